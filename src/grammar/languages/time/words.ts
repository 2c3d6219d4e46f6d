/**
 * What a language has to say about time, as data: lists of words and patterns, no code.
 *
 * Everything is compared folded, so accents, capitals and apostrophes may be written or left out (`wpół`, `o'clock`).
 * A word of a message is cut further where digits and letters meet and at hyphens, slashes and dashes: `10am` is
 * `10 am`, `1h30` is `1 h 30`, `15:30` and `27.11.` stay whole, `vingt-cinq` is `vingt cinq`, `3'te` is `3 te`,
 * `mon-fri` is `mon - fri`. Write keys of several words with one space: `vingt cinq`.
 */
export interface TimeVocabulary {
  /** Cardinal numbers in words, in all their forms. "twenty five" is put together; "fünfundzwanzig" is listed. */
  readonly numbers: Readonly<Record<string, number>>;
  /** Between the words of a number: "and", "et", "y", "e". */
  readonly numberJoiners: Words;
  /** First to thirty-first in words, in all their forms. Not "second" where it is mostly another word: that too. */
  readonly ordinals: Readonly<Record<string, number>>;
  /** Glued to numerals: `st, nd, rd, th`; `º, ª`; `er, e, eme`; `:a, :e`. */
  readonly ordinalEndings: Words;
  /** "15." is the fifteenth. */
  readonly hasDotOrdinals: boolean;
  /** What counts units besides numbers: `a` 1, `half an` 0.5, `a couple of` 2, `anderthalb` 1.5, `un quart de` 0.25. */
  readonly counts: Readonly<Record<string, number>>;
  /** "last" where first, second … may stand: of days and weekdays in a month. All forms. */
  readonly lastOf: Words;

  readonly units: Readonly<Record<TimeUnit, Words>>;
  /** Lengths of time with an odd part; slots `{n}`, `{unit}`. A half of the unit more: "{n} and a half {unit}", "{n} {unit} and a half". */
  readonly andHalf: Patterns;
  /** Between "2 hours" and "30 minutes": "and". */
  readonly durationJoiners: Words;
  /** Lengths that are said by a habit: `acht tage` as a week ({ day: 7 }), `quinze jours` { day: 14 }. */
  readonly lengths: Readonly<
    Record<string, Readonly<Partial<Record<'minute' | 'hour' | 'day' | 'week' | 'month', number>>>>
  >;

  /** Monday first, all forms and short forms; none that say "every monday" by their form alone. */
  readonly weekdays: Seven;
  /** "mondays", "montags", "poniedziałkami": every one of them. Empty lists where the language has none. */
  readonly everyWeekday: Seven;
  /** A weekday and a part of the day in one word, in all forms: `montagabend` [1, 'evening']. */
  readonly weekdayParts?: Readonly<Record<string, readonly [weekday: number, part: DayPart]>>;
  /** The same with days from today: `morgenavond` [1, 'evening'], `huomenaamulla` [1, 'morning']. */
  readonly daysWithPart?: Readonly<Record<string, readonly [days: number, part: DayPart]>>;
  /** January first, all forms and short forms. */
  readonly months: Twelve;

  /** Words for days, as days from today: `today` 0, `day after tomorrow` 2, `yesterday` -1. Not "now". */
  readonly days: Readonly<Record<string, number>>;
  /** "now", "right now", "at once". */
  readonly now: Words;

  /**
   * Which weekday, week, month, year, weekend, quarter, part of the day or holiday is meant; slot `{what}` is any of
   * these: `next {what}`, `{what} prochain`. A period alone ("week") never is a date; a weekday or month is.
   */
  readonly which: {
    /** "coming friday": the first to come. */
    readonly coming: Patterns;
    /** "this week". */
    readonly this: Patterns;
    /** "next friday": of next week, when this week still has one. */
    readonly next: Patterns;
    /** "the week after next", "übernächste Woche". */
    readonly afterNext: Patterns;
    /** "last week": the past. */
    readonly last: Patterns;
  };
  /** "friday week", "friday in a week", "vrijdag over een week": slot `{weekday}`. A week behind the coming one. */
  readonly weekdayInAWeek: Patterns;
  /** "friday of next week", "friday next week", "nächste Woche Freitag": slots `{weekday}` and `{week}` ("next week"). */
  readonly weekdayOfWeek: Patterns;

