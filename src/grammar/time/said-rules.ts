import type { DayPart, TimeVocabulary } from '../languages/time/words.ts';
import type { Rules } from './date-rules.ts';
import { strengthOfDate } from './date-strength.ts';
import { durationOf, minus } from './durations.ts';
import type { Build } from './read-patterns.ts';
import { repeatRules } from './repeat-rules.ts';
import { shiftedClock } from './clock-rules.ts';
import { type Bound, type Said, said, type Strength } from './reading-time.ts';
import type { DurationPart, TimeParts } from './time-parts.ts';

/** What may stand together for one moment: "friday", "at 5", "in the evening", "in 3 days". */
export const runRules = (words: TimeVocabulary): Rules<Said> => [
  [words.in, awayFromNow((duration) => duration)],
  [words.ago, awayFromNow(minus)],
  [words.onDate, dateSaid],
  [words.atClock, atClock],
  [words.onClock ?? [], (bound) => (bound.clock && bound.clock.strength > 0 ? atClock(bound) : undefined)],
  [
    ['{weekdayPart}', ...words.onDate.map((pattern) => pattern.replace('{date}', '{weekdayPart}'))],
    onWeekdayPart,
  ],
  [words.inZone, ({ zone }) => (zone === undefined ? undefined : said({ zone }, 0))],
  ...todaysParts(words),
];

/** "in 3 days"; where a unit alone is one of it, it stands for itself: the Polish "za godzinę". */
const awayFromNow =
  (turn: (duration: DurationPart) => DurationPart): Build<Said> =>
  ({ unit, duration = unit && durationOf(1, unit) }) =>
    duration && said({ fromNow: turn(duration) }, 3);

/** What else a sentence may say about time: limits, spans, lengths and repeats. */
export const saidRules = (words: TimeVocabulary): Rules<Said> => [
  // Before "from": of "from 5 to 6", "5 to 6" may be a clock time.
  [words.between, between],
  [words.range, range],
  [words.besideClock?.before ?? [], besideClock(-1)],
  [words.besideClock?.after ?? [], besideClock(1)],
  [words.deadline, around((parts) => ({ ...parts, isDeadline: true }))],
  [words.before, around((parts) => ({ ...parts, isDeadline: true }))],
  [words.until, around((parts) => ({ until: parts }))],
  [words.since, around((parts) => ({ since: parts }))],
  [words.sincePast ?? [], around((parts) => ({ span: { from: parts, isUpToNow: true } }))],
  [words.after, around((parts) => ({ after: parts }))],
  [
    words.nextSpan,
    ({ unit, duration = unit && durationOf(1, unit) }) => duration && said({ span: { duration } }, 3),
  ],
  [words.lastSpan, ({ duration }) => duration && said({ span: { duration: minus(duration) } }, 3)],
  [words.lasting, ({ duration }) => duration && said({ lasting: duration }, 2)],
  [onDays(words, 'weekdays'), ({ weekdays }) => weekdays && said({ weekdays }, 0)],
  [onDays(words, 'days'), ({ days }) => days && said({ monthDays: days }, 0)],
  [onDays(words, 'nthWeekday'), ({ nthWeekday }) => nthWeekday && said({ nthWeekday }, 0)],
  ...repeatRules(words),
];

/** Days that belong to a repeat stand with the same words as a date: "every month on the 15th". */
const onDays = ({ onDate }: TimeVocabulary, slot: 'weekdays' | 'days' | 'nthWeekday'): readonly string[] => [
  `{${slot}}`,
  ...onDate.map((pattern) => pattern.replace('{date}', `{${slot}}`)),
];

const around =
  (wrap: (parts: TimeParts) => TimeParts): Build<Said> =>
  ({ when }) =>
    when && said(wrap(when.parts), atLeast(2, when.strength), when.isOpen);

const atLeast = (least: Strength, strength: Strength): Strength => (strength > least ? strength : least);

function between({ from, to }: Bound): Said | undefined {
  if (!from || !to || !goTogether(from, to)) return undefined;
  const isOpen = from.strength === 0 && to.isOpen;
  return said({ span: { from: from.parts, to: to.parts } }, 3, isOpen);
}

/** "3-5pm", "monday to friday"; two bare numbers are none. */
function range({ from, to }: Bound): Said | undefined {
  if (!from || !to || !goTogether(from, to)) return undefined;
  const strength = atLeast(from.strength, to.strength);
  if (strength === 0) return undefined;
  return said({ span: { from: from.parts, to: to.parts } }, atLeast(2, strength));
}

/** A day needs a day at the other end, a clock time a time. */
function goTogether({ parts: from }: Said, { parts: to }: Said): boolean {
  if (isBareDay(from)) return isDayOfMonth(to);
  if (isBareDay(to)) return isDayOfMonth(from);
  if (from.date && !from.clock && !from.dayPart) return to.date !== undefined || to.fromNow !== undefined;
  return from.clock === undefined || to.clock !== undefined || to.dayPart !== undefined;
}

const isDayOfMonth = ({ date, clock }: TimeParts): boolean =>
  date?.kind === 'calendar' && date.month !== undefined && !clock;

const isBareDay = ({ date, clock }: TimeParts): boolean =>
  date?.kind === 'calendar' && date.month === undefined && date.day !== undefined && !clock;

function dateSaid({ date }: Bound): Said | undefined {
  if (!date) return undefined;
  const { strength, isOpen } = strengthOfDate(date);
  return said({ date }, atLeast(2, strength), isOpen);
}

function onWeekdayPart({ weekdayPart }: Bound): Said | undefined {
  if (!weekdayPart) return undefined;
  const [weekday, dayPart] = weekdayPart;
  return said({ date: { kind: 'weekday', weekday }, dayPart }, 2);
}

const atClock = ({ clock }: Bound): Said | undefined =>
  clock && said({ clock: clock.clock }, atLeast(2, clock.strength), clock.isOpen);

/** "two hours before midnight": within the same day. */
const besideClock =
  (sign: 1 | -1): Build<Said> =>
  ({ duration, when }) => {
    const clock = when?.parts.clock;
    const shifted = duration && clock && shiftedClock(clock, sign * minutesOf(duration));
    return shifted && said({ ...when.parts, clock: shifted }, 3);
  };

/** Of a length that is told in hours and minutes alone. */
const minutesOf = ({ hour = 0, minute = 0, ...others }: DurationPart): number =>
  Object.keys(others).length === 0 ? hour * 60 + minute : NaN;

const todaysParts = ({ todaysParts: parts }: TimeVocabulary): Rules<Said> =>
  DAY_PARTS.map((part) => [
    parts[part] ?? [],
    () => said({ date: { kind: 'away', days: 0 }, dayPart: part }, 3),
  ]);

const DAY_PARTS: readonly DayPart[] = [
  'early morning',
  'morning',
  'late morning',
  'noon',
  'afternoon',
  'evening',
  'tonight',
  'night',
];

export interface PartSaid {
  readonly part: DayPart;
  readonly isBare: boolean;
}

/** A part of the day in one word may be anything ("morning"); with more words it is one. */
export const partRules = ({ dayParts }: TimeVocabulary): Rules<PartSaid> =>
  DAY_PARTS.map((part) => [dayParts[part], (_bound, length) => ({ part, isBare: length === 1 })]);
