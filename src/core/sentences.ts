import { inLanguages } from './speech.ts';

/** Those of a repeat. */
type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

/** Of several parts, "a, b and c". */
const inOneLine = (parts: readonly string[], and: string): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${and} ${parts.at(-1) ?? ''}`;

function ordinal(number: number): string {
  const isTeen = number % 100 >= 11 && number % 100 <= 13;
  const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${ending}`;
}

const NTH = ['last', '', 'first', 'second', 'third', 'fourth', 'fifth'];
const GERMAN_NTH = ['letzten', '', 'ersten', 'zweiten', 'dritten', 'vierten', 'fünften'];

const GERMAN_UNITS: Readonly<Record<Unit, readonly [each: string, many: string]>> = {
  minute: ['jede Minute', 'Minuten'],
  hour: ['jede Stunde', 'Stunden'],
  day: ['jeden Tag', 'Tage'],
  week: ['jede Woche', 'Wochen'],
  month: ['jeden Monat', 'Monate'],
  year: ['jedes Jahr', 'Jahre'],
};

const GERMAN_WEEKDAYS: Readonly<Record<string, string>> = {
  monday: 'Montag',
  tuesday: 'Dienstag',
  wednesday: 'Mittwoch',
  thursday: 'Donnerstag',
  friday: 'Freitag',
  saturday: 'Samstag',
  sunday: 'Sonntag',
};

/** States of a connection. */
const STATES: Readonly<Record<string, string>> = {
  interrupted: 'unterbrochen',
  'wrong credentials': 'falsche Zugangsdaten',
  'missing right': 'fehlendes Recht',
};

/** Weekdays and months by their number, 1 is Monday and January; names of weekdays as `Repeat` has them. */
const english = {
  weekday: (weekday: number) => ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][weekday] ?? '',
  shortDay: (weekday: string, day: number, month: number) =>
    `${weekday} ${day} ${['', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][month] ?? ''}`,
  listed: (parts: readonly string[]) => inOneLine(parts, 'and'),

  every: (every: number, unit: Unit) => (every === 1 ? `every ${unit}` : `every ${every} ${unit}s`),
  everyWeekday: (days: string): string | undefined => `every ${days}`,
  mondayToFriday: 'every weekday',
  onDays: (rhythm: string, days: string) => `${rhythm} on ${days}`,
  weekdayName: (name: string) => name,
  nthWeekday: (nth: number, name: string) => `the ${NTH[nth + 1] ?? ''} ${name}`,
  dayOfMonth: (day: number) => (day === -1 ? 'the last day' : `the ${ordinal(day)}`),
  fromDone: 'counted from when it is done',
  until: (day: string) => `until ${day}`,
  times: (times: number) => (times === 1 ? 'once' : `${times} times`),

  sayMore: (left: number) => `… and ${left} more: say more`,

  isDefault: ' (default)',
  account: (name: string) => `account ${name}`,
  stateSince: (state: string, since: string) => `${state} since ${since}`,
  sayConnect: (name: string) => `. Say: connect ${name}`,
  connected: (lastUsed: string | undefined) =>
    `connected${lastUsed === undefined ? '' : `, last used ${lastUsed}`}`,
};

const german = {
  weekday: (weekday: number) => ['', 'Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'][weekday] ?? '',
  shortDay: (weekday: string, day: number, month: number) =>
    `${weekday} ${day}. ${['', 'Jan.', 'Feb.', 'März', 'Apr.', 'Mai', 'Juni', 'Juli', 'Aug.', 'Sept.', 'Okt.', 'Nov.', 'Dez.'][month] ?? ''}`,
  listed: (parts: readonly string[]) => inOneLine(parts, 'und'),

  every: (every: number, unit: Unit) =>
    every === 1 ? GERMAN_UNITS[unit][0] : `alle ${every} ${GERMAN_UNITS[unit][1]}`,
  everyWeekday: (_days: string): string | undefined => undefined,
  mondayToFriday: 'jede Woche von Montag bis Freitag',
  onDays: (rhythm: string, days: string) => `${rhythm} am ${days}`,
  weekdayName: (name: string) => GERMAN_WEEKDAYS[name] ?? name,
  nthWeekday: (nth: number, name: string) => `${GERMAN_NTH[nth + 1] ?? ''} ${GERMAN_WEEKDAYS[name] ?? name}`,
  dayOfMonth: (day: number) => (day === -1 ? 'letzten Tag' : `${day}.`),
  fromDone: 'gezählt ab dem Tag, an dem es erledigt ist',
  until: (day: string) => `bis ${day}`,
  times: (times: number) => (times === 1 ? 'einmal' : `${times}-mal`),

  sayMore: (left: number) => `… und ${left} weitere: sag „mehr“`,

  isDefault: ' (Standard)',
  account: (name: string) => `Konto ${name}`,
  stateSince: (state: string, since: string) => `${STATES[state] ?? state} seit ${since}`,
  sayConnect: (name: string) => `. Sag: verbinde ${name}`,
  connected: (lastUsed: string | undefined) =>
    `verbunden${lastUsed === undefined ? '' : `, zuletzt benutzt ${lastUsed}`}`,
};

export const say = inLanguages(english, { de: german });
