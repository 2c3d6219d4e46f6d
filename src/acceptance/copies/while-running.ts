import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { sha256 } from '../../core/digest.ts';
import { eis, type House, makeHouse, program } from './house.ts';

export interface CopyOptions {
  /** An empty one for this alone. */
  readonly folder: string;
  /** Of an empty database; left out: the embedded one. */
  readonly from?: string;
  readonly to?: string;
  /** Before the backup begins; each makes two rows. */
  readonly messages: number;
  /** A clock that only runs forward, in milliseconds. */
  readonly clock: () => number;
}

export interface Copied {
  readonly rows: number;
  readonly bytes: number;
  readonly backupMs: number;
  readonly restoreMs: number;
  /** Stored by eis while the backup was made. */
  readonly meanwhile: number;
  /** The slowest of them, and the slowest of as many before. */
  readonly slowestMs: number;
  readonly usuallyMs: number;
  /** Accepted before the backup began and not in it; or in it, though never accepted. Must be empty. */
  readonly lost: readonly string[];
  /** Tables whose rows or digests differ between backup and copy. Must be empty. */
  readonly different: readonly string[];
}

const IN_ONE_TRANSACTION = 500;
const WHILE_RUNNING = 5;
const RESTED = 30;
/** What restoring changes on purpose. */
const CHANGED = new Set(['lane', 'outbox', 'note', 'settlement']);

interface Listed {
  readonly rows: number;
  readonly bytes: number;
  readonly tables: Readonly<Record<string, { readonly rows: number; readonly digest: string }>>;
}

/** A backup of a running eis while messages come in, put into another database. */
export async function copyWhileRunning(options: CopyOptions): Promise<Copied> {
  const { clock } = options;
  const source = makeHouse(join(options.folder, 'source'), options.from);
  const running = await startEis(source);
  const file = join(options.folder, 'backup');
  const accepted: string[] = [];
  try {
    for (let sent = 0; sent < options.messages; sent += IN_ONE_TRANSACTION)
      accepted.push(...(await running.push(Math.min(IN_ONE_TRANSACTION, options.messages - sent))));
    const usual: number[] = [];
    for (let rest = 0; rest < RESTED; rest += 1)
      usual.push(await timed(running.push(WHILE_RUNNING), accepted, clock));
    const before = accepted.length;
    const isOver = new AbortController();
    const slow: number[] = [];
    const pushing = (async () => {
      while (!isOver.signal.aborted) slow.push(await timed(running.push(WHILE_RUNNING), accepted, clock));
    })();
    const begun = clock();
    const listed = await backUp(source, file);
    const backupMs = clock() - begun;
    isOver.abort();
    await pushing;
    await running.stop();
    const copy = await putBack(source, file, options);
    return {
      rows: listed.rows,
      bytes: listed.bytes,
      backupMs,
      restoreMs: copy.ms,
      meanwhile: accepted.length - before,
      slowestMs: Math.max(...slow),
      usuallyMs: Math.max(...usual),
      lost: lostFrom(file, accepted, before),
      different: Object.keys(listed.tables).filter(
        (name) => !CHANGED.has(name) && !same(listed.tables[name], copy.listed.tables[name]),
      ),
    };
  } finally {
    await running.stop();
  }
}

