import type { CryptoDelta, CryptoRow } from '../../core/crypto-store.ts';

type Place = Omit<CryptoRow, 'value'>;

/** What was written and is not stored yet: the last write of each key. */
export class Pending {
  #rows = new Map<string, CryptoDelta['rows'][number]>();
  #schemas = new Map<string, string>();

  add({ database, store, key }: Place, text: string | undefined): void {
    this.#rows.set(JSON.stringify([database, store, key]), { database, store, key, value: text ?? null });
  }

  addSchema(database: string, schema: string): void {
    this.#schemas.set(database, schema);
  }

  take(): CryptoDelta | undefined {
    if (this.#rows.size === 0 && this.#schemas.size === 0) return undefined;
    const schemas = this.#schemas.entries().map(([database, schema]) => ({ database, schema }));
    const delta: CryptoDelta = { schemas: [...schemas], rows: [...this.#rows.values()] };
    this.#rows = new Map();
    this.#schemas = new Map();
    return delta;
  }
}
