import { compareKeys, compareTexts, isKey, type Key, type KeyRange } from './keys.ts';
import { SortedList } from './sorted-list.ts';

export interface IndexForm {
  readonly name: string;
  readonly keyPath: string | readonly string[];
  readonly unique: boolean;
}

/** Where a row stands in an index; in a store itself both keys are the same. */
export interface Entry {
  readonly key: Key;
  readonly primaryKey: string;
}

const compareEntries = (a: Entry, b: Entry): number =>
  compareKeys(a.key, b.key) || compareTexts(a.primaryKey, b.primaryKey);

/** Everything of one object store: each value as JSON, by its key. */
export class Table {
  readonly #texts: Map<string, string>;
  #keys: SortedList<Entry> | undefined;
  readonly #indexes: Map<string, TableIndex>;

  constructor(rows: Iterable<readonly [key: string, text: string]> = [], indexes: readonly IndexForm[] = []) {
    this.#texts = new Map(rows);
    this.#indexes = new Map(indexes.map((form) => [form.name, new TableIndex(form, this.#texts)]));
  }

  get size(): number {
    return this.#texts.size;
  }

  text(key: string): string | undefined {
    return this.#texts.get(key);
  }

  /** Another copy each time. */
  value(key: string): unknown {
    const text = this.#texts.get(key);
    return text === undefined ? undefined : parse(text);
  }

  keys(): readonly string[] {
    return [...this.#texts.keys()];
  }

  indexForms(): readonly IndexForm[] {
    return [...this.#indexes.values()].map(({ form }) => form);
  }

  hasIndex(name: string): boolean {
    return this.#indexes.has(name);
  }

  addIndex(form: IndexForm): void {
    this.#indexes.set(form.name, new TableIndex(form, this.#texts));
  }

  removeIndex(name: string): void {
    this.#indexes.delete(name);
  }

  /** Undefined takes the row away. Returns what was there before. */
  write(key: string, text: string | undefined): string | undefined {
    const before = this.#texts.get(key);
    if (text === undefined) this.#texts.delete(key);
    else this.#texts.set(key, text);
    if (before === undefined && text !== undefined) this.#keys?.add({ key, primaryKey: key });
    if (before !== undefined && text === undefined) this.#keys?.remove({ key, primaryKey: key });
    for (const index of this.#indexes.values()) index.follow(key, text);
    return before;
  }

  /** Whether an index that allows each key once has another row with a key of this one. */
  isTaken(key: string, text: string): boolean {
    return this.#indexes.values().some((index) => index.form.unique && index.isTaken(key, text));
  }

  /** In order; `index` undefined: by the keys of the store. `after`: only what stands behind it. */
  *entries(index: string | undefined, range: KeyRange, after?: Entry): Generator<Entry, undefined> {
    const entries = index === undefined ? this.#sortedKeys() : this.#indexes.get(index)?.entries;
    const isTooEarly = (entry: Entry): boolean =>
      range.isAfter(entry.key) || (after !== undefined && compareEntries(entry, after) <= 0);
    for (const entry of entries?.from(isTooEarly) ?? []) {
      if (range.isBefore(entry.key)) return undefined;
      yield entry;
    }
    return undefined;
  }

  #sortedKeys(): SortedList<Entry> {
    this.#keys ??= new SortedList(
      this.#texts.keys().map((key): Entry => ({ key, primaryKey: key })),
      compareEntries,
    );
    return this.#keys;
  }
}

interface BuiltIndex {
  readonly entries: SortedList<Entry>;
  readonly keyOf: Map<string, Key>;
}

/** Built when it is first asked, kept up to date from then on: most are never asked. */
class TableIndex {
  readonly form: IndexForm;
  readonly #texts: ReadonlyMap<string, string>;
  #built: BuiltIndex | undefined;

  constructor(form: IndexForm, texts: ReadonlyMap<string, string>) {
    this.form = form;
    this.#texts = texts;
  }

  get entries(): SortedList<Entry> {
    return this.#build().entries;
  }

  follow(primaryKey: string, text: string | undefined): void {
    if (!this.#built) return;
    const { entries, keyOf } = this.#built;
    const before = keyOf.get(primaryKey);
    const after = text === undefined ? undefined : keyAt(this.form.keyPath, text);
    if (before !== undefined && after !== undefined && compareKeys(before, after) === 0) return;
    if (before !== undefined) entries.remove({ key: before, primaryKey });
    keyOf.delete(primaryKey);
    if (after === undefined) return;
    entries.add({ key: after, primaryKey });
    keyOf.set(primaryKey, after);
  }

  isTaken(primaryKey: string, text: string): boolean {
    const key = keyAt(this.form.keyPath, text);
    if (key === undefined) return false;
    for (const entry of this.entries.from((other) => compareKeys(other.key, key) < 0)) {
      if (compareKeys(entry.key, key) !== 0) return false;
      if (entry.primaryKey !== primaryKey) return true;
    }
    return false;
  }

  #build(): BuiltIndex {
    if (this.#built) return this.#built;
    const keyOf = new Map<string, Key>();
    for (const [primaryKey, text] of this.#texts) {
      const key = keyAt(this.form.keyPath, text);
      if (key !== undefined) keyOf.set(primaryKey, key);
    }
    const all = keyOf.entries().map(([primaryKey, key]): Entry => ({ key, primaryKey }));
    this.#built = { entries: new SortedList(all, compareEntries), keyOf };
    return this.#built;
  }
}

/** Rows without a key at the path are not in the index. */
function keyAt(keyPath: IndexForm['keyPath'], text: string): Key | undefined {
  const fields: Readonly<Record<string, unknown>> = Object(parse(text));
  const key: unknown = typeof keyPath === 'string' ? fields[keyPath] : keyPath.map((path) => fields[path]);
  return isKey(key) ? key : undefined;
}

function parse(text: string): unknown {
  return JSON.parse(text);
}
