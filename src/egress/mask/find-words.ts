import type { Found } from './found.ts';
import { needleOf, streamOf, words } from './streams.ts';
import { isHidden, spanIn, type Unit } from './units.ts';

/** Scripts with letters that look like those of another one; nobody mixes them in one word but to hide it. */
const SCRIPTS: readonly RegExp[] = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
  /\p{Script=Coptic}/u,
  /\p{Script=Lisu}/u,
];
/** Shorter ones are units: `kΩ`. */
const SHORTEST_WORD = 3;

/** Words whose letters come from several scripts. */
export function findMixedWords(units: readonly Unit[]): readonly Found[] {
  const found: Found[] = [];
  let word: Unit[] = [];
  const close = (): void => {
    const [first, last] = [word[0], word.at(-1)];
    if (first && last && isMixed(word)) found.push({ start: first.start, end: last.end, kind: 'word' });
    word = [];
  };
  for (const unit of units) {
    if (/\p{L}/u.test(unit.character)) word.push(unit);
    else if (!isHidden(unit.character)) close();
  }
  close();
  return found;
}

const isMixed = (word: readonly Unit[]): boolean =>
  word.length >= SHORTEST_WORD &&
  SCRIPTS.filter((script) => word.some(({ character }) => script.test(character))).length > 1;

/** From this length on a fact is found within other words as well. */
const LONG_FACT = 6;

/** What the person marked as private, wherever its words stand one behind the other. */
export function findPrivate(units: readonly Unit[], facts: readonly string[]): readonly Found[] {
  const read = streamOf(units, words);
  return facts.flatMap((fact) => {
    const needle = needleOf(fact, words);
    const found: Found[] = [];
    if (needle === '') return found;
    for (let at = read.text.indexOf(needle); at !== -1; at = read.text.indexOf(needle, at + 1)) {
      const behind = at + needle.length;
      const isApart = needle.length >= LONG_FACT || (isStart(at) && isStart(behind));
      if (isApart)
        found.push({ ...spanIn(units, read, at, behind), kind: 'private', key: needle, shown: fact });
    }
    return found;
  });

  function isStart(at: number): boolean {
    const [left, right] = [read.from[at - 1], read.from[at]];
    return left === undefined || right === undefined || right - left > 1;
  }
}
