import { dirname, join } from 'node:path';
import type { RegistrationFile } from './playground/homeserver/application-service.ts';
import { withoutDevices } from './playground/homeserver/families.ts';
import { createHomeserver, type PlaygroundHomeserver } from './playground/homeserver/homeserver.ts';
import { noQuirks, type Quirks } from './playground/homeserver/quirks.ts';
import { listen, type Listening } from './playground/listen.ts';
import { ManualClock } from './playground/manual-clock.ts';
import { logInBrowser } from './playground/page/page-devices.ts';
import { type PagePerson, pageRoutes } from './playground/page/page-routes.ts';
import { type PageModels, type PageModelsWish, startPageModels } from './playground/page/page-models.ts';
import { type PageVikunja, startPageVikunja } from './playground/page/page-vikunja.ts';
import { Person } from './playground/people.ts';
import { fetchFrom } from './playground/router.ts';
import { OutOfPatience, type RunningEis, type TalkWorld } from './playground/talk/house.ts';
import { networkOf, type TalkNetwork } from './playground/talk/network.ts';
import { runTalk } from './playground/talk/run-talk.ts';
import type { TalkEnd } from './playground/talk/talk-end.ts';
import { TalkMistake } from './playground/talk/talk-step.ts';
import { type Generation, generations } from './playground/vikunja/generation.ts';

/** True for the name of a generation that the playground speaks. */
export const isGeneration = (name: string): name is Generation =>
  generations.some((generation) => generation === name);

export interface DemoOptions {
  /** A file with a talk, or `-` for standard input. Left out: the chat page. */
  readonly talk?: string;
  /** Of the chat page; left out: any free one. */
  readonly port?: number;
  /** Which Vikunja the playground's is; left out: 2. */
  readonly vikunja?: Generation;
  /** Of the chat page; left out: none is there, and none is looked for. */
  readonly models?: PageModelsWish;
  /** `without devices`: one on which encryption cannot be had. Left out: one that deviates in nothing. */
  readonly homeserver?: 'without devices';
}

/** Everything an eis of the demonstration is configured by. The same object is given again when it starts again. */
export interface DemoWorld extends TalkWorld {
  readonly homeserver: { readonly url: string; readonly domain: string };
  readonly registration: RegistrationFile;
  readonly bot: string;
  readonly now: () => Date;
}

export interface DemoEis extends RunningEis {
  /** Where it waits for transactions. */
  readonly url: string;
}

export interface DemoDeps {
  /** Everything in memory and fresh keys; started again with the same world, it still knows what it knew. */
  readonly startEis: (world: DemoWorld) => Promise<DemoEis>;
  readonly now: () => Date;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly fetch: typeof globalThis.fetch;
  /** Fit for secrets. */
  readonly random: (bytes: number) => Uint8Array;
  /** One line for people. */
  readonly write: (line: string) => void;
  /** The text of a file, of standard input for `-`. */
  readonly readText: (path: string) => Promise<string>;
  /** Called when a talk is over, before eis is stopped for good. */
  readonly onTalkEnd?: (end: TalkEnd) => Promise<void>;
  /** Ends when somebody wants the demonstration to end. */
  readonly stopped: Promise<void>;
}

const DOMAIN = 'example.org';
const BOT = `@eis:${DOMAIN}`;
const TOKEN_BYTES = 32;

/**
 * The playground's homeserver and an eis, both in memory, on loopback. Shows the chat page until somebody stops it, or plays a talk.
 * Returns the exit code: 1 where a talk differs from what it expects, 2 where the talk itself is wrong.
 */
export async function demo(options: DemoOptions, deps: DemoDeps): Promise<number> {
  const { talk, vikunja = '2' } = options;
  return talk === undefined
    ? await showPage({ ...options, vikunja }, deps)
    : await playTalk({ talk, vikunja }, deps);
}

interface Playground {
  readonly homeserver: PlaygroundHomeserver;
  readonly registration: RegistrationFile;
}

function makePlayground(deps: DemoDeps, now: () => Date, quirks: Quirks = noQuirks): Playground {
  const secret = (): string => Buffer.from(deps.random(TOKEN_BYTES)).toString('base64url');
  const registration: RegistrationFile = {
    id: 'eis',
    url: 'http://127.0.0.1:1',
    as_token: secret(),
    hs_token: secret(),
    sender_localpart: 'eis_sender',
    namespaces: {
      users: [{ exclusive: true, regex: '^@eis(_[a-z0-9._=/+-]+)?:example\\.org$' }],
      aliases: [{ exclusive: true, regex: '^#eis_.*:example\\.org$' }],
    },
  };
  const { sleep, fetch } = deps;
  const homeserver = createHomeserver(
    { domain: DOMAIN, registration, quirks, seed: secret() },
    { now, sleep, fetch },
  );
  return { homeserver, registration };
}

