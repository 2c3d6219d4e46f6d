const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const counted = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;

/** `20 minutes`, `1 hour`, `3 hours`: rounded down, minutes below one hour. */
export function spokenDuration(ms: number): string {
  return ms < HOUR_MS
    ? counted(Math.floor(ms / MINUTE_MS), 'minute')
    : counted(Math.floor(ms / HOUR_MS), 'hour');
}
