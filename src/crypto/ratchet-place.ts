import type { RatchetPlace } from '../core/crypto-store.ts';
import type { Fields } from '../core/json.ts';

const VERSION = 3;
const INDEX_TAG = 0x08;
/** An index has 32 bits, seven of them in each byte. */
const LONGEST_INDEX = 5;
/** Version, tag and index: no more than that is looked at. */
const HEAD_BYTES = 2 + LONGEST_INDEX;
const HEAD_LETTERS = Math.ceil((HEAD_BYTES * 4) / 3);

/**
 * Where a Megolm message stands in its ratchet, as the message itself says: that part is signed by the session. The
 * machine neither tells nor remembers it, and opens the same ciphertext again under another event id. Undefined for
 * what is no Megolm message.
 */
export function ratchetPlaceOf(content: Fields): RatchetPlace | undefined {
  const { session_id: session, ciphertext } = content;
  if (typeof session !== 'string' || typeof ciphertext !== 'string') return undefined;
  const head = Buffer.from(ciphertext.slice(0, HEAD_LETTERS), 'base64');
  if (head[0] !== VERSION || head[1] !== INDEX_TAG) return undefined;
  const index = readVariableInteger(head.subarray(2, HEAD_BYTES));
  return index === undefined ? undefined : { session, index };
}

function readVariableInteger(bytes: Uint8Array): number | undefined {
  let value = 0;
  for (const [place, byte] of bytes.entries()) {
    value += (byte & 0x7f) * 2 ** (7 * place);
    if ((byte & 0x80) === 0) return value;
  }
  return undefined;
}
