import type { ActiveTransaction } from './active-transaction.ts';
import { jsonText } from './json-text.ts';
import { KeyRange } from './keys.ts';
import { failure, Request } from './requests.ts';
import type { Table } from './table.ts';

/** One store as a transaction sees it. */
export interface Place {
  readonly transaction: ActiveTransaction;
  readonly table: Table;
  /** Of the store. */
  readonly name: string;
}

/** `put` takes the place of what was there, `add` does not. */
export type Manner = 'put' | 'add';

export function write(place: Place, manner: Manner, value: unknown, key: unknown): Request {
  assertWritable(place);
  const text = jsonText(value);
  const at = rowKey(key);
  return place.transaction.ask(new Request(), () => {
    const isThere = place.table.text(at) !== undefined;
    if ((manner === 'add' && isThere) || place.table.isTaken(at, text)) throw failure('ConstraintError');
    change(place, at, text);
    return at;
  });
}

export function remove(place: Place, query: unknown): Request {
  assertWritable(place);
  if (query === undefined || query === null) throw failure('DataError');
  const range = KeyRange.of(query);
  return place.transaction.ask(new Request(), () => removeAll(place, range));
}

export function clear(place: Place): Request {
  assertWritable(place);
  return place.transaction.ask(new Request(), () => removeAll(place, KeyRange.of(undefined)));
}

export function removeAll(place: Place, range: KeyRange): void {
  const found = Array.from(place.table.entries(undefined, range), ({ primaryKey }) => primaryKey);
  for (const key of found) change(place, key, undefined);
}

function change({ transaction, table, name }: Place, key: string, text: string | undefined): void {
  const before = table.write(key, text);
  transaction.did(() => void table.write(key, before), { store: name, key, text });
}

function assertWritable({ transaction }: Place): void {
  transaction.assertOpen();
  if (transaction.mode === 'readonly') throw failure('ReadOnlyError');
}

/** Databases keep neither NUL nor half a surrogate pair in a text. */
function rowKey(key: unknown): string {
  if (typeof key !== 'string' || key.includes('\0') || !key.isWellFormed())
    throw failure('DataError', 'only texts are keys of rows');
  return key;
}
