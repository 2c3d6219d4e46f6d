import { noFiles } from '../../../src/core/file.ts';
import { createLookAgain } from '../../../src/actions/look-again.ts';
import { createRunAction } from '../../../src/actions/run-action.ts';
import { createTakeBack } from '../../../src/actions/take-back.ts';
import { WriteLocks } from '../../../src/actions/write-locks.ts';
import { createVikunja } from '../../../src/backends/vikunja/index.ts';
import type { SealedConnection } from '../../../src/core/connection.ts';
import type { Json } from '../../../src/core/json.ts';
import { createToService, type Egress } from '../../../src/egress/to-service.ts';
import type { Generation } from '../../../src/playground/vikunja/generation.ts';
import { populate } from '../../../src/playground/vikunja/populate.ts';
import { serveVikunja } from '../../../src/playground/vikunja/serve-vikunja.ts';
import type { State, StoredTask } from '../../../src/playground/vikunja/state.ts';
import { createPlaygroundVikunja } from '../../../src/playground/vikunja/vikunja.ts';
import { aCaller } from '../../../src/testing/callers.ts';
import { FakeJournal } from '../../../src/testing/fake-journal.ts';
import { sleep } from '../../../src/wiring/sleep.ts';
import type { Chance } from '../../torture/chance.ts';
import { type Front, openFront } from './front.ts';

export const LABELS = ['errand', 'travel', 'home office'] as const;
export const PROJECTS = ['Inbox', 'Work', 'Home'] as const;

/** A Vikunja, a proxy in front of it that is not to be trusted, and the runner of eis with one connection to it. */
export interface World {
  readonly state: State;
  readonly front: Front;
  readonly caller: ReturnType<typeof aCaller>;
  readonly runAction: ReturnType<typeof createRunAction>;
  readonly takeBack: ReturnType<typeof createTakeBack>;
  readonly lookAgain: ReturnType<typeof createLookAgain>;
  readonly now: () => Date;
  /** All tasks as the server keeps them: what no client sets by itself is left out. */
  readonly tasks: () => ReadonlyMap<number, Json>;
  readonly close: () => Promise<void>;
}

/** Nobody waits half a minute ten thousand times: what takes longer than this has given up. */
const PATIENCE_MS = 300;
/** Waits of a second or more become some milliseconds. */
const HURRIED = 200;

const hurriedSleep = async (ms: number, signal?: AbortSignal): Promise<void> =>
  await sleep(ms >= 30_000 ? PATIENCE_MS : Math.ceil(ms / HURRIED), signal);

const now = (): Date => new Date();

export async function openWorld(version: Generation, chance: Chance): Promise<World> {
  const vikunja = createPlaygroundVikunja({ version, now });
  const people = populate(vikunja.state);
  const ada = people.addUser({ username: 'ada', timeZone: 'Europe/Berlin' });
  const token = people.addToken(ada);
  for (const title of LABELS) people.addLabel(ada, title);
  for (const title of PROJECTS.slice(1)) people.addProject(ada, { title });
  const serving = await serveVikunja(vikunja);
  const front = await openFront({
    target: serving.address.replace(/\/$/, ''),
    chance,
    patienceMs: PATIENCE_MS + 60,
  });
  const egress = createToService({
    allow: [new URL(front.address).host],
    authorities: [],
    locate: async (host, port) => await Promise.resolve([{ address: host, port }]),
    sleep: hurriedSleep,
  });
  const actions = await connectThrough(front.address, token, egress);
  return {
    ...actions,
    front,
    now,
    state: vikunja.state,
    tasks: () => tasksIn(vikunja.state),
    close: async () => {
      egress.close();
      await front.close();
      await serving.close();
    },
  };
}

async function connectThrough(address: string, token: string, { toService }: Egress) {
  const caller = aCaller();
  const backend = createVikunja();
  const io = {
    fetch: toService(address),
    now,
    sleep: hurriedSleep,
    timeZone: caller.timeZone,
    files: noFiles,
  };
  const credentials = { address, token };
  let facts: Json = null;
  const learn = async (learnt: Json): Promise<void> => {
    facts = learnt;
    await Promise.resolve();
  };
  const { signal } = new AbortController();
  facts = (await backend.test?.(credentials, { ...io, facts, learn }, signal))?.facts ?? null;
  const connection = (): SealedConnection => ({
    id: 'my',
    service: 'vikunja',
    name: 'my',
    address,
    account: 'ada',
    isDefault: true,
    state: 'connected',
    since: now().toISOString(),
    lastUsed: undefined,
    facts,
    sealed: '',
  });
  const deps = {
    backends: [backend],
    connectionsOf: async () => await Promise.resolve([connection()]),
    openSession: async () => await backend.connect(credentials, { ...io, facts, learn }),
    journal: new FakeJournal(),
    writeLocks: new WriteLocks(),
    changeState: async () => await Promise.resolve(false),
    touch: async () => await Promise.resolve(),
    now,
  };
  return {
    caller,
    runAction: createRunAction(deps),
    takeBack: createTakeBack(deps),
    lookAgain: createLookAgain(deps),
  };
}

const tasksIn = (state: State): ReadonlyMap<number, Json> =>
  new Map([...state.tasks.values()].map((task) => [task.id, plain(task)]));

/** The date a repeating task was last done, its number and the times of the server are nobody's to keep. */
const plain = (task: StoredTask): Json => ({
  title: task.title,
  description: task.description,
  done: task.done,
  due: task.due ?? null,
  start: task.start ?? null,
  end: task.end ?? null,
  reminders: task.reminders.map(({ at, relativePeriod, relativeTo }) => [
    at ?? null,
    relativePeriod,
    relativeTo,
  ]),
  project: task.project,
  repeatAfter: task.repeatAfter,
  repeatMode: task.repeatMode,
  priority: task.priority,
  percentDone: task.percentDone,
  hexColor: task.hexColor,
  labels: task.labels.toSorted((a, b) => a - b),
  assignees: task.assignees.toSorted((a, b) => a - b),
  favouriteOf: [...task.favouriteOf].toSorted((a, b) => a - b),
});
