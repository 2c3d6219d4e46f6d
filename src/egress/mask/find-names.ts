import type { Found } from './found.ts';
import { LONG, type Names, type Needle } from './known-names.ts';
import { streamOf } from './streams.ts';
import { isHidden, type Joined, type Unit } from './units.ts';

/** Names of people, however they are written: between other signs, in other letters, over lines. */
export function findNames(units: readonly Unit[], names: Names): readonly Found[] {
  const inStreams = names.byStream.flatMap(({ stream, needles }) => {
    if (needles.length === 0) return [];
    const read: Read = { units, joined: streamOf(units, stream) };
    return needles.flatMap((needle) => hitsOf(needle, read));
  });
  const text = units.map(({ character }) => character).join('');
  const signs = names.signs
    .filter(({ sign }) => text.includes(sign))
    .flatMap(({ sign, person }) => signHits(units, sign, person));
  return [...inStreams, ...signs];
}

interface Read {
  readonly units: readonly Unit[];
  readonly joined: Joined;
}

function hitsOf(needle: Needle, read: Read): readonly Found[] {
  const { text } = read.joined;
  const hits: Found[] = [];
  for (let at = text.indexOf(needle.letters); at !== -1; at = text.indexOf(needle.letters, at + 1)) {
    const hit = { needle, at, behind: at + needle.letters.length };
    if (!isNamed(hit, read)) continue;
    const first = read.units[read.joined.from[at] ?? 0];
    const behind = needle.isStem ? wordEnd(hit.behind, read) : hit.behind;
    const last = lastUnit(read.joined.from[behind - 1] ?? 0, read.units);
    if (first && last)
      hits.push({
        start: first.start,
        end: last.end,
        kind: 'person',
        key: needle.person,
        shown: needle.shown,
      });
  }
  return hits;
}

function wordEnd(behind: number, read: Read): number {
  let end = behind;
  while (end < read.joined.text.length && between(end - 1, end, read) === '') end += 1;
  return end;
}

/** Its accents stand behind a letter, and go with it. */
function lastUnit(index: number, units: readonly Unit[]): Unit | undefined {
  let last = index;
  while (/^\p{M}/u.test(units[last + 1]?.character ?? '')) last += 1;
  return units[last];
}

interface Hit {
  readonly needle: Needle;
  /** In the stream. */
  readonly at: number;
  readonly behind: number;
}

/** More signs between two letters, and nobody reads them as one word. */
const WIDEST_GAP = 8;

function isNamed(hit: Hit, read: Read): boolean {
  const gaps = gapsIn(hit, read);
  if (gaps.some((gap) => gap.length > WIDEST_GAP)) return false;
  if (hit.needle.isUnspaced) return true;
  if (gaps.length > 0) return isSplitName(hit, read);
  const isCapital = /^\p{Lu}/u.test(characterAt(hit.at, read));
  return (hit.needle.letters.length > 2 || isCapital) && isAtEdges(hit, read);
}

/** Its letters are apart: then it must be whole, and no row of everyday words. */
const isSplitName = (hit: Hit, read: Read): boolean =>
  hit.needle.letters.length > 2 &&
  !hit.needle.isStem &&
  !arePlainWords(hit, read) &&
  isEdge(hit.at - 1, hit.at, read) &&
  isEdge(hit.behind - 1, hit.behind, read);

function isAtEdges(hit: Hit, read: Read): boolean {
  const { needle, at, behind } = hit;
  const isAtEnd = isEdge(behind - 1, behind, read);
  if (needle.isTurned) return isAtEnd && isEdge(at - 1, at, read);
  if (needle.isStem) return !isAtEnd && isEdge(at - 1, at, read) && isInflected(hit, read);
  const isAtStart = needle.letters.length > LONG || isEdge(at - 1, at, read);
  return isAtStart && (isAtEnd || isInflected(hit, read));
}

