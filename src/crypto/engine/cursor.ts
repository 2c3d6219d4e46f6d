import { KeyRange } from './keys.ts';
import { Request } from './requests.ts';
import type { Entry } from './table.ts';
import { type Place, remove, write } from './writing.ts';

export interface CursorForm {
  readonly place: Place;
  /** Undefined: by the keys of the store. */
  readonly index: string | undefined;
  readonly query: unknown;
}

/** `IDBCursor`: forward, one after the other. */
export class Cursor {
  readonly request: Request;
  protected readonly place: Place;
  readonly #index: string | undefined;
  readonly #range: KeyRange;
  #entry: Entry | undefined;

  constructor({ place, index, query }: CursorForm) {
    this.place = place;
    this.#index = index;
    this.#range = KeyRange.of(query);
    this.request = new Request();
    this.continue();
  }

  get key(): unknown {
    return this.#entry?.key;
  }

  get primaryKey(): string | undefined {
    return this.#entry?.primaryKey;
  }

  continue(): void {
    this.place.transaction.ask(this.request, () => {
      this.#entry = this.place.table.entries(this.#index, this.#range, this.#entry).next().value;
      return this.#entry ? this : null;
    });
  }

  update(value: unknown): Request {
    return write(this.place, 'put', value, this.primaryKey);
  }

  delete(): Request {
    return remove(this.place, this.primaryKey);
  }
}

/** `IDBCursorWithValue`. */
export class CursorWithValue extends Cursor {
  get value(): unknown {
    return this.primaryKey === undefined ? undefined : this.place.table.value(this.primaryKey);
  }
}
