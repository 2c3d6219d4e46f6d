import { randomFillSync } from 'node:crypto';
import sodium, { ready } from 'libsodium-wrappers';

/** Closes and opens values. The context says where a value belongs: copied to another place, it does not open. */
export interface Seal {
  /** `context`: `table|owner|field…`; the part before the first bar chooses the key. */
  readonly seal: (context: string, plain: Uint8Array) => Uint8Array;
  /** @throws SealError when the value was changed, moved from another place, or closed with another key. */
  readonly open: (context: string, sealed: Uint8Array) => Uint8Array;
}

export class SealError extends Error {
  override readonly name = 'SealError';
}

/** Layout: one byte of form, four bytes that name the key, the nonce, and the ciphertext with its tag. */
const FORM = 1;
const KEY_ID_LENGTH = 4;
const NONCE_START = 1 + KEY_ID_LENGTH;
const NONCE_LENGTH = 24;
const BODY_START = NONCE_START + NONCE_LENGTH;
const TAG_LENGTH = 16;
const KEY_LENGTH = 32;
/** Random bytes are fetched for this many nonces at a time: asked for one by one they cost more than the sealing. */
const NONCES_AT_ONCE = 256;

function createNonces(): () => Uint8Array {
  const pool = new Uint8Array(NONCES_AT_ONCE * NONCE_LENGTH);
  let used = pool.length;
  return () => {
    if (used === pool.length) {
      randomFillSync(pool);
      used = 0;
    }
    used += NONCE_LENGTH;
    return pool.subarray(used - NONCE_LENGTH, used);
  };
}

const tableOf = (context: string): string => context.split('|', 1)[0] ?? context;

/**
 * XChaCha20-Poly1305 under a key per table, derived from the master key with keyed BLAKE2b; the context is the
 * associated data. `older` are master keys that still open what was sealed before the present one.
 * @throws SealError when a master key does not have 32 bytes.
 */
export async function createSeal(masterKey: Uint8Array, older: readonly Uint8Array[] = []): Promise<Seal> {
  await ready;
  const current = createKeyRing(masterKey);
  const rings = new Map([...older.map(createKeyRing), current].map((ring) => [ring.id, ring]));
  const nonce = createNonces();
  return {
    seal(context, plain) {
      const once = nonce();
      const key = current.keyOf(tableOf(context));
      const body = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, context, null, once, key);
      const sealed = new Uint8Array(BODY_START + body.length);
      sealed.set(current.header);
      sealed.set(once, NONCE_START);
      sealed.set(body, BODY_START);
      return sealed;
    },
    open(context, sealed) {
      if (sealed.length < BODY_START + TAG_LENGTH || sealed[0] !== FORM) {
        throw new SealError('This is not a sealed value of a form that is known here.');
      }
      const ring = rings.get(nameOf(sealed.subarray(1, NONCE_START)));
      if (!ring) throw new SealError('This was sealed with another master key.');
      return openBody(context, sealed, ring.keyOf(tableOf(context)));
    },
  };
}

function openBody(context: string, sealed: Uint8Array, key: Uint8Array): Uint8Array {
  const nonce = sealed.subarray(NONCE_START, BODY_START);
  const body = sealed.subarray(BODY_START);
  try {
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, body, context, nonce, key);
  } catch (cause) {
    throw new SealError('A sealed value was changed, or belongs elsewhere.', { cause });
  }
}

const nameOf = (id: Uint8Array): string => Buffer.from(id).toString('hex');

interface KeyRing {
  readonly id: string;
  readonly header: Uint8Array;
  readonly keyOf: (table: string) => Uint8Array;
}

/** The keys of all tables under one master key; each is derived once. */
function createKeyRing(masterKey: Uint8Array): KeyRing {
  if (masterKey.length !== KEY_LENGTH) throw new SealError('A master key has 32 bytes.');
  const derive = (purpose: string, length: number) => sodium.crypto_generichash(length, purpose, masterKey);
  const keys = new Map<string, Uint8Array>();
  const id = derive('eis key id', KEY_LENGTH).subarray(0, KEY_ID_LENGTH);
  return {
    id: nameOf(id),
    header: Uint8Array.of(FORM, ...id),
    keyOf(table) {
      const known = keys.get(table);
      if (known) return known;
      const key = derive(`eis table ${table}`, KEY_LENGTH);
      keys.set(table, key);
      return key;
    },
  };
}
