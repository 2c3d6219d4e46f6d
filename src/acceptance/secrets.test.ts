import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseRegistration } from '../config/registration.ts';
import { configurationSchema } from '../config/schema.ts';
import { Secret } from '../core/secret.ts';
import { createHomeserver } from '../playground/homeserver/homeserver.ts';
import { stubRegistration } from '../playground/homeserver/stub-service.ts';
import { listen } from '../playground/listen.ts';
import { ManualClock } from '../playground/manual-clock.ts';
import type { RunningEis, TalkWorld } from '../playground/talk/house.ts';
import { runTalk } from '../playground/talk/run-talk.ts';
import { generateMasterKey } from '../vault/master-key.ts';
import { closeEnds } from '../wiring/admin.ts';
import { openEnds } from '../wiring/ends.ts';
import { wireEnds } from '../wiring.ts';

// A token or a key that somebody pastes goes through a real eis with its database on disk and its log at its most talkative.
// Afterwards every byte of both is looked through.

const PATIENCE_MS = 240_000;
const DOMAIN = 'example.org';
const ADDRESS = 'https://my.vikunja.io';
/** Four that are pasted: one that works, one that does not, one in the room of a team, one without a command. */
const [GOOD, WRONG, SHARED, LOOSE] = ['1f', '2e', '3d', '4c'].map((pair) => `tk_${pair.repeat(20)}`);
/** The same of a provider of models. */
const [KEY, WRONG_KEY, SHARED_KEY, LOOSE_KEY] = ['5b', '6a', '79', '88'].map(
  (pair) => `sk-ant-${pair.repeat(20)}`,
);
const SECRETS = [GOOD, WRONG, SHARED, LOOSE, KEY, WRONG_KEY, SHARED_KEY, LOOSE_KEY].map((one) => one ?? '');
/** Stands in a task of the service, and so in what is sent to the provider: sealed in the ledger, and nowhere else. */
const PROMPTED = 'zebrafinch';

const TALK = `
-- clock 2026-11-20T09:12 Europe/Berlin
-- seed secrets.json
-- models models.json
alice @ dm: hi
alice @ dm: config add ${ADDRESS} ${WRONG}
alice @ dm: config add ${ADDRESS} ${GOOD}
-- restart eis
alice @ dm: what's due today
alice @ dm: add buy stamps
alice @ #team: @eis config add ${ADDRESS} ${SHARED}
bob @ dm: hi
bob @ dm: my token is ${LOOSE}
alice @ dm: config list
alice @ dm: config claude ${WRONG_KEY}
alice @ dm: config claude ${KEY}
alice @ dm: yes
alice @ dm: analyze my week
alice @ dm: why
alice @ dm: why full
alice @ #team: @eis config claude ${SHARED_KEY}
bob @ dm: ${LOOSE_KEY}
alice @ dm: config claude
alice @ dm: ${KEY}
-- restart eis
alice @ dm: ledger json
alice @ dm: config models
-- restart eis
alice @ dm: status
-- vikunja has 1 "buy stamps"
`;

const SEED = JSON.stringify({
  zone: 'Europe/Berlin',
  rooms: { '#team': { members: ['alice', 'bob'] } },
  services: {
    [ADDRESS]: {
      accounts: [{ name: 'alice', zone: 'Europe/Berlin', tokens: [GOOD] }],
      projects: [{ title: 'Work', of: 'alice' }],
      tasks: [{ title: `feed the ${PROMPTED}`, project: 'Work', due: '2026-11-20' }],
    },
  },
});

const MODELS = JSON.stringify({
  claude: {
    keys: [KEY],
    rules: [{ when: PROMPTED, answer: { text: 'Something is due today.', calls: [] } }],
  },
});

const random = (bytes: number): Uint8Array => crypto.getRandomValues(new Uint8Array(bytes));
const sleep = async (ms: number, signal?: AbortSignal): Promise<void> => {
  await setTimeout(ms, undefined, signal ? { signal } : {});
};

const masterKey = new Secret(generateMasterKey());
const registration = { ...stubRegistration, as_token: 'a'.repeat(40), hs_token: 'h'.repeat(40) };
const clock = new ManualClock(new Date('2026-11-20T08:12:00Z'));
const log: string[] = [];
const said: string[] = [];
let folder: string;
let difference: string | undefined;

