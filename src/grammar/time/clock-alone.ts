import { combineParts } from './combine-parts.ts';
import { fixedTime, isClock, type OnDay, timeOfPart, usualTime } from './resolve-clock.ts';
import type { TimeParts } from './time-parts.ts';

/** What may be said about a clock time without naming a day. */
const OF_THE_CLOCK: ReadonlySet<string> = new Set(['clock', 'dayPart', 'isDeadline']);

/**
 * The clock time (`18:00`) where nothing else was said, as it is on a day that is not today; undefined where a day was
 * said, or the time is behind midnight. "Tonight" is a day, and the clock of another zone is another one on another day.
 */
export function clockAlone(said: readonly TimeParts[]): string | undefined {
  const parts = said.reduce<TimeParts | undefined>((all, part) => all && combineParts(all, part), {});
  if (!parts || parts.dayPart === 'tonight' || Object.keys(parts).some((key) => !OF_THE_CLOCK.has(key)))
    return undefined;
  const found = timeIn(parts);
  return found?.days === 0 ? found.time.toString({ smallestUnit: 'minute' }) : undefined;
}

function timeIn({ clock, dayPart }: TimeParts): OnDay | undefined {
  if (!clock) return dayPart && timeOfPart(dayPart);
  return isClock(clock) ? (fixedTime(clock, dayPart) ?? usualTime(clock)) : undefined;
}
