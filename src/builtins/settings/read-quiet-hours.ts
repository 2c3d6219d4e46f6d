import type { QuietHours } from '../../core/settings.ts';
import { plain } from './read-value.ts';

/** Words between the two times, and before the first one. */
const BETWEEN = /\s(?:to|until|till|til|through|and|bis|und|-)\s/;
const BEFORE = /^(?:from|between|von|zwischen|at|ab)\s/;
const CLOCK = /^(\d{1,2})(?:[:.h](\d{2}))?\s?(am|pm|a m|p m|h|uhr|o ?clock)?$/;
const NAMED: ReadonlyMap<string, string> = new Map([
  ['midnight', '0:00'],
  ['mitternacht', '0:00'],
  ['noon', '12:00pm'],
  ['mittag', '12:00pm'],
  ['mittags', '12:00pm'],
]);

interface Clock {
  readonly hour: number;
  readonly minute: number;
  /** Which half of the day was said; a time of 24 hours needs none. */
  readonly half: 'am' | 'pm' | 'none';
}

/** `22:00 to 07:00`, `10pm–7am`, `von 22 bis 7 Uhr`; undefined when it is no such thing, or could be two. */
export function readQuietHours(words: string): QuietHours | undefined {
  const [from, to, ...more] = comparable(words).split(BETWEEN).map(readClock);
  if (!from || !to || more.length > 0 || areEither(from, to)) return undefined;
  const [begin, end] = [spoken(isEvening(from, to) ? { ...from, half: 'pm' } : from), spoken(to)];
  return begin === end ? undefined : { from: begin, to: end };
}

const comparable = (words: string): string =>
  plain(words)
    .replaceAll(/[–—-]/g, ' - ')
    .replaceAll(/\b([ap])\.? ?m\b\.?/g, '$1m')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(BEFORE, '');

const LAST_OF_HALF = 12;

const hasNoHalf = ({ hour, half }: Clock): boolean => half === 'none' && hour > 0 && hour <= LAST_OF_HALF;

/** "10 to 7" may be the evening or the morning. */
const areEither = (from: Clock, to: Clock): boolean => hasNoHalf(from) && hasNoHalf(to);

/** "10 to 7am". */
const isEvening = (from: Clock, to: Clock): boolean => hasNoHalf(from) && to.half === 'am';

function readClock(words: string): Clock | undefined {
  const said = words.trim();
  const found = CLOCK.exec(NAMED.get(said) ?? said);
  if (!found) return undefined;
  const [, hours = '', minutes = '0', behind] = found;
  const half = behind === 'am' || behind === 'pm' ? behind : 'none';
  const clock = { hour: Number(hours), minute: Number(minutes), half } as const;
  return isClock(clock) ? clock : undefined;
}

const isClock = ({ hour, minute, half }: Clock): boolean =>
  minute < 60 && (half === 'none' ? hour < 24 : hour >= 1 && hour <= LAST_OF_HALF);

function spoken({ hour, minute, half }: Clock): string {
  const ofDay = half === 'none' ? hour : (hour % LAST_OF_HALF) + (half === 'pm' ? LAST_OF_HALF : 0);
  return `${String(ofDay).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
