import type { Backend, BackendIo, Session } from '../core/backend.ts';
import type { Caller } from '../core/caller.ts';
import { type FileIo, type HeldFile, noFiles } from '../core/file.ts';
import { credentialsContext, type SealedConnection, type Tested } from '../core/connection.ts';
import type { UserId } from '../core/ids.ts';
import type { Fields, Json } from '../core/json.ts';
import type { Place } from '../core/place.ts';
import type { Seal } from './seal.ts';

export interface VaultDeps extends Pick<Seal, 'seal' | 'open'> {
  /** @throws UserFacingError when the address is none. */
  readonly toService: (address: string) => typeof globalThis.fetch;
  /** The same for answers as long as files may be. */
  readonly toServiceForFiles: (address: string) => typeof globalThis.fetch;
  /** Left out: no files are moved. */
  readonly files?: VaultFiles;
  /** Keeps newer facts about the service of a connection. */
  readonly learn: (owner: UserId, connectionId: string, facts: Json) => Promise<void>;
  readonly now: () => Date;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** `media/create-files.ts` */
export interface VaultFiles extends Pick<FileIo, 'check' | 'receive'> {
  readonly send: (
    file: HeldFile,
    to: Pick<Place, 'encrypted'>,
    signal: AbortSignal,
  ) => ReturnType<FileIo['send']>;
}

/** Where to: a connection of a person, or what eis does by itself. */
export interface Where {
  readonly backend: Backend;
  readonly connection?: SealedConnection;
}

export interface Trial {
  readonly backend: Backend;
  readonly address: string;
  /** As the schema of the backend names them. */
  readonly credentials: Fields;
}

export interface Vault {
  /** In base64; opens only for this owner and this connection. */
  readonly sealCredentials: (owner: UserId, connectionId: string, credentials: Fields) => string;
  /** Tries credentials that are stored nowhere yet. Throws a `UserFacingError` that says why they do not work. */
  readonly testCredentials: (
    trial: Trial,
    caller: Pick<Caller, 'timeZone'>,
    signal: AbortSignal,
  ) => Promise<Tested>;
  /** Looks whether the service is at an address, without any credentials. Throws like `testCredentials`. */
  readonly reach: (
    place: Pick<Trial, 'backend' | 'address'>,
    caller: Pick<Caller, 'timeZone'>,
    signal: AbortSignal,
  ) => Promise<void>;
  /** Whoever opens a session closes it. Nothing is asked of the service yet. */
  readonly openSession: (where: Where, caller: Caller) => Promise<Session>;
}

/**
 * The only place where credentials are open: between the seal and one `connect`, or between the person and one test.
 * A backend gets the network of its own service and nothing else; what eis does by itself gets none.
 */
export function createVault(deps: VaultDeps): Vault {
  const { seal, toService, learn, now, sleep } = deps;
  return {
    sealCredentials: (owner, connectionId, credentials) =>
      Buffer.from(
        seal(credentialsContext(owner, connectionId), Buffer.from(JSON.stringify(credentials))),
      ).toString('base64'),

    testCredentials: async ({ backend, address, credentials }, { timeZone }, signal) => {
      if (!backend.test) throw new Error(`${backend.name} is nothing to connect`);
      return await backend.test(credentials, ioTo(address, timeZone, deps), signal);
    },

    reach: async ({ backend, address }, { timeZone }, signal) =>
      await backend.reach?.(address, ioTo(address, timeZone, deps), signal),

    openSession: async ({ backend, connection }, { user, timeZone, place }) => {
      const io = { now, sleep, timeZone };
      if (!connection)
        return await backend.connect(
          { owner: user },
          {
            ...io,
            fetch: noNetwork,
            facts: null,
            learn: async () => await Promise.resolve(),
            files: noFiles,
          },
        );
      return await backend.connect(opened(user, connection, deps), {
        ...io,
        fetch: toService(connection.address),
        facts: connection.facts,
        learn: async (facts) => await learn(user, connection.id, facts),
        files: filesOf(connection, place, deps),
      });
    },
  };
}

/** For what is not connected yet: nothing is known about it, and nothing is learnt. */
const ioTo = (address: string, timeZone: string, { toService, now, sleep }: VaultDeps): BackendIo => ({
  fetch: toService(address),
  now,
  sleep,
  timeZone,
  facts: null,
  learn: async () => await Promise.resolve(),
  files: noFiles,
});

/** What is sent goes to where the person is answered. */
const filesOf = (
  { address }: Pick<SealedConnection, 'address'>,
  place: Place,
  { files, toServiceForFiles }: VaultDeps,
): FileIo => ({
  ...noFiles,
  ...files,
  fetch: toServiceForFiles(address),
  send: async (file, signal) => await (files?.send(file, place, signal) ?? noFiles.send(file, signal)),
});

const noNetwork: typeof globalThis.fetch = async () =>
  await Promise.reject(new Error('what eis does by itself leaves nothing out of the house'));

/** The schema of the backend reads it; the seal proves that it was checked before it was sealed. */
function opened(owner: UserId, { id, sealed }: SealedConnection, { open }: Pick<Seal, 'open'>): unknown {
  const plain = open(credentialsContext(owner, id), Buffer.from(sealed, 'base64'));
  return JSON.parse(Buffer.from(plain).toString());
}
