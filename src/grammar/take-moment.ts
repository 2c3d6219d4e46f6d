import type { When } from '../core/time.ts';
import type { TimeWords } from './languages/words.ts';
import { LONGEST_MOMENT, readWhen } from './read-when.ts';
import type { ReadingContext } from './reading.ts';
import { lengthAtStart, type Token } from './tokens.ts';

export type Taken =
  | { readonly kind: 'moment'; readonly rest: readonly Token[]; readonly moment: When }
  | { readonly kind: 'none' }
  /** There are words of time that are not surely understood. */
  | { readonly kind: 'unsure' };

const none: Taken = { kind: 'none' };
const unsure: Taken = { kind: 'unsure' };

/**
 * Takes the moment off the end of a title. What only looks like one stays ("lunch with Friday"); what may be one in
 * a way that is not read ("every friday", "next week") makes the whole unsure.
 */
export function takeMoment(
  tokens: readonly Token[],
  words: TimeWords,
  at: Pick<ReadingContext, 'now' | 'timeZone'>,
): Taken {
  for (let length = Math.min(LONGEST_MOMENT, tokens.length); length > 0; length -= 1) {
    const rest = tokens.slice(0, tokens.length - length);
    const behind = tokens.slice(rest.length);
    const moment = readWhen(behind, words, at);
    if (moment !== undefined) return judge(rest, behind, words) ?? { kind: 'moment', rest, moment };
  }
  return endsVaguely(tokens, words) ? unsure : none;
}

/** What the words before a moment make of it; undefined when it is one. */
function judge(rest: readonly Token[], behind: readonly Token[], words: TimeWords): Taken | undefined {
  const before = rest.at(-1);
  if (!before || endsVaguely(rest, words)) return unsure;
  if (before.quoted !== undefined || before.marks !== '') return undefined;
  if (words.binding.includes(before.word)) return unsure;
  if (lengthAtStart(behind, [...words.prepositions, ...words.at]) > 0) return undefined;
  if (words.naming.includes(before.word)) return none;
  return rest.length > 1 && mayBeName(before, behind, words) ? unsure : undefined;
}

/** "Freaky Friday" may be a film, and "call Anna Friday" a day. */
const mayBeName = (before: Token, [first]: readonly Token[], { weekdays }: TimeWords): boolean =>
  first !== undefined && isCapital(before) && isCapital(first) && Object.hasOwn(weekdays, first.word);

const isCapital = ({ raw }: Token): boolean => /^\p{Lu}/u.test(raw);

const NUMBER = /^\d+$/;
const STARTS_WITH_DIGIT = /^\d/;
const ORDINAL = /^\d{1,2}(?:st|nd|rd|th)$/;
/** 27/11, 27.11.2026, 11-27, 19h. */
const NUMERIC_DATE = /^\d{1,2}(?:h\d{0,2}|\/\d{1,2}(?:\/\d{2,4})?|\.\d{1,2}\.\d{2,4}|-\d{1,2}(?:-\d{2,4})?)$/;

/** True when the last words speak of a time that is not read. */
export function endsVaguely(tokens: readonly Token[], words: TimeWords): boolean {
  const last = tokens.at(-1);
  const before = tokens.at(-2);
  if (!last || !before || last.quoted !== undefined) return false;
  if (words.vagueAlone.includes(last.word) || NUMERIC_DATE.test(last.word)) return true;
  return (
    isCounted(before, last, words) ||
    isSpelledTime(before, last, words) ||
    isWrittenDate(tokens, words) ||
    repeats(tokens, words)
  );
}

/** "3 days", "next week", "tomorrow morning". */
function isCounted(before: Token, last: Token, words: TimeWords): boolean {
  const isTime = words.vague.includes(last.word) || words.months.includes(last.word);
  const counts = NUMBER.test(before.word) || [...words.vagueBefore, ...words.numbers].includes(before.word);
  return isTime && (counts || isDayWord(before, words));
}

/** "at ten", "half past three", "at 25", "tomorrow 9". */
function isSpelledTime(before: Token, last: Token, words: TimeWords): boolean {
  const { at, numbers, beforeNumbers } = words;
  const isNumeral = STARTS_WITH_DIGIT.test(last.word);
  if (isNumeral && (at.includes(before.word) || isDayWord(before, words))) return true;
  return numbers.includes(last.word) && [...at, ...beforeNumbers].includes(before.word);
}

const isDayWord = ({ word }: Token, { days, weekdays }: TimeWords): boolean =>
  Object.hasOwn(days, word) || Object.hasOwn(weekdays, word);

/** How many words a written date has at most: "on may 5 2027". */
const DATE_WORDS = 3;

/** "5 may", "march 3rd", "may 5 2027", "in may", "on the 15th". */
function isWrittenDate(tokens: readonly Token[], { months, prepositions }: TimeWords): boolean {
  const [last = '', before = '', first = ''] = tokens
    .slice(-DATE_WORDS)
    .map(({ word }) => word)
    .toReversed();
  if (months.includes(last)) return isNumber(before) || prepositions.includes(before);
  if (!isNumber(last)) return false;
  if (months.includes(before)) return true;
  return isNumber(before) ? months.includes(first) : ORDINAL.test(last) && prepositions.includes(first);
}

const isNumber = (word: string): boolean => NUMBER.test(word) || ORDINAL.test(word);

/** How far from the end "every 3 days" may begin. */
const REPEAT_WORDS = 4;

/** "every" or "each" near the end with a word of time behind it. */
function repeats(tokens: readonly Token[], words: TimeWords): boolean {
  const tail = tokens.slice(-REPEAT_WORDS);
  const from = tail.findIndex(({ word }) => words.repeating.includes(word));
  const isTime = (token: Token): boolean =>
    words.vague.includes(token.word) || isDayWord(token, words) || words.months.includes(token.word);
  return from >= 0 && tail.slice(from + 1).some(isTime);
}