/** eis with its database in the folder; its log is kept here. */
async function startEis(world: TalkWorld, homeserver: string): Promise<RunningEis & { url: string }> {
  const { network, permissions, zone } = world;
  const parsed = configurationSchema.parse({
    homeserver: { url: homeserver, domain: DOMAIN },
    permissions,
    time_zone: zone,
    log: { level: 'debug' },
    egress: { allow: network.allow },
    models: { local: { enabled: false } },
  });
  const read = parseRegistration(JSON.stringify(registration));
  if (read.kind === 'wrong') throw new Error('the registration is wrong');
  const settings = {
    ...network,
    configuration: { ...parsed, listen: { ...parsed.listen, port: 0 } },
    registration: read.registration,
    now: clock.now,
    write: (line: string) => void log.push(line),
  };
  const ends = await openEnds({ ...settings, masterKey, storeOptions: { folder } });
  const eis = await wireEnds(ends, {
    ...settings,
    random,
    findings: [],
    version: '1',
    startedAt: clock.now(),
  });
  const stop = async (): Promise<void> => {
    await eis.stop();
    await closeEnds(ends);
  };
  return {
    url: eis.address,
    idle: eis.idle,
    stop,
    kill: () => undefined,
    addOwnTask: async () => await Promise.resolve(),
    connect: async () => await Promise.resolve(),
    nextTimer: async () => await ends.store.timers.next(),
  };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'eis-secrets-'));
  // oxlint-disable-next-line no-restricted-globals -- the transactions go over a real socket, as everywhere
  const homeserver = createHomeserver({ domain: DOMAIN, registration }, { now: clock.now, sleep, fetch });
  const listening = await listen(homeserver.routes);
  try {
    const played = await runTalk(TALK, {
      homeserver,
      sleep,
      bot: `@eis:${DOMAIN}`,
      vikunja: '2',
      now: clock.now,
      moveClock: (moment) => clock.moveTo(moment),
      readSeed: async (file) => await Promise.resolve(file === 'models.json' ? MODELS : SEED),
      print: (line) => said.push(line),
      startEis: async (world) => {
        const eis = await startEis(world, listening.address);
        homeserver.serviceIsAt(eis.url);
        return eis;
      },
    });
    difference = played.difference;
  } finally {
    await homeserver.stop();
    await listening.close();
  }
}, PATIENCE_MS);
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** As it is, and in the forms in which it might have been written. */
const formsOf = (secret: string): readonly Buffer[] => {
  const bytes = Buffer.from(secret, 'utf8');
  const base64 = bytes.toString('base64').replace(/=+$/, '').slice(4, -4);
  const texts = [secret, secret.slice(3), bytes.toString('hex'), base64, encodeURIComponent(secret)];
  return [...texts.map((text) => Buffer.from(text, 'utf8')), Buffer.from(secret, 'utf16le')];
};

const filesIn = async (): Promise<readonly string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe('a token or a key that somebody pastes', () => {
  it('was used: the talk went as it should', () => {
    expect(difference).toBeUndefined();
    const talk = said.join('\n');
    expect(talk).toContain('✓ Connected, found 1 task');
    expect(talk).toContain('does not accept this token');
    expect(talk).toContain('✓ The key works (Claude).');
    expect(talk).toContain('Anthropic does not accept this key.');
    expect(talk).toContain('via your Claude key');
    expect(talk.split('I removed your message').length).toBeGreaterThanOrEqual(8);
  });

  it('A6 is nowhere on the disk, write-ahead log included', async () => {
    const files = await filesIn();
    expect(files.some((file) => file.includes('pg_wal'))).toBe(true);
    const contents = await Promise.all(files.map(async (file) => await readFile(file)));
    const holds = (wanted: Buffer): boolean => contents.some((content) => content.includes(wanted));
    // What is kept in the clear is found, so the search does look.
    expect(holds(Buffer.from('@alice:example.org', 'utf8'))).toBe(true);
    for (const secret of SECRETS)
      for (const form of formsOf(secret))
        expect([secret, form.toString(), holds(form)]).toEqual([secret, form.toString(), false]);
  });

  it('A6 is in no line of the log, and eis never says it again', () => {
    expect(log.length).toBeGreaterThan(20);
    const lines = Buffer.from(log.join('\n'), 'utf8');
    const words = Buffer.from(said.filter((line) => /^\d+ +eis /.test(line)).join('\n'), 'utf8');
    expect(words.length).toBeGreaterThan(200);
    for (const secret of SECRETS)
      for (const form of formsOf(secret)) {
        expect(lines.includes(form)).toBe(false);
        expect(words.includes(form)).toBe(false);
      }
  });

  it('J6 has what was sent to a provider in the ledger of its owner, sealed, and in no line of the log', async () => {
    expect(said.join('\n')).toMatch(/Left the house: 1 request to Anthropic with your key/);
    const files = await filesIn();
    const contents = await Promise.all(files.map(async (file) => await readFile(file)));
    expect(contents.length).toBeGreaterThan(10);
    for (const form of formsOf(PROMPTED)) {
      expect(contents.some((content) => content.includes(form))).toBe(false);
      expect(Buffer.from(log.join('\n'), 'utf8').includes(form)).toBe(false);
    }
  });
});
