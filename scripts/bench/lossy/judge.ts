import { canonical, type Json } from '../../../src/core/json.ts';
import type { Meant } from './operations.ts';

/** What eis said about an operation, once nothing was open any more. */
export type Told = 'done' | 'not done' | 'partly' | 'unknown';

/** What became of an operation against what was said about it. */
export interface Judgement {
  /** Fields, or whole tasks, that are gone or different, though nobody asked for that and nobody was told. */
  readonly lost: readonly string[];
  /** More objects than were asked for. */
  readonly doubled: readonly string[];
  /** Said to be done and is not, or said not to be done and is. */
  readonly wrong: readonly string[];
}

export type Tasks = ReadonlyMap<number, Json>;

interface Differences {
  readonly created: readonly number[];
  readonly removed: readonly number[];
  /** Task → the fields that are different. */
  readonly changed: ReadonlyMap<number, readonly string[]>;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function fieldsThatDiffer(a: Json | undefined, b: Json | undefined): readonly string[] {
  if (!isRecord(a) || !isRecord(b)) return [];
  return Object.keys({ ...a, ...b }).filter((name) => canonical(a[name]) !== canonical(b[name]));
}

function differences(before: Tasks, after: Tasks): Differences {
  const changed = [...before.keys()]
    .filter((id) => after.has(id))
    .map((id) => [id, fieldsThatDiffer(before.get(id), after.get(id))] as const)
    .filter(([, fields]) => fields.length > 0);
  return {
    created: [...after.keys()].filter((id) => !before.has(id)),
    removed: [...before.keys()].filter((id) => !after.has(id)),
    changed: new Map(changed),
  };
}

/** Compares what the server keeps with what was asked for and with what was said; eis itself is not asked. */
export function judge(meant: Meant, told: Told, before: Tasks, after: Tasks): Judgement {
  const found = differences(before, after);
  const wrong = wrongIn(meant, told, found);
  return { lost: told === 'partly' ? [] : lostIn(meant, found), doubled: doubledIn(meant, found), wrong };
}

function lostIn(meant: Meant, { removed, changed }: Differences): readonly string[] {
  const gone = removed
    .filter((id) => !(meant.kind === 'remove' && meant.id === id))
    .map((id) => `task ${id}`);
  const fields = [...changed].flatMap(([id, names]) =>
    names
      .filter((name) => !(meant.kind === 'update' && meant.id === id && meant.fields.includes(name)))
      .map((name) => `${name} of task ${id}`),
  );
  return [...gone, ...fields];
}

function doubledIn(meant: Meant, { created }: Differences): readonly string[] {
  const surplus = meant.kind === 'create' ? created.slice(1) : created;
  return surplus.map((id) => `task ${id}`);
}

function wrongIn(meant: Meant, told: Told, found: Differences): readonly string[] {
  const isThere = isDone(meant, found);
  if (told === 'done' && !isThere) return [`${meant.kind} was said to be done`];
  const isUntouched = found.created.length + found.removed.length + found.changed.size === 0;
  return told === 'not done' && !isUntouched ? [`${meant.kind} was said not to be done`] : [];
}

/** A change to what stood there already leaves no trace. */
function isDone(meant: Meant, { created, removed, changed }: Differences): boolean {
  switch (meant.kind) {
    case 'create':
      return created.length > 0;
    case 'remove':
      return removed.includes(meant.id);
    case 'update':
      return changed.has(meant.id);
  }
}

/** All tasks without their numbers, which a task that is made again cannot get back. */
export const digestOf = (tasks: Tasks): string => canonical([...tasks.values()].map(canonical).toSorted());

/** What stands only in one of them, for people. */
export function differenceOf(before: Tasks, after: Tasks): string {
  const [was, is] = [before, after].map((tasks) => [...tasks.values()].map(canonical));
  const gone = was?.filter((task) => !is?.includes(task)) ?? [];
  const come = is?.filter((task) => !was?.includes(task)) ?? [];
  return `${gone.join(' ')} became ${come.join(' ')}`;
}
