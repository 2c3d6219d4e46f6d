import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, it } from '@jest/globals';
import { parseRegistration } from '../../config/registration.ts';
import { configurationSchema } from '../../config/schema.ts';
import { Secret } from '../../core/secret.ts';
import { createHomeserver } from '../../playground/homeserver/homeserver.ts';
import { stubRegistration } from '../../playground/homeserver/stub-service.ts';
import { listen } from '../../playground/listen.ts';
import { ManualClock } from '../../playground/manual-clock.ts';
import { Person } from '../../playground/people.ts';
import { writeBackup } from '../../store/backup-write.ts';
import type { StoreOptions } from '../../store/open-store.ts';
import { restoreTarget } from '../../store/restore-into.ts';
import { readBackup } from '../../store/restore-read.ts';
import { startPostgres } from '../../testing/postgres.ts';
import { generateMasterKey } from '../../vault/master-key.ts';
import { closeEnds } from '../../wiring/admin.ts';
import { openEnds } from '../../wiring/ends.ts';
import { wireEnds } from '../../wiring.ts';

const bot = '@eis:example.org';
const folder = mkdtempSync(join(tmpdir(), 'eis-once-'));
const server = await startPostgres();
const clock = new ManualClock(new Date('2026-11-20T08:12:00Z'));
const registration = { ...stubRegistration, as_token: 'a'.repeat(40), hs_token: 'h'.repeat(40) };
const homeserver = createHomeserver(
  { domain: 'example.org', registration },
  {
    now: clock.now,
    sleep: async (ms, signal) => await wait(ms, undefined, signal ? { signal } : {}),
    // oxlint-disable-next-line no-restricted-globals -- the transactions go over a real socket, as everywhere
    fetch,
  },
);
const listening = await listen(homeserver.routes);
afterAll(async () => {
  await homeserver.stop();
  await listening.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const masterKey = new Secret(generateMasterKey());

async function startEis(storeOptions: StoreOptions) {
  const parsed = configurationSchema.parse({
    homeserver: { url: listening.address, domain: 'example.org' },
    permissions: { 'example.org': 'use' },
    models: { local: { enabled: false } },
  });
  const read = parseRegistration(JSON.stringify(registration));
  if (read.kind === 'wrong') throw new Error('the registration does not fit');
  const settings = {
    configuration: { ...parsed, listen: { ...parsed.listen, port: 0 } },
    registration: read.registration,
    masterKey,
    storeOptions,
    now: clock.now,
    write: () => undefined,
  };
  const random = (bytes: number): Uint8Array => crypto.getRandomValues(new Uint8Array(bytes));
  const ends = await openEnds(settings);
  const { waiting, running, outbox } = await ends.store.counts();
  const eis = await wireEnds(ends, {
    ...settings,
    random,
    findings: [],
    version: 'test',
    startedAt: clock.now(),
  });
  homeserver.serviceIsAt(eis.address);
  return {
    ...ends,
    /** How much there was to do when it was started. */
    found: waiting + running + outbox,
    idle: async () => homeserver.isIdle() && (await eis.idle()),
    stop: async () => {
      await eis.stop();
      await closeEnds(ends);
    },
  };
}

async function until(reached: () => Promise<boolean>): Promise<void> {
  while (!(await reached())) await wait(5);
}

it('P4 Q8 after a restore everything that was said is answered once, and nothing is added twice', async () => {
  const first = await startEis({});
  const alice = await Person.register(
    { localpart: 'alice', displayName: 'Alice' },
    // oxlint-disable-next-line no-restricted-globals -- what her client does
    { homeserver: listening.address, fetch },
  );
  const room = await alice.openDirectRoom(bot);
  const saidByEis = async (): Promise<readonly string[]> =>
    (await alice.read(room))
      .filter(({ sender, type }) => sender === bot && type === 'm.room.message')
      .map(({ content: { body } }) => (typeof body === 'string' ? body : ''));
  await until(first.idle);
  const greeted = (await saidByEis()).length;

  // The backup is made while some are answered and others wait.
  const wants = Array.from({ length: 24 }, (_, index) => `thing ${index + 100}`);
  const saying = Promise.all(wants.map(async (want) => await alice.say(room, `add ${want}`)));
  await until(async () => {
    const { waiting, outbox } = await first.store.counts();
    return waiting + outbox > 5 && (await saidByEis()).length > greeted;
  });
  const file = join(folder, 'backup');
  await writeBackup(
    { file, program: 'test' },
    { ...first.seal, openSnapshot: first.store.openSnapshot, now: clock.now, freeBytes: () => Infinity },
  );
  await saying;
  await until(async () => (await first.idle()) && (await saidByEis()).length >= greeted + wants.length);
  await first.stop();
  const before = await saidByEis();

  await server?.createDatabase('once');
  const place = server ? { url: server.url('once') } : { folder: join(folder, 'data/database') };
  const { trailer } = await readBackup(file, { onRow: () => undefined });
  clock.moveTo(new Date(clock.now().getTime() + 300_000));
  await restoreTarget(place).load({ file, digest: trailer.digest, at: clock.now() }, first.seal);
  const second = await startEis(place);
  expect(second.found).toBeGreaterThan(0);
  await until(second.idle);
  expect(await saidByEis()).toEqual(before);
  for (const want of wants) expect(before.filter((said) => said.includes(want))).toHaveLength(1);

  await alice.say(room, 'list');
  await until(async () => (await second.idle()) && (await saidByEis()).length > before.length);
  const list = (await saidByEis()).at(-1) ?? '';
  const listed = wants.filter((want) => list.includes(want));
  expect(listed.length).toBeGreaterThan(0);
  for (const want of listed) expect(list.split(want)).toHaveLength(2);
  await second.stop();
}, 300_000);
