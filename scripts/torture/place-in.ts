const VERSION = 3;
const INDEX_TAG = 0x08;
const SEVEN_BITS = 0x7f;
const MORE = 0x80;

/**
 * Where in its ratchet a ciphertext of Megolm stands, read from its bytes; nothing when it is none. Written apart from
 * the one that eis has: a mistake in that one shall show.
 */
export function placeIn(ciphertext: string): number | undefined {
  const [version, tag, ...rest] = Buffer.from(ciphertext, 'base64').subarray(0, 8);
  if (version !== VERSION || tag !== INDEX_TAG) return undefined;
  const last = rest.findIndex((byte) => (byte & MORE) === 0);
  if (last < 0) return undefined;
  return rest.slice(0, last + 1).reduce((sum, byte, at) => sum + (byte & SEVEN_BITS) * 2 ** (7 * at), 0);
}
