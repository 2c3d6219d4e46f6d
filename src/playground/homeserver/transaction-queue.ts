import { sha256 } from '../../core/digest.ts';
import type { Content, RoomEvent } from './event.ts';
import type { Quirks } from './quirks.ts';

/** What is to be pushed: an event, or something that is forgotten after one try to deliver it. */
export type Item =
  | { readonly kind: 'event'; readonly id: string; readonly room: string; readonly render: () => RoomEvent }
  | { readonly kind: 'ephemeral'; readonly id: string; readonly content: Content }
  | { readonly kind: 'device message'; readonly id: string; readonly content: Content };

export interface Transaction {
  readonly id: string;
  readonly items: readonly Item[];
}

/** Which transaction comes next: the failed one first, in the way of the family. */
export class TransactionQueue {
  readonly #quirks: () => Quirks;
  #waiting: Item[] = [];
  #failed: Transaction | undefined;
  /** Set aside by restarts (`newBeforeOld`). */
  #aside: readonly Transaction[] = [];
  /** Back from there, to be sent with the next transaction: one may be on its way at the moment. */
  #returned: readonly Transaction[] = [];
  #count = 0;
  #clock: number;

  constructor(quirks: () => Quirks, startedAt: number) {
    this.#quirks = quirks;
    this.#clock = startedAt * 1_000_000;
  }

  add(item: Item): void {
    this.#waiting.push(item);
  }

  isEmpty(): boolean {
    const unsent = [...this.#aside, ...this.#returned];
    return this.#waiting.length === 0 && this.#failed === undefined && unsent.length === 0;
  }

  next(): Transaction | undefined {
    const quirks = this.#quirks();
    if (this.#returned.length > 0) this.#failed = joined(this.#returned, this.#failed);
    this.#returned = [];
    if (this.#failed && !quirks.retryGrows) return this.#failed;
    const before = this.#failed?.items ?? [];
    const items = [...before, ...this.#waiting.splice(0, quirks.batch - before.length)];
    if (items.length === 0) return undefined;
    return { id: this.#failed?.id ?? this.#makeId(items), items };
  }

  delivered(): void {
    const hadFailed = this.#failed !== undefined;
    this.#failed = undefined;
    if (hadFailed && this.#quirks().groupsByRoom) this.#waiting = grouped(this.#waiting);
  }

  /** Ephemeral things are not kept for another try when an event failed with them. */
  failed(transaction: Transaction): void {
    this.#failed = transaction;
  }

  /** What a restart of the server does to the queue. `true`: something returns later by `bringBack`. */
  restart(): boolean {
    const quirks = this.#quirks();
    if (quirks.idsStartAgain) this.#count = 0;
    if (!quirks.newBeforeOld || !this.#failed || this.#waiting.length === 0) return false;
    this.#aside = [...this.#aside, this.#failed];
    this.#failed = undefined;
    return true;
  }

  bringBack(): void {
    this.#returned = [...this.#returned, ...this.#aside];
    this.#aside = [];
  }

  #makeId(items: readonly Item[]): string {
    switch (this.#quirks().transactionIds) {
      case 'counter':
        this.#count += 1;
        return String(this.#count);
      case 'clock':
        this.#clock += 1_000_003;
        return String(this.#clock);
      case 'hash':
        return sha256(items.map(({ id }) => id).join('|')).slice(0, 43);
    }
  }
}

/** The first one, grown by the others. */
function joined(returned: readonly Transaction[], failed: Transaction | undefined): Transaction | undefined {
  const [first, ...others] = [...returned, ...(failed ? [failed] : [])];
  return first && { id: first.id, items: [first, ...others].flatMap(({ items }) => items) };
}

/** Room by room, the one with the oldest event first; inside a room the order holds. */
function grouped(items: readonly Item[]): Item[] {
  const rooms = Map.groupBy(items, (item) => (item.kind === 'event' ? item.room : ''));
  return [...rooms.values()].flat();
}
