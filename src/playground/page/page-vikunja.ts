import { instantIn } from '../talk/furnish.ts';
import type { TalkNetwork } from '../talk/network.ts';
import type { Generation } from '../vikunja/generation.ts';
import { waysOf } from '../vikunja/generation.ts';
import { populate } from '../vikunja/populate.ts';
import { serveVikunja } from '../vikunja/serve-vikunja.ts';
import { createPlaygroundVikunja, type PlaygroundVikunja } from '../vikunja/vikunja.ts';

/** The Vikunja that stands beside the chat page: everybody on the page has an account and a token. */
export interface PageVikunja {
  /** `http://127.0.0.1:PORT` */
  readonly address: string;
  /** `2.5.0` */
  readonly version: string;
  readonly tokenOf: (name: string) => string;
  readonly network: TalkNetwork;
  readonly close: () => Promise<void>;
}

interface Wish {
  readonly version: Generation;
  readonly zone: string;
  /** Display names. */
  readonly people: readonly string[];
}

interface Deps {
  readonly now: () => Date;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** Starts it on loopback, over plain HTTP, with a few tasks to look at. */
export async function startPageVikunja({ version, zone, people }: Wish, deps: Deps): Promise<PageVikunja> {
  const vikunja = createPlaygroundVikunja({ version, ...deps });
  const tokens = new Map(people.map((name) => [name, moveIn(vikunja, name, zone)]));
  const serving = await serveVikunja(vikunja);
  const address = serving.address.replace(/\/$/, '');
  return {
    address,
    version: waysOf[version].version,
    tokenOf: (name) => tokens.get(name) ?? '',
    network: {
      locate: async (host, port) => await Promise.resolve([{ address: host, port }]),
      authorities: [],
      allow: [new URL(address).host],
    },
    close: serving.close,
  };
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** An account with two projects and tasks around today. Returns a token for it. */
function moveIn({ state }: PlaygroundVikunja, name: string, zone: string): string {
  const { addUser, addToken, addProject, addTask } = populate(state);
  const user = addUser({ username: name.toLowerCase(), name, timeZone: zone });
  const [home, work] = ['Home', 'Work'].map((title) => addProject(user, { title }));
  const now = state.instant();
  const day = (later: number): number | undefined =>
    instantIn(new Date(now + later * DAY_MS).toISOString().slice(0, 10), zone);
  if (home) addTask(home, { title: 'Water the plants', due: day(0) });
  if (home) addTask(home, { title: 'Call the dentist', due: Math.ceil(now / HOUR_MS + 1) * HOUR_MS });
  if (work) addTask(work, { title: 'Send invoice', due: day(-2), priority: 4 });
  if (work) addTask(work, { title: 'Book hotel', due: day(4) });
  return addToken(user);
}
