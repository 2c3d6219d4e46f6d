import type { ActiveTransaction } from './active-transaction.ts';
import { CursorWithValue } from './cursor.ts';
import type { DatabaseState } from './database-state.ts';
import { KeyRange } from './keys.ts';
import { failure, Request } from './requests.ts';
import type { Entry } from './table.ts';
import { clear, type Place, remove, write } from './writing.ts';

export function storeIn(transaction: ActiveTransaction, state: DatabaseState, name: string): ObjectStore {
  const table = state.tables.get(name);
  if (!table) throw failure('NotFoundError', name);
  return new ObjectStore({ transaction, table, name });
}

/** What a store and an index of it have in common: they are read by their keys. */
class Source {
  protected readonly place: Place;
  readonly #index: string | undefined;

  constructor(place: Place, index?: string) {
    this.place = place;
    this.#index = index;
  }

  get(query: unknown): Request {
    if (query === undefined || query === null) throw failure('DataError');
    // Most of what is asked; nothing has to be in order for it.
    if (typeof query === 'string' && this.#index === undefined)
      return this.place.transaction.ask(new Request(), () => this.place.table.value(query));
    return this.#ask(query, 1, ([entry]) => entry && this.#value(entry));
  }

  getAll(query?: unknown, count?: number): Request {
    return this.#ask(query, count, (entries) => entries.map((entry) => this.#value(entry)));
  }

  getAllKeys(query?: unknown, count?: number): Request {
    return this.#ask(query, count, (entries) => entries.map(({ primaryKey }) => primaryKey));
  }

  count(query?: unknown): Request {
    return this.#ask(query, undefined, ({ length }) => length);
  }

  openCursor(query?: unknown): Request {
    return new CursorWithValue({ place: this.place, index: this.#index, query }).request;
  }

  #value({ primaryKey }: Entry): unknown {
    return this.place.table.value(primaryKey);
  }

  #ask(query: unknown, count: number | undefined, answer: (entries: readonly Entry[]) => unknown): Request {
    const range = KeyRange.of(query);
    const { transaction, table } = this.place;
    return transaction.ask(new Request(), () => {
      const entries = table.entries(this.#index, range);
      return answer([...(count === undefined || count === 0 ? entries : entries.take(count))]);
    });
  }
}

/** `IDBIndex`. */
class Index extends Source {}

/** `IDBObjectStore`, whose keys are given with the values. */
export class ObjectStore extends Source {
  get name(): string {
    return this.place.name;
  }

  put(value: unknown, key?: unknown): Request {
    return write(this.place, 'put', value, key);
  }

  add(value: unknown, key?: unknown): Request {
    return write(this.place, 'add', value, key);
  }

  delete(query: unknown): Request {
    return remove(this.place, query);
  }

  clear(): Request {
    return clear(this.place);
  }

  index(name: string): Index {
    if (!this.place.table.hasIndex(name)) throw failure('NotFoundError', name);
    return new Index(this.place, name);
  }

  createIndex(name: string, keyPath: unknown, { unique = false, multiEntry = false } = {}): Index {
    const { transaction, table } = this.place;
    transaction.assertUpgrading();
    if (table.hasIndex(name)) throw failure('ConstraintError', name);
    const isLate = unique && table.size > 0;
    if (multiEntry || isLate || !isKeyPath(keyPath))
      throw failure('NotSupportedError', 'indexes are of one form only');
    table.addIndex({ name, keyPath, unique });
    transaction.did(() => table.removeIndex(name));
    return new Index(this.place, name);
  }
}

/** Fields of the value itself, not of what is within. */
const isField = (path: unknown): path is string => typeof path === 'string' && /^[a-z_]+$/.test(path);
const isKeyPath = (keyPath: unknown): keyPath is string | readonly string[] =>
  isField(keyPath) || (Array.isArray(keyPath) && keyPath.every(isField));
