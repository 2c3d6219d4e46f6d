import type { ActionDescription } from '../core/action.ts';
import { fieldAt, type Slot, slotOf } from '../core/slot.ts';
import type { LanguageWords } from './languages/words.ts';
import { createPatternReader, type Pattern } from './pattern.ts';
import { graphOf, type PhraseGraph } from './phrase-graph.ts';
import { createTraits, type Traits } from './phrase-traits.ts';
import { createSameWords } from './same-words.ts';

/** One way to say an action. */
export interface Phrase extends Traits {
  readonly action: ActionDescription;
  /** Made when a sentence first comes near it. */
  readonly graph: () => PhraseGraph;
  /** By field: what each slot of it takes. */
  readonly slots: ReadonlyMap<string, Slot>;
}

/** The phrases of one language. */
export interface PhraseIndex {
  readonly phrases: readonly Phrase[];
  /** Those that these words may be: each of them has the words it needs. */
  readonly near: (
    first: readonly string[],
    last: readonly string[],
    all: ReadonlySet<string>,
  ) => readonly Phrase[];
  /** All fixed words. */
  readonly vocabulary: () => ReadonlySet<string>;
  /** Fixed words that a phrase begins with. */
  readonly beginnings: ReadonlySet<string>;
}

/** Throws for a phrase that is not well formed: a mistake in a file, never of a person. */
export function indexPhrases(actions: readonly ActionDescription[], words: LanguageWords): PhraseIndex {
  const read = createPatternReader(words.classes);
  const withSameWords = createSameWords(words.sameWords);
  const traitsOf = createTraits();
  const patterns: Pattern[] = [];
  let vocabulary: ReadonlySet<string> | undefined;
  const phrases = actions.flatMap((action) =>
    (action.phrases[words.tag] ?? []).map((text) => {
      const pattern = withSameWords(read(text));
      patterns.push(pattern);
      return phraseFrom({ action, text, pattern, traits: traitsOf(pattern) });
    }),
  );
  const byFirst = new Map<string, Phrase[]>();
  const byLast = new Map<string, Phrase[]>();
  const byWord = new Map<string, Phrase[]>();
  const anywhere: Phrase[] = [];
  for (const phrase of phrases) {
    const rarest = phrase.required.toSorted((a, b) => a.size - b.size)[0];
    if (phrase.firsts) for (const word of phrase.firsts) add(byFirst, word, phrase);
    else if (phrase.lasts) for (const word of phrase.lasts) add(byLast, word, phrase);
    else if (rarest) for (const word of rarest) add(byWord, word, phrase);
    else anywhere.push(phrase);
  }
  const foundIn = (map: ReadonlyMap<string, readonly Phrase[]>, said: Iterable<string>): readonly Phrase[] =>
    [...said].flatMap((word) => map.get(word) ?? []);
  return {
    phrases,
    near: (first, last, all) => {
      const found = [foundIn(byFirst, first), foundIn(byLast, last), foundIn(byWord, all), anywhere].flat();
      return [...new Set(found)].filter(
        ({ lasts, required }) =>
          (!lasts || last.some((word) => lasts.has(word))) &&
          required.every((set) => !set.isDisjointFrom(all)),
      );
    },
    vocabulary: () => {
      vocabulary ??= wordsIn(patterns);
      return vocabulary;
    },
    beginnings: new Set(byFirst.keys()),
  };
}

function add(map: Map<string, Phrase[]>, word: string, phrase: Phrase): void {
  const there = map.get(word);
  if (there) there.push(phrase);
  else map.set(word, [phrase]);
}

interface Written {
  readonly action: ActionDescription;
  readonly text: string;
  readonly pattern: Pattern;
  readonly traits: Traits;
}

function phraseFrom({ action, text, pattern, traits }: Written): Phrase {
  let made: PhraseGraph | undefined;
  const slots = new Map(
    Array.from(traits.fields, (field): [string, Slot] => {
      const schema = fieldAt(action.input, field);
      if (!schema)
        throw new Error(`The phrase "${text}" of ${action.name} has a slot {${field}}, which is no field.`);
      return [field, slotOf(schema)];
    }),
  );
  const graph = (): PhraseGraph => {
    made ??= checked(graphOf(pattern), slots, `"${text}" of ${action.name}`);
    return made;
  };
  return { action, graph, slots, ...traits };
}

/** Parts that many phrases share are looked at once. */
function wordsIn(patterns: readonly Pattern[]): ReadonlySet<string> {
  const words = new Set<string>();
  const seen = new Set<Pattern>();
  const look = (pattern: Pattern): void => {
    if (seen.has(pattern)) return;
    seen.add(pattern);
    if (pattern.kind === 'word') words.add(pattern.word);
    else if (pattern.kind === 'sequence') pattern.parts.forEach(look);
    else if (pattern.kind === 'choice') pattern.options.forEach(look);
  };
  patterns.forEach(look);
  return words;
}

/** They take any words: two of them side by side could be cut anywhere. */
export const isLoose = ({ kind }: Slot): boolean =>
  kind === 'text' ||
  kind === 'name' ||
  kind === 'names' ||
  kind === 'which' ||
  kind === 'part' ||
  kind === 'items';

function checked(graph: PhraseGraph, slots: Phrase['slots'], named: string): PhraseGraph {
  const looseAt = (place: number): boolean => {
    const node = graph.nodes[place];
    const slot = node?.kind === 'slot' && node.only === undefined ? slots.get(node.field) : undefined;
    return slot !== undefined && isLoose(slot);
  };
  for (const [place, behind] of graph.behind.entries()) {
    if (looseAt(place) && behind.some(looseAt))
      throw new Error(`two slots side by side in the phrase ${named}: nobody can tell where one ends`);
  }
  if (graph.first.some((place) => looseAt(place) && graph.isLast[place] === true))
    throw new Error(`the phrase ${named} fits any words at all`);
  return graph;
}
