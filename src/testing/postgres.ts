import { type ChildProcess, execFile, spawn } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

/** A PostgreSQL server of its own for tests: data in the folder for temporary files, loopback only, fsync on. */
export interface PostgresServer {
  readonly version: string;
  /** The data directory, write-ahead log included. */
  readonly folder: string;
  readonly url: (database: string) => string;
  readonly createDatabase: (name: string) => Promise<void>;
  /** Stops in good order; `restart` brings it back with what it held. */
  readonly halt: () => Promise<void>;
  /** Like a power cut for the server: no checkpoint, connections dropped. */
  readonly crash: () => Promise<void>;
  readonly restart: () => Promise<void>;
  /** Stops and deletes everything. */
  readonly stop: () => Promise<void>;
}

const run = promisify(execFile);
const INSTALLED = '/usr/lib/postgresql';
const PREFERRED = '15';
const START_LIMIT_MS = 30_000;
const POLL_MS = 50;

/** Nothing when no PostgreSQL is installed (Debian: `postgresql-15`). */
export async function startPostgres(): Promise<PostgresServer | undefined> {
  const programs = findPrograms();
  if (programs === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'eis-postgres-'));
  const data = join(folder, 'data');
  const account = await accountFor(folder);
  mkdirSync(data);
  if (account.uid !== undefined) chownSync(data, account.uid, account.gid ?? account.uid);
  await run(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...account, cwd: folder },
  );
  const { stdout: version } = await run(join(programs, 'postgres'), ['--version'], account);
  const server = createServerOn({ programs, folder, data, account, port: await freePort() });
  await server.restart();
  return { ...server, version: version.trim() };
}

function findPrograms(): string | undefined {
  const versions = existsSync(INSTALLED) ? readdirSync(INSTALLED) : [];
  const chosen = versions.includes(PREFERRED) ? PREFERRED : versions.toSorted().at(-1);
  const programs = chosen === undefined ? undefined : join(INSTALLED, chosen, 'bin');
  return programs !== undefined && existsSync(join(programs, 'initdb')) ? programs : undefined;
}

interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/** PostgreSQL refuses to run as root, so root hands the folder to the account that Debian's package makes. */
async function accountFor(folder: string): Promise<Account> {
  if (process.getuid?.() !== 0) return {};
  const ids = await Promise.all(['-u', '-g'].map(async (flag) => await run('id', [flag, 'postgres'])));
  const [uid = 0, gid = 0] = ids.map(({ stdout }) => Number(stdout));
  chownSync(folder, uid, gid);
  return { uid, gid };
}

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

interface Place {
  readonly programs: string;
  readonly folder: string;
  readonly data: string;
  readonly account: Account;
  readonly port: number;
}

function createServerOn(place: Place): Omit<PostgresServer, 'version'> {
  const { programs, folder, data, port } = place;
  let running: ChildProcess | undefined;
  const end = async (signal: 'SIGINT' | 'SIGQUIT'): Promise<void> => {
    const ending = running;
    running = undefined;
    if (!ending || ending.exitCode !== null) return;
    ending.ref();
    const ended = new Promise((resolve) => ending.once('exit', resolve));
    process.kill(Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n', 1)[0]), signal);
    await ended;
    ending.stdin?.end();
  };
  return {
    folder: data,
    url: (database) => `postgres://postgres@127.0.0.1:${port}/${database}`,
    createDatabase: async (name) => {
      const address = ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres'];
      await run(join(programs, 'createdb'), [...address, name]);
    },
    halt: async () => await end('SIGINT'),
    crash: async () => await end('SIGQUIT'),
    restart: async () => {
      await end('SIGINT');
      running = await launch(place);
    },
    stop: async () => {
      await end('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const SETTINGS = ['listen_addresses=127.0.0.1', 'max_connections=100', 'shared_buffers=128MB'];

/** Ends the server when the test process is gone, however that ended: its end of the pipe is closed then. */
const GUARD = `
exec 3<&0
"$@" 3<&- &
server=$!
(cat <&3 >/dev/null; kill -QUIT $server 2>/dev/null) &
wait $server
`;

async function launch({ programs, folder, data, account, port }: Place): Promise<ChildProcess> {
  const log = openSync(join(folder, 'log'), 'a');
  const settings = SETTINGS.flatMap((setting) => ['-c', setting]);
  const server = [join(programs, 'postgres'), '-D', data, '-p', String(port), '-k', folder, ...settings];
  const child = spawn('sh', ['-c', GUARD, 'sh', ...server], {
    ...account,
    cwd: folder,
    stdio: ['pipe', log, log],
  });
  for (let waited = 0; waited < START_LIMIT_MS; waited += POLL_MS) {
    if (child.exitCode !== null) break;
    if (await isReady(programs, port)) return detached(child);
    await sleep(POLL_MS);
  }
  child.stdin?.end();
  throw new Error(`PostgreSQL did not start; its log is ${join(folder, 'log')}`);
}

/** A test that forgets to stop its server may end nevertheless. */
function detached(child: ChildProcess): ChildProcess {
  child.unref();
  return child;
}

async function isReady(programs: string, port: number): Promise<boolean> {
  try {
    await run(join(programs, 'pg_isready'), ['-q', '-h', '127.0.0.1', '-p', String(port)]);
    return true;
  } catch {
    return false;
  }
}
