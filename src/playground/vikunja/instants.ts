import { dayFrom } from '../../core/time.ts';
import type { Instant } from './state.ts';

export const ZERO_DATE = '0001-01-01T00:00:00Z';
const MINUTE = 60_000;
const DATE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;

/** How far the clocks of a zone are ahead of UTC at an instant, in minutes. */
function offsetMinutes(instant: Instant, zone: string): number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(new Date(instant)).find(({ type }) => type === 'timeZoneName')?.value;
  const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d{2}):(\d{2})/.exec(name ?? '') ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** As a server with that zone writes it: `2026-12-24T18:00:00+01:00`, `Z` at offset 0. */
export function written(instant: Instant | undefined, zone: string): string {
  if (instant === undefined) return ZERO_DATE;
  const offset = offsetMinutes(instant, zone);
  const local = new Date(instant + offset * MINUTE).toISOString().slice(0, 19);
  return `${local}${offset === 0 ? 'Z' : spelt(offset)}`;
}

/** Answers to writes carry nanoseconds, which the next read does not. */
export function writtenExactly(instant: Instant | undefined, zone: string): string {
  if (instant === undefined) return ZERO_DATE;
  const whole = written(instant, zone);
  const fraction = `${String(instant % 1000).padStart(3, '0')}907694`;
  return whole.replace(/(?=Z$|[+-]\d{2}:\d{2}$)/, `.${fraction}`);
}

const two = (value: number): string => String(value).padStart(2, '0');

function spelt(offset: number): string {
  const size = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** `unset` for the zero date; undefined where the text is no date of RFC 3339. */
export function readInstant(text: string): Instant | 'unset' | undefined {
  if (!DATE.test(text) || !dayFrom(text.slice(0, 10))) return undefined;
  if (text.startsWith('0001-01-01T00:00:00')) return 'unset';
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? undefined : instant;
}

/** Calendar months later by the clocks of the zone; a day that the month does not have runs over into the next, as in Go. */
export function monthsLater(instant: Instant, months: number, zone: string): Instant {
  const offset = offsetMinutes(instant, zone) * MINUTE;
  const local = new Date(instant + offset);
  local.setUTCMonth(local.getUTCMonth() + months);
  const guess = local.getTime() - offset;
  return local.getTime() - offsetMinutes(guess, zone) * MINUTE;
}
