import type { Wording } from '../core/collection.ts';
import type { Edit } from '../core/edit.ts';
import type { OpenHomes } from './open-homes.ts';

/** What is worded together: all of one kind of object. */
export interface Group<Item> {
  readonly noun: string;
  readonly words: Wording;
  readonly items: readonly Item[];
}

interface Grouping<Item> {
  readonly editOf: (item: Item) => Edit;
  /** The id of the home that the call was made in. */
  readonly connection: string;
  readonly homes: Pick<OpenHomes, 'siteOf'>;
}

/** By kind of object, each with its words: those of the home they are in, or of the call's where they are in several. */
export async function byNoun<Item>(
  all: readonly Item[],
  { editOf, connection, homes }: Grouping<Item>,
): Promise<readonly Group<Item>[]> {
  const groups: Group<Item>[] = [];
  for (const [noun, items] of Map.groupBy(all, (item) => editOf(item).noun)) {
    const [first, ...others] = items.map(editOf);
    if (!first) continue;
    const isMixed = others.some((other) => other.connection !== first.connection);
    const site = await homes.siteOf(isMixed ? { ...first, connection } : first, connection);
    groups.push({ noun, words: site.collection.words, items });
  }
  return groups;
}