const same = (one: object | undefined, other: object | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

async function timed(
  pushing: Promise<readonly string[]>,
  accepted: string[],
  clock: () => number,
): Promise<number> {
  const begun = clock();
  accepted.push(...(await pushing));
  return clock() - begun;
}

async function backUp(house: House, file: string): Promise<Listed> {
  const { code, said } = await eis(house, ['backup', '--json', file]);
  if (code !== 0) throw new Error(`eis backup left ${code}: ${said}`);
  const listed: Listed = JSON.parse(said);
  return listed;
}

/** Restores into another house, and lists what is there then. */
async function putBack(source: House, file: string, { folder, to, clock }: CopyOptions) {
  const target = makeHouse(join(folder, 'target'), to);
  mkdirSync(join(target.folder, 'data'), { mode: 0o700 });
  copyFileSync(source.keyFile, target.keyFile);
  const begun = clock();
  const { code, said } = await eis(target, ['restore', file]);
  if (code !== 0) throw new Error(`eis restore left ${code}: ${said}`);
  const ms = clock() - begun;
  return { ms, listed: await backUp(target, join(folder, 'second')) };
}

/** What is in the file must be a beginning of what was accepted, and at least everything from before. */
function lostFrom(file: string, accepted: readonly string[], before: number): readonly string[] {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n');
  const begin = lines.indexOf('{"table":"seen"}') + 1;
  const end = lines.findIndex((line, index) => index > begin && line.startsWith('{'));
  const kept = new Set(
    lines.slice(begin, end).map((line) => {
      const [digest = '']: readonly string[] = JSON.parse(line);
      return Buffer.from(digest, 'base64').toString('hex');
    }),
  );
  const expected = accepted.map(sha256);
  return [
    ...expected.slice(0, kept.size).filter((digest) => !kept.has(digest)),
    ...(kept.size < before ? [`only ${kept.size} of ${before}`] : []),
    ...(kept.size > expected.length ? [`${kept.size} of ${expected.length}`] : []),
  ];
}

interface RunningEis {
  /** So many messages in one transaction; their ids, once eis has answered that it has them. */
  readonly push: (messages: number) => Promise<readonly string[]>;
  readonly stop: () => Promise<void>;
}

/** A real one. Its homeserver does not answer, so nothing is handled: what comes in waits. */
async function startEis(house: House): Promise<RunningEis> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const configuration = readFileSync(join(house.folder, 'config.yaml'), 'utf8');
  appendFileSync(
    join(house.folder, 'config.yaml'),
    `listen: { port: ${port} }\npermissions: { example.org: use }\n`,
  );
  const registered = await eis(house, ['register', '--domain', 'example.org', '--url', url]);
  if (registered.code !== 0) throw new Error(`${configuration}: ${registered.said}`);
  const token = /^hs_token: *'?([^'\n]+)/m.exec(
    readFileSync(join(house.folder, 'registration.yaml'), 'utf8'),
  )?.[1];
  const child = spawn(process.execPath, [program, 'start'], {
    cwd: house.folder,
    env: { TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  await untilHealthy(url, child);
  let sent = 0;
  return {
    push: async (messages) => {
      const ids = Array.from({ length: messages }, (_, index) => `$${sent + index}:example.org`);
      const events = ids.map((id, index) => messageOf(id, sent + index));
      sent += messages;
      // oxlint-disable-next-line no-restricted-globals -- what a homeserver does
      const answer = await fetch(`${url}/_matrix/app/v1/transactions/${sent}`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ events }),
      });
      if (answer.status !== 200) throw new Error(`eis answered ${answer.status}`);
      return ids;
    },
    stop: async () => await stopped(child),
  };
}

const ROOMS = 1_000;
const WORDS = 'What people say is about this long, give or take, and the rest is what Matrix adds. '.repeat(
  4,
);

const messageOf = (id: string, index: number) => ({
  type: 'm.room.message',
  event_id: id,
  room_id: `!${index % ROOMS}:example.org`,
  sender: '@alice:example.org',
  origin_server_ts: 1_795_000_000_000 + index,
  content: { msgtype: 'm.text', body: `${index} ${WORDS}` },
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => {
    probe.listen(0, '127.0.0.1', resolve);
  });
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

async function untilHealthy(url: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    // oxlint-disable-next-line no-restricted-globals -- what a supervisor does
    const health = await fetch(`${url}/health`).catch(() => undefined);
    if (health?.status === 200) return;
    await wait(100);
  }
  throw new Error(`eis start left ${child.exitCode}`);
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
