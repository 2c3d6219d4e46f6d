import { isDeepStrictEqual } from 'node:util';
import { fold } from '../../src/core/fold.ts';
import { isDay, isWhen } from '../../src/core/time.ts';

/** Fields that are kept as they were said. */
const KEPT = new Set(['title', 'what', 'text', 'description', 'secret']);
/** The words around a name that are not part of it. */
const ARTICLE = /^(the|my|our|a|an|der|die|das|den|dem|mein|meine|meinen|meiner|unser|unsere) /;

/** True when `actual` says what was expected for the field `name`. */
export function sameValue(name: string, expected: unknown, actual: unknown): boolean {
  if (typeof expected === 'string') return sameText(name, expected, actual);
  if (Array.isArray(expected)) return Array.isArray(actual) && sameList(name, expected, actual);
  if (typeof expected !== 'object' || expected === null) return expected === actual;
  if (typeof actual !== 'object' || actual === null || Array.isArray(actual)) return false;
  const [wanted, got] = [Object.entries(expected), new Map(Object.entries(actual))];
  return wanted.length === got.size && wanted.every(([part, value]) => sameValue(part, value, got.get(part)));
}

function sameText(name: string, expected: string, actual: unknown): boolean {
  if (name === 'items') return isDeepStrictEqual(actual, { title: expected }) || actual === expected;
  if (typeof actual !== 'string') return false;
  if (isWhen(expected)) return isWhen(actual) && sameMoment(expected, actual);
  return KEPT.has(name) ? expected === actual : bare(expected) === bare(actual);
}

const sameMoment = (expected: string, actual: string): boolean =>
  isDay(expected) || isDay(actual)
    ? expected === actual
    : new Date(expected).getTime() === new Date(actual).getTime();

const bare = (name: string): string => fold(name).replace(ARTICLE, '');

/** Tasks in their order; weekdays, labels and people in any. */
function sameList(name: string, expected: readonly unknown[], actual: readonly unknown[]): boolean {
  if (expected.length !== actual.length) return false;
  if (name === 'items') return expected.every((one, index) => sameValue(name, one, actual[index]));
  return expected.every((one) => actual.some((other) => sameValue(name, one, other)));
}
