import assert from 'node:assert/strict';
import type { Changed } from '../../src/core/action-result.ts';
import type { Json } from '../../src/core/json.ts';
import { type RawTask, type RawVikunja, rawVikunja } from './raw-vikunja.ts';
import { type Account, type Played, type Visit, visit } from './visit.ts';

type Input = Readonly<Record<string, Json>>;

/** What an operation said in the end, and everything that was asked of the service for it. */
export interface Told {
  readonly text: string;
  readonly requests: readonly string[];
}

/** A Vikunja with a project made for this run. Every name in it holds the mark of the run. */
export interface Ground {
  readonly visit: Visit;
  readonly raw: RawVikunja;
  /** Letters that no other name there holds. */
  readonly mark: string;
  readonly project: { readonly id: number; readonly title: string };
  /** The name by which its own user is assigned. */
  readonly self: { readonly id: number; readonly username: string };
  /** A write that is not asked about. Throws unless it was done, and as planned. */
  readonly does: (action: string, input: Input) => Promise<Told>;
  /** A write that is asked about, and confirmed. */
  readonly asksAndDoes: (action: string, input: Input) => Promise<Told>;
  readonly finds: (action: string, input: Input) => Promise<Told>;
  /** The one task of this title in the project of this run, as Vikunja has it. */
  readonly task: (title: string) => Promise<RawTask>;
  /** Everything whose name holds the mark is removed. */
  readonly clear: () => Promise<void>;
}

/** Letters only: a number could be read as a day. */
const markFrom = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => String.fromCharCode(97 + (byte % 26))).join(
    '',
  );

export async function openGround(account: Account): Promise<Ground> {
  const visiting = await visit(account);
  const raw = rawVikunja({ ...account, address: visiting.tested.address });
  const mark = `q${markFrom()}`;
  const project = await raw.addProject(`Eis test ${mark}`);
  try {
    const { owner: self } = await raw.project(project.id);
    assert.ok(self, 'the project belongs to nobody');
    return groundIn({ visit: visiting, raw, mark, project, self });
  } catch (error) {
    await clear(raw, mark);
    throw error;
  }
}

function groundIn(made: Pick<Ground, 'visit' | 'raw' | 'mark' | 'project' | 'self'>): Ground {
  const { visit: visiting, raw, mark, project } = made;
  return {
    ...made,
    does: async (action, input) => changed([await visiting.call(action, input)]),
    asksAndDoes: async (action, input) => {
      const asked = await visiting.call(action, input);
      assert.equal(asked.result.kind, 'confirm', described(asked));
      return changed([asked, await visiting.yes()]);
    },
    finds: async (action, input) => answered(await visiting.call(action, input)),
    task: async (title) => {
      const tasks = (await raw.tasksOf(project.id)).filter((one) => one.title === title);
      const [found] = tasks;
      assert.ok(found && tasks.length === 1, `there are ${tasks.length} tasks “${title}”`);
      return await raw.task(found.id);
    },
    clear: async () => {
      await clear(raw, mark);
      await visiting.close();
    },
  };
}

/** The last of these did it; it says so, and all of them count. */
export function changed(played: readonly Played[]): Told {
  const last = played.at(-1);
  assert.ok(last, 'nothing was played');
  const { result } = last;
  assert.ok(result.kind === 'changed' && !result.trouble, described(last));
  return { text: textOf(last), requests: played.flatMap(({ requests }) => requests) };
}

export function answered(played: Played): Told {
  assert.equal(played.result.kind, 'answered', described(played));
  return { text: textOf(played), requests: played.requests };
}

/** What was said, whatever it is. */
export function textOf({ result }: Played): string {
  switch (result.kind) {
    case 'answered':
      return result.outcome.reply.markdown;
    case 'changed':
      return result.markdown;
    case 'denied':
      return result.because;
    case 'confirm':
    case 'unclear':
    case 'missing':
      return result.question;
  }
}

const described = (played: Played): string =>
  `${played.result.kind}: ${textOf(played)}${played.result.kind === 'changed' ? troubleOf(played.result) : ''}`;

function troubleOf({ trouble }: Changed): string {
  if (!trouble) return '';
  return trouble.kind === 'doubt'
    ? ` (doubt: ${trouble.error?.message ?? 'neither as before nor as planned'})`
    : ` (${trouble.kind}: ${trouble.what})`;
}

/** Projects take their tasks with them. */
async function clear(raw: RawVikunja, mark: string): Promise<void> {
  for (const { id, parent_project_id: parent } of await raw.projectsLike(mark))
    if (parent === 0) await raw.write('DELETE', `/projects/${id}`);
  for (const { id } of await raw.projectsLike(mark)) await raw.write('DELETE', `/projects/${id}`);
  for (const { id } of await raw.labelsLike(mark)) await raw.write('DELETE', `/labels/${id}`);
}
