import { asLatin } from './lookalikes.ts';

/** One character as it is meant, and the part of the text that says it: `&#66;` is a B. */
export interface Unit {
  readonly character: string;
  readonly start: number;
  readonly end: number;
}

/** A string made from units, and which unit each of its code units comes from. */
export interface Joined {
  readonly text: string;
  readonly from: readonly number[];
}

export function unitsOf(text: string): readonly Unit[] {
  let start = 0;
  return Array.from(text, (character) => {
    const unit = { character, start, end: start + character.length };
    start = unit.end;
    return unit;
  });
}

/** `said`: what one unit adds to the string; nothing leaves it out. */
export function joined(units: readonly Unit[], said: (unit: Unit) => string): Joined {
  const from: number[] = [];
  const parts = units.map((unit, index) => {
    const part = said(unit);
    for (let count = 0; count < part.length; count += 1) from.push(index);
    return part;
  });
  return { text: parts.join(''), from };
}

/** The part of the text that a part of a joined string was made from. */
export function spanIn(
  units: readonly Unit[],
  { from }: Joined,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  const first = units[from[start] ?? 0];
  const last = units[from[end - 1] ?? 0];
  return { start: first?.start ?? 0, end: last?.end ?? 0 };
}

/** Written as something else, however it was read, until nothing is left to be read. */
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ...`amp& lt< gt> quot" apos' commat@ period. colon: lowbar_ hyphen- num# percnt% plus+ sol/ aumlä oumlö uumlü AumlÄ
      OumlÖ UumlÜ szligß eacuteé egraveè ntildeñ ccedilç`
    .split(/\s+/)
    .map((entity) => [entity.slice(0, -1), entity.slice(-1)] as const),
  ['nbsp', ' '],
  ['Tab', ' '],
  ['NewLine', '\n'],
  ['shy', '\u00ad'],
  ['zwnj', '\u200c'],
  ['zwj', '\u200d'],
]);

const ESCAPES: readonly (readonly [RegExp, (matched: RegExpMatchArray) => string])[] = [
  [/&#(\d{1,7});?/g, ([, code = '']) => character(Number(code))],
  [/&#x([0-9a-f]{1,6});?/gi, ([, code = '']) => character(Number.parseInt(code, 16))],
  [/&([a-z]{2,8});/gi, ([all, name = '']) => ENTITIES.get(name) ?? all],
  [/(?:%[0-9a-f]{2})+/gi, ([all]) => bytes(all.replaceAll('%', ''))],
  [/(?:\\x[0-9a-f]{2})+/gi, ([all]) => bytes(all.replaceAll(/\\x/gi, ''))],
  [/(?:=[0-9a-f]{2}){2,}/gi, ([all]) => bytes(all.replaceAll('=', ''))],
  [/\\u\{([0-9a-f]{1,6})\}/gi, ([, code = '']) => character(Number.parseInt(code, 16))],
  [/(?:\\u[0-9a-f]{4})+/gi, ([all]) => codeUnits(all)],
  [/\bU\+([0-9a-f]{4,6})\b/gi, ([, code = '']) => character(Number.parseInt(code, 16))],
];

const character = (code: number): string =>
  code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
const bytes = (hex: string): string => Buffer.from(hex, 'hex').toString('utf8');
const codeUnits = (text: string): string =>
  String.fromCharCode(
    ...text
      .split(/\\u/i)
      .filter(Boolean)
      .map((code) => Number.parseInt(code, 16)),
  );

/** Without one of these nothing is escaped. */
const ESCAPING = new Set(['&', '%', '\\', '=', '+']);

/** Written in itself more often than by mistake. */
const MOST_LAYERS = 4;

/** The units as they are read once escapes of the web and of programs are taken away; undefined: there is no end to them. */
export function withoutEscapes(units: readonly Unit[]): readonly Unit[] | undefined {
  if (!units.some(({ character: one }) => ESCAPING.has(one))) return units;
  let current = units;
  for (let layer = 0; layer <= MOST_LAYERS; layer += 1) {
    const next = ESCAPES.reduce(unescaped, current);
    if (next === current) return current;
    current = next;
  }
  return undefined;
}

function unescaped(units: readonly Unit[], [pattern, meant]: (typeof ESCAPES)[number]): readonly Unit[] {
  const all = joined(units, (unit) => unit.character);
  const found = [...all.text.matchAll(pattern)].filter((match) => meant(match) !== match[0]);
  if (found.length === 0) return units;
  const result: Unit[] = [];
  let behind = 0;
  for (const match of found) {
    const first = all.from[match.index] ?? 0;
    const last = all.from[match.index + match[0].length - 1] ?? first;
    const { start, end } = spanIn(units, all, match.index, match.index + match[0].length);
    result.push(...units.slice(behind, first));
    result.push(...Array.from(meant(match), (one) => ({ character: one, start, end })));
    behind = last + 1;
  }
  return [...result, ...units.slice(behind)];
}

const TAG = /[<‹＜][!/?a-z][^<>‹›＜＞]{0,500}[>›＞]|\[\/?[a-z]{1,10}\]/gi;

/** Without tags, which are not seen where the text is shown. What they say themselves is looked at apart. */
export function withoutTags(units: readonly Unit[]): readonly Unit[] {
  if (!units.some(({ character: one }) => '<‹＜['.includes(one))) return units;
  const all = joined(units, (unit) => unit.character);
  const hidden = new Set<number>();
  for (const { index, 0: tag } of all.text.matchAll(TAG))
    for (let at = index; at < index + tag.length; at += 1) hidden.add(all.from[at] ?? 0);
  return hidden.size === 0 ? units : units.filter((_unit, index) => !hidden.has(index));
}

/** Characters that nobody sees. */
export const isHidden = (text: string): boolean =>
  /^[\p{Default_Ignorable_Code_Point}\p{Cf}\p{M}]+$/u.test(text);

const seen = new Map<string, string>();
const MOST_SEEN = 20_000;

/** A character without accents and costume, as the Latin letter it looks like where it looks like one; capitals stay. */
export function plainOf(text: string): string {
  const known = seen.get(text);
  if (known !== undefined) return known;
  const plain = Array.from(text.normalize('NFKD'), (part) => (isHidden(part) ? '' : asLatin(part))).join('');
  if (seen.size < MOST_SEEN) seen.set(text, plain);
  return plain;
}
