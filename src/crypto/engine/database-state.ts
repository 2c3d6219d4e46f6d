import type { CryptoSchema } from '../../core/crypto-store.ts';
import type { QueuedTransaction, TransactionMode, Written } from './active-transaction.ts';
import type { Pending } from './pending.ts';
import { type IndexForm, Table } from './table.ts';

/** What `CryptoSchema.schema` is, written down. */
interface SchemaForm {
  readonly version: number;
  readonly stores: Readonly<Record<string, readonly IndexForm[]>>;
}

export type LoadedRows = Iterable<{ readonly store: string; readonly key: string; readonly value: string }>;

/** One database of the engine: its stores, and whose turn it is. */
export class DatabaseState {
  readonly name: string;
  version = 0;
  readonly tables = new Map<string, Table>();
  readonly #pending: Pending;
  readonly #queue: QueuedTransaction[] = [];
  #isBusy = false;

  constructor(name: string, pending: Pending) {
    this.name = name;
    this.#pending = pending;
  }

  /** As it was written down before. */
  static load({ database, schema }: CryptoSchema, rows: LoadedRows, pending: Pending): DatabaseState {
    const { version, stores }: SchemaForm = JSON.parse(schema);
    const byStore = Map.groupBy(rows, ({ store }) => store);
    const state = new DatabaseState(database, pending);
    state.version = version;
    for (const [name, indexes] of Object.entries(stores)) {
      const own = byStore.get(name)?.map(({ key, value }) => [key, value] as const);
      state.tables.set(name, new Table(own, indexes));
      byStore.delete(name);
    }
    if (byStore.size > 0) throw new Error('the crypto state has rows of a store that it does not have');
    return state;
  }

  /** All transactions of a database run one after the other, in the order they were made. */
  enqueue(transaction: QueuedTransaction): void {
    this.#queue.push(transaction);
    if (!this.#isBusy) this.#next();
  }

  /** A transaction ended well. */
  keep(mode: TransactionMode, written: readonly Written[]): void {
    for (const { store, key, text } of written)
      this.#pending.add({ database: this.name, store, key }, this.tables.has(store) ? text : undefined);
    if (mode === 'versionchange') this.#pending.addSchema(this.name, this.#schema());
  }

  #next(): void {
    const transaction = this.#queue.shift();
    this.#isBusy = transaction !== undefined;
    transaction?.run(() => this.#next());
  }

  #schema(): string {
    const stores = this.tables.entries().map(([name, table]) => [name, table.indexForms()] as const);
    const form: SchemaForm = { version: this.version, stores: Object.fromEntries(stores) };
    return JSON.stringify(form);
  }
}
