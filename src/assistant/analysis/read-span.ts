import type { ActionCall } from '../../core/action.ts';
import { addDays, dayOf, isDay, today, type When } from '../../core/time.ts';

/** Days; both ends belong to it. */
export interface Days {
  readonly from?: When;
  readonly to?: When;
}

/** Reads words of time as a command would: the days that they mean, or nothing. */
export type ReadWhen = (words: string) => unknown;

interface Asked {
  readonly sentence: string;
  /** The word that asks for the strong model. */
  readonly word: string;
  readonly now: Date;
  readonly timeZone: string;
}

/** "the last two weeks of the month". */
const MOST_WORDS = 6;
/** Looking forward and looking back begin with other words. */
const LOOKS_FORWARD = /plan|suunnit/i;

/** True for a word that asks for a plan: `plan`, in any of the languages. */
export const looksForward = (word: string): boolean => LOOKS_FORWARD.test(word);
/** A plan without a time is for this many days from today on. */
const DAYS_OF_PLAN = 7;

/** The days that a sentence speaks of; undefined: it names none, so this week is meant. */
export function readSpan({ sentence, word, now, timeZone }: Asked, readWhen: ReadWhen): Days | undefined {
  const words = sentence.split(/\s+/).filter((one) => one !== '');
  const said = spansIn(words, readWhen);
  const isForward = looksForward(word);
  if (said)
    return isForward || !said.from || said.from !== said.to ? said : lastOne(said.from, now, timeZone);
  const day = today(now, timeZone);
  return isForward ? { from: day.toString(), to: addDays(day, DAYS_OF_PLAN - 1).toString() } : undefined;
}

/** The longest run of words that is a time. */
function spansIn(words: readonly string[], readWhen: ReadWhen): Days | undefined {
  for (let size = Math.min(MOST_WORDS, words.length); size > 0; size -= 1) {
    for (let from = 0; from + size <= words.length; from += 1) {
      const run = words.slice(from, from + size).join(' ');
      const days = /\p{L}{2}/u.test(run) ? daysOf(readWhen(run)) : undefined;
      if (days) return days;
    }
  }
  return undefined;
}

function daysOf(when: unknown): Days | undefined {
  if (typeof when === 'string') return isDay(when) ? { from: when, to: when } : undefined;
  if (typeof when !== 'object' || when === null) return undefined;
  const ends = new Map<string, unknown>(Object.entries(when));
  const [from, to] = [ends.get('from'), ends.get('to')].map((end) =>
    typeof end === 'string' && isDay(end) ? end : undefined,
  );
  if (from === undefined && to === undefined) return undefined;
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** Whoever looks back at a Friday means the one that was. */
function lastOne(day: When, now: Date, timeZone: string): Days {
  const ahead = today(now, timeZone).until(dayOf(day, timeZone), { largestUnit: 'days' }).days;
  const meant = ahead > 1 && ahead <= 7 ? addDays(dayOf(day, timeZone), -7).toString() : day;
  return { from: meant, to: meant };
}

/** What the reader of commands made of the words of a time. */
export const whenOf = (calls: readonly ActionCall[]): unknown => {
  const input = calls[0]?.input;
  return typeof input === 'object' && input !== null
    ? new Map<string, unknown>(Object.entries(input)).get('when')
    : undefined;
};
