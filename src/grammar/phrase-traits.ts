import type { Pattern } from './pattern.ts';

/** What can be known of a phrase before it is laid over anything. */
export interface Traits {
  /** Words of which one must be the first one; undefined when it may begin with a slot. */
  readonly firsts: ReadonlySet<string> | undefined;
  readonly lasts: ReadonlySet<string> | undefined;
  /** Of each of these sets, one word must be there somewhere. */
  readonly required: readonly ReadonlySet<string>[];
}

interface Edge {
  readonly words: readonly string[];
  readonly hasSlot: boolean;
  readonly canBeEmpty: boolean;
}

export function traitsOf(pattern: Pattern): Traits {
  return {
    firsts: setOf(edgeOf(pattern, (parts) => parts)),
    lasts: setOf(edgeOf(pattern, (parts) => parts.toReversed())),
    required: requiredIn(pattern).map((words) => new Set(words)),
  };
}

const setOf = ({ words, hasSlot }: Edge): ReadonlySet<string> | undefined =>
  hasSlot ? undefined : new Set(words);

type Turn = (parts: readonly Pattern[]) => readonly Pattern[];

function edgeOf(pattern: Pattern, turn: Turn): Edge {
  switch (pattern.kind) {
    case 'word':
      return { words: [pattern.word], hasSlot: false, canBeEmpty: false };
    case 'slot':
      return { words: [], hasSlot: true, canBeEmpty: false };
    case 'choice':
      return pattern.options.map((option) => edgeOf(option, turn)).reduce(either, NEVER);
    case 'sequence':
      return edgeOfSequence(turn(pattern.parts), turn);
  }
}

const NEVER: Edge = { words: [], hasSlot: false, canBeEmpty: false };

const either = (one: Edge, other: Edge): Edge => ({
  words: [...one.words, ...other.words],
  hasSlot: one.hasSlot || other.hasSlot,
  canBeEmpty: one.canBeEmpty || other.canBeEmpty,
});

function edgeOfSequence(parts: readonly Pattern[], turn: Turn): Edge {
  let edge: Edge = { ...NEVER, canBeEmpty: true };
  for (const part of parts) {
    const next = edgeOf(part, turn);
    edge = { ...either(edge, next), canBeEmpty: next.canBeEmpty };
    if (!next.canBeEmpty) break;
  }
  return edge;
}

/** For each part that cannot be left out, the words of which it has one. */
function requiredIn(pattern: Pattern): readonly (readonly string[])[] {
  switch (pattern.kind) {
    case 'word':
      return [[pattern.word]];
    case 'slot':
      return [];
    case 'sequence':
      return pattern.parts.flatMap(requiredIn);
    case 'choice':
      return requiredInOneOf(pattern.options.map(requiredIn));
  }
}

/** Each option gives one of its words; an option without any leaves nothing that must be there. */
function requiredInOneOf(options: readonly (readonly (readonly string[])[])[]): readonly string[][] {
  const shortest = options.map((sets) => sets.toSorted((a, b) => a.length - b.length)[0]);
  return shortest.includes(undefined) ? [] : [shortest.flatMap((words) => words ?? [])];
}
