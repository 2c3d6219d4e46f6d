import { z } from 'zod';
import { generations } from '../../src/playground/vikunja/generation.ts';
import type { PlainRequest } from '../../src/playground/router.ts';
import type { PlaygroundVikunja } from '../../src/playground/vikunja/vikunja.ts';
import { type OpenPlayground, openPlayground } from '../vikunja/open-playground.ts';
import { createGate, Dropped, type Gate, type Station } from './gate.ts';

/** A kind of request that eis makes of a Vikunja, and where it is caught. */
export interface WantedWrite {
  readonly kind: WriteKind;
  readonly station: Station;
}
export type WriteKind = 'creation' | 'change' | 'removal';

/** What was really done, by title; each write is counted, whatever was done about it later. */
export interface ServiceLog {
  readonly created: ReadonlyMap<string, number>;
  /** Writes after which a task was otherwise than before. */
  readonly changed: ReadonlyMap<string, number>;
  readonly removed: ReadonlyMap<string, number>;
}

/** A Vikunja of each generation. None of them is ever killed, and each keeps count. */
export interface Services extends Pick<Gate<WantedWrite, WriteKind>, 'trap'> {
  /** As `egress.allow` wants them. */
  readonly allow: readonly string[];
  /** Makes an account in one of them, in turn: what the person types to connect it. */
  readonly admit: (username: string) => { readonly address: string; readonly token: string };
  readonly log: ServiceLog;
  /** Of all tasks that are there now. */
  readonly titles: () => readonly string[];
  readonly close: () => Promise<void>;
}

export async function openServices(): Promise<Services> {
  const gate = createGate<WantedWrite, WriteKind>((wanted, kind) => wanted.kind === kind);
  const log = { created: new Map(), changed: new Map(), removed: new Map() } satisfies WritableLog;
  const around = (vikunja: PlaygroundVikunja): PlaygroundVikunja => withCount(vikunja, gate, log);
  const open: OpenPlayground[] = [];
  for (const version of generations) open.push(await openPlayground(version, around));
  let admitted = 0;
  return {
    trap: gate.trap,
    log,
    allow: open.map(({ hostAndPort }) => hostAndPort),
    admit: (username) => {
      const next = open[admitted % open.length];
      admitted += 1;
      if (!next) throw new Error('no Vikunja is open');
      return { address: next.address, token: next.admit(username) };
    },
    titles: () => open.flatMap(({ vikunja }) => [...vikunja.state.tasks.values()].map(({ title }) => title)),
    close: async () => {
      for (const { close } of open) await close();
    },
  };
}

type WritableLog = { readonly [Kind in keyof ServiceLog]: Map<string, number> };

const note = (counts: Map<string, number>, title: string): void =>
  void counts.set(title, (counts.get(title) ?? 0) + 1);

const TASK = /^\/api\/v\d\/tasks\/(\d+)$/;
const TASKS = /^\/api\/v\d\/projects\/\d+\/tasks$/;

interface Write {
  readonly kind: WriteKind;
  /** Of a change or a removal. */
  readonly task: number;
}

/** Writes of tasks alone; nothing for any other request. */
export function writeIn(method: string, target: string): Write | undefined {
  const path = target.split('?', 1)[0] ?? '';
  if (method === 'PUT' && TASKS.test(path)) return { kind: 'creation', task: 0 };
  const task = Number(TASK.exec(path)?.[1] ?? 0);
  if (task === 0) return undefined;
  if (method === 'DELETE') return { kind: 'removal', task };
  return method === 'POST' || method === 'PATCH' ? { kind: 'change', task } : undefined;
}

const Titled = z.looseObject({ title: z.string() });

/** The same Vikunja behind the gate, counting what it does. */
function withCount(
  vikunja: PlaygroundVikunja,
  { pass }: Pick<Gate<WantedWrite, WriteKind>, 'pass'>,
  log: WritableLog,
): PlaygroundVikunja {
  const carryOut: PlaygroundVikunja['answer'] = async (request, scheme) => {
    const write = writeIn(request.method, request.target);
    if (!write) return await vikunja.answer(request, scheme);
    await pass(write.kind, 'arrived');
    const before = lookAt(vikunja, write.task);
    const outcome = await vikunja.answer(request, scheme);
    const isDone = outcome.kind === 'answer' && outcome.status < 300;
    if (isDone) noteWrite(log, write.kind, { before, after: lookAt(vikunja, write.task), request });
    await pass(write.kind, 'answered');
    return outcome;
  };
  return {
    ...vikunja,
    answer: async (request, scheme) => {
      try {
        return await carryOut(request, scheme);
      } catch (error) {
        if (error instanceof Dropped) return { kind: 'closed' };
        throw error;
      }
    },
  };
}

interface Noted {
  readonly before: Look | undefined;
  readonly after: Look | undefined;
  readonly request: PlainRequest;
}

function noteWrite(log: WritableLog, kind: WriteKind, { before, after, request }: Noted): void {
  switch (kind) {
    case 'creation':
      return note(log.created, Titled.parse(JSON.parse(new TextDecoder().decode(request.body))).title);
    case 'change':
      if (before && after?.fields !== before.fields) note(log.changed, before.title);
      return;
    case 'removal':
      if (before) note(log.removed, before.title);
  }
}

interface Look {
  readonly title: string;
  readonly fields: string;
}

/** What a change can change. */
function lookAt({ state }: PlaygroundVikunja, id: number): Look | undefined {
  const task = state.tasks.get(id);
  if (!task) return undefined;
  const { title, done, due, priority, description, project } = task;
  return { title, fields: JSON.stringify([title, done, due, priority, description, project]) };
}
