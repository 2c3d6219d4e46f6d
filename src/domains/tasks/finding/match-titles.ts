import { fold } from '../../../core/fold.ts';
import { nearest } from '../../../core/nearest.ts';
import type { StoredTask } from '../task.ts';

interface Titled {
  readonly stored: StoredTask;
  readonly title: string;
}

export const comparable = (text: string): string => fold(text).replace(/\s+/g, ' ').trim();

/**
 * The tasks that these words may mean, the best guess first: by id, else the whole title, else those that begin with
 * them or have them in one place, else those that have all of the words, else the same with one typing error in each
 * longer word. An id that none of them has is none of them, whatever numbers are in their titles.
 */
export function matchTitles(tasks: readonly StoredTask[], words: string): readonly StoredTask[] {
  const byId = tasks.filter(({ id }) => `#${id}` === words);
  if (byId.length > 0) return byId;
  const sought = comparable(words);
  if (sought === '') return [];
  const all = tasks.map((stored): Titled => ({ stored, title: comparable(stored.task.title) }));
  for (const way of /^#\S+$/.test(words.trim()) ? LITERALLY : LOOSELY) {
    const found = way(all, sought);
    if (found.length > 0) return found.map(({ stored }) => stored);
  }
  return [];
}

type Way = (all: readonly Titled[], sought: string) => readonly Titled[];

const whole: Way = (all, sought) => all.filter(({ title }) => title === sought);

const inPlace: Way = (all, sought) => {
  const found = all.filter(({ title }) => isInPlace(title, sought));
  const begins = ({ title }: Titled): boolean => title.startsWith(sought);
  return [...found.filter(begins), ...found.filter((one) => !begins(one))];
};

/** Where a word begins; "room 4" is not in "room 40". */
function isInPlace(title: string, sought: string): boolean {
  const [, ...behind] = ` ${title}`.split(` ${sought}`);
  return behind.some((rest) => !(/\p{N}$/u.test(sought) && /^\p{N}/u.test(rest)));
}

/** "invoice acme" is "send the invoice to Acme"; a word may be the beginning of one. */
const byWords: Way = (all, sought) =>
  withAll(all, sought, (word, other) => word === other || (!hasDigit(word) && other.startsWith(word)));

const withErrors: Way = (all, sought) => withAll(all, sought, isMeant);

/** "#4" in a title is said as it stands there; a "4" in it is something else. */
const LITERALLY: readonly Way[] = [whole, inPlace];
const LOOSELY: readonly Way[] = [...LITERALLY, byWords, withErrors];

function withAll(
  all: readonly Titled[],
  sought: string,
  fits: (word: string, other: string) => boolean,
): readonly Titled[] {
  const words = wordsOf(sought);
  if (words.length === 0) return [];
  return all.filter(({ title }) => words.every((word) => wordsOf(title).some((other) => fits(word, other))));
}

const wordsOf = (text: string): readonly string[] =>
  text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');

/** In shorter words one letter makes another word. */
const SHORTEST_WITH_ERROR = 4;

/** A number with another digit is another number. */
const isMeant = (word: string, other: string): boolean =>
  word === other || (word.length >= SHORTEST_WITH_ERROR && !hasDigit(word) && isOneEdit(word, other));

const hasDigit = (word: string): boolean => /\p{N}/u.test(word);

/** One letter put in, left out, replaced, or swapped with its neighbour. */
function isOneEdit(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same += 1;
  const rest = (text: string, from: number): string => text.slice(same + from);
  if (short.length < long.length) return rest(short, 0) === rest(long, 1);
  const isSwapped =
    short[same] === long[same + 1] && short[same + 1] === long[same] && rest(short, 2) === rest(long, 2);
  return isSwapped || rest(short, 1) === rest(long, 1);
}

/** As many as are taken in at a glance. */
const MOST_GUESSES = 3;
/** Two different words of three may still be the same thing. */
const LEAST_SHARED = 0.5;

/** The titles that come nearest to words that fit none: at least half of the words are in them, or nearly. */
export function nearestTitles(tasks: readonly StoredTask[], words: string): readonly StoredTask[] {
  if (words.startsWith('#')) return [];
  const sought = wordsOf(comparable(words)).filter((word) => word.length > 1);
  if (sought.length === 0) return [];
  const score = (title: string): number => {
    const there = wordsOf(title);
    const shared = sought.filter((word) => there.some((other) => isNear(word, other)));
    return shared.length / sought.length;
  };
  return tasks
    .map((stored) => ({ stored, score: score(comparable(stored.task.title)) }))
    .filter(({ score: share }) => share >= LEAST_SHARED)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST_GUESSES)
    .map(({ stored }) => stored);
}

const isNear = (word: string, other: string): boolean =>
  isMeant(word, other) || (word.length >= SHORTEST_WITH_ERROR && nearest(word, [other]) !== undefined);