  /** A day of the calendar: slots `{day}` (1 to 31, also ordinal), `{month}`, `{year}`. `{day} [of] {month} [{year}]`. */
  readonly calendar: Patterns;
  /** A day of the month alone, which must be marked as one: slot `{ordinal}`, or `{day}` where days are counted plainly. `the {ordinal}`, `le {day}`. */
  readonly dayOfMonth: Patterns;
  /** A day of some month: slots `{ordinal}` and `{monthly}` ("next month", "the month", "march"). `the {ordinal} of {monthly}`. */
  readonly dayOfSomeMonth: Patterns;
  /** Slots `{nth}` (first to fifth, last), `{weekday}`, `{monthly}` (a month, "the month", "next month"). `[the] {nth} {weekday} (of|in) {monthly}`. */
  readonly nthWeekday: Patterns;
  /** The last day of a month: slot `{monthly}`. `[the] last day of {monthly}`. */
  readonly lastDay: Patterns;
  /** "the month" in the two above, when it means the one that runs: "the month", "the current month". */
  readonly theMonth: Words;
  /** Slots `{n}`, `{year}`: `week {n} [of {year}]`, `kw {n}`. */
  readonly weekNumber: Patterns;
  /** Slots `{nth}` or `{n}`, `{year}`: `q {n} [{year}]`, `[the] {nth} quarter [of {year}]`. */
  readonly quarterNumber: Patterns;
  /** A year alone: slot `{year}`. `in {year}`. */
  readonly yearAlone: Patterns;
  /** "end of {of}": slot `{of}` is a period ("the week", "month", "next year"), a month or a year; a bare period is the one that runs. */
  readonly edges: Readonly<Record<Edge, Patterns>>;
  /** Both in one word: `monatsende` ['end', 'month'], `year end`. */
  readonly edgeWords?: Readonly<
    Record<string, readonly [edge: Edge, period: 'week' | 'month' | 'quarter' | 'year']>
  >;
  readonly holidays: Readonly<Partial<Record<Holiday, Words>>>;
  /** Articles and such before a period, month or holiday that change nothing: "the", "der, die, das, des, dem". */
  readonly articles: Words;

  /**
   * Clock times in words: each pattern with minutes that are always added, and what is done with `{minute}` (a number
   * or one of `minutes`): 1 added, -1 taken away, 0 nothing. Slots `{hour}`, `{minute}`; `{n}` is four digits ("1700 hours"). What of `am` and `pm` may follow needs no entry.
   * `{minute} past {hour}` [0, 1]; `halb {hour}` [-30, 0]; `{minute} vor halb {hour}` [-30, -1]. With 'exact' the hour is
   * one of 24, else "three" may be in the afternoon: `{hour} uhr [{minute}]` [0, 1, 'exact'].
   */
  readonly clock: Readonly<Record<string, Clock>>;
  /** The same, where it is a time only behind one of `atClock` or beside a day: `{hour} {minute}` ("five thirty"). */
  readonly looseClock: Readonly<Record<string, Clock>>;
  /** More words for hours where `{hour}` stands: "trzeciej" 3, "üçe" 3. */
  readonly hours: Readonly<Record<string, number>>;
  /** More words for minutes where `{minute}` stands: `quarter` 15, `a quarter` 15, `half` 30. */
  readonly minutes: Readonly<Record<string, number>>;
  /** Names of times: `noon` "12:00", `midnight` "24:00" (the end of the day), `midday`. */
  readonly clockNames: Readonly<Record<string, string>>;
  /** Slot `{clock}`, which is any clock time, also a bare hour: `(at|@|around) {clock}`, `{clock} te`. */
  readonly atClock: Patterns;
  /** The same, but never a bare hour: `for {clock}` ("for 5pm", not "for 4"). */
  readonly onClock?: Patterns;
  /** Behind a clock time or an hour, glued or not: `am`, `a.m`, `in the morning`. A plain hour with one of them is a time. */
  readonly am: Words;
  readonly pm: Words;
  /** The same for "at night": six to eleven are in the evening, twelve to five behind midnight. */
  readonly atNight: Words;
  /** May stand behind a clock time and change nothing: "sharp", "genau". */
  readonly behindClock: Words;
  /** True where "8:45" may be in the evening; elsewhere it is read on 24 hours. */
  readonly hasTwelveHours: boolean;

  /** Parts of the day with what may stand before them: `[in the] morning`, `au matin`. Behind a day or alone. */
  readonly dayParts: Readonly<Record<DayPart, Patterns>>;
  /** Today's: `this morning`, `tonight`, `heute Abend` needs no entry ("heute" and "Abend" are put together). */
  readonly todaysParts: Readonly<Partial<Record<DayPart, Patterns>>>;

