import type { ConnectionName } from '../core/action.ts';
import type { Session } from '../core/backend.ts';
import type { Caller } from '../core/caller.ts';
import type { Collection } from '../core/collection.ts';
import type { SealedConnection } from '../core/connection.ts';
import type { Edit } from '../core/edit.ts';
import { BadCredentialsError, UnavailableError } from '../core/errors.ts';
import { literal } from '../core/reply.ts';
import type { ActionDeps } from './action-deps.ts';
import { connectionName, type Home, homeId, homesOf } from './homes.ts';

/** Where one edit is carried out. */
export interface Site {
  readonly home: Home;
  readonly session: Session;
  readonly collection: Collection;
}

/** The homes of one person during one call: each is opened at most once, and only when it is used. */
export interface OpenHomes {
  readonly all: readonly Home[];
  readonly connections: readonly ConnectionName[];
  readonly homeById: (id: string) => Home;
  /** Runs `work` in a home, and notes when its credentials do not work any more. */
  readonly inHome: <T>(home: Home, work: (session: Session) => Promise<T>) => Promise<T>;
  /** Where an edit is carried out that belongs to a call in the home of this id. */
  readonly siteOf: (edit: Edit, callId: string) => Promise<Site>;
  /** Notes what worked; answers one line for each connection that works again. */
  readonly noteSuccess: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

type HomesDeps = Pick<
  ActionDeps,
  'backends' | 'connectionsOf' | 'openSession' | 'changeState' | 'touch' | 'now'
>;

export async function openHomes(deps: HomesDeps, caller: Caller): Promise<OpenHomes> {
  const connections = await deps.connectionsOf(caller.user);
  const all = homesOf(deps.backends, connections);
  const sessions = new Map<string, Promise<Session>>();
  const worked = new Map<string, Home>();
  const sessionOf = async (home: Home): Promise<Session> => {
    const id = homeId(home);
    const opening = sessions.get(id) ?? deps.openSession(home, caller);
    sessions.set(id, opening);
    return await opening;
  };
  const homeById = (id: string): Home => {
    const home = all.find((one) => homeId(one) === id);
    if (home) return home;
    throw new UnavailableError('The connection that this belongs to is no longer there.', {
      certainty: 'not done',
    });
  };
  const inHome = async <T>(home: Home, work: (session: Session) => Promise<T>): Promise<T> => {
    try {
      const result = await work(await sessionOf(home));
      worked.set(homeId(home), home);
      return result;
    } catch (error) {
      worked.delete(homeId(home));
      throw await noteTrouble(home, error, { ...deps, caller });
    }
  };
  return {
    all,
    connections: connections.map(connectionName),
    homeById,
    inHome,
    siteOf: async (edit, callId) => {
      const home = homeById(edit.connection ?? callId);
      const session = await sessionOf(home);
      const collection = session.collections.find(({ noun }) => noun === edit.noun);
      if (!collection) throw new Error(`${home.backend.name} has no collection of ${edit.noun}`);
      return { home, session, collection };
    },
    noteSuccess: async () => await noteSuccess([...worked.values()], { ...deps, caller }),
    close: async () => {
      const opened = await Promise.allSettled(sessions.values());
      await Promise.all(
        opened.map(async (one) => (one.status === 'fulfilled' ? await one.value.close() : undefined)),
      );
    },
  };
}

type NoteDeps = Pick<ActionDeps, 'changeState' | 'touch' | 'now'> & { readonly caller: Caller };

/** The first failure is told in full; while the state stays the same, only that it is so (conversation.md 10.6). */
async function noteTrouble({ connection }: Home, error: unknown, deps: NoteDeps): Promise<unknown> {
  if (!connection || !(error instanceof BadCredentialsError)) return error;
  const isNew = await deps.changeState(deps.caller.user, connection.id, error.trouble, deps.now());
  if (isNew) return error;
  return new BadCredentialsError(`${literal(connection.name)} still does not work.`, error.trouble, {
    certainty: error.certainty,
    next: 'say status',
    cause: error,
  });
}

/** Said to the minute: a read does not become a write each time. */
const USED_LATELY_MS = 60_000;

const wasUsedLately = ({ lastUsed }: SealedConnection, now: Date): boolean =>
  lastUsed !== undefined && now.getTime() - Date.parse(lastUsed) < USED_LATELY_MS;

async function noteSuccess(homes: readonly Home[], deps: NoteDeps): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const { connection } of homes) {
    if (!connection) continue;
    const { user } = deps.caller;
    const now = deps.now();
    if (!wasUsedLately(connection, now)) await deps.touch(user, connection.id, now);
    if (connection.state === 'connected') continue;
    const worksAgain = await deps.changeState(user, connection.id, 'connected', now);
    if (worksAgain) lines.push(`${literal(connection.name)} works again.`);
  }
  return lines;
}
