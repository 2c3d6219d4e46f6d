import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import {
  initAsync,
  OlmMachine,
  DeviceId,
  EncryptionSettings,
  RoomId,
  UserId,
} from '@matrix-org/matrix-sdk-crypto-wasm';
import { z } from 'zod';
import type { PostgresServer } from '../../src/testing/postgres.ts';
import { openCryptoSide } from './crypto-side.ts';
import { atMost, median, type Row } from './row.ts';
import { withPostgres } from './with-postgres.ts';

const SESSIONS = 10_000;
const STARTS = 5;
const run = promisify(execFile);

const Opened = z.strictObject({ ms: z.number(), sessions: z.number(), megabytes: z.number() });
type Opened = z.output<typeof Opened>;

/** The keys of so many rooms, each of which was spoken in once. */
async function makeKeys(count: number): Promise<string> {
  await initAsync();
  const author = '@author:bench.test';
  const olm = await OlmMachine.initialize(new UserId(author), new DeviceId('AUTHOR'));
  for (let number = 0; number < count; number += 1) {
    const room = `!room${number}:bench.test`;
    await olm.shareRoomKey(new RoomId(room), [new UserId(author)], new EncryptionSettings());
    await olm.encryptRoomEvent(new RoomId(room), 'm.room.message', JSON.stringify({ body: 'hello' }));
  }
  const keys = await olm.exportRoomKeys(() => true);
  olm.close();
  return keys;
}

/** A device with the keys of so many sessions, left behind in a database of its own; then opened again and again. */
async function openings(server: PostgresServer, sessions: number): Promise<readonly Opened[]> {
  const database = `sessions${sessions}`;
  await server.createDatabase(database);
  const url = server.url(database);
  const side = await openCryptoSide(url);
  const { user, deviceId } = side.own;
  if (sessions > 0) {
    const keys = await makeKeys(sessions);
    await side.machine.run(async (olm) => await olm.importExportedRoomKeys(keys, () => undefined));
  }
  await side.close();
  const opened: Opened[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    const program = ['--expose-gc', 'scripts/bench/crypto-child.ts', url, user, deviceId];
    const { stdout } = await run(process.execPath, program);
    const one = Opened.parse(JSON.parse(stdout));
    if (one.sessions !== sessions) throw new Error(`${one.sessions} sessions were found`);
    opened.push(one);
  }
  return opened;
}

const timesOf = (opened: readonly Opened[]): number => median(opened.map(({ ms }) => ms)) / 1000;
const memoryOf = (opened: readonly Opened[]): number => median(opened.map(({ megabytes }) => megabytes));

/** `crypto-start-10k` and `crypto-memory`: what sessions of the past cost at each start, and as long as eis runs. */
export async function manySessions(): Promise<readonly Row[]> {
  return await withPostgres(async (server) => {
    const none = await openings(server, 0);
    const many = await openings(server, SESSIONS);
    const each = ((memoryOf(many) - memoryOf(none)) / SESSIONS) * 1_000;
    const start = `from the database to an open machine, median of ${STARTS}; without sessions ${timesOf(none).toFixed(2)} s`;
    const memory = `for 1,000 sessions: ${memoryOf(many).toFixed(0)} MB with ${SESSIONS}, ${memoryOf(none).toFixed(0)} MB without`;
    return [
      atMost(3, { name: 'crypto-start-10k', value: timesOf(many), unit: 's', note: start }),
      atMost(10, { name: 'crypto-memory', value: each, unit: 'MB', note: memory }),
    ];
  });
}
