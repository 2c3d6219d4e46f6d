import {
  type OlmMachine,
  RoomId as OlmRoomId,
  type ToDeviceRequest,
} from '@matrix-org/matrix-sdk-crypto-wasm';
import type { RatchetPlace } from '../core/crypto-store.ts';
import { describeError } from '../core/describe-error.ts';
import type { RoomId, UserId } from '../core/ids.ts';
import type { Log } from '../core/log.ts';
import { createKeyInUse, type Wish } from './key-in-use.ts';
import type { Machine } from './machine.ts';
import { olmUsers } from './olm-users.ts';
import { isRefused } from './refusal.ts';
import type { MachineRequest, Requests } from './requests.ts';
import type { KeptRotation } from './room-rotation.ts';

export interface RoomKeysDeps {
  readonly machine: Machine;
  readonly requests: Pick<Requests, 'drain' | 'send'>;
  readonly now: () => Date;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly log: Log;
}

/** The next message of a room, as far as its key is concerned. */
export interface Speaking extends KeptRotation {
  readonly room: RoomId;
  /** Whoever may read it. */
  readonly users: readonly UserId[];
  /** Tells the machine what is to be sent to these users, so that they have the key. A step. */
  readonly share: (olm: OlmMachine, users: readonly UserId[]) => Promise<readonly ToDeviceRequest[]>;
}

export type RoomKeys = ReturnType<typeof createRoomKeys>;

interface Prepared {
  /** Who can be given the key. */
  readonly users: readonly UserId[];
  /** The news that the machine had when it lacked nothing; undefined when something could not be had yet. */
  readonly news: number | undefined;
}

/** What this process knows about the key of a room. */
interface Key {
  /** Who has been given it, or is about to be. */
  readonly users: Set<UserId>;
  readonly since: number;
  messages: number;
}

/** The machine is busy for some 50 ms with so many people; other rooms get their turn in between. */
const AT_ONCE = 50;
/** A homeserver that asks slow others about devices holds up no message for longer: the next one has the new devices. */
const REFRESH_MS = 2_000;

/** Brings the key of a room to the devices that are to have it. One message of a room at a time. */
export function createRoomKeys(deps: RoomKeysDeps) {
  const keys = new Map<RoomId, Key>();
  const inUse = createKeyInUse(deps);
  const findDevices = createFindDevices(deps);
  return {
    inUse,
    /** Begins sessions with all their devices; in a large room, most of them have the key afterwards. */
    prepare: async (speaking: Speaking): Promise<Prepared> => {
      const { users } = speaking;
      const key = await keyFor(speaking, keys, deps);
      const newcomers = users.filter((user) => !key.users.has(user));
      if (newcomers.length > 0) await deps.machine.run(async (olm) => await track(olm, newcomers));
      const isFresh = await refreshDevices(deps);
      const news = deps.machine.news();
      for (const some of inParts(newcomers)) {
        for (const user of await findDevices(some)) key.users.add(user);
        if (isLarge(users)) await shareInPart(speaking, [...key.users], deps);
      }
      const isWhole = await claimSessions([...key.users], deps);
      return { users: [...key.users], news: isFresh && isWhole ? news : undefined };
    },
    send: async (requests: readonly ToDeviceRequest[]): Promise<void> => await sendAll(requests, deps),
    /** One more message was made with the key of this room. */
    spoken: (wish: Wish, place: RatchetPlace | undefined): void => {
      const key = keys.get(wish.room);
      if (key) key.messages += 1;
      inUse.sealed(wish, place);
    },
  };
}

const isLarge = (users: readonly UserId[]): boolean => users.length > AT_ONCE;

function inParts(users: readonly UserId[]): readonly (readonly UserId[])[] {
  const parts: (readonly UserId[])[] = [];
  for (let start = 0; start < users.length; start += AT_ONCE) parts.push(users.slice(start, start + AT_ONCE));
  return parts;
}

/**
 * The key in use, or a new one. The machine would change it by itself, but for all people of a room at once; so a
 * large one begins anew where it would do that, and also when nobody knows any more who had the key.
 */
