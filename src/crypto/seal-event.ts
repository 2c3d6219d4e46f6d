import {
  CollectStrategy,
  EncryptionAlgorithm,
  EncryptionSettings,
  HistoryVisibility,
  type OlmMachine,
  RoomId as OlmRoomId,
  type ToDeviceRequest,
} from '@matrix-org/matrix-sdk-crypto-wasm';
import * as z from 'zod';
import { type CryptoDelta, type CryptoStore, noDelta } from '../core/crypto-store.ts';
import { UnavailableError } from '../core/errors.ts';
import type { RoomId, UserId } from '../core/ids.ts';
import type { Fields } from '../core/json.ts';
import type { RoomState } from '../core/room-state.ts';
import { isVerification } from '../core/verification.ts';
import { type FlushAll, gather, type Gathering } from './gather.ts';
import { makesKey, type Wish } from './key-in-use.ts';
import type { Machine } from './machine.ts';
import type { Requests } from './requests.ts';
import { olmUsers } from './olm-users.ts';
import { ratchetPlaceOf } from './ratchet-place.ts';
import { createRoomKeys, type RoomKeys, type RoomKeysDeps, type Speaking } from './room-keys.ts';
import { keepRotation } from './room-rotation.ts';

export interface SealEventDeps extends Pick<RoomKeysDeps, 'now' | 'sleep' | 'log'> {
  /** Throws while there is none. */
  readonly machine: () => Machine;
  readonly requests: () => Pick<Requests, 'drain' | 'send'>;
  /** That of the machine. */
  readonly store: () => Pick<CryptoStore<never>, 'flush' | 'flushEncrypted' | 'sealedContent'>;
  /** Keys are given only to devices that their owner has signed (`encryption.require_verified_devices`). */
  readonly requiresVerified: boolean;
}

export interface Sealing extends Pick<RoomState, 'room' | 'historyVisibility' | 'rotation'> {
  /** Whoever else is joined or invited, as the homeserver has them now. */
  readonly members: RoomState['members'];
  readonly type: string;
  readonly content: Fields;
  /** What was sealed for it is never sealed again. */
  readonly transactionId: string;
  /** Stands beside the ciphertext, for everybody to read. */
  readonly outside: Fields;
}

export type SealEvent = (sealing: Sealing) => Promise<Fields>;

/** People come, go and add devices meanwhile; after so many of them it is tried again later. */
const MOST_ROUNDS = 8;

/**
 * The content of the `m.room.encrypted` that takes the place of an event. Made once for each transaction id, and
 * stored before it is known; no message of a room begins before the one before it is sealed.
 */
export function createSealEvent(deps: SealEventDeps): SealEvent {
  const inTurn = createTurns();
  const voiceOf = createVoices(deps);
  return async (sealing) =>
    await inTurn(sealing.room, async () => {
      const { transactionId, room } = sealing;
      return (
        (await sealAtOnce(sealing, voiceOf(), deps)) ??
        (await deps.store().sealedContent(transactionId, room)) ??
        (await seal(sealing, voiceOf(), deps))
      );
    });
}

/** What one machine is spoken with. */
interface Voice {
  readonly machine: Machine;
  readonly keys: RoomKeys;
  /** Of steps that do nothing but seal. */
  readonly sealing: Gathering<Made | undefined, Fields | undefined>;
}

/** Another machine knows nothing of what the one before it has shared. */
function createVoices(deps: SealEventDeps) {
  const known = new WeakMap<Machine, Voice>();
  return (): Voice => {
    const machine = deps.machine();
    const voice = known.get(machine) ?? createVoice(machine, deps);
    known.set(machine, voice);
    return voice;
  };
}

function createVoice(machine: Machine, deps: SealEventDeps): Voice {
  const { requests, now, sleep, log } = deps;
  const keys = createRoomKeys({ machine, requests: requests(), now, sleep, log });
  const flush: FlushAll<Made | undefined, Fields | undefined> = async (delta, all) => {
    const made = all.filter((one) => one !== undefined);
    const standing = made.length > 0 ? await keep(delta, made, { keys, store: deps.store() }) : undefined;
    // Whatever else was written is in memory already.
    if (!standing && delta !== noDelta) await deps.store().flush(delta);
    return (one) => one && standing?.(one);
  };
  return { machine, keys, sealing: gather(flush) };
}

function createTurns() {
  const last = new Map<RoomId, Promise<unknown>>();
  return async function inTurn<T>(room: RoomId, work: () => Promise<T>): Promise<T> {
    const mine = (last.get(room) ?? Promise.resolve()).then(work);
    const over = mine.then(
      () => undefined,
      () => undefined,
    );
    last.set(room, over);
    try {
      return await mine;
    } finally {
      if (last.get(room) === over) last.delete(room);
    }
  };
}

type Sealed =
  | { readonly kind: 'sealed'; readonly content: Fields }
  /** Somebody has not got the key yet. */
  | { readonly kind: 'to share'; readonly requests: readonly ToDeviceRequest[] };

/** In one step, where nothing about the key has to be looked after; undefined where something has. */
async function sealAtOnce(
  sealing: Sealing,
  { machine, keys, sealing: gathering }: Voice,
  deps: SealEventDeps,
): Promise<Fields | undefined> {
  const wish = wishOf(sealing, deps);
  if (!keys.inUse.serves(wish)) return undefined;
  return await machine.runTogether(
    // What the steps before it did is known only now.
    async (olm) => (keys.inUse.serves(wish) ? { wish, content: await encrypt(olm, sealing) } : undefined),
    gathering,
  );
}

