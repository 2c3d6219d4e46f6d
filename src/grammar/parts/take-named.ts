import type { NamedField, NamedPart, PartWords } from '../languages/parts/words.ts';
import { lengthAtEnd, type Token } from '../tokens.ts';

/** A part of a task that is said at the beginning or the end of its title. */
export interface Named {
  readonly rest: readonly Token[];
  /** Left out: what was taken says nothing ("to my to-do list"). */
  readonly field?: NamedField;
  readonly name: readonly Token[];
}

/** Says whether these words are a name of such a part: a priority is one of a few words. */
type IsName = (field: NamedField, name: readonly Token[]) => boolean;

/** "in project home improvement 2027": longer names have to be quoted. */
const LONGEST_NAME = 3;
/** One of several: "post office". */
const LONGEST_IN_LIST = 2;
/** "tagged errand, town and car". */
const LONGEST_NAMES = 7;

/** The part that these words end with, if what is left is still a title. The one with the most fixed words counts. */
export const takeNamedAtEnd = (
  tokens: readonly Token[],
  words: PartWords,
  isName: IsName,
): Named | undefined => most(words.named.map((part) => endOf(tokens, part, { words, isName, fewest: 1 })));

/**
 * The part that these words begin with: only in front of a comma or a colon, because elsewhere nobody can tell where
 * its name ends.
 */
export function takeNamedAtStart(
  tokens: readonly Token[],
  words: PartWords,
  isName: IsName,
): Named | undefined {
  const length = tokens.slice(0, LONGEST_NAMES).findIndex(({ marks }) => /^[:,]$/.test(marks)) + 1;
  if (length === 0 || length >= tokens.length) return undefined;
  const beginning = tokens.slice(0, length);
  const found = most(words.named.map((part) => endOf(beginning, part, { words, isName, fewest: 0 })));
  return found?.rest.length === 0 && !isBareNumber(beginning)
    ? { ...found, rest: tokens.slice(length) }
    : undefined;
}

/** "1: milk" is a line of a list as well as a priority. */
const isBareNumber = ([first, ...others]: readonly Token[]): boolean =>
  others.length === 0 && first !== undefined && /^\d+$/.test(first.word);

/** The nearest counts: with the fewest words taken, then with the most of them fixed. */
const isNearer = (one: Named, other: Named): boolean =>
  one.name.length === other.name.length
    ? one.rest.length < other.rest.length
    : one.name.length < other.name.length;

const most = (found: readonly (Named | undefined)[]): Named | undefined =>
  found
    .filter((one) => one !== undefined)
    .reduce<Named | undefined>((best, one) => (!best || isNearer(one, best) ? one : best), undefined);

interface Naming {
  readonly words: PartWords;
  readonly isName: IsName;
  /** How many words have to be left. */
  readonly fewest: number;
}

type OfField = NamedPart & { readonly field: NamedField };

const hasField = (part: NamedPart): part is OfField => part.field !== undefined;

function endOf(tokens: readonly Token[], part: NamedPart, naming: Naming): Named | undefined {
  if (hasField(part)) return endOfName(tokens, part, naming);
  const length = lengthAtEnd(tokens, part.before);
  const isEnd = length > 0 && tokens.length - length >= naming.fewest;
  return isEnd ? { rest: tokens.slice(0, -length), name: [] } : undefined;
}

function endOfName(tokens: readonly Token[], part: OfField, naming: Naming): Named | undefined {
  const { field, behind } = part;
  const length = lengthAtEnd(tokens, behind);
  if (behind.length > 0 && length === 0) return undefined;
  const named = tokens.slice(0, tokens.length - length);
  const longest = Math.min(LONGEST[field], named.length);
  for (let words = 1; words <= longest; words += 1) {
    const name = named.slice(-words);
    const rest = withoutLead(named.slice(0, -words), part);
    if (rest && rest.length >= naming.fewest && isNameOf(name, part, naming)) return { rest, field, name };
  }
  return undefined;
}

const LONGEST: Readonly<Record<NamedField, number>> = {
  project: LONGEST_NAME,
  labels: LONGEST_NAMES,
  assignees: LONGEST_NAMES,
  priority: 2,
};

/** What stands before the words that lead to the name; undefined when none do and some have to. */
function withoutLead(
  before: readonly Token[],
  { before: leads, isAside: mustBe }: OfField,
): readonly Token[] | undefined {
  const length = lengthAtEnd(before, leads);
  if (length === 0 && !leads.includes('')) return undefined;
  const rest = before.slice(0, before.length - length);
  return mustBe !== true || isAside(rest) ? rest : undefined;
}

/** Behind a comma, or before one at the very beginning: "urgent: pay rent". */
const isAside = (rest: readonly Token[]): boolean => rest.length === 0 || (rest.at(-1)?.marks ?? '') === ',';

/** "errand and town": between two commas or "and"s stand few words. */
function areNames(names: readonly Token[], { and }: PartWords): boolean {
  let length = 0;
  for (const { word, marks, quoted } of names) {
    length = quoted === undefined && and.includes(word) ? 0 : length + 1;
    if (length > LONGEST_IN_LIST) return false;
    if (marks === ',') length = 0;
  }
  return true;
}

function isNameOf(
  name: readonly Token[],
  { field, ending, isShopping }: OfField,
  { words, isName }: Naming,
): boolean {
  const hasForm =
    (ending === undefined || hasEnding(name, ending)) &&
    (isShopping !== true || words.shopping.includes(wordsOf(name)));
  return hasForm && FORMS[field](name, words) && isName(field, name);
}

const wordsOf = (name: readonly Token[]): string => name.map(({ word }) => word).join(' ');

const hasEnding = ([only, ...others]: readonly Token[], ending: string): boolean =>
  only !== undefined && others.length === 0 && only.word.endsWith(ending) && only.word !== ending;

/** A list of names goes on behind a comma; any other name ends there. */
const isWhole = (name: readonly Token[]): boolean => name.slice(0, -1).every(({ marks }) => marks === '');

const FORMS: Readonly<Record<NamedField, (name: readonly Token[], words: PartWords) => boolean>> = {
  labels: areNames,
  assignees: areNames,
  priority: isWhole,
  project: (name, { noProject }) => isWhole(name) && !name.every(({ word }) => noProject.includes(word)),
};
