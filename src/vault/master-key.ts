import { randomBytes } from 'node:crypto';
import type { Secret } from '../core/secret.ts';

/** 256 bits: what every derived key needs, and what no search reaches. */
const LENGTH = 32;
const HEX = /^[0-9a-f]{64}$/i;
const BASE64 = /^[A-Za-z0-9+/_-]{43}=?$/;

export class MasterKeyError extends Error {
  override readonly name = 'MasterKeyError';
}

/** A new master key as text: 64 hexadecimal digits. Losing it means losing everything that was sealed with it. */
export const generateMasterKey = (): string => randomBytes(LENGTH).toString('hex');

/**
 * The bytes of a master key given as 64 hexadecimal digits or as base64 (either alphabet); space around it is
 * ignored.
 * @throws MasterKeyError, whose text never repeats what was given.
 */
export function parseMasterKey(key: Secret): Uint8Array {
  const text = key.reveal().trim();
  if (HEX.test(text)) return Buffer.from(text, 'hex');
  if (BASE64.test(text)) return Buffer.from(text, 'base64');
  throw new MasterKeyError('The master key must be 32 bytes, written as 64 hexadecimal digits or as base64.');
}