async function seal(sealing: Sealing, { machine, keys }: Voice, deps: SealEventDeps): Promise<Fields> {
  const { room } = sealing;
  const wish = wishOf(sealing, deps);
  const speaking = await speakingIn(sealing, machine, deps);
  const { users, news } = await keys.prepare(speaking);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const sealed = await machine.runWith(
      async (olm) => await shareOrEncrypt(olm, sealing, { ...speaking, users }),
      async (delta, stepped) => {
        if (makesKey(delta)) keys.inUse.made(room, speaking);
        if (stepped.kind === 'sealed') {
          const made = { wish, content: stepped.content };
          return { ...stepped, content: (await keep(delta, [made], { keys, store: deps.store() }))(made) };
        }
        if (delta !== noDelta) await deps.store().flush(delta);
        return stepped;
      },
    );
    if (sealed.kind === 'sealed') {
      keys.inUse.lookedAfter(wish, news);
      return sealed.content;
    }
    await keys.send(sealed.requests);
  }
  throw new UnavailableError('The key of the room could not be shared.', { certainty: 'not done' });
}

function wishOf(sealing: Sealing, deps: SealEventDeps): Wish {
  const { room, transactionId, members, historyVisibility, rotation } = sealing;
  const readers = JSON.stringify([members, historyVisibility, rotation, isStrictFor(sealing, deps)]);
  return { room, transactionId, readers };
}

/** Whoever is to be trusted, for the first time or again, has to be able to read how. */
const isStrictFor = (sealing: Sealing, { requiresVerified }: SealEventDeps): boolean =>
  requiresVerified && !isVerification(sealing);

async function speakingIn(sealing: Sealing, machine: Machine, deps: SealEventDeps): Promise<Speaking> {
  const { room, members, historyVisibility } = sealing;
  const isStrict = isStrictFor(sealing, deps);
  const rotation = await machine.run(async (olm) => await keepRotation(olm, room, sealing.rotation ?? {}));
  const readers = readersOf(members, historyVisibility);
  const settings = (): EncryptionSettings => {
    const made = new EncryptionSettings();
    made.algorithm = EncryptionAlgorithm.MegolmV1AesSha2;
    made.historyVisibility = visibilityOf(historyVisibility);
    made.rotationPeriod = BigInt(rotation.afterMs) * MICROSECONDS;
    made.rotationPeriodMessages = BigInt(rotation.afterMessages);
    made.sharingStrategy = isStrict ? CollectStrategy.identityBasedStrategy() : CollectStrategy.allDevices();
    return made;
  };
  return {
    room,
    users: isStrict ? await machine.run(async (olm) => await withoutChanged(olm, readers)) : readers,
    ...rotation,
    share: async (olm, users) => await olm.shareRoomKey(new OlmRoomId(room), olmUsers(users), settings()),
  };
}

/** Somebody with another identity than the verified one gets no key; the machine would give it to nobody otherwise. */
async function withoutChanged(olm: OlmMachine, users: readonly UserId[]): Promise<readonly UserId[]> {
  const kept: UserId[] = [];
  for (const user of users) {
    const [id] = olmUsers([user]);
    if (id && !(await olm.getIdentity(id))?.hasVerificationViolation()) kept.push(user);
  }
  return kept;
}

/** In a millisecond. */
const MICROSECONDS = 1_000n;

/** What was said before somebody joined is theirs to read unless the room says otherwise. */
const readersOf = (members: Sealing['members'], historyVisibility: string): readonly UserId[] =>
  members
    .filter(
      ({ membership }) =>
        membership === 'join' || visibilityOf(historyVisibility) !== HistoryVisibility.Joined,
    )
    .map(({ user }) => user);

function visibilityOf(said: string): HistoryVisibility {
  switch (said) {
    case 'world_readable':
      return HistoryVisibility.WorldReadable;
    case 'shared':
      return HistoryVisibility.Shared;
    case 'invited':
      return HistoryVisibility.Invited;
    default:
      return HistoryVisibility.Joined;
  }
}

const Content = z.record(z.string(), z.json());

/** In one step, because a key that nobody looked after just before would end the machine. */
async function shareOrEncrypt(
  olm: OlmMachine,
  sealing: Sealing,
  { users, share }: Speaking,
): Promise<Sealed> {
  const requests = await share(olm, users);
  if (requests.length > 0) return { kind: 'to share', requests };
  return { kind: 'sealed', content: await encrypt(olm, sealing) };
}

async function encrypt(olm: OlmMachine, { room, type, content, outside }: Sealing): Promise<Fields> {
  const sealed = await olm.encryptRoomEvent(new OlmRoomId(room), type, JSON.stringify(content));
  return { ...Content.parse(JSON.parse(sealed)), ...outside };
}

interface Made {
  readonly wish: Wish;
  readonly content: Fields;
}

/** What was sealed for a transaction before stands, where there is such a thing. */
async function keep(
  delta: CryptoDelta,
  all: readonly Made[],
  { keys, store }: Pick<Voice, 'keys'> & { readonly store: ReturnType<SealEventDeps['store']> },
): Promise<(made: Made) => Fields> {
  const standing = await store.flushEncrypted(
    delta,
    all.map(({ wish: { transactionId, room }, content }) => ({ transactionId, room, content })),
  );
  for (const { wish, content } of all) keys.spoken(wish, ratchetPlaceOf(content));
  return ({ wish, content }) => standing.get(wish.transactionId) ?? content;
}