interface PageOptions extends DemoOptions {
  readonly vikunja: Generation;
}

async function showPage(
  { port, vikunja, models: wish, homeserver: kind }: PageOptions,
  deps: DemoDeps,
): Promise<number> {
  const { homeserver, registration } = makePlayground(deps, deps.now, kind && withoutDevices);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const service = await startPageVikunja({ version: vikunja, zone, people: NAMES }, deps);
  const models = wish && (await startPageModels(wish, deps));
  const people = await makePeople(homeserver, service);
  const listening = await listen([...pageRoutes(people, service, models), ...homeserver.routes], port);
  const world: DemoWorld = {
    permissions: { [DOMAIN]: 'use', [people[0]?.person.user ?? '']: 'admin' },
    zone,
    network: models ? withClouds(service.network, models.hosted) : service.network,
    ...(models ? { localModel: models.localModel } : {}),
    homeserver: { url: listening.address, domain: DOMAIN },
    registration,
    bot: BOT,
    now: deps.now,
  };
  try {
    const eis = await deps.startEis(world);
    homeserver.serviceIsAt(eis.url);
    await makeRooms(people);
    deps.write(`eis is ready: open ${listening.address} in a browser. To stop: Ctrl-C`);
    await deps.stopped;
    await eis.stop();
    return 0;
  } finally {
    await end(homeserver, listening);
    await service.close();
    await models?.close();
  }
}

/** Where the clouds of the page are, and everything else as before. */
function withClouds(network: TalkNetwork, clouds: PageModels['hosted']): TalkNetwork {
  const { locate, authorities, allow } = networkOf([clouds]);
  return {
    locate: async (host, port) =>
      clouds.ports.has(`${host}:${port}`) ? await locate(host, port) : await network.locate(host, port),
    authorities: [...network.authorities, ...authorities],
    allow: [...network.allow, ...allow],
  };
}

async function end(homeserver: PlaygroundHomeserver, listening: Listening): Promise<void> {
  await homeserver.stop();
  await listening.close();
}

interface DemoPerson extends PagePerson {
  readonly person: Person;
}

const NAMES = ['Alice', 'Bob'];

async function makePeople(
  homeserver: PlaygroundHomeserver,
  service: PageVikunja,
): Promise<readonly DemoPerson[]> {
  const deps = { homeserver: 'http://homeserver.invalid', fetch: fetchFrom(() => homeserver.routes) };
  return await Promise.all(
    NAMES.map(async (name) => {
      const person = await Person.register({ localpart: name.toLowerCase(), displayName: name }, deps);
      return { name, person, token: await logInBrowser(person), vikunjaToken: service.tokenOf(name) };
    }),
  );
}

/** A direct room each, an encrypted one, and one for all. */
async function makeRooms(people: readonly DemoPerson[]): Promise<void> {
  for (const { person } of people) {
    // Whoever is to read has keys before anybody speaks.
    await person.device();
    await person.openDirectRoom(BOT);
    await person.openDirectRoom(BOT, { encrypted: true });
  }
  const [first, ...others] = people;
  if (!first) return;
  const invite = [BOT, ...others.map(({ person }) => person.user)];
  const team = await first.person.createRoom({ name: 'team', preset: 'private_chat', invite });
  for (const { person } of others) await person.join(team);
}

async function playTalk(
  { talk, vikunja }: { talk: string; vikunja: Generation },
  deps: DemoDeps,
): Promise<number> {
  const clock = new ManualClock(deps.now());
  const { homeserver, registration } = makePlayground(deps, clock.now);
  const listening = await listen(homeserver.routes);
  const worlds = new Map<TalkWorld, DemoWorld>();
  const folder = talk === '-' ? '.' : dirname(talk);
  try {
    const { difference } = await runTalk(await deps.readText(talk), {
      homeserver,
      bot: BOT,
      startEis: async (given) => {
        const server = { url: listening.address, domain: DOMAIN };
        const world = worlds.get(given) ?? {
          ...given,
          homeserver: server,
          registration,
          bot: BOT,
          now: clock.now,
        };
        worlds.set(given, world);
        const eis = await deps.startEis(world);
        homeserver.serviceIsAt(eis.url);
        return eis;
      },
      now: clock.now,
      moveClock: (moment) => clock.moveTo(moment),
      vikunja,
      sleep: deps.sleep,
      readSeed: async (file) => await deps.readText(join(folder, file)),
      print: deps.write,
      ...(deps.onTalkEnd ? { onEnd: deps.onTalkEnd } : {}),
    });
    if (difference !== undefined) deps.write(`\n${difference}`);
    return difference === undefined ? 0 : 1;
  } catch (error) {
    if (!(error instanceof TalkMistake || error instanceof OutOfPatience)) throw error;
    deps.write(`${talk === '-' ? 'The talk' : talk}: ${error.message}`);
    return 2;
  } finally {
    await end(homeserver, listening);
  }
}
