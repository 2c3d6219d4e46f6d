import { createCipheriv, createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';
import { FileError, type FileSeal } from '../core/file.ts';

const ALGORITHM = 'aes-256-ctr';
const KEY_BYTES = 32;
/** Of the counter block only this half is random: the other one counts, and must not wrap (specification, "Sending encrypted attachments"). */
const NONCE_BYTES = 8;

export interface Encrypting {
  /** The next bytes, as they are stored. */
  readonly encrypt: (chunk: Uint8Array) => Uint8Array;
  /** After the last bytes: what opens the file. */
  readonly end: () => FileSeal;
}

export interface Decrypting {
  /** Nothing of what this answers may be used before `end` returned. */
  readonly decrypt: (chunk: Uint8Array) => Uint8Array;
  /** Throws `FileError` (`damaged`) when the bytes that came are not those that were sent. */
  readonly end: () => void;
}

/** A key of its own for each file. `random` is fit for secrets. */
export function createEncrypting(random: (bytes: number) => Uint8Array): Encrypting {
  const key = random(KEY_BYTES);
  const iv = Buffer.concat([random(NONCE_BYTES), Buffer.alloc(NONCE_BYTES)]);
  const cipher = createCipheriv(ALGORITHM, key, iv);
  const hash = createHash('sha256');
  return {
    encrypt: (chunk) => {
      const stored = cipher.update(chunk);
      hash.update(stored);
      return stored;
    },
    end: () => ({
      key: Buffer.from(key).toString('base64url'),
      iv: unpadded(iv),
      sha256: unpadded(hash.digest()),
    }),
  };
}

export function createDecrypting({ key, iv, sha256 }: FileSeal): Decrypting {
  const decipher = createDecipheriv(ALGORITHM, Buffer.from(key, 'base64'), Buffer.from(iv, 'base64'));
  const hash = createHash('sha256');
  const expected = Buffer.from(sha256, 'base64');
  return {
    decrypt: (chunk) => {
      hash.update(chunk);
      return decipher.update(chunk);
    },
    end: () => {
      const found = hash.digest();
      if (found.length !== expected.length || !timingSafeEqual(found, expected))
        throw new FileError('damaged');
    },
  };
}

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');
