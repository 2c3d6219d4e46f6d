import type { Only, Pattern } from './pattern.ts';

/** One place of a phrase: a fixed word, or the words in a slot. */
export type GraphNode =
  | { readonly kind: 'word'; readonly words: ReadonlySet<string> }
  | { readonly kind: 'slot'; readonly field: string; readonly only?: Only | undefined };

/** A phrase as places and what may stand behind each of them; no place for nothing. */
export interface PhraseGraph {
  readonly nodes: readonly GraphNode[];
  /** Where it may begin. */
  readonly first: readonly number[];
  readonly behind: readonly (readonly number[])[];
  /** By place: it may end there. */
  readonly isLast: readonly boolean[];
}

/** The ends of a part of a phrase, as places. */
interface Part {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly canBeEmpty: boolean;
}

const NOTHING: Part = { first: [], last: [], canBeEmpty: true };

interface Growing {
  readonly nodes: GraphNode[];
  readonly behind: Set<number>[];
}

export function graphOf(pattern: Pattern): PhraseGraph {
  const growing: Growing = { nodes: [], behind: [] };
  const { first, last } = grow(pattern, growing);
  const isLast = growing.nodes.map((_node, at) => last.includes(at));
  return { nodes: growing.nodes, first, behind: growing.behind.map((places) => [...places]), isLast };
}

function grow(pattern: Pattern, growing: Growing): Part {
  switch (pattern.kind) {
    case 'word':
      return place({ kind: 'word', words: new Set([pattern.word]) }, growing);
    case 'slot':
      return place({ kind: 'slot', field: pattern.field, only: pattern.only }, growing);
    case 'sequence':
      return pattern.parts.reduce((before, part) => joined(before, grow(part, growing), growing), NOTHING);
    case 'choice':
      return choice(pattern.options, growing);
  }
}

function place(node: GraphNode, { nodes, behind }: Growing): Part {
  const at = nodes.length;
  nodes.push(node);
  behind.push(new Set());
  return { first: [at], last: [at], canBeEmpty: false };
}

function joined(before: Part, next: Part, { behind }: Growing): Part {
  for (const from of before.last) for (const to of next.first) behind[from]?.add(to);
  return {
    first: before.canBeEmpty ? [...before.first, ...next.first] : before.first,
    last: next.canBeEmpty ? [...before.last, ...next.last] : next.last,
    canBeEmpty: before.canBeEmpty && next.canBeEmpty,
  };
}

/** Options of one word each share a place. */
function choice(options: readonly Pattern[], growing: Growing): Part {
  const words = options.flatMap((option) => (option.kind === 'word' ? [option.word] : []));
  const others = options.filter(({ kind }) => kind !== 'word').map((option) => grow(option, growing));
  const parts =
    words.length === 0 ? others : [place({ kind: 'word', words: new Set(words) }, growing), ...others];
  return {
    first: parts.flatMap(({ first }) => first),
    last: parts.flatMap(({ last }) => last),
    canBeEmpty: parts.some(({ canBeEmpty }) => canBeEmpty),
  };
}
