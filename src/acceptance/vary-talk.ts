/**
 * The same talk with other people, in another zone, on other days and about other things. Talks are written as people read
 * them; nothing in them is marked. What is changed is found by rule:
 *
 * - **names**: every speaker of the talk (and every person of its seeds), as a whole word, with a capital where it had one;
 * - **things**: the words of `THINGS`, as whole words (none of them stands in a sentence that eis says by itself);
 * - **hosts**: `my.vikunja.io`, and `my` where it is the name of the connection to it;
 * - **the zone** of the first `-- clock`, wherever it stands;
 * - **days**: `2026-11-20`, `Fri 20 Nov`, `Fri 20 Nov 2026`, `Fr 20. Nov. 2026` and the names of weekdays, in English and
 *   German, are moved by the same number of days.
 *   A short date gets its year when it is not the year of the clock. German ones likewise: `Fr 20. Nov. 2026`, `Montag`.
 *
 * A reply that is written into the code cannot fit both.
 */
export interface Variation {
  readonly people: Readonly<Record<string, string>>;
  readonly things: Readonly<Record<string, string>>;
  /** What stands for `my.vikunja.io`; its first part names the connection. */
  readonly host: string;
  readonly zone: string;
  readonly days: number;
}

const NAMES = ['marta', 'jonas', 'ines', 'tariq', 'yuki', 'olena', 'femi', 'sanna', 'noor', 'pavel'];
const THINGS: Readonly<Record<string, readonly string[]>> = {
  butter: ['flour', 'oats', 'soap'],
  bread: ['rice', 'tea', 'batteries'],
  coffee: ['sugar', 'vinegar', 'honey'],
  cheese: ['yeast', 'onions', 'jam'],
  paper: ['ink', 'envelopes', 'glue'],
  dentist: ['plumber', 'optician', 'school'],
  invoice: ['contract', 'letter', 'parcel'],
  hotel: ['ferry', 'tickets', 'van'],
  plants: ['roses', 'tomatoes', 'lawn'],
  rent: ['fine', 'phone bill', 'gardener'],
  passport: ['licence', 'visa', 'ticket'],
  stamps: ['candles', 'needles', 'ribbon'],
  travel: ['paperwork', 'abroad', 'summer'],
  errand: ['shopping', 'outside', 'quick'],
  report: ['minutes', 'speech', 'review'],
};
const HOST = 'my.vikunja.io';
const HOSTS = ['plan.kestrel.example', 'todo.osprey.example', 'desk.fennec.example'];
const ZONES = [
  'Asia/Kathmandu',
  'America/St_Johns',
  'Pacific/Auckland',
  'Africa/Lagos',
  'America/Los_Angeles',
  'Europe/Lisbon',
];
const MOST_DAYS = 700;
/** Weeks begin where they begin: what speaks of one is moved by whole ones. */
const THIS_WEEK = /\b(?:this|last|diese|letzte) (?:week|Woche)\b/i;
const DAY_MS = 86_400_000;
/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function drawFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Draws a variation for a talk and its seeds. */
export function drawVariation(texts: readonly string[], draw: () => number): Variation {
  const pick = <T>(list: readonly T[]): T => {
    const chosen = list[Math.floor(draw() * list.length)];
    if (chosen === undefined) throw new Error('nothing to draw from');
    return chosen;
  };
  const free = [...NAMES];
  const people = Object.fromEntries(
    peopleIn(texts).map((name) => {
      const other = pick(free);
      free.splice(free.indexOf(other), 1);
      return [name, other];
    }),
  );
  const things = Object.fromEntries(Object.entries(THINGS).map(([thing, others]) => [thing, pick(others)]));
  const host = pick(HOSTS);
  const step = texts.some((text) => THIS_WEEK.test(text)) ? 7 : 1;
  const days = step * (1 + Math.floor((draw() * MOST_DAYS) / step));
  return { people, things, host, zone: pick(ZONES), days };
}

/** Words that stand where names stand, and are none. */
const NO_PEOPLE = new Set(['eis', 'people', 'rooms', 'services', 'has', 'is', 'was', '']);

