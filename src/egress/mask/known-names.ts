import { fold } from '../../core/fold.ts';
import { needleOf, nameStreams, type Stream } from './streams.ts';

/** One way to name somebody, as it is looked for in one stream. */
export interface Needle {
  readonly letters: string;
  /** The same for all that mean the same person. */
  readonly person: string;
  /** What is put back in an answer. */
  readonly shown: string;
  /** Scripts that set no spaces between words. */
  readonly isUnspaced: boolean;
  /** Backwards, or turned: looked for as a whole only. */
  readonly isTurned: boolean;
  /** Without the vowel that other cases change: an ending stands behind it. */
  readonly isStem: boolean;
}

export interface Names {
  readonly byStream: readonly { readonly stream: Stream; readonly needles: readonly Needle[] }[];
  /** Names without a letter, as they are. */
  readonly signs: readonly { readonly sign: string; readonly person: string }[];
}

/** Parts of names that are words of everybody: alone they name nobody. */
const NOT_ALONE = new Set(
  `a an and are am as at be bei bin bis by das de del den der des di die do du ein el en er es et for from fur ich
   il im in is ist it la le les los mit my no of off on or she so the they them to um und us van vom von wa we wir with you zu zum zur
   he her him his me ms mr mrs miss dr prof herr frau bot admin team gmbh inc ltd room chat home work info mail away busy
   test user task tasks todo list today`.split(/\s+/),
);
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** `@bob:example.org` → `bob`; `bob@example.org` → `bob`. */
const bare = (name: string): string =>
  /^@([^\s:]{1,255}):\S{1,255}$/.exec(name)?.[1] ?? /^([^\s@]{1,64})@[^\s@]{1,255}$/.exec(name)?.[1] ?? name;

/** More letters are no name that anybody says. */
const LONGEST = 200;

/** What people may be called: as they are written, and each part of it. */
export function knownNames(people: readonly string[], own: readonly string[]): Names {
  const ours = new Set(own.map((name) => fold(bare(name)).trim()));
  const others = [...new Set(people.map((name) => bare(name).slice(0, LONGEST).trim()))].filter(
    (name) => name !== '' && !ours.has(fold(name)),
  );
  const called = calledIn(others.filter((name) => /\p{L}/u.test(name)));
  return {
    byStream: nameStreams.map((stream, index) => ({
      stream,
      needles: distinct(
        [...called].flatMap(([shown, person]) => needlesOf(shown, person, { stream, isFirst: index === 0 })),
      ),
    })),
    signs: others
      .filter((name) => !/\p{L}/u.test(name) && /[\p{Extended_Pictographic}]|\d{4}/u.test(name))
      .map((sign) => ({ sign, person: fold(sign) })),
  };
}

/** What somebody is called → who it is: a part that two people share means neither of them. */
function calledIn(names: readonly string[]): ReadonlyMap<string, string> {
  const called = new Map<string, string>();
  const byLength = names.toSorted((a, b) => b.length - a.length);
  for (const name of byLength) {
    const person = personOf(name, called);
    called.set(name, person);
    for (const part of partsOf(name)) {
      const known = called.get(part);
      if (known === undefined) called.set(part, person);
      else if (known !== person) called.set(part, fold(part));
    }
  }
  return called;
}

/** `Bob`, where `Bob Miller` is known, is the same man. */
const personOf = (name: string, called: ReadonlyMap<string, string>): string =>
  [...called].find(([other]) => fold(other) === fold(name))?.[1] ?? fold(name);

const partsOf = (name: string): readonly string[] =>
  [
    ...name.split(/[^\p{L}\p{M}'’\u200c\u200d]+/u),
    ...name.split(/[^\p{L}\p{M}]+|(?<=\p{Ll})(?=\p{Lu})/u),
  ].filter((part) => part !== name && /\p{L}/u.test(part));

function needlesOf(
  shown: string,
  person: string,
  { stream, isFirst }: { stream: Stream; isFirst: boolean },
): readonly Needle[] {
  const letters = needleOf(shown, stream);
  const isUnspaced = UNSPACED.test(shown);
  if (letters === '' || NOT_ALONE.has(letters)) return [];
  const needle = { letters, person, shown, isUnspaced, isTurned: false, isStem: false };
  if (letters.length === 1 && !isUnspaced) return [];
  const stem = /^\p{Script=Cyrillic}{3,}[ая]$/u.test(shown)
    ? [{ ...needle, letters: letters.slice(0, -1), isStem: true }]
    : [];
  if (letters.length < LONG || !isFirst) return [needle, ...stem];
  const turned = [Array.from(letters).toReversed().join(''), rotated(letters)];
  return [needle, ...stem, ...turned.map((other) => ({ ...needle, letters: other, isTurned: true }))];
}

/** From this length on a name is no part of other words by chance. */
export const LONG = 5;

const HALF = 13;
const rotated = (letters: string): string =>
  letters.replaceAll(/[a-z]/g, (letter) =>
    String.fromCharCode(((letter.charCodeAt(0) - 97 + HALF) % 26) + 97),
  );

const distinct = (needles: readonly Needle[]): readonly Needle[] => [
  ...new Map(needles.map((needle) => [`${needle.letters}|${needle.person}`, needle])).values(),
];
