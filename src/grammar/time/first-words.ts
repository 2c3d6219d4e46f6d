import type { PatternTree } from './pattern.ts';
import { SLOTS } from './slots.ts';
import type { Slot } from './reading-time.ts';
import type { WordTable } from './word-table.ts';

/** What a slot may be read from: tables of words, patterns, and other slots. */
export interface SlotSources {
  readonly tables?: readonly WordTable<unknown>[];
  readonly trees?: readonly PatternTree<unknown>[];
  readonly slots?: readonly Slot[];
  readonly words?: readonly string[];
}

/** For each slot the words it may begin with, so that a place where it cannot stand costs one look. */
export function firstWords(
  sources: Readonly<Record<Slot, SlotSources>>,
): ReadonlyMap<Slot, ReadonlySet<string>> {
  const firsts = new Map(SLOTS.map((slot) => [slot, ownWords(sources[slot])] as const));
  let isGrowing = true;
  while (isGrowing) {
    isGrowing = false;
    for (const [slot, words] of firsts) {
      const before = words.size;
      for (const inner of innerSlots(sources[slot])) addAll(words, firsts.get(inner) ?? []);
      isGrowing ||= words.size > before;
    }
  }
  return firsts;
}

function ownWords({ tables = [], trees = [], words = [] }: SlotSources): Set<string> {
  return new Set([
    ...words,
    ...tables.flatMap(({ byFirst }) => [...byFirst.keys()]),
    ...trees.flatMap((tree) => [...tree.words.keys()]),
  ]);
}

const innerSlots = ({ trees = [], slots = [] }: SlotSources): readonly Slot[] => [
  ...slots,
  ...trees.flatMap((tree) => [...tree.slots.keys()]),
];

function addAll(words: Set<string>, more: Iterable<string>): void {
  for (const word of more) words.add(word);
}
