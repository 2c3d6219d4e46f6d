import type { RatchetPlace } from './crypto-store.ts';
import type { UserId } from './ids.ts';
import type { Fields, Json } from './json.ts';

/** Why eis has no device with which it could read encrypted rooms. One each, for `doctor`. */
export const ENCRYPTION_OBSTACLES = [
  /** The configuration says so. */
  'switched off',
  /** The homeserver gives us no device. */
  'no device',
  /** Keys cannot be uploaded or asked for. */
  'no keys',
  /** The homeserver has cross-signing keys for our account that are not ours, and does not let us replace them. */
  'foreign identity',
  /** The homeserver wants a password that we do not have before it takes our cross-signing keys. */
  'identity refused',
  /** The homeserver knows no cross-signing keys. */
  'no cross-signing',
] as const;
export type EncryptionObstacle = (typeof ENCRYPTION_OBSTACLES)[number];

export type EncryptionState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'on'; readonly deviceId: string }
  | { readonly kind: 'off'; readonly because: EncryptionObstacle };

/** Our device is there, and its keys are taken: what is said to it can be read once our identity is shown again. */
export const isInQuestion = (state: EncryptionState): boolean =>
  state.kind === 'off' && state.because === 'foreign identity';

/**
 * Whether eis may open a plain room with somebody who encrypts, because it cannot read that (conversation.md 5.6). Not if it
 * ever could, nor where a mended identity is all that is missing: whoever stands between could make them talk in plain
 * words that way. Who runs eis may switch encryption off.
 */
export const mayGoPlain = (
  because: EncryptionObstacle,
  { wasRead }: { readonly wasRead: boolean },
): boolean => because === 'switched off' || (because !== 'foreign identity' && !wasRead);

/** Why an encrypted event is never acted on. */
export type UnreadableBecause =
  | 'malformed'
  | 'unknown algorithm'
  /** The event says it is from somebody else than who made its key. */
  | 'forged sender'
  /** The key came from a device that is not one of the sender's. */
  | 'foreign device'
  /** The configuration asks for verified devices, and this one is not. */
  | 'unverified device'
  /** The same ciphertext was in another event before. */
  | 'replayed'
  /** The identity of the sender changed after we had verified it. */
  | 'changed identity'
  /** It was made for another room. */
  | 'other room';

/** What became of an encrypted event. */
export type Opened =
  | {
      readonly kind: 'opened';
      /** The whole event, with the type and the content that were said. */
      readonly event: Fields;
      readonly place: RatchetPlace;
    }
  /** It may be readable later. `withheld`: the sender's device said that it does not give the key, by its code. */
  | { readonly kind: 'no key yet'; readonly withheld: string | undefined }
  /** The sender's device is not signed by its owner; readable as soon as it is. */
  | { readonly kind: 'unsigned device' }
  | { readonly kind: 'refused'; readonly because: UnreadableBecause };

/** What an answer of /sync says about keys. */
export interface SyncKeys {
  readonly toDevice: readonly Json[];
  /** Whose devices or identity changed. */
  readonly changed: readonly UserId[];
  /** With whom eis shares no encrypted room any more. */
  readonly left: readonly UserId[];
  /** One-time keys that wait at the homeserver, by algorithm; left out by some, with different meanings. */
  readonly counts: Readonly<Record<string, number>> | undefined;
  /** Algorithms; never said by some homeservers. */
  readonly unusedFallback: readonly string[] | undefined;
}
