import { fold } from '../../core/fold.ts';
import type {
  DayPart,
  Holiday,
  RepeatUnit,
  TimeUnit,
  TimeVocabulary,
  Words,
} from '../languages/time/words.ts';
import { clockRules } from './clock-rules.ts';
import { firstWords, type SlotSources } from './first-words.ts';
import { dateRules, shiftRules, whichRules } from './date-rules.ts';
import { durationOf } from './durations.ts';
import { createPatternTree } from './pattern.ts';
import type { Piece } from './pieces.ts';
import type { Build } from './read-patterns.ts';
import type { Bound, ClockSaid, Half, Said, WhichWhat } from './reading-time.ts';
import { type PartSaid, partRules, runRules, saidRules } from './said-rules.ts';
import type { DatePart, DurationPart } from './time-parts.ts';
import type { Slot } from './reading-time.ts';
import { createWordTable, entriesOf, type WordTable } from './word-table.ts';
import { ZONES } from './zones.ts';

/** The words of a language, made ready to be looked up. */
export type Lexicon = ReturnType<typeof createLexicon>;

const known = new WeakMap<TimeVocabulary, Lexicon>();

/** Made once for each language, when it is first read. */
export function lexiconOf(words: TimeVocabulary): Lexicon {
  const before = known.get(words);
  if (before) return before;
  const made = createLexicon(words);
  known.set(words, made);
  return made;
}

function createLexicon(words: TimeVocabulary) {
  const tables = {
    ...numberTables(words),
    ...calendarTables(words),
    ...clockTables(words),
    ...repeatTables(words),
  };
  const trees = treesOf(words);
  const zones = createWordTable<string>([...Object.entries(ZONES), ...Object.entries(words.zones)]);
  const firsts = firstWords(sourcesOf({ ...tables, ...trees, zones }));
  const beginnings = new Set([
    ...Object.values(tables).flatMap(({ byFirst }) => [...byFirst.keys()]),
    ...Object.values(trees).flatMap((tree) => [...tree.words.keys()]),
  ]);
  return {
    ...tables,
    ...trees,
    hasDotOrdinals: words.hasDotOrdinals,
    hasTwelveHours: words.hasTwelveHours,
    hasCapitalNouns: words.hasCapitalNouns === true,
    zones,
    firsts,
    prepositions: prepositionsOf(words),
    doubtful: new Set(listOf(words.doubtful)),
    naming: table(words.naming),
    named: table(words.named),
    small: table(words.small),
    /** False for words that begin nothing about time: most of them. */
    begins: ({ word, numeral }: Piece): boolean => numeral !== undefined || beginnings.has(word),
  };
}

type Tables = ReturnType<typeof numberTables> &
  ReturnType<typeof calendarTables> &
  ReturnType<typeof clockTables> &
  ReturnType<typeof repeatTables> &
  ReturnType<typeof treesOf> & { readonly zones: WordTable<string> };

/** What the readers of slots look at first. */
function sourcesOf(all: Tables): Readonly<Record<Slot, SlotSources>> {
  const { numbers, ordinals, units, weekdays, months, holidays, articles, which } = all;
  const whichSlots = { trees: [which] };
  const run: SlotSources = {
    tables: [all.now, all.daysWithPart],
    trees: [all.runs, all.parts, which],
    slots: ['date', 'clock', 'day'],
  };
  return {
    n: { tables: [numbers] },
    ordinal: { tables: [numbers, ordinals] },
    nth: { tables: [numbers, ordinals, all.lastOf] },
    day: { tables: [numbers, ordinals] },
    month: { tables: [months] },
    year: {},
    weekday: { tables: [weekdays] },
    unit: { tables: [units] },
    hour: { tables: [numbers, all.hours] },
    minute: { tables: [numbers, all.minutes] },
    half: { tables: [all.halves] },
    part: { trees: [all.parts] },
    zone: { tables: [all.zones], words: AREAS },
    duration: { tables: [numbers, all.counts, all.lengths], trees: [all.andHalf] },
    date: {
      tables: [all.days, all.edgeWords, all.everyWeekday, months, weekdays, holidays, articles, units],
      trees: [all.dates, all.shifts, which],
    },
    clock: { tables: [all.clockNames, numbers, all.hours], trees: [all.clocks] },
    when: run,
    from: run,
    to: run,
    what: { tables: [units, weekdays, months, holidays], trees: [all.parts] },
    week: whichSlots,
    monthly: { tables: [all.theMonth, months], trees: [which] },
    of: { tables: [articles, units, months], trees: [which], slots: ['date'] },
    weekdays: { tables: [all.groups, weekdays] },
    many: { tables: [all.everyGroup, all.everyWeekday] },
    days: { tables: [articles, all.lastDayOfMonth, numbers, ordinals] },
    nthWeekday: { tables: [articles, numbers, ordinals, all.lastOf] },
    weekdayPart: { tables: [all.weekdayParts] },
  };
}

/** The first parts of names in the time-zone database. */
const AREAS = [
  'africa',
  'america',
  'antarctica',
  'arctic',
  'asia',
  'atlantic',
  'australia',
  'etc',
  'europe',
  'indian',
  'pacific',
  'us',
];

