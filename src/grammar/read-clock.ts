import type { TimeWords } from './languages/words.ts';
import { lengthAtStart, type Token } from './tokens.ts';

export interface ClockReading {
  readonly hour: number;
  readonly minute: number;
  /** A time beyond doubt also without a day: "at 10", "10am", "14:00", but not "3:16". */
  readonly isSure: boolean;
}

/** "9:15" is a time; "3:16" may be a verse or a score. */
const QUARTER = 15;

const DIGITS = /^(\d{1,2})(?::(\d{2}))?([a-z.]{0,4})$/;

/**
 * A clock time that all these words together are: "at 10", "10am", "10:30 pm", "14:00". Without am or pm it is read
 * on 24 hours, except that an hour written with one digit from 1 to 6 is in the afternoon: "at 5" is 17:00, "05:00"
 * is not.
 */
export function readClock(tokens: readonly Token[], words: TimeWords): ClockReading | undefined {
  const hasAt = lengthAtStart(tokens, words.at) > 0;
  const written = readDigits(hasAt ? tokens.slice(1) : tokens, words);
  if (!written) return undefined;
  const { hours, minutes, half } = written;
  const hour = hourOf(hours, half);
  const minute = minuteOf(minutes);
  // A number alone is no time: "buy 10".
  const isMarked = hasAt || half !== 'none';
  if (hour === undefined || minute === undefined || (!isMarked && minutes === undefined)) return undefined;
  return { hour, minute, isSure: isMarked || hours.length === 2 || minute % QUARTER === 0 };
}

interface Written {
  readonly hours: string;
  readonly minutes: string | undefined;
  readonly half: Half;
}

function readDigits([first, second, ...others]: readonly Token[], words: TimeWords): Written | undefined {
  const [, hours, minutes, attached] = DIGITS.exec(first?.word ?? '') ?? [];
  if (hours === undefined || others.length > 0) return undefined;
  const half = attached === '' ? halfOf(second?.word, words) : second ? undefined : halfOf(attached, words);
  return half && { hours, minutes, half };
}

const minuteOf = (digits: string | undefined): number | undefined =>
  digits === undefined ? 0 : Number(digits) < 60 ? Number(digits) : undefined;

type Half = 'am' | 'pm' | 'none';

function halfOf(word: string | undefined, { am, pm }: TimeWords): Half | undefined {
  if (word === undefined || word === '') return 'none';
  const bare = word.endsWith('.') ? word.slice(0, -1) : word;
  return am.includes(bare) ? 'am' : pm.includes(bare) ? 'pm' : undefined;
}

/** From here on an hour of one digit is in the morning. */
const FIRST_MORNING_HOUR = 7;

function hourOf(digits: string, half: Half): number | undefined {
  const hour = Number(digits);
  if (half !== 'none') return hour >= 1 && hour <= 12 ? (hour % 12) + (half === 'pm' ? 12 : 0) : undefined;
  if (hour > 23) return undefined;
  return digits.length === 1 && hour > 0 && hour < FIRST_MORNING_HOUR ? hour + 12 : hour;
}
