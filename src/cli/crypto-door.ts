import { z } from 'zod';
import { ENCRYPTION_OBSTACLES } from '../core/encryption.ts';
import { readJson } from './read-json.ts';

export const cryptoView = z.object({
  /** `not running`: only what is stored is known. */
  state: z.enum(['starting', 'on', 'off', 'not running']),
  because: z.enum(ENCRYPTION_OBSTACLES).exactOptional(),
  deviceId: z.string().exactOptional(),
  /** Public, in base64: what clients show of a device. */
  deviceKey: z.string().exactOptional(),
  /** Public: what people verify. */
  identityKey: z.string().exactOptional(),
  /** Room keys, and how many of them have a copy at the homeserver. */
  keys: z.object({ total: z.number(), backedUp: z.number() }).exactOptional(),
});
export type CryptoView = z.output<typeof cryptoView>;

/** Whatever the running eis made of it; what it holds is for `crypto/` to check. */
export const recoveryFile = z.record(z.string(), z.json());
export type RecoveryFile = z.output<typeof recoveryFile>;

/** In bytes; one has a few keys. */
export const LARGEST_RECOVERY_FILE = 16_384;

/** What is no such file counts as one that holds nothing, so that one answer is given for both. */
export const readRecoveryFile = (text: string): RecoveryFile =>
  Buffer.byteLength(text) > LARGEST_RECOVERY_FILE ? {} : recoveryFile.catch({}).parse(readJson(text));

export const recoveryTaken = z.enum([
  'taken',
  'offered',
  'known already',
  'other account',
  'not keys',
  'no recovery file',
]);
export type RecoveryTaken = z.output<typeof recoveryTaken>;

export const identityReset = z.enum(['replaced', 'refused', 'not running']);
export type IdentityReset = z.output<typeof identityReset>;

/** What waits to be compared with an app. */
export const picturesView = z.object({
  flow: z.string(),
  user: z.string(),
  emoji: z.array(z.object({ symbol: z.string(), name: z.string() })),
});
export type PicturesView = z.output<typeof picturesView>;

export const comparedPictures = z.object({ flow: z.string(), said: z.enum(['match', 'differ']) });
export type ComparedPictures = z.output<typeof comparedPictures>;

export const verificationAnswer = z.enum(['verified', 'confirmed', 'refused', 'gone']);
export type VerificationAnswer = z.output<typeof verificationAnswer>;

/** What admins ask about the device of eis. */
export interface CryptoDoor {
  readonly status: () => Promise<CryptoView>;
  /** Undefined as long as eis has no identity. */
  readonly recovery: () => Promise<RecoveryFile | undefined>;
  readonly takeRecovery: (file: RecoveryFile) => Promise<RecoveryTaken>;
  readonly resetIdentity: () => Promise<IdentityReset>;
  readonly pictures: () => Promise<readonly PicturesView[]>;
  readonly compared: (pictures: ComparedPictures) => Promise<VerificationAnswer>;
}