/** Whoever speaks, comes, goes or stands in a seed. */
function peopleIn(texts: readonly string[]): readonly string[] {
  const found = texts.flatMap((text) => [
    ...[...text.matchAll(/^([a-z]+) @ /gm)].map(([, name]) => name ?? ''),
    ...[...text.matchAll(/^-- (?:join|leave|kick|vikunja) ([a-z]+)(?: |: )/gm)].map(([, name]) => name ?? ''),
    ...[...text.matchAll(/"(?:of|name)": "([a-z]{3,})"/g)].map(([, name]) => name ?? ''),
    ...[...text.matchAll(/"([a-z]+)": \{/g)].map(([, name]) => name ?? ''),
  ]);
  return [...new Set(found)].filter((name) => !NO_PEOPLE.has(name));
}

/** Rewrites a talk, or a seed of it: `clock` is then the first day of the talk. */
export function varied(text: string, variation: Variation, clock = firstDay(text)): string {
  const zone = /^-- clock \S+ (\S+)$/m.exec(text)?.[1] ?? 'Europe/Berlin';
  let today = clock;
  return text
    .split('\n')
    .map((line) => {
      today = /^-- clock (\d{4}-\d{2}-\d{2})/.exec(line)?.[1] ?? today;
      const placed = inHost(line.replaceAll(zone, variation.zone), variation);
      return moveDays(rename(placed, variation), variation.days, today);
    })
    .join('\n');
}

export const firstDay = (talk: string): string =>
  /^-- clock (\d{4}-\d{2}-\d{2})/m.exec(talk)?.[1] ?? '2026-11-20';

/** The connection is named after its host, as `config add` names it. */
function inHost(line: string, { host }: Variation): string {
  const name = host.split('.')[0] ?? '';
  return line
    .replaceAll(HOST, host)
    .replaceAll(/"name": "my"/g, `"name": "${name}"`)
    .replaceAll(
      /\bmy(?= \((?:default|Vikunja)\)|, Vikunja\b)|(?<=\bto )my(?=[?.]|$)|(?<=\bconnection )my\b/g,
      name,
    );
}

function rename(line: string, { people, things }: Variation): string {
  const words = { ...people, ...things };
  return line.replaceAll(/[A-Za-z]+/g, (word) => {
    const other = words[word.toLowerCase()];
    if (other === undefined) return word;
    return word === word.toLowerCase() ? other : other.charAt(0).toUpperCase() + other.slice(1);
  });
}

/** How a language writes days, the week from Sunday as `Date` counts it. */
interface Calendar {
  readonly weekdays: readonly string[];
  /** How many letters of a weekday stand before a date. */
  readonly letters: number;
  readonly months: readonly string[];
  readonly behindDay: string;
}

const CALENDARS: readonly Calendar[] = [
  {
    weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
    letters: 3,
    months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
    behindDay: '',
  },
  {
    weekdays: ['Sonntag', 'Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag'],
    letters: 2,
    months: ['Jan.', 'Feb.', 'März', 'Apr.', 'Mai', 'Juni', 'Juli', 'Aug.', 'Sept.', 'Okt.', 'Nov.', 'Dez.'],
    behindDay: '.',
  },
];

function moveDays(line: string, days: number, today: string): string {
  const whole = line.replaceAll(/\b\d{4}-\d{2}-\d{2}(?!\d)/g, (day) =>
    moved(day, days).toISOString().slice(0, 10),
  );
  return CALENDARS.reduce((text, calendar) => moveSpoken(text, days, { calendar, today }), whole);
}

function moveSpoken(
  line: string,
  days: number,
  { calendar, today }: { readonly calendar: Calendar; readonly today: string },
): string {
  const { weekdays, letters, months, behindDay } = calendar;
  const short = weekdays.map((weekday) => weekday.slice(0, letters));
  const literally = (words: readonly string[]): string => words.join('|').replaceAll('.', '\\.');
  const spoken = new RegExp(
    `\\b(?:${literally(short)}) (\\d{1,2})${literally([behindDay])} (${literally(months)})(?!\\p{L})( \\d{4})?`,
    'gu',
  );
  const year = Number(today.slice(0, 4));
  const yearThen = moved(today, days).getUTCFullYear();
  const named = new RegExp(`\\b(?:${literally(weekdays)})\\b`, 'gi');
  return line
    .replaceAll(spoken, (_whole, day: string, month: string, withYear: string | undefined) => {
      const before = new Date(Date.UTC(Number(withYear ?? year), months.indexOf(month), Number(day)));
      const after = new Date(before.getTime() + days * DAY_MS);
      const words = `${short[after.getUTCDay()] ?? ''} ${after.getUTCDate()}${behindDay} ${months[after.getUTCMonth()] ?? ''}`;
      const needsYear = withYear !== undefined || after.getUTCFullYear() !== yearThen;
      return needsYear ? `${words} ${after.getUTCFullYear()}` : words;
    })
    .replaceAll(named, (name) => {
      const index = weekdays.findIndex((weekday) => weekday.toLowerCase() === name.toLowerCase());
      const other = weekdays[(index + days) % 7] ?? name;
      return name === name.toLowerCase() ? other.toLowerCase() : other;
    });
}

const moved = (day: string, days: number): Date => new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS);
