import { argon2, createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import type { Secret } from '../core/secret.ts';
import { parseMasterKey } from './master-key.ts';

/** A master key under a passphrase, in base64, with what it takes to derive the same key again. */
export interface WrappedKey {
  readonly passes: number;
  /** KiB. */
  readonly memory: number;
  readonly salt: string;
  readonly nonce: string;
  readonly box: string;
}

export class PassphraseError extends Error {
  override readonly name = 'PassphraseError';
}

/** What libsodium calls "moderate": about a second and 256 MiB for each guess. */
const PASSES = 3;
const MEMORY_KIB = 256 * 1024;
/** A file from elsewhere must not take all memory of the machine, nor hours. */
const MOST_MEMORY_KIB = 1024 * 1024;
const MOST_PASSES = 20;
const SALT_LENGTH = 16;
const NONCE_LENGTH = 12;
const TAG_LENGTH = 16;
const KEY_LENGTH = 32;
const CIPHER = 'chacha20-poly1305';
const CONTEXT = Buffer.from('eis master key');

const hashPassphrase = promisify(argon2);

interface Cost extends Pick<WrappedKey, 'passes' | 'memory'> {
  readonly salt: Uint8Array;
}

const keyOf = async (passphrase: Secret, { passes, memory, salt }: Cost): Promise<Uint8Array> =>
  await hashPassphrase('argon2id', {
    message: passphrase.reveal().normalize('NFC'),
    nonce: salt,
    parallelism: 1,
    tagLength: KEY_LENGTH,
    memory,
    passes,
  });

/** Argon2id over the passphrase, as libsodium's password hashing does it, and an authenticated cipher over the key. */
export async function wrapKey(masterKey: Secret, passphrase: Secret): Promise<WrappedKey> {
  const [salt, nonce] = [randomBytes(SALT_LENGTH), randomBytes(NONCE_LENGTH)];
  const cost = { passes: PASSES, memory: MEMORY_KIB };
  const cipher = createCipheriv(CIPHER, await keyOf(passphrase, { ...cost, salt }), nonce, {
    authTagLength: TAG_LENGTH,
  });
  cipher.setAAD(CONTEXT, { plaintextLength: KEY_LENGTH });
  const box = Buffer.concat([cipher.update(parseMasterKey(masterKey)), cipher.final(), cipher.getAuthTag()]);
  return {
    ...cost,
    salt: salt.toString('base64'),
    nonce: nonce.toString('base64'),
    box: box.toString('base64'),
  };
}

/** @throws PassphraseError when the passphrase is another one, or the wrapped key was changed. */
export async function unwrapKey(wrapped: WrappedKey, passphrase: Secret): Promise<Uint8Array> {
  const { passes, memory } = wrapped;
  const [salt, nonce, box] = [wrapped.salt, wrapped.nonce, wrapped.box].map((text) =>
    Buffer.from(text, 'base64'),
  );
  const isBearable = passes <= MOST_PASSES && memory <= MOST_MEMORY_KIB;
  if (!isBearable || salt?.length !== SALT_LENGTH || nonce?.length !== NONCE_LENGTH) throw unreadable();
  if (box?.length !== KEY_LENGTH + TAG_LENGTH) throw unreadable();
  const key = await keyOf(passphrase, { passes, memory, salt });
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_LENGTH });
  decipher.setAAD(CONTEXT, { plaintextLength: KEY_LENGTH });
  decipher.setAuthTag(box.subarray(KEY_LENGTH));
  try {
    return Buffer.concat([decipher.update(box.subarray(0, KEY_LENGTH)), decipher.final()]);
  } catch (cause) {
    throw new PassphraseError('The passphrase does not open the master key in this file.', { cause });
  }
}

const unreadable = (): PassphraseError => new PassphraseError('The master key in this file is damaged.');

/** The master key as it stands in a key file: 43 characters of base64url. */
export const spellKey = (masterKey: Uint8Array): string => Buffer.from(masterKey).toString('base64url');
