import type { Found } from './found.ts';
import { type Joined, spanIn, type Unit } from './units.ts';

/** A run of characters that may be text in another writing, and what it would say. */
interface Writing {
  readonly run: RegExp;
  readonly read: (run: string) => readonly string[];
}

const utf8 = (data: Uint8Array): string => Buffer.from(data).toString('utf8');

/** Where a run begins in the middle, the first letters of its text are lost and the rest is there. */
const base64 = (run: string): readonly string[] =>
  (/^[A-Z]?[a-z]+$/.test(run) ? [0] : [0, 1, 2, 3]).map((offset) =>
    utf8(Buffer.from(run.slice(offset).replaceAll(/[\s]/g, ''), 'base64')),
  );
const codesOf = (run: string, base: number): string =>
  String.fromCodePoint(
    ...run
      .split(/[^0-9a-z]+/i)
      .filter(Boolean)
      .map((code) => Math.min(Number.parseInt(code, base) || 0xfffd, 0x10ffff)),
  );

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';
function base32(run: string): string {
  const bits = Array.from(run.toLowerCase(), (letter) =>
    Math.max(BASE32.indexOf(letter), 0).toString(2).padStart(5, '0'),
  ).join('');
  return utf8(Uint8Array.from(bits.match(/[01]{8}/g) ?? [], (byte) => Number.parseInt(byte, 2)));
}

const MORSE =
  '.- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..'.split(
    ' ',
  );
const morse = (run: string): string =>
  run
    .replaceAll(/[·•]/g, '.')
    .replaceAll(/[–—_]/g, '-')
    .split(/[\s/|]+/)
    .map((sign) => String.fromCharCode(97 + MORSE.indexOf(sign)))
    .join('');

const WRITINGS: readonly Writing[] = [
  { run: /[A-Za-z0-9+/_-]{4,4000}={0,2}/g, read: base64 },
  { run: /(?:[A-Za-z0-9+/_-]{8,400}\r?\n){1,100}[A-Za-z0-9+/_-]{1,400}={0,2}/g, read: base64 },
  { run: /(?<![A-Za-z0-9])[A-Z2-7]{5,4000}={0,6}/gi, read: (run) => [base32(run)] },
  {
    run: /(?:(?:0x|#)?[0-9a-f]{2}[\s,;:-]{0,2}){3,2000}/gi,
    read: (run) => [utf8(Buffer.from(run.replaceAll(/0x|[^0-9a-f]/gi, ''), 'hex'))],
  },
  { run: /(?:\d{2,3}[\s,;.:-]{1,2}){2,2000}\d{2,3}/g, read: (run) => [codesOf(run, 10), codesOf(run, 8)] },
  {
    run: /(?:[01]{7,8}[\s,]{0,2}){3,2000}/g,
    read: (run) => [codesOf(run, 2), codesOf(run.replaceAll(/[01]{8}/g, '$& '), 2)],
  },
  { run: /(?:[.·•–—_-]{1,5}[\s/|]{1,3}){2,2000}[.·•–—_-]{1,5}/g, read: (run) => [morse(run)] },
];

export interface Looking {
  /** What must not leave in a text that was read from another one. */
  readonly findIn: (text: string) => readonly Found[];
}

/** Text in another writing that says what must not leave, or says anything at all that a person would read. */
export function findEncoded(units: readonly Unit[], plain: Joined, { findIn }: Looking): readonly Found[] {
  return WRITINGS.flatMap(({ run, read }) =>
    [...plain.text.matchAll(run)].flatMap(({ index, 0: said }) => {
      const texts = read(said);
      // What was read wrongly mixes scripts by chance.
      const inside = texts
        .filter((text) => mayBeText(text))
        .flatMap((text) => findIn(text))
        .filter((one) => one.kind !== 'word');
      if (inside.length === 0 && !texts.slice(0, 1).some((text) => isText(text, said))) return [];
      const kind = inside.some((one) => one.kind === 'secret') ? 'secret' : 'code';
      return [{ ...spanIn(units, plain, index, index + said.trimEnd().length), kind } as const];
    }),
  );
}

/** What was no text in the first place has hardly any letters when it is read as one. */
const mayBeText = (text: string): boolean =>
  [...text.matchAll(/[\p{L}\p{Nd} ]/gu)].length * 2 >= text.length && /\p{L}{2}/u.test(text);

const SHORTEST_TEXT = 6;
/** Read wrongly, nearly nothing is a letter or a space by chance. */
const isText = (text: string, said: string): boolean =>
  said.length >= 8 &&
  text.length >= SHORTEST_TEXT &&
  /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Nd}\s.,;:!?'"@/()-]+$/u.test(text) &&
  /[a-z]{3}/i.test(text);
