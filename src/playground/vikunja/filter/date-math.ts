import { dayFrom, isTimeZone, today } from '../../../core/time.ts';
import type { Ways } from '../generation.ts';
import { readInstant } from '../instants.ts';
import type { Instant } from '../state.ts';

/** How the words of a filter become instants. */
export interface DayRule {
  readonly now: Instant;
  /** The zone whose calendar says which day it is. */
  readonly dateZone: string;
  /** The zone in which that day then begins. Before 2.4 the two differ where they should not. */
  readonly wallZone: string;
}

const isUtc = (zone: string): boolean => zone === 'UTC' || zone === 'GMT';

/** `undefined`: there is no such zone. */
export function dayRule(
  now: Instant,
  { asked, server, ways }: { asked: string | null; server: string; ways: Ways },
): DayRule | undefined {
  const zone = asked === null || asked === '' ? server : asked;
  if (!isTimeZone(zone)) return undefined;
  switch (ways.dayOf) {
    case 'the zone asked for':
      return { now, dateZone: zone, wallZone: zone };
    case 'UTC on a server with a zone':
      return isUtc(server)
        ? { now, dateZone: zone, wallZone: zone }
        : { now, dateZone: 'UTC', wallZone: 'UTC' };
    case 'turned round':
      return { now, dateZone: zone, wallZone: isUtc(zone) ? server : 'UTC' };
  }
}

const MATH = /^now((?:[+-]\d{1,6}[yMwdhHms]|\/[yMwdhHms])*)$/;
const STEP = /([+-]\d{1,6}|\/)([yMwdhHms])/g;
const LOCAL = /^(\d{4}-\d{2}-\d{2})(?: (\d{2}):(\d{2}))?$/;
const DAY_MS = 86_400_000;
const MS: Readonly<Record<string, number>> = {
  w: 7 * DAY_MS,
  d: DAY_MS,
  h: 3_600_000,
  H: 3_600_000,
  m: 60_000,
  s: 1000,
};

/** An instant that no task has, for the zero date. */
const NEVER = Number.NEGATIVE_INFINITY;

/** `now/d+1d`, RFC 3339, `2026-11-23`, `2026-11-23 09:00`; undefined for anything else. */
export function readMoment(text: string, rule: DayRule): Instant | undefined {
  const instant = readInstant(text);
  if (instant !== undefined) return instant === 'unset' ? NEVER : instant;
  const [, day, hour = '0', minute = '0'] = LOCAL.exec(text) ?? [];
  if (day !== undefined)
    return dayFrom(day) ? fromWall(day, Number(hour) * 60 + Number(minute), rule) : undefined;
  const steps = MATH.exec(text)?.[1];
  return steps === undefined ? undefined : calculated(steps, rule);
}

function calculated(steps: string, rule: DayRule): Instant {
  let wall = new Date(wallOf(rule.now, rule.dateZone));
  let isRounded = false;
  for (const [, how = '', unit = ''] of steps.matchAll(STEP)) {
    if (how === '/') {
      wall = rounded(wall, unit);
      isRounded = true;
    } else wall = shifted(wall, Number(how), unit);
  }
  const minutes = wall.getUTCHours() * 60 + wall.getUTCMinutes();
  if (!isRounded) return rule.now + wall.getTime() - wallOf(rule.now, rule.dateZone);
  return fromWall(wall.toISOString().slice(0, 10), minutes, rule);
}

function shifted(wall: Date, by: number, unit: string): Date {
  const next = new Date(wall);
  if (unit === 'y') next.setUTCFullYear(next.getUTCFullYear() + by);
  else if (unit === 'M') next.setUTCMonth(next.getUTCMonth() + by);
  else next.setTime(next.getTime() + by * (MS[unit] ?? 0));
  return next;
}

const SUNDAY_AS_LAST = 6;

function rounded(wall: Date, unit: string): Date {
  const [year, month, day] = [wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate()];
  if (unit === 'y') return new Date(Date.UTC(year, 0, 1));
  if (unit === 'M') return new Date(Date.UTC(year, month, 1));
  if (unit === 'w') return new Date(Date.UTC(year, month, day - ((wall.getUTCDay() + SUNDAY_AS_LAST) % 7)));
  const size = MS[unit] ?? DAY_MS;
  return new Date(Math.floor(wall.getTime() / size) * size);
}

/** The clock and calendar of a zone, as if they were UTC. */
function wallOf(instant: Instant, zone: string): number {
  const day = today(new Date(instant), zone);
  const start = day.toZonedDateTime(zone).epochMilliseconds;
  return Date.parse(`${day.toString()}T00:00:00Z`) + (instant - start);
}

function fromWall(day: string, minutes: number, { wallZone }: DayRule): Instant {
  const date = dayFrom(day);
  if (!date) return NEVER;
  return date.toZonedDateTime(wallZone).add({ minutes }).epochMilliseconds;
}
