import type { Pattern } from './pattern.ts';

/** What can be known of a phrase before it is laid over anything. */
export interface Traits {
  /** Words of which one must be the first one; undefined when it may begin with a slot. */
  readonly firsts: ReadonlySet<string> | undefined;
  readonly lasts: ReadonlySet<string> | undefined;
  /** Of each of these sets, one word must be there somewhere. */
  readonly required: readonly ReadonlySet<string>[];
  /** The fields of its slots. */
  readonly fields: ReadonlySet<string>;
}

type Words = readonly string[];

interface Edge {
  readonly words: Words;
  readonly hasSlot: boolean;
}

/** The traits of a part of a phrase. */
interface Part {
  readonly first: Edge;
  readonly last: Edge;
  readonly canBeEmpty: boolean;
  readonly required: readonly Words[];
  readonly fields: Words;
}

/** Makes the finder of traits; a part that many phrases share, as classes of words are, is looked at once. */
export function createTraits(): (pattern: Pattern) => Traits {
  const parts = new WeakMap<Pattern, Part>();
  const sets = new WeakMap<Words, ReadonlySet<string>>();
  const setOf = (words: Words): ReadonlySet<string> => {
    const made = sets.get(words) ?? new Set(words);
    sets.set(words, made);
    return made;
  };
  const partOf = (pattern: Pattern): Part => {
    const made = parts.get(pattern) ?? look(pattern, partOf);
    parts.set(pattern, made);
    return made;
  };
  return (pattern) => {
    const { first, last, required, fields } = partOf(pattern);
    return {
      firsts: first.hasSlot ? undefined : setOf(first.words),
      lasts: last.hasSlot ? undefined : setOf(last.words),
      required: required.map(setOf),
      fields: setOf(fields),
    };
  };
}

const NO_WORDS: Words = [];
const NEVER: Edge = { words: NO_WORDS, hasSlot: false };
const SLOT: Edge = { words: NO_WORDS, hasSlot: true };

function look(pattern: Pattern, partOf: (pattern: Pattern) => Part): Part {
  switch (pattern.kind) {
    case 'word': {
      const words = [pattern.word];
      const edge = { words, hasSlot: false };
      return { first: edge, last: edge, canBeEmpty: false, required: [words], fields: NO_WORDS };
    }
    case 'slot': {
      const edge = { words: NO_WORDS, hasSlot: true };
      return { first: edge, last: edge, canBeEmpty: false, required: [], fields: [pattern.field] };
    }
    case 'choice':
      return lookAtChoice(pattern.options.map(partOf));
    case 'sequence':
      return lookAtSequence(pattern.parts.map(partOf));
  }
}

const lookAtChoice = (options: readonly Part[]): Part => ({
  first: oneOf(options.map(({ first }) => first)),
  last: oneOf(options.map(({ last }) => last)),
  canBeEmpty: options.some(({ canBeEmpty }) => canBeEmpty),
  required: requiredInOneOf(options),
  fields: oneList(options.map(({ fields }) => fields)),
});

const lookAtSequence = (parts: readonly Part[]): Part => ({
  first: oneOf(edgesOf(parts, ({ first }) => first)),
  last: oneOf(edgesOf(parts.toReversed(), ({ last }) => last)),
  canBeEmpty: parts.every(({ canBeEmpty }) => canBeEmpty),
  required: parts.flatMap(({ required }) => required),
  fields: oneList(parts.map(({ fields }) => fields)),
});

/** Those of the first part, and of the next ones while all before them may be left out. */
function edgesOf(parts: readonly Part[], edge: (part: Part) => Edge): readonly Edge[] {
  const upTo = parts.findIndex(({ canBeEmpty }) => !canBeEmpty);
  return parts.slice(0, upTo < 0 ? parts.length : upTo + 1).map(edge);
}

const oneOf = (edges: readonly Edge[]): Edge => {
  const some = edges.filter(({ words, hasSlot }) => hasSlot || words.length > 0);
  const [only] = some;
  if (some.length <= 1) return only ?? NEVER;
  // Where it may begin with a slot, its words say nothing.
  if (some.some(({ hasSlot }) => hasSlot)) return SLOT;
  return { words: oneList(some.map(({ words }) => words)), hasSlot: false };
};

function oneList(lists: readonly Words[]): Words {
  const some = lists.filter((words) => words.length > 0);
  const [only] = some;
  return some.length <= 1 ? (only ?? NO_WORDS) : some.flat();
}

/** Each option gives one of its words; an option without any leaves nothing that must be there. */
function requiredInOneOf(options: readonly Part[]): readonly Words[] {
  const shortest = options.map(({ required }) => required.toSorted((a, b) => a.length - b.length)[0]);
  return shortest.includes(undefined) ? [] : [oneList(shortest.map((words) => words ?? NO_WORDS))];
}
