import type { Json } from '../core/json.ts';

/** Deeper than any event that means something, and far from where writing it as JSON would overflow the stack. */
const DEEPEST = 100;

/** True when `value` is JSON of at most `levels` levels. Never recurses deeper than that. */
export function isPlainJson(value: unknown, levels = DEEPEST): value is Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || levels === 0) return false;
  return Object.values(value).every((part: unknown) => isPlainJson(part, levels - 1));
}

/** The whole value as text where it can be written, else its scalars with a mark for every other part. */
export function asText(value: unknown): string {
  if (isPlainJson(value)) return JSON.stringify(value);
  if (typeof value !== 'object') return `(${typeof value})`;
  const parts = Object.entries(value).map(([name, part]: [string, unknown]) => [
    name,
    part !== null && typeof part === 'object' ? '…' : part,
  ]);
  return JSON.stringify(Object.fromEntries(parts));
}
