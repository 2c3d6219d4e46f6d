import {
  type DecryptedRoomEvent,
  DecryptionErrorCode,
  DecryptionSettings,
  MegolmDecryptionError,
  type OlmMachine,
  RoomId as OlmRoomId,
  ShieldStateCode,
  TrustRequirement,
} from '@matrix-org/matrix-sdk-crypto-wasm';
import * as z from 'zod';
import { type CryptoDelta, type CryptoStore, noDelta } from '../core/crypto-store.ts';
import type { Opened, UnreadableBecause } from '../core/encryption.ts';
import { parseEventId, parseRoomId, parseUserId, type UserId } from '../core/ids.ts';
import type { Fields } from '../core/json.ts';
import { isVerification } from '../core/verification.ts';
import type { Machine } from './machine.ts';
import { ratchetPlaceOf } from './ratchet-place.ts';

export interface OpenEventDeps {
  /** Throws while there is none. */
  readonly machine: () => Machine;
  /** That of the machine. */
  readonly store: () => Pick<CryptoStore<never>, 'flush' | 'flushDecrypted'>;
  /** Only devices that their owner has verified are listened to (`encryption.require_verified_devices`). */
  readonly requiresVerified: boolean;
  /** Told whose devices have to be known before what they said can be opened; not waited for. */
  readonly track: (users: readonly UserId[]) => void;
}

type OpenedEvent = Extract<Opened, { readonly kind: 'opened' }>;

const id = <Id extends string>(parse: (text: unknown) => Id | undefined) =>
  z.string().transform((text, context) => {
    const parsed = parse(text);
    if (parsed !== undefined) return parsed;
    context.addIssue({ code: 'custom', message: 'is no valid id' });
    return z.NEVER;
  });

const content = z.record(z.string(), z.json());
const Sealed = z.looseObject({
  type: z.literal('m.room.encrypted'),
  room_id: id(parseRoomId),
  sender: id(parseUserId),
  event_id: id(parseEventId),
  // Not used, and not always said; the machine refuses an event without it.
  origin_server_ts: z.int().nonnegative().catch(0),
  content,
});
type Sealed = z.infer<typeof Sealed>;

const Said = z.looseObject({ type: z.string(), content });

const MEGOLM = 'm.megolm.v1.aes-sha2';

/**
 * Opens one encrypted event. What it says is the caller's once this returns `opened`: by then it is stored that
 * this event, and no other, stands at its place of the ratchet. Opening the same event again gives the same.
 */
export function createOpenEvent(deps: OpenEventDeps) {
  return async function openEvent(event: Fields): Promise<Opened> {
    const read = Sealed.safeParse(event);
    if (!read.success) return refused('malformed');
    const sealed = read.data;
    if (sealed.content['algorithm'] !== MEGOLM) return refused('unknown algorithm');
    const opened = await deps.machine().runWith(
      async (olm) => await open(olm, { sealed, event }, deps),
      async (delta, found) => await keep(delta, { found, sealed }, deps),
    );
    // Whoever was not tracked may have signed this device long ago.
    if (opened.kind === 'no key yet' || opened.kind === 'unsigned device') deps.track([sealed.sender]);
    return opened;
  };
}

const refused = (because: UnreadableBecause): Opened => ({ kind: 'refused', because });
const noKeyYet = (withheld?: string): Opened => ({ kind: 'no key yet', withheld });

async function keep(
  delta: CryptoDelta,
  { found, sealed }: { readonly found: Opened; readonly sealed: Sealed },
  { store }: OpenEventDeps,
): Promise<Opened> {
  if (found.kind === 'opened') {
    const kept = await store().flushDecrypted(delta, { ...found.place, event: sealed.event_id });
    return kept === 'first' ? found : refused('replayed');
  }
  if (delta !== noDelta) await store().flush(delta);
  return found;
}

interface Opening {
  readonly sealed: Sealed;
  /** The same, whole. */
  readonly event: Fields;
}