async function keyFor(
  speaking: Speaking,
  keys: Map<RoomId, Key>,
  { machine, now }: RoomKeysDeps,
): Promise<Key> {
  const { room, users } = speaking;
  const at = now().getTime();
  const known = keys.get(room);
  if (known && !isOver(known, speaking, at)) return known;
  if (isLarge(users)) await machine.run(async (olm) => await olm.invalidateGroupSession(new OlmRoomId(room)));
  const key: Key = { users: new Set(), since: at, messages: 0 };
  keys.set(room, key);
  return key;
}

function isOver(key: Key, { users, afterMs, afterMessages }: Speaking, now: number): boolean {
  const present = new Set(users);
  const age = now - key.since;
  return (
    key.messages >= afterMessages ||
    age >= afterMs ||
    age < 0 ||
    [...key.users].some((user) => !present.has(user))
  );
}

const track = async (olm: OlmMachine, users: readonly UserId[]): Promise<void> =>
  await olm.updateTrackedUsers(olmUsers(users));

/** The devices that changed since, as far as that can be known soon: true when all of them are known. */
async function refreshDevices({ requests, sleep, log }: RoomKeysDeps): Promise<boolean> {
  const over = new AbortController();
  const refreshing = requests.drain();
  try {
    const drained = refreshing.then(() => true);
    return await Promise.race([drained, sleep(REFRESH_MS, over.signal).then(() => false)]);
  } catch (error) {
    log.debug('devices not looked up', describeError(error));
    return false;
  } finally {
    over.abort();
    refreshing.catch(() => undefined);
  }
}

/**
 * Those who have a device. The others are asked about once more before that is believed, and never given to the
 * machine: it would wait for their devices for seconds, in which nobody else gets a turn.
 */
function createFindDevices(deps: RoomKeysDeps) {
  const asked = new Set<UserId>();
  const find = async (users: readonly UserId[]): Promise<readonly UserId[]> =>
    await deps.machine.run(async (olm) => await withDevices(olm, users));
  return async (users: readonly UserId[]): Promise<readonly UserId[]> => {
    const found = await find(users);
    const unknown = users.filter((user) => !found.includes(user) && !asked.has(user));
    const query = await deps.machine.run(async (olm) => {
      const ids = olmUsers(unknown);
      return await Promise.resolve(ids.length > 0 ? olm.queryKeysForUsers(ids) : undefined);
    });
    if (!query) return found;
    await sendOrLeave(query, deps);
    for (const user of unknown) asked.add(user);
    return await find(users);
  };
}

async function withDevices(olm: OlmMachine, users: readonly UserId[]): Promise<readonly UserId[]> {
  const found: UserId[] = [];
  for (const user of users) {
    const [id] = olmUsers([user]);
    if (id && (await olm.getUserDevices(id)).keys().length > 0) found.push(user);
  }
  return found;
}

/** True when none was missing. */
async function claimSessions(users: readonly UserId[], deps: RoomKeysDeps): Promise<boolean> {
  const claim = await deps.machine.run(async (olm) => await olm.getMissingSessions(olmUsers(users)));
  if (claim) await sendOrLeave(claim, deps);
  return !claim;
}

async function shareInPart({ share }: Speaking, users: readonly UserId[], deps: RoomKeysDeps): Promise<void> {
  await claimSessions(users, deps);
  await sendAll(await deps.machine.run(async (olm) => await share(olm, users)), deps);
}

/** A device that cannot be written to must not keep the others from reading. */
async function sendAll(requests: readonly ToDeviceRequest[], deps: RoomKeysDeps): Promise<void> {
  for (const request of requests) {
    if (await sendOrLeave(request, deps)) continue;
    const { id, type } = request;
    await deps.machine.run(async (olm) => await olm.markRequestAsSent(id, type, '{}'));
  }
}

/** False: the homeserver refused it, and would again. Rejects when it is away. */
async function sendOrLeave(request: MachineRequest, { requests, log }: RoomKeysDeps): Promise<boolean> {
  try {
    await requests.send(request);
    return true;
  } catch (error) {
    if (!isRefused(error)) throw error;
    log.warn('a request for a room key was refused', describeError(error));
    return false;
  }
}
