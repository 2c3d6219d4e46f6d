import type { ConnectionName } from '../core/action.ts';
import type { Session } from '../core/backend.ts';
import type { Caller } from '../core/caller.ts';
import type { Collection } from '../core/collection.ts';
import type { Edit } from '../core/edit.ts';
import { spokenAs, UnavailableError } from '../core/errors.ts';
import type { ActionDeps } from './action-deps.ts';
import { connectionName, type Home, homeId, homesOf } from './homes.ts';
import { noteSuccess, noteTrouble } from './note-connection.ts';
import { sayRun } from './sentences.ts';

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
  /** Something to be said before the result. */
  readonly remark: (line: string) => void;
  /** Notes what worked; answers all that is to be said first: remarks, and what works again. */
  readonly remarks: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

type HomesDeps = Pick<
  ActionDeps,
  'backends' | 'connectionsOf' | 'openSession' | 'changeState' | 'touch' | 'now'
>;

export async function openHomes(deps: HomesDeps, caller: Caller): Promise<OpenHomes> {
  const connections = await deps.connectionsOf(caller.user);
  const all = homesOf(deps.backends, connections);
  const sessions = createSessions(async (home) => await deps.openSession(home, caller));
  const worked = new Map<string, Home>();
  const remarks: string[] = [];
  const homeById = (id: string): Home => {
    const home = all.find((one) => homeId(one) === id);
    if (home) return home;
    const said = spokenAs((language) => ({ message: sayRun(language).connectionGone }));
    throw new UnavailableError(said.message, { ...said.facts, certainty: 'not done' });
  };
  const inHome = async <T>(home: Home, work: (session: Session) => Promise<T>): Promise<T> => {
    try {
      const result = await work(await sessions.of(home));
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
      const session = await sessions.of(home);
      const collection = session.collections.find(({ noun }) => noun === edit.noun);
      if (!collection) throw new Error(`${home.backend.name} has no collection of ${edit.noun}`);
      return { home, session, collection };
    },
    remark: (line) => void remarks.push(line),
    remarks: async () => [...remarks, ...(await noteSuccess([...worked.values()], { ...deps, caller }))],
    close: sessions.close,
  };
}

/** Each home is opened once, also when two ask for it at the same moment. */
function createSessions(open: (home: Home) => Promise<Session>) {
  const sessions = new Map<string, Promise<Session>>();
  return {
    of: async (home: Home): Promise<Session> => {
      const id = homeId(home);
      const opening = sessions.get(id) ?? open(home);
      sessions.set(id, opening);
      return await opening;
    },
    close: async (): Promise<void> => {
      for (const opening of await Promise.allSettled(sessions.values()))
        if (opening.status === 'fulfilled') await opening.value.close();
    },
  };
}