async function open(
  olm: OlmMachine,
  { sealed, event }: Opening,
  { requiresVerified }: OpenEventDeps,
): Promise<Opened> {
  const place = ratchetPlaceOf(sealed.content);
  if (!place) return refused('malformed');
  const trust = requiresVerified ? TrustRequirement.CrossSigned : TrustRequirement.CrossSignedOrLegacy;
  try {
    const decrypted = await decrypt(olm, sealed, trust);
    return isAuthentic(decrypted) ? readSaid(decrypted, event, place) : noKeyYet();
  } catch (error) {
    if (!(error instanceof MegolmDecryptionError)) throw error;
    const failure = readFailure(error, requiresVerified);
    if (failure.kind !== 'refused' || failure.because !== 'changed identity') return failure;
    const untrusted = await decrypt(olm, sealed, TrustRequirement.Untrusted);
    const said = readSaid(untrusted, event, place);
    return isAnotherIdentity(untrusted) && belongsToVerification(said) ? said : failure;
  }
}

const decrypt = async (
  olm: OlmMachine,
  sealed: Sealed,
  trust: TrustRequirement,
): Promise<DecryptedRoomEvent> =>
  await olm.decryptRoomEvent(
    JSON.stringify(outsideOf(sealed)),
    new OlmRoomId(sealed.room_id),
    new DecryptionSettings(trust),
  );

const isAnotherIdentity = (decrypted: DecryptedRoomEvent): boolean =>
  decrypted.shieldState(false).code === ShieldStateCode.VerificationViolation;

/** Somebody with another identity is trusted again by being verified again, which has a proof of its own. */
function belongsToVerification(said: Opened): boolean {
  const read = said.kind === 'opened' ? Said.safeParse(said.event).data : undefined;
  return read !== undefined && isVerification(read);
}

/**
 * Only what has to be seen: `sender_key` and `device_id` are anybody's words, and the session is found without them.
 * The relation is not sealed; most clients have it nowhere else.
 */
function outsideOf({ content: outer, ...event }: Sealed): Fields {
  const { algorithm, session_id, ciphertext, 'm.relates_to': relation } = outer;
  const { type, room_id, sender, event_id, origin_server_ts } = event;
  const sealed: Fields = {
    algorithm: algorithm ?? null,
    session_id: session_id ?? null,
    ciphertext: ciphertext ?? null,
    ...(content.safeParse(relation).success ? { 'm.relates_to': relation ?? null } : {}),
  };
  return { type, room_id, sender, event_id, origin_server_ts, content: sealed };
}

/**
 * A key that came out of the key backup says nothing about who writes with it: the homeserver could have put it
 * there. It reads what was read before; nobody is obeyed because of it.
 */
const isAuthentic = (decrypted: DecryptedRoomEvent): boolean =>
  decrypted.shieldState(false).code === undefined;

/** Type and content are what was sealed; everything else stays what the homeserver says about the event. */
function readSaid(decrypted: DecryptedRoomEvent, event: Fields, place: OpenedEvent['place']): Opened {
  const said = Said.safeParse(JSON.parse(decrypted.event));
  if (!said.success) return refused('malformed');
  const { type, content: inner } = said.data;
  return { kind: 'opened', event: { ...event, type, content: inner }, place };
}

function readFailure(error: MegolmDecryptionError, requiresVerified: boolean): Opened {
  switch (error.code) {
    case DecryptionErrorCode.MissingRoomKey:
    case DecryptionErrorCode.UnknownMessageIndex:
    // Its device is being asked for.
    case DecryptionErrorCode.UnknownSenderDevice:
      return noKeyYet(error.withheldCode);
    case DecryptionErrorCode.UnsignedSenderDevice:
      return requiresVerified ? refused('unverified device') : { kind: 'unsigned device' };
    case DecryptionErrorCode.MismatchedSender:
      return refused('forged sender');
    case DecryptionErrorCode.MismatchedIdentityKeys:
      return refused('foreign device');
    case DecryptionErrorCode.SenderIdentityVerificationViolation:
      return refused('changed identity');
    case DecryptionErrorCode.UnableToDecrypt:
      return refused(OTHER_ROOM.test(error.description) ? 'other room' : 'malformed');
  }
}

/** The machine has no code for it: the room that is named inside is another one. */
const OTHER_ROOM = /match the room id/i;