  /** Before or behind a day: slot `{date}`. `on {date}`, `due [on] {date}`, `{date} günü`. They make a doubtful word sure. */
  readonly onDate: Patterns;
  /** A deadline; slot `{when}`, a day, a clock time or both. `by {when}`, `bis [spätestens] {when}`, `{when} mennessä`. */
  readonly deadline: Patterns;
  /** An end, of a repeat or a span; else it is a deadline. `until {when}`. */
  readonly until: Patterns;
  /** A beginning: `from {when} [on]`, `starting {when}`, `ab {when}`. */
  readonly since: Patterns;
  /** A beginning in the past: `since {when}`, `seit {when}`. */
  readonly sincePast?: Patterns;
  /** What is later than it: `after {when}`; and what is earlier, for lists: `before {when}` (else it is a deadline). */
  readonly after: Patterns;
  readonly before: Patterns;
  /** Two ends; slots `{from}` and `{to}`. `from {from} (to|until) {to}`, `between {from} and {to}`. */
  readonly between: Patterns;
  /** The same without a word before: `{from} - {to}`, `{from} to {to}`. */
  readonly range: Patterns;

  /**
   * From now on; slot `{duration}`, or `{unit}` where one of it needs no number. `in {duration}`, `{duration} from now`,
   * `za {unit}`.
   */
  readonly in: Patterns;
  /** `{duration} ago`, `vor {duration}`. */
  readonly ago: Patterns;
  /** Slots `{duration}` and `{when}`, which has a clock time: `{duration} before {when}`. */
  readonly besideClock?: { readonly before: Patterns; readonly after: Patterns };
  /** Slots `{duration}` (or `{unit}` for one of it) and `{date}`: `{duration} (after|from) {date}`, `the {unit} after {date}`, `the {weekday} after {date}`, `{date} in {duration}`. */
  readonly laterThan: Patterns;
  /** `{duration} before {date}`, `the {unit} before {date}`, `the {weekday} before {date}`. */
  readonly earlierThan: Patterns;
  /** The week or month that a day is in: slots `{unit}` and `{date}`. `[the] {unit} of {date}`. */
  readonly around?: Patterns;
  /** A span from now: `[in|over|for|within] the next {duration}`, `within {duration}`; `{unit}` is one of it: `within the {unit}`. */
  readonly nextSpan: Patterns;
  /** A span up to now: `the last {duration}`. */
  readonly lastSpan: Patterns;
  /** How long: `for {duration}`. */
  readonly lasting: Patterns;

  readonly repeats: {
    /** "daily": in one word. Quarterly is [3, 'month']. */
    readonly rhythms: Readonly<Record<string, readonly [every: number, unit: RepeatUnit]>>;
    /** Slots `{unit}` and `{n}`: `(every|each) {unit}`, `every {n} {unit}`; `{duration}`: `every {duration}` ("half hour"). */
    readonly every: Patterns;
    /** Every other: slot `{unit}`. `every other {unit}`, `jeden zweiten {unit}` needs no entry (`{nth}`). */
    readonly everyOther: Patterns;
    /** Slots `{nth}`, `{unit}`: `every {nth} {unit}`, `jede {nth} {unit}`: every third week. */
    readonly everyNth: Patterns;
    /** Every other weekday, for one in two weeks: slot `{weekdays}`. `every other {weekdays}`. */
    readonly everyOtherWeekday: Patterns;
    /** Slot `{weekdays}`: one or more weekdays ("monday and thursday", "monday to friday"), or a group. `(every|each) {weekdays}`. */
    readonly onWeekdays: Patterns;
    /** Slot `{many}`: one or more of `everyWeekday` or of the groups below: `[on] {many}`. */
    readonly onMany: Patterns;
    /** Slot `{part}`, a part of the day in any form: `(every|each) {part}`; `mornings` is `everyPart`. */
    readonly onParts: Patterns;
    /** "mornings", "abends": each day at that part; behind a day or a clock time it is that part. */
    readonly everyPart: Readonly<Partial<Record<DayPart, Words>>>;
    /** Several weekdays in one word, 1 is Monday: `weekdays` [1,2,3,4,5]; also behind "every": `weekday`, `weekend`. */
    readonly groups: Readonly<Record<string, readonly number[]>>;
    /** Those of the groups that say "every" by their form, and may stand alone: "weekdays", not "weekday". Left out: all. */
    readonly everyGroup?: Words;
    /** Slots `{days}` ("1st and 15th", "last day") or `{day}`, `{month}` never: `[on] the {days} of (every|each) month`, `monthly on the {days}` needs no entry. */
    readonly onDaysOfMonth: Patterns;
    /** Slots `{nth}`, `{weekday}`: `every {nth} {weekday} [of the month]`, `the {nth} {weekday} of (every|each|the) month`. */
    readonly onNthWeekday: Patterns;
    /** Every year: slot `{date}`, a day of the calendar or a holiday. `every {date}`, `{date} every year`. */
    readonly everyDate: Patterns;
    /** "last day" among `{days}`. */
    readonly lastDay: Words;
    /** Slot `{n}`: `{n} times`, `once`. */
    readonly times: Patterns;
    /** Slots `{n}`, `{unit}`: `{n} times (a|per) {unit}`, `twice a {unit}`: no rhythm that can be kept. */
    readonly often: Patterns;
    /** "once a week" is every week: slot `{unit}`. */
    readonly once: Patterns;
    /** All but these: slots `{weekdays}` or `{many}`. `except [on] {weekdays}`. */
    readonly except?: Patterns;
    /** Counted from when it was done: `after (completion|i finish|it is done)`. */
    readonly fromDone: Patterns;
  };

