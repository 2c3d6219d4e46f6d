import { keysIn } from '../../core/keys-in.ts';
import { type Found, merged } from './found.ts';
import type { TokenKind } from './tokens.ts';
import { isHidden, type Joined, joined, plainOf, spanIn, type Unit } from './units.ts';

/** What can be told by its form. The first group, where there is one, is the part that is replaced. */
const PATTERNS: readonly (readonly [TokenKind, RegExp])[] = [
  ['link', /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s<>"“”]{1,2000}/gi],
  ['link', /\b(?:www\.|matrix\.to\/|xn--)[^\s<>"“”]{2,2000}/gi],
  ['link', /\b[a-z0-9.-]{0,60}\bxn--[a-z0-9.-]{2,100}/gi],
  // Matrix ids, with spaces in them as well.
  ['address', /[@!#$][^\s:@]{1,255}:[a-z0-9][a-z0-9.-]{0,253}(?::\d{1,5})?/gi],
  ['address', /[@!#]\s?[^\s:@]{1,255}\s?:\s?(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?::\d{1,5})?/gi],
  ['address', /\$[\w+/-]{43}/g],
  // E-mail, and the ways in which it is written for people.
  [
    'address',
    /[\p{L}\p{N}._%+-]{1,64}\s?(?:@|\(at\)|\[at\]|\{at\}|\(a\))\s?(?:[\p{L}\p{N}-]{1,63}\s?(?:\.|\(dot\)|\[dot\]|\{dot\}|\(punkt\)|\sdot\s|\spunkt\s)\s?){1,6}\p{L}{2,24}/giu,
  ],
  [
    'address',
    /[\p{L}\p{N}._%+-]{1,64}\s(?:at|ät)\s(?:[\p{L}\p{N}-]{1,63}\s?(?:\.|\(dot\)|\sdot\s|\spunkt\s)\s?){1,4}\p{L}{2,24}\b/giu,
  ],
  ['address', /(?<![\w.@])@[\p{L}\p{N}][\p{L}\p{N}._-]{1,60}/gu],
  [
    'secret',
    /(?:pass(?:word|wort|wd|phrase|code)|\bpwd|kennwort|contrasena|mot de passe|\bsenha|wachtwoord|losenord|adgangskode|salasana|\bparola|\bhaslo)s?\s{0,3}(?:[:=：→]|\b(?:is|ist|lautet|est|es|e)\b|->)\s{0,3}["'“„»«]?(\S{3,200})/giu,
  ],
  [
    'secret',
    /\b(?:pin|puk|tan|otp|cvv|cvc|token|secret|geheimnis|geheimzahl|zugangscode|api[ _-]?key|schlussel|client[ _-]?secret|bearer|authorization)\s{0,3}[:=：]\s{0,3}["'“„»«]?(\S{3,200})/giu,
  ],
  [
    'secret',
    /\b(?:pin|puk|tan|otp|cvv|cvc)\s{1,3}(?:(?:is|ist|lautet|number|nummer|code)\s{1,3})?(\d{3,12})\b/giu,
  ],
  ['secret', /\bbearer\s{1,3}([\w.~+/-]{8,2000}=*)/gi],
  ['number', /\b[A-Z]{2}\d{2}(?:[\s.-]?[A-Z0-9]{4}){2,7}(?:[\s.-]?[A-Z0-9]{1,4})?\b/gi],
  [
    'person',
    /\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Herrn?|Frau|Familie|Mme|Monsieur|Madame|Señora?|Signora?)\.?\s(?:(?:Dr|Prof)\.?\s)?(\p{Lu}[\p{L}'’-]{1,60})/gu,
  ],
  ['code', /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi],
  ['code', /(?<![\w])(?=[a-f]{0,40}\d)(?=\d{0,40}[a-f])[0-9a-f]{16,512}(?![\w])/gi],
];

/** The same in scripts whose letters would be taken for Latin ones. */
const SAID_PATTERNS: readonly (readonly [TokenKind, RegExp])[] = [
  [
    'secret',
    /(?:пароль|пин-код|ключ|секрет|κωδικός|密码|密碼|口令|パスワード|暗証番号|비밀번호|סיסמה|كلمة السر)\s{0,3}(?:[:=：—-]|это|は|是|은|는)\s{0,3}["'“„»«「]?([^\s」]{3,200})/giu,
  ],
];

/** Days and times are what a prompt is about. */
const MOMENT =
  /(?<!\d)(?:\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?|\d{1,2}[./]\s?\d{1,2}[./]\s?\d{2,4}|\d{1,2}:\d{2}(?::\d{2})?(?:\s?[-–]\s?\d{1,2}:\d{2})?)(?!\d)/g;
/** Digits in groups, as telephones, cards and accounts are written. */
const DIGITS = /(?:\+|\(\+?|\b)\d(?:[\s()/.\-–·_]{0,3}\d){6,30}/g;
/** From this many digits on a number is one of a person, and no figure. */
const LONG_NUMBER = 9;
/** Telephones begin like this, and may be shorter. */
const DIALLED = /^(?:\(?\+|00|0[1-9(/\s-]|\(0)/;
const SHORTEST_DIALLED = 7;

/** Secrets, addresses, numbers and codes, by their form. */
export function findPatterns(units: readonly Unit[], plain: Joined): readonly Found[] {
  const at = (kind: TokenKind, start: number, end: number): Found => ({
    ...spanIn(units, plain, start, end),
    kind,
  });
  const keys = [plain.text, inSmall(plain.text)]
    .flatMap(keysIn)
    .map(({ start, end }) => at('secret', start, keyEnd(plain, end)));
  const formed = matchesOf(PATTERNS, plain.text).map(({ kind, start, end }) => at(kind, start, end));
  const said = joined(units, ({ character }) => (isHidden(character) ? '' : character));
  const inScripts = matchesOf(SAID_PATTERNS, said.text).map(({ kind, start, end }) => ({
    ...spanIn(units, said, start, end),
    kind,
  }));
  const numbers = numbersIn(plain.text).map(({ start, end }) => at('number', start, end));
  return [...keys, ...formed, ...inScripts, ...numbers];
}

const matchesOf = (patterns: typeof PATTERNS, text: string): readonly Found[] =>
  patterns.flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].map((match) => {
      const part = match[1] ?? match[0];
      const start = match.index + match[0].lastIndexOf(part);
      return { kind, start, end: start + part.length };
    }),
  );

/** Keys are told by capitals as well, but are keys without them to whoever knows how they are written. */
function inSmall(text: string): string {
  const small = text.toLowerCase();
  return small.length === text.length ? small : '';
}

/** A key that was broken over a line goes on there, where what stands there is no word. */
function keyEnd({ text }: Joined, end: number): number {
  const rest = /^[\s\\-]{1,4}(?=[A-Za-z_-]{0,200}\d)[\w-]{4,200}(?![\w-])/.exec(text.slice(end, end + 400));
  return end + (rest?.[0].length ?? 0);
}

interface Part {
  readonly start: number;
  readonly end: number;
}

function numbersIn(text: string): readonly Part[] {
  const moments = [...text.matchAll(MOMENT)].map(({ index, 0: said }) => ({
    start: index,
    end: index + said.length,
  }));
  // Their digits are set aside, and where they stood nothing runs together.
  const rest = moments.reduce(
    (left, { start, end }) => left.slice(0, start) + '|'.repeat(end - start) + left.slice(end),
    text,
  );
  return [...rest.matchAll(DIGITS)].flatMap(({ index, 0: said }) => {
    const count = said.replaceAll(/\D/g, '').length;
    const isLong = count >= (DIALLED.test(said) ? SHORTEST_DIALLED : LONG_NUMBER);
    return isLong ? [{ start: index, end: index + said.length }] : [];
  });
}

/** How keys begin that nobody writes by chance; said with anything between their letters. */
const BEGINNING =
  /^(?:sk-(?:ant|proj|or|svcacct|admin)-|sk_(?:live|test)_|gh[oprsu]_|github_pat_|glpat-|xox[abeprs]-|syt_|npm_|hf_|AKIA|eyJ)/i;
const LONGEST_KEY = 300;

/** True where a key is written so that its form is hidden: with spaces between its letters, or over lines. */
export function hidesKey(units: readonly Unit[], found: readonly Found[]): boolean {
  const covered = new Set<number>();
  for (const { start, end } of merged(found)) for (let at = start; at < end; at += 1) covered.add(at);
  const { text } = joined(units, ({ character, start }) => (covered.has(start) ? ' ' : plainOf(character)));
  return [...text.matchAll(/(?<![\w-])[sgxnhAe]/gi)].some(({ index }) => {
    const squeezed = text.slice(index, index + LONGEST_KEY).replaceAll(/[^\w-]/g, '');
    return BEGINNING.test(squeezed) && keysIn(squeezed).some(({ start }) => start === 0);
  });
}
