/** As much of DER as a certificate needs. */
export type Bytes = Uint8Array<ArrayBuffer>;

const LONG_FORM = 0x80;

export function concat(parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function lengthBytes(length: number): Uint8Array {
  if (length < LONG_FORM) return Uint8Array.of(length);
  const digits: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256);
  return Uint8Array.of(LONG_FORM | digits.length, ...digits);
}

const tagged = (tag: number, content: Uint8Array): Bytes =>
  concat([Uint8Array.of(tag), lengthBytes(content.length), content]);

export const sequence = (...parts: readonly Uint8Array[]): Bytes => tagged(0x30, concat(parts));
export const set = (...parts: readonly Uint8Array[]): Bytes => tagged(0x31, concat(parts));
export const octets = (content: Uint8Array): Bytes => tagged(0x04, content);
export const utf8 = (text: string): Bytes => tagged(0x0c, new TextEncoder().encode(text));
export const truth = (): Bytes => tagged(0x01, Uint8Array.of(0xff));
/** `unused`: bits at the end that do not count. */
export const bits = (content: Uint8Array, unused = 0): Bytes =>
  tagged(0x03, concat([Uint8Array.of(unused), content]));
/** A part that is marked by a number of its context, whole. */
export const context = (number: number, content: Uint8Array): Bytes => tagged(0xa0 | number, content);
/** The same for a plain value. */
export const contextValue = (number: number, content: Uint8Array): Bytes => tagged(0x80 | number, content);

/** From big-endian bytes without a sign. */
export function integer(value: Uint8Array): Bytes {
  const first = value.findIndex((byte) => byte !== 0);
  const digits = first < 0 ? Uint8Array.of(0) : value.slice(first);
  const needsZero = (digits[0] ?? 0) >= LONG_FORM;
  return tagged(0x02, needsZero ? concat([Uint8Array.of(0), digits]) : digits);
}

/** `20200101000000Z`, as X.509 writes years before 2050: two digits. */
export const time = (text: string): Bytes => tagged(0x17, new TextEncoder().encode(text.slice(2)));

/** `2.5.4.3` */
export function objectId(dotted: string): Bytes {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest.flatMap(base128)];
  return tagged(0x06, Uint8Array.from(bytes));
}

function base128(value: number): readonly number[] {
  const digits = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128))
    digits.unshift((rest % 128) | LONG_FORM);
  return digits;
}