const treesOf = (words: TimeVocabulary) => ({
  andHalf: createPatternTree<Build<DurationPart>>([[words.andHalf, andHalf]]),
  dates: createPatternTree<Build<DatePart>>(dateRules(words)),
  shifts: createPatternTree<Build<DatePart>>(shiftRules(words)),
  which: createPatternTree<Build<WhichWhat>>(whichRules(words)),
  clocks: createPatternTree<Build<ClockSaid>>(clockRules(words)),
  parts: createPatternTree<Build<PartSaid>>(partRules(words)),
  runs: createPatternTree<Build<Said>>(runRules(words)),
  said: createPatternTree<Build<Said>>(saidRules(words)),
});

/** The words that make a time of what follows. */
function prepositionsOf(words: TimeVocabulary): ReadonlySet<string> {
  const { onDate, atClock, deadline, until, since, after, before, between, lasting } = words;
  const patterns = [
    onDate,
    atClock,
    deadline,
    until,
    since,
    after,
    before,
    between,
    lasting,
    words.in,
  ].flat();
  return new Set(createPatternTree([[patterns, true]]).words.keys());
}

const numberTables = (words: TimeVocabulary) => ({
  numbers: createWordTable(Object.entries(words.numbers)),
  numberJoiners: table(words.numberJoiners),
  ordinals: createWordTable(Object.entries(words.ordinals)),
  ordinalEndings: table(words.ordinalEndings),
  counts: createWordTable(Object.entries(words.counts)),
  lengths: createWordTable<DurationPart>(Object.entries(words.lengths)),
  durationJoiners: table(words.durationJoiners),
  units: createWordTable<TimeUnit>(UNITS.flatMap((unit) => entriesOf(words.units[unit], unit))),
});

const UNITS: readonly TimeUnit[] = [
  'second',
  'minute',
  'hour',
  'day',
  'workday',
  'week',
  'weekend',
  'fortnight',
  'month',
  'quarter',
  'year',
];

const calendarTables = (words: TimeVocabulary) => ({
  lastOf: table(words.lastOf),
  articles: table(words.articles),
  theMonth: table(words.theMonth),
  now: table(words.now),
  days: createWordTable(Object.entries(words.days)),
  weekdays: createWordTable(numbered(words.weekdays)),
  weekdayParts: createWordTable(Object.entries(words.weekdayParts ?? {})),
  daysWithPart: createWordTable(Object.entries(words.daysWithPart ?? {})),
  months: createWordTable(numbered(words.months)),
  holidays: createWordTable<Holiday>(holidaysOf(words)),
  edgeWords: createWordTable<DatePart>(
    Object.entries(words.edgeWords ?? {}).map(([word, [edge, period]]) => [
      word,
      { kind: 'edge', edge, of: { kind: 'period', period, which: 'this' } },
    ]),
  ),
});

function holidaysOf({ holidays }: TimeVocabulary): readonly (readonly [string, Holiday])[] {
  const names = Object.keys(holidays).filter((name): name is Holiday => name in holidays);
  return names.flatMap((name) => entriesOf(holidays[name] ?? '', name));
}

const clockTables = (words: TimeVocabulary) => ({
  hours: createWordTable(Object.entries(words.hours)),
  minutes: createWordTable(Object.entries(words.minutes)),
  behindClock: table(words.behindClock),
  halves: createWordTable<Half>([
    ...entriesOf<Half>(words.am, 'am'),
    ...entriesOf<Half>(words.pm, 'pm'),
    ...entriesOf<Half>(words.atNight, 'night'),
  ]),
  clockNames: createWordTable<ClockSaid>(
    Object.entries(words.clockNames).map(([name, clock]) => [name, namedClock(clock)] as const),
  ),
});

function namedClock(clock: string): ClockSaid {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return { clock: { hour, minute, isExact: true }, strength: 1, isOpen: false };
}

const repeatTables = ({ everyWeekday, repeats, and, to }: TimeVocabulary) => ({
  everyWeekday: createWordTable(numbered(everyWeekday)),
  rhythms: createWordTable<readonly [number, RepeatUnit]>(Object.entries(repeats.rhythms)),
  groups: createWordTable<readonly number[]>(Object.entries(repeats.groups)),
  everyGroup: createWordTable<readonly number[]>(
    repeats.everyGroup === undefined
      ? Object.entries(repeats.groups)
      : entriesOf(repeats.everyGroup, true).map(([group]) => [group, repeats.groups[group] ?? []] as const),
  ),
  everyPart: createWordTable<DayPart>(everyParts(repeats.everyPart)),
  lastDayOfMonth: table(repeats.lastDay),
  and: table(and),
  toward: table(to),
});

function everyParts(
  parts: Readonly<Partial<Record<DayPart, Words>>>,
): readonly (readonly [string, DayPart])[] {
  const names = Object.keys(parts).filter((name): name is DayPart => name in parts);
  return names.flatMap((name) => entriesOf(parts[name] ?? '', name));
}

const table = (words: Words): WordTable<true> => createWordTable(entriesOf(words, true));

const numbered = (lists: readonly Words[]): readonly (readonly [string, number])[] =>
  lists.flatMap((words, index) => entriesOf(words, index + 1));

const listOf = (words: Words): readonly string[] => entriesOf(words, true).map(([word]) => fold(word));

function andHalf({ n = 1, unit }: Bound): DurationPart | undefined {
  return unit === undefined ? undefined : durationOf(n + 0.5, unit);
}
