/** Items in their order, no two of them equal; found by halves. */
export class SortedList<Item> {
  readonly #compare: (a: Item, b: Item) => number;
  readonly #items: Item[];

  constructor(items: Iterable<Item>, compare: (a: Item, b: Item) => number) {
    this.#compare = compare;
    this.#items = Array.from(items).toSorted(compare);
  }

  add(item: Item): void {
    this.#items.splice(this.#placeOf(item), 0, item);
  }

  remove(item: Item): void {
    const place = this.#placeOf(item);
    const found = this.#items[place];
    if (found !== undefined && this.#compare(found, item) === 0) this.#items.splice(place, 1);
  }

  /** The first from which on `isTooEarly` is false, and those behind it. */
  *from(isTooEarly: (item: Item) => boolean): Generator<Item, undefined> {
    for (let place = this.#firstFrom(isTooEarly); place < this.#items.length; place += 1) {
      const item = this.#items[place];
      if (item !== undefined) yield item;
    }
  }

  #placeOf(item: Item): number {
    return this.#firstFrom((other) => this.#compare(other, item) < 0);
  }

  #firstFrom(isTooEarly: (item: Item) => boolean): number {
    let [low, high] = [0, this.#items.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const item = this.#items[middle];
      if (item !== undefined && isTooEarly(item)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
