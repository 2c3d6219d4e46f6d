import { sayAround } from './sentences.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** `20 minutes`, `1 hour`, `3 hours`: rounded down, minutes below one hour. */
export function spokenDuration(ms: number, language: string): string {
  const words = sayAround(language);
  return ms < HOUR_MS ? words.minutes(Math.floor(ms / MINUTE_MS)) : words.hours(Math.floor(ms / HOUR_MS));
}
