import type { TransactionMode } from './active-transaction.ts';
import type { DatabaseState } from './database-state.ts';
import { KeyRange } from './keys.ts';
import { type ObjectStore, storeIn } from './object-store.ts';
import { failure, type Handler } from './requests.ts';
import { Table } from './table.ts';
import { Transaction } from './transaction.ts';
import { removeAll } from './writing.ts';

/** `IDBDatabase`: one opening of a database. */
export class Database {
  onversionchange: Handler = null;
  onclose: Handler = null;
  onabort: Handler = null;
  onerror: Handler = null;
  readonly #state: DatabaseState;
  #upgrade: Transaction | undefined;
  #isClosed = false;

  constructor(state: DatabaseState) {
    this.#state = state;
  }

  get name(): string {
    return this.#state.name;
  }

  get version(): number {
    return this.#state.version;
  }

  get objectStoreNames(): NameList {
    return new NameList([...this.#state.tables.keys()].toSorted());
  }

  transaction(names: string | readonly string[], mode: TransactionMode = 'readonly'): Transaction {
    if (this.#isClosed || this.#upgrade) throw failure('InvalidStateError');
    if (mode !== 'readonly' && mode !== 'readwrite')
      throw new TypeError(`no transaction is asked for as ${mode}`);
    const stores = typeof names === 'string' ? [names] : [...names];
    if (stores.length === 0) throw failure('InvalidAccessError');
    const unknown = stores.find((name) => !this.#state.tables.has(name));
    if (unknown !== undefined) throw failure('NotFoundError', unknown);
    const transaction = new Transaction({ state: this.#state, mode, stores });
    this.#state.enqueue(transaction);
    return transaction;
  }

  createObjectStore(name: string, options?: unknown): ObjectStore {
    if (options !== undefined) throw failure('NotSupportedError', 'keys are given with the values');
    const { tables } = this.#state;
    const upgrade = this.#upgrading();
    if (tables.has(name)) throw failure('ConstraintError', name);
    tables.set(name, new Table());
    upgrade.did(() => void tables.delete(name));
    return storeIn(upgrade, this.#state, name);
  }

  deleteObjectStore(name: string): void {
    const { tables } = this.#state;
    const upgrade = this.#upgrading();
    const table = tables.get(name);
    if (!table) throw failure('NotFoundError', name);
    removeAll({ transaction: upgrade, table, name }, KeyRange.of(undefined));
    tables.delete(name);
    upgrade.did(() => void tables.set(name, table));
  }

  /** What was begun goes on to its end. */
  close(): void {
    this.#isClosed = true;
  }

  /** Of the engine: until it ends, stores come and go in this transaction, and there is no other one. */
  beginUpgrade(upgrade: Transaction): void {
    this.#upgrade = upgrade;
  }

  /** Of the engine. */
  endUpgrade(): void {
    this.#upgrade = undefined;
  }

  #upgrading(): Transaction {
    if (!this.#upgrade) throw failure('InvalidStateError');
    this.#upgrade.assertUpgrading();
    return this.#upgrade;
  }
}

/** `DOMStringList`. */
class NameList {
  readonly #names: readonly string[];

  constructor(names: readonly string[]) {
    this.#names = names;
  }

  get length(): number {
    return this.#names.length;
  }

  item(index: number): string | null {
    return this.#names[index] ?? null;
  }

  contains(name: string): boolean {
    return this.#names.includes(name);
  }
}
