import { createHash, timingSafeEqual } from 'node:crypto';

/** SHA-256 of the UTF-8 text, as 64 hexadecimal digits. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Compares in constant time; the digests make both sides equally long. */
export function sameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(Buffer.from(sha256(given)), Buffer.from(sha256(expected)));
}

export interface RunningDigest {
  readonly add: (text: string) => void;
  /** Of everything added so far; nothing can be added afterwards. */
  readonly end: () => string;
}

/** SHA-256 of texts one behind the other, as if they were one. */
export function runningDigest(): RunningDigest {
  const hash = createHash('sha256');
  return { add: (text) => void hash.update(text), end: () => hash.digest('hex') };
}
