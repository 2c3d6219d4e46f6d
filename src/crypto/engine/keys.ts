import { failure } from './requests.ts';

/** What rows and entries of indexes are found by. */
export type Key = string | number | readonly Key[];

export const isKey = (value: unknown): value is Key =>
  typeof value === 'string' ||
  (typeof value === 'number' && !Number.isNaN(value)) ||
  (Array.isArray(value) && value.every(isKey));

/** Numbers before texts before lists; texts by their code units, lists by their first difference. */
export function compareKeys(a: Key, b: Key): number {
  if (typeof a === 'number') return typeof b === 'number' ? a - b : -1;
  if (typeof b === 'number') return 1;
  if (typeof a === 'string') return typeof b === 'string' ? compareTexts(a, b) : -1;
  if (typeof b === 'string') return 1;
  return compareLists(a, b);
}

export function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function compareLists(a: readonly Key[], b: readonly Key[]): number {
  for (const [index, key] of a.entries()) {
    const other = b[index];
    if (other === undefined) break;
    const order = compareKeys(key, other);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

interface Bound {
  readonly key: Key;
  /** The bound itself is no part of it. */
  readonly isOpen: boolean;
}

/** `IDBKeyRange`. */
export class KeyRange {
  readonly #lower: Bound | undefined;
  readonly #upper: Bound | undefined;

  private constructor(lower: Bound | undefined, upper: Bound | undefined) {
    if (lower && upper) {
      const order = compareKeys(lower.key, upper.key);
      if (order > 0 || (order === 0 && (lower.isOpen || upper.isOpen))) throw failure('DataError');
    }
    this.#lower = lower;
    this.#upper = upper;
  }

  static bound(lower: unknown, upper: unknown, isLowerOpen = false, isUpperOpen = false): KeyRange {
    return new KeyRange(
      { key: keyOf(lower), isOpen: isLowerOpen },
      { key: keyOf(upper), isOpen: isUpperOpen },
    );
  }

  static lowerBound(lower: unknown, isOpen = false): KeyRange {
    return new KeyRange({ key: keyOf(lower), isOpen }, undefined);
  }

  static upperBound(upper: unknown, isOpen = false): KeyRange {
    return new KeyRange(undefined, { key: keyOf(upper), isOpen });
  }

  /** What a request may be given in the place of a range: nothing means all, a key means itself. */
  static of(query: unknown): KeyRange {
    if (query === undefined || query === null) return new KeyRange(undefined, undefined);
    return query instanceof KeyRange ? query : KeyRange.bound(query, query);
  }

  isBefore(key: Key): boolean {
    if (!this.#upper) return false;
    const order = compareKeys(key, this.#upper.key);
    return order > 0 || (order === 0 && this.#upper.isOpen);
  }

  isAfter(key: Key): boolean {
    if (!this.#lower) return false;
    const order = compareKeys(key, this.#lower.key);
    return order < 0 || (order === 0 && this.#lower.isOpen);
  }
}

function keyOf(value: unknown): Key {
  if (!isKey(value)) throw failure('DataError', 'texts, numbers and lists of them are keys, nothing else');
  return value;
}
