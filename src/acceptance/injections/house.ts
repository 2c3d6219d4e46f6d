import { setTimeout } from 'node:timers/promises';
import { canonical } from '../../core/json.ts';
import { createHomeserver } from '../../playground/homeserver/homeserver.ts';
import { stubRegistration } from '../../playground/homeserver/stub-service.ts';
import { listen } from '../../playground/listen.ts';
import { ManualClock } from '../../playground/manual-clock.ts';
import { modelsFile } from '../../playground/models/rules-file.ts';
import type { Rule } from '../../playground/models/script.ts';
import { Person } from '../../playground/people.ts';
import { fetchFrom } from '../../playground/router.ts';
import { Models } from '../../playground/talk/models.ts';
import { networkOf } from '../../playground/talk/network.ts';
import { seedFile } from '../../playground/talk/seed.ts';
import { Services } from '../../playground/talk/services.ts';
import { populate } from '../../playground/vikunja/populate.ts';
import type { PlaygroundVikunja } from '../../playground/vikunja/vikunja.ts';
import { startDemoEis } from '../../wiring/demo.ts';
import { KEY, TOKEN } from './attempts.ts';

const DOMAIN = 'example.org';
const BOT = `@eis:${DOMAIN}`;
const ADDRESS = 'https://my.vikunja.io';
const NOW = new Date('2026-11-20T08:12:00Z');
/** Between one look and the next whether eis has done everything. */
const LOOK_MS = 5;
const PATIENCE_MS = 60_000;

const sleep = async (ms: number, signal?: AbortSignal): Promise<void> => {
  await setTimeout(ms, undefined, signal ? { signal } : {});
};

export type ModelHouse = Awaited<ReturnType<typeof openModelHouse>>;

/**
 * A whole eis over the wire: homeserver, a Vikunja of alice with some tasks, and a Claude and an Ollama by script. Alice has
 * added her key and allowed its use.
 */
export async function openModelHouse() {
  const clock = new ManualClock(NOW);
  const registration = { ...stubRegistration, as_token: 'a'.repeat(40), hs_token: 'h'.repeat(40) };
  // oxlint-disable-next-line no-restricted-globals -- the transactions go over a real socket, as everywhere
  const homeserver = createHomeserver({ domain: DOMAIN, registration }, { now: clock.now, sleep, fetch });
  const listening = await listen(homeserver.routes);
  const around = { now: clock.now, sleep, onRequest: () => undefined };
  const services = new Services({ ...around, version: '2' });
  const models = new Models(around);
  await services.start(seed, 'Europe/Berlin');
  await models.start(
    modelsFile.parse({ local: { models: [{ name: 'qwen3:4b' }] }, claude: { keys: [KEY] } }),
  );
  const network = networkOf([services.hosted, models.hosted]);
  const world = {
    permissions: { [DOMAIN]: 'use' as const },
    zone: 'Europe/Berlin',
    network,
    ...(models.local ? { localModel: models.local } : {}),
    homeserver: { url: listening.address, domain: DOMAIN },
    registration,
    now: clock.now,
  };
  const eis = await startDemoEis(world);
  homeserver.serviceIsAt(eis.url);
  const settled = async (): Promise<void> => {
    const until = performance.now() + PATIENCE_MS;
    for (let quiet = 0; quiet < 3; ) {
      if (performance.now() > until) throw new Error('eis is still busy');
      await sleep(LOOK_MS);
      quiet = homeserver.isIdle() && (await eis.idle()) ? quiet + 1 : 0;
    }
  };
  const alice = await Person.register(
    { localpart: 'alice', displayName: 'Alice' },
    { homeserver: 'http://homeserver.invalid', fetch: fetchFrom(() => homeserver.routes) },
  );
  const dm = await alice.openDirectRoom(BOT);
  await settled();
  await eis.connect(alice.user, { service: 'vikunja', name: 'my', address: ADDRESS, secret: TOKEN });
  const [vikunja] = services.all;
  if (!vikunja) throw new Error('there is no Vikunja');

  const seen = new Set<string>();
  /** What eis said since it was looked at last. */
  const heard = async (): Promise<readonly { readonly text: string; readonly raw: string }[]> => {
    const path = `/_matrix/client/v3/rooms/${encodeURIComponent(dm)}/messages?dir=b&limit=40`;
    const events = eventsIn(await alice.call('GET', path)).toReversed();
    const fresh = events.filter(({ id, type }) => type === 'm.room.message' && !seen.has(id));
    for (const { id } of fresh) seen.add(id);
    return fresh.filter(({ sender }) => sender === BOT).map(({ body, raw }) => ({ text: body, raw }));
  };
  const says = async (text: string) => {
    await alice.say(dm, text);
    await settled();
    return await heard();
  };
  const rules = (name: 'claude' | 'local', next: readonly Rule[]): void => {
    models.server(name)?.script.become(next);
  };
  await says('hi');
  await says(`config claude ${KEY}`);
  const thanks = await says('yes');
  return {
    says,
    rules,
    vikunja,
    people: populate(vikunja.state),
    models,
    /** What eis said when alice allowed the use of her key. */
    thanks: thanks.map(({ text }) => text),
    /** Everything that the service holds, as it stands. */
    digest: (): string => digestOf(vikunja),
    close: async (): Promise<void> => {
      await eis.stop();
      await eis.forget();
      await models.close();
      await services.close();
      await homeserver.stop();
      await listening.close();
    },
  };
}

const seed = seedFile.parse({
  services: {
    [ADDRESS]: {
      zone: 'Europe/Berlin',
      accounts: [{ name: 'alice', zone: 'Europe/Berlin', tokens: [TOKEN] }, { name: 'mallory' }],
      tasks: [
        { title: 'Send invoice', of: 'alice', due: '2026-11-18' },
        { title: 'Book hotel', of: 'alice', due: '2026-11-20' },
        { title: 'Order paper', of: 'alice', done: true, doneAt: '2026-11-17T10:00', created: '2026-11-16' },
      ],
    },
  },
});

interface Heard {
  readonly id: string;
  readonly type: string;
  readonly sender: string;
  readonly body: string;
  /** All of its content. */
  readonly raw: string;
}

function eventsIn(answer: unknown): readonly Heard[] {
  const chunk = fieldOf(answer, 'chunk');
  return (Array.isArray(chunk) ? chunk : []).map((event: unknown) => {
    const content = fieldOf(event, 'content');
    return {
      id: String(fieldOf(event, 'event_id')),
      type: String(fieldOf(event, 'type')),
      sender: String(fieldOf(event, 'sender')),
      body: wordsIn(content),
      raw: JSON.stringify(content),
    };
  });
}

const wordsIn = (content: unknown): string => {
  const body = fieldOf(content, 'body');
  return typeof body === 'string' ? body : '';
};

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null
    ? new Map<string, unknown>(Object.entries(value)).get(name)
    : undefined;

/** All tasks, projects with those who share them, labels, people and tokens; a look at them changes nothing. */
const digestOf = ({ state }: PlaygroundVikunja): string => {
  const projects = [...state.projects.values()].map((one) => ({ ...one, members: [...one.members] }));
  const { tasks, labels, users, tokens } = state;
  return canonical([projects, ...[tasks, labels, users].map((all) => [...all.values()]), tokens.size]);
};
