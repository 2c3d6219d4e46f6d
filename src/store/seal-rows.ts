import { sha256 } from '../core/digest.ts';
import type { Json } from '../core/json.ts';

export interface SealDeps {
  /** `context` is where the value belongs: it opens nowhere else. */
  readonly seal: (context: string, plain: Uint8Array) => Uint8Array;
  readonly open: (context: string, sealed: Uint8Array) => Uint8Array;
}

/**
 * Values of one JSON shape to sealed bytes and back. JSON escapes NUL and lone surrogates, so they survive. The seal
 * proves that this program wrote a value in this place, which is what its type rests on.
 */
export interface Box<Value> {
  /** @throws RangeError when the value is nested some thousand levels deep. */
  readonly close: (place: string, value: Value) => Uint8Array;
  /** The same in base64, for lists that travel as text. */
  readonly close64: (place: string, value: Value) => string;
  /** @throws what `open` throws when the bytes were changed or belong elsewhere. */
  readonly read: (place: string, sealed: Uint8Array) => Value;
}

/** Makes the box of one table, whose name begins the context of every value in it. */
export type Boxes = <Value>(table: string) => Box<Value>;

export function createBoxes({ seal, open }: SealDeps): Boxes {
  return <Value>(table: string): Box<Value> => {
    const close = (place: string, value: Value): Uint8Array =>
      seal(`${table}|${place}`, Buffer.from(JSON.stringify(value)));
    return {
      close,
      close64: (place, value) => base64(close(place, value)),
      read: (place, sealed) => {
        const value: Value = JSON.parse(Buffer.from(open(`${table}|${place}`, sealed)).toString());
        return value;
      },
    };
  };
}

/** The key and the payload of entries, by the digest of the key. */
export const entryBox = (boxes: Boxes) => boxes<readonly [key: string, payload: Json]>('inbox');
/** What was decided about entries, by the digest of their key. */
export const decisionBox = (boxes: Boxes) => boxes<Json>('decision');
/** Texts of errors: they may quote what people wrote. */
export const errorBox = (boxes: Boxes) => boxes<string>('error');

export const base64 = ({ buffer, byteOffset, length }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, length).toString('base64');

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** The key that is kept instead of an entry's own, which stands in the sealed payload only. */
export const digestOf = (key: string): string => sha256(key);

/** Without i, l, o and u, which are misread or make words. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const REFERENCE_LENGTH = 8;
/** Eight letters of five bits are ten hexadecimal digits, which a number still holds exactly. */
const PREFIX_LENGTH = 10;

/** The short name of an entry, for people and logs, from the digest of its key. */
export function referenceOf(digest: string): string {
  let rest = Number.parseInt(digest.slice(0, PREFIX_LENGTH), 16);
  let reference = '';
  for (let written = 0; written < REFERENCE_LENGTH; written += 1) {
    reference = (ALPHABET[rest % ALPHABET.length] ?? '') + reference;
    rest = Math.floor(rest / ALPHABET.length);
  }
  return reference;
}

/** The beginning of all digests with this reference, in hexadecimal digits; nothing when it is none. */
export function digestPrefixOf(reference: string): string | undefined {
  const letters = Array.from(reference.trim().toLowerCase(), (letter) => ALPHABET.indexOf(letter));
  if (letters.length !== REFERENCE_LENGTH || letters.includes(-1)) return undefined;
  const value = letters.reduce((sum, letter) => sum * ALPHABET.length + letter, 0);
  return value.toString(16).padStart(PREFIX_LENGTH, '0');
}

/** What the keys of its replies begin with. */
export const replyKeyOf = (digest: string): string => digest.slice(0, 32);