const characterAt = (index: number, { units, joined }: Read): string =>
  units[joined.from[index] ?? -1]?.character ?? '';

/** What stands between two letters of the stream, without what nobody sees. */
function between(index: number, next: number, { units, joined }: Read): string {
  const from = joined.from[index];
  const to = joined.from[next];
  if (from === undefined || to === undefined) return ' ';
  if (to - from > WIDEST_GAP * 4) return ' '.repeat(WIDEST_GAP + 1);
  return units
    .slice(from + 1, to)
    .map(({ character }) => (isHidden(character) ? '' : character))
    .join('');
}

const gapsIn = ({ at, behind }: Hit, read: Read): readonly string[] =>
  Array.from({ length: behind - at - 1 }, (_, index) => between(at + index, at + index + 1, read)).filter(
    (gap) => gap !== '',
  );

/** Between two words, or two parts of one written like this: `forBobMiller`. */
function isEdge(index: number, next: number, read: Read): boolean {
  if (between(index, next, read) !== '') return true;
  const [left, right] = [characterAt(index, read), characterAt(next, read)];
  return read.joined.from[index] !== read.joined.from[next] && /\p{Ll}/u.test(left) && /\p{Lu}/u.test(right);
}

/** Words that stand beside one another every day: `is a` names no Isa. */
const EVERYDAY = new Set(
  `a an am as at be by do go he i if in is it me my no of on or so to up us we the and are for can has had her him his how man may
   not now one our out see she too two was way who why you all any but did get got let new old put say
   da du er es ob um so zu im ja wo an am ab auf aus bei das dem den der des die ein für hat ich ihr man mit nur sie tag und uns vor war was wer wie wir zum zur
   le la les de du et en un une il elle el los las y o un una que`.split(/\s+/),
);

function arePlainWords(hit: Hit, read: Read): boolean {
  const pieces: string[] = [''];
  for (let index = hit.at; index < hit.behind; index += 1) {
    const gap = index === hit.at ? '' : between(index - 1, index, read);
    // Anything else than a space was put there on purpose.
    if (gap !== '' && gap !== ' ') return false;
    if (gap === ' ') pieces.push('');
    pieces.push(`${pieces.pop() ?? ''}${characterAt(index, read).toLowerCase()}`);
  }
  return pieces.every((piece) => EVERYDAY.has(piece)) && pieces.some((piece) => piece.length > 1);
}

/** What languages hang on a name. */
const ENDINGS =
  /^(?:s|es|n|en|em|er|e|a|u|y|i|o|om|ov|ova|owi|owa|owie|ie|in|un|nin|nun|da|de|dan|den|ya|ye|ta|le|la|lla|lle|ssa|ssä|ę|ą|em)$/;
const LATIN = /^[\p{Script=Latin}\p{M}]*$/u;
const LONGEST_ENDING = 4;
const SHORT = 3;

function isInflected({ needle, behind }: Hit, read: Read): boolean {
  if (needle.letters.length >= LONG && !needle.isStem) return true;
  let ending = '';
  for (
    let index = behind;
    between(index - 1, index, read) === '' && ending.length <= LONGEST_ENDING;
    index += 1
  )
    ending += characterAt(index, read);
  if (needle.letters.length < SHORT || ending.length > LONGEST_ENDING) return false;
  if (!LATIN.test(ending)) return ending.length <= SHORT;
  return needle.letters.length === SHORT ? ending.toLowerCase() === 's' : ENDINGS.test(ending.toLowerCase());
}

function signHits(units: readonly Unit[], sign: string, person: string): readonly Found[] {
  const parts = Array.from(sign);
  return units.flatMap(({ start }, index) => {
    const isHere = parts.every((part, offset) => units[index + offset]?.character === part);
    const end = units[index + parts.length - 1]?.end ?? start;
    return isHere ? [{ start, end, kind: 'person' as const, key: person, shown: sign }] : [];
  });
}