  /** Between the members of a list: "and", "or", "&". Commas need no entry. */
  readonly and: Words;
  /** Between the ends of a range of weekdays: "to", "through", "bis". A dash needs no entry. */
  readonly to: Words;

  /** Names of zones: `new york` "America/New_York", `german` "Europe/Berlin". Abbreviations and UTC need no entry. */
  readonly zones: Readonly<Record<string, string>>;
  /** Slot `{zone}`: `{zone} time`, `(in|) {zone}`. Without entry `{zone}` is an abbreviation or an IANA name. */
  readonly inZone: Patterns;

  /** True where every noun has a capital: a number does not count a word without one. */
  readonly hasCapitalNouns?: boolean;
  /** Words of the above that are ordinary words or names as well: "may", "march", "sat", "sun", "second", "mi", "so". Alone they are no time. */
  readonly doubtful: Words;
  /** Before a time without preposition they make it a name or a thing: "with Friday", "Black Friday", "room", "version". */
  readonly naming: Words;
  /** Behind a time they make it a name or a count: "Friday prayer", "5 euros", "second hand"; mostly nouns and currencies. */
  readonly named: Words;
  /** Small words that may follow a time in the middle of a sentence: "about", "with", "and", "to", "for". */
  readonly small: Words;

  /** What a person may write for a repeat, for messages about mistakes. */
  readonly expectedRepeat: string;
  /** What a person may write for a moment, for messages about mistakes. */
  readonly expected: string;
}

/** Words or sequences of words with commas between them, in all forms: `'monday, mon'`. May be empty. */
export type Words = string;

/** Patterns of words with slots: `(a|b)` one of them, `[a|b]` one or none, `{slot}`. */
export type Patterns = readonly string[];

export type Seven = readonly [Words, Words, Words, Words, Words, Words, Words];
export type Twelve = readonly [
  Words,
  Words,
  Words,
  Words,
  Words,
  Words,
  Words,
  Words,
  Words,
  Words,
  Words,
  Words,
];

export type Clock = readonly [add: number, minute: -1 | 0 | 1, exact?: 'exact'];

/** A fortnight is two weeks; a working day is Monday to Friday. */
export type TimeUnit =
  | 'second'
  | 'minute'
  | 'hour'
  | 'day'
  | 'workday'
  | 'week'
  | 'weekend'
  | 'fortnight'
  | 'month'
  | 'quarter'
  | 'year';
export type RepeatUnit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

export type Edge = 'start' | 'middle' | 'end';

/** 06:00 early, 09:00 morning, 11:00 late morning, 12:00, 15:00, 18:00 evening, 20:00 late evening (tonight), 22:00 night. */
export type DayPart =
  | 'early morning'
  | 'morning'
  | 'late morning'
  | 'noon'
  | 'afternoon'
  | 'evening'
  | 'tonight'
  | 'night';

/** Days with a fixed date or a rule; what they are is in `grammar/time/holidays.ts`. */
export type Holiday =
  | 'new year'
  | 'epiphany'
  | 'valentine'
  | 'womens day'
  | 'st patrick'
  | 'april fools'
  | 'shrove tuesday'
  | 'rose monday'
  | 'ash wednesday'
  | 'palm sunday'
  | 'maundy thursday'
  | 'good friday'
  | 'holy saturday'
  | 'easter'
  | 'easter monday'
  | 'labour day'
  | 'labor day us'
  | 'ascension'
  | 'whit sunday'
  | 'whit monday'
  | 'corpus christi'
  | 'mothers day'
  | 'fathers day'
  | 'fathers day de'
  | 'midsummer eve'
  | 'independence day us'
  | 'bastille day'
  | 'assumption'
  | 'memorial day us'
  | 'martin luther king day'
  | 'presidents day'
  | 'columbus day'
  | 'german unity day'
  | 'reformation day'
  | 'halloween'
  | 'all saints'
  | 'all souls'
  | 'guy fawkes'
  | 'veterans day'
  | 'st martin'
  | 'thanksgiving us'
  | 'black friday'
  | 'cyber monday'
  | 'advent 1'
  | 'advent 2'
  | 'advent 3'
  | 'advent 4'
  | 'st nicholas'
  | 'st lucy'
  | 'christmas eve'
  | 'christmas'
  | 'boxing day'
  | 'new years eve'
  /** The national day of the language's first country; which one is in the data of that language. */
  | `${Month}-${number}`;

/** A fixed day of a country as `11-11`: month and day. */
type Month = '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '10' | '11' | '12';
