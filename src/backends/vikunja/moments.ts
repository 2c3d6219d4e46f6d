import {
  clockTime,
  compareWhen,
  dayFrom,
  dayOf,
  instantIn,
  instantOn,
  isDay,
  isWhen,
  type When,
} from '../../core/time.ts';

/** What Vikunja calls "no date"; behind the offset of a server's zone it may be the last year before. */
const UNSET = /^0{3}[01]-/;

/** An instant of the wire in the person's zone; empty when it is none. */
export function instantFrom(wire: string | null | undefined, timeZone: string): string {
  if (wire === null || wire === undefined || !isWhen(wire) || UNSET.test(wire)) return '';
  const instant = instantIn(wire, timeZone);
  return isWhen(instant) ? instant : wire;
}

/** An instant of the wire as people mean it: midnight of the person's zone is the whole day, since Vikunja has no other. */
export function momentFrom(wire: string | null | undefined, timeZone: string): When | null {
  const instant = instantFrom(wire, timeZone);
  if (instant === '') return null;
  const day = dayOf(instant, timeZone).toString();
  return isDay(day) && compareWhen(instant, day, timeZone) === 0 ? day : instant;
}

/** The instant that the wire takes: never a bare day, which Vikunja refuses. */
export function wireMoment(when: When, timeZone: string): string {
  const day = isDay(when) ? dayFrom(when) : undefined;
  return day === undefined ? when : instantOn(day, clockTime(0, 0), timeZone);
}

const HOUR_MS = 3_600_000;

/** The widest difference between two places on earth. */
const WIDEST_MS = 14 * HOUR_MS;

/** An instant that is not behind this one, however the version compares. */
export const instantBefore = (instant: When, { isExact }: { readonly isExact: boolean }): string =>
  `${new Date(Date.parse(instant) - (isExact ? 0 : WIDEST_MS)).toISOString().slice(0, 19)}Z`;

/**
 * The first instant after everything due at `when` or before it. Versions that compare in the wrong zone get the widest
 * difference between two places on earth on top, so that nothing is missed.
 */
export function firstAfter(
  when: When,
  { timeZone, isExact }: { timeZone: string; isExact: boolean },
): string {
  const day = isDay(when) ? dayFrom(when) : undefined;
  const end = day === undefined ? when : instantOn(day.add({ days: 1 }), clockTime(0, 0), timeZone);
  const extra = (day === undefined ? 1000 : 0) + (isExact ? 0 : WIDEST_MS);
  return `${new Date(Date.parse(end) + extra).toISOString().slice(0, 19)}Z`;
}
