import { codeOf } from '../core/error-code.ts';
import type { Log } from '../core/log.ts';
import type { EmbeddedDatabase } from './open-pglite.ts';
import type { PostgresDatabase } from './open-postgres.ts';
import { joinWorkers, stepDown, takeOver } from './take-over.ts';

export interface Leadership {
  /** The `worker` number of claim and take. */
  readonly epoch: number;
  /** Aborted when another process may have taken over: everything that claims, sends or syncs must end. */
  readonly lost: AbortSignal;
  readonly release: () => Promise<void>;
}

export interface LeadershipDeps {
  readonly database: PostgresDatabase | EmbeddedDatabase;
  /** Ends, or rejects, as soon as its signal is aborted. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly log: Log;
}

/** Two numbers that no other program on this database uses for its advisory locks. */
const LOCK = [0x656973, 1];
/** How long one wait for the lock lasts before the standby looks whether the leader is frozen. */
const WAIT = '2s';
const HEARTBEAT_MS = 3_000;
/** Five heartbeats: a leader that is this silent is frozen, or its machine vanished without closing the connection. */
const SILENT = '15 seconds';
const LOCK_TIMEOUT = '55P03';
const RETRY_MS = 500;

/** Ends the session that holds the lock when its worker has been silent for too long. */
const EVICT = `
select pg_terminate_backend(pid) from pg_locks
where locktype = 'advisory' and classid = $1 and objid = $2 and granted
  and database = (select oid from pg_database where datname = current_database()) and pid <> pg_backend_pid()
  and not exists (select from worker where not dead and seen_at > now() - interval '${SILENT}')`;

const BEAT = 'update worker set seen_at = now() where id = $1 and not dead returning id';

/**
 * One process at a time. On Postgres `lead` waits for a lock that ends with the session of the leader, so a killed
 * leader is replaced at once and a frozen one after 15 seconds; it rejects only when the store is closed. With
 * PGlite the folder was locked when it was opened, so it returns at once.
 */
export function createLeadership(deps: LeadershipDeps) {
  const closing = new AbortController();
  const { database } = deps;
  let present: Leadership | undefined;
  return {
    lead: async (): Promise<Leadership> => {
      present =
        database.kind === 'postgres'
          ? await leadPostgres({ ...deps, database }, closing.signal)
          : await leadAlone(database, closing.signal);
      return present;
    },

    /** Whether the one that works is this process, as far as it knows. */
    leads: (): boolean => present?.lost.aborted === false,

    /** A worker beside others, fenced against them like a leader; nothing is taken from anybody. */
    join: async (): Promise<number> => await joinWorkers(database),

    /** Called when the store is closed. */
    close: () => closing.abort(),
  };
}

async function leadAlone(database: EmbeddedDatabase, lost: AbortSignal): Promise<Leadership> {
  const epoch = await takeOver(database);
  return { epoch, lost, release: async () => await stepDown(database, epoch) };
}

interface PostgresDeps extends LeadershipDeps {
  readonly database: PostgresDatabase;
}

type Session = ReturnType<PostgresDatabase['openSession']>;

async function leadPostgres(deps: PostgresDeps, closing: AbortSignal): Promise<Leadership> {
  for (;;) {
    closing.throwIfAborted();
    const gone = new AbortController();
    const session = deps.database.openSession(() => gone.abort());
    const endSession = (): void => {
      void session.end({ timeout: 0 }).catch(() => undefined);
    };
    closing.addEventListener('abort', endSession, { once: true });
    try {
      await waitForLock(session);
      const epoch = await takeOver(deps.database);
      closing.removeEventListener('abort', endSession);
      return reign({ ...deps, session, epoch, gone, closing });
    } catch (error) {
      endSession();
      closing.throwIfAborted();
      deps.log.warn('leadership not gained', { code: codeOf(error) });
      await deps.sleep(RETRY_MS, closing).catch(() => undefined);
    }
  }
}

async function waitForLock(session: Session): Promise<void> {
  await session.unsafe(`set lock_timeout = '${WAIT}'`);
  for (;;) {
    try {
      await session.unsafe('select pg_advisory_lock($1, $2)', LOCK);
      return;
    } catch (error) {
      if (codeOf(error) !== LOCK_TIMEOUT) throw error;
      await session.unsafe(EVICT, LOCK);
    }
  }
}

interface Reign extends PostgresDeps {
  readonly session: Session;
  readonly epoch: number;
  /** Aborted as soon as the session is closed, by whomever. */
  readonly gone: AbortController;
  readonly closing: AbortSignal;
}

function reign(it: Reign): Leadership {
  const { session, epoch, gone, closing, database } = it;
  const end = async (): Promise<void> => {
    gone.abort();
    await session.end({ timeout: 1 }).catch(() => undefined);
  };
  closing.addEventListener('abort', () => void end(), { once: true });
  void beat(it);
  return {
    epoch,
    lost: gone.signal,
    release: async () => {
      try {
        await stepDown(database, epoch);
      } finally {
        await end();
      }
    },
  };
}

/** Tells the standbys that this process is awake, and notices a session that ended without a word. */
async function beat({ session, epoch, gone, sleep, log }: Reign): Promise<void> {
  const isAlive = async (): Promise<boolean> => {
    await sleep(HEARTBEAT_MS, gone.signal).catch(() => undefined);
    if (gone.signal.aborted) return false;
    try {
      return (await session.unsafe(BEAT, [epoch])).length > 0;
    } catch (error) {
      log.warn('the heartbeat failed', { epoch, code: codeOf(error) });
      return false;
    }
  };
  while (await isAlive());
  if (gone.signal.aborted) return;
  log.warn('leadership lost', { epoch });
  gone.abort();
  await session.end({ timeout: 0 }).catch(() => undefined);
}
