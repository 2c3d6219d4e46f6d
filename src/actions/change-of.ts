import type { Change } from '../core/collection.ts';
import { type Edit, isWhole, type Receipt } from '../core/edit.ts';
import { canonical, type Fields } from '../core/json.ts';

type Update = Extract<Edit, { op: 'update' }>;

/** A field that is not there and one that is `null` are the same. */
export const sameValue = (a: unknown, b: unknown): boolean => canonical(a ?? null) === canonical(b ?? null);

export const only = (fields: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)));

/** The fields that an update changes, as they were and as they shall be. */
export function changeOf({ before, after }: Pick<Update, 'before' | 'after'>): Change {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => !sameValue(before[name], after[name]),
  );
  return { before: only(before, names), after: only(after, names) };
}

/** Every named field has this value. */
export const isAs = (expected: Fields, found: Fields | undefined): boolean =>
  found !== undefined && Object.entries(expected).every(([name, value]) => sameValue(value, found[name]));

/** How far a write took, as reading back showed. `refused`: nothing is different from before. */
export type Outcome = 'whole' | 'partly' | 'refused';

export function outcomeOf(receipt: Receipt): Outcome {
  const { edit, now, taken, refused, lost } = receipt;
  switch (edit.op) {
    case 'create':
      if (now === undefined) return 'refused';
      return isWhole(receipt) ? 'whole' : 'partly';
    case 'remove':
      return now === undefined ? 'whole' : 'refused';
    case 'update':
      if (now === undefined) return 'refused';
      if (isWhole(receipt)) return 'whole';
      if (taken.length + lost.length > 0) return 'partly';
      return refused.every((name) => sameValue(edit.before[name], now[name])) ? 'refused' : 'partly';
  }
}
