import type { ActionDescription } from '../core/action.ts';
import { fieldAt, type Slot, slotOf } from '../core/slot.ts';
import { foldedWords } from './folded-words.ts';
import type { LanguageWords } from './languages/words.ts';
import { createPatternReader, type Pattern } from './pattern.ts';
import { graphOf, type PhraseGraph } from './phrase-graph.ts';
import { createOutlines, type Outline } from './phrase-outline.ts';
import { createSameWords } from './same-words.ts';

/** One way to say an action. */
export interface Phrase {
  readonly action: ActionDescription;
  /** Made when a sentence first comes near it; throws when it is not well formed. */
  readonly graph: () => PhraseGraph;
  /** By field: what each slot of it takes. */
  readonly slots: ReadonlyMap<string, Slot>;
}

/** The phrases of one language. */
export interface PhraseIndex {
  readonly phrases: readonly Phrase[];
  /** Those that a sentence may be: it has the words they need. */
  readonly near: (first: readonly string[], all: ReadonlySet<string>) => readonly Phrase[];
  /** All fixed words. */
  readonly vocabulary: () => ReadonlySet<string>;
  /** Fixed words that a phrase begins with. */
  readonly beginnings: { readonly has: (word: string) => boolean };
}

interface Outlined extends Outline {
  readonly phrase: Phrase;
}

export function indexPhrases(actions: readonly ActionDescription[], words: LanguageWords): PhraseIndex {
  const read = createPatternReader(words.classes);
  const withSameWords = createSameWords(words.sameWords);
  const outline = createOutlines(words.classes, words.sameWords);
  const written = actions.flatMap((action) =>
    (action.phrases[words.tag] ?? []).map((text) => ({ action, text })),
  );
  const byFirst = new Map<string, Outlined[]>();
  const byWord = new Map<string, Outlined[]>();
  const anywhere: Outlined[] = [];
  const phrases = written.map(({ action, text }) => {
    const phrase = createPhrase(action, text, () => withSameWords(read(text)));
    const outlined = { phrase, ...outline(text) };
    if (outlined.firsts) add(byFirst, outlined.firsts, outlined);
    else if (!addRarest(byWord, outlined)) anywhere.push(outlined);
    return phrase;
  });
  let vocabulary: ReadonlySet<string> | undefined;
  return {
    phrases,
    near: (first, all) => {
      const found = new Set([foundIn(byFirst, first), foundIn(byWord, all), anywhere].flat());
      return [...found]
        .filter(({ required }) => required().every((some) => some.some((word) => all.has(word))))
        .map(({ phrase }) => phrase);
    },
    vocabulary: () => {
      vocabulary ??= wordsIn([
        ...written.map(({ text }) => text),
        ...Object.values(words.classes),
        ...words.sameWords.flat(),
      ]);
      return vocabulary;
    },
    beginnings: byFirst,
  };
}

const foundIn = (
  map: ReadonlyMap<string, readonly Outlined[]>,
  said: Iterable<string>,
): readonly Outlined[] => [...said].flatMap((word) => map.get(word) ?? []);

function add(map: Map<string, Outlined[]>, words: readonly string[], outlined: Outlined): void {
  for (const word of words) {
    const there = map.get(word);
    if (there) there.push(outlined);
    else map.set(word, [outlined]);
  }
}

/** By the fewest words of which it needs one; false when it needs none. */
function addRarest(map: Map<string, Outlined[]>, outlined: Outlined): boolean {
  const [rarest] = outlined.required().toSorted((a, b) => a.length - b.length);
  if (rarest) add(map, rarest, outlined);
  return rarest !== undefined;
}

function createPhrase(action: ActionDescription, text: string, patternOf: () => Pattern): Phrase {
  let graph: PhraseGraph | undefined;
  let slots: ReadonlyMap<string, Slot> | undefined;
  const phrase: Phrase = {
    action,
    graph: () => {
      graph ??= checked(graphOf(patternOf()), phrase.slots, `"${text}" of ${action.name}`);
      return graph;
    },
    get slots() {
      slots ??= slotsIn(text, action);
      return slots;
    },
  };
  return phrase;
}

const FIELD = /\{([\w.]+)/g;

const slotsIn = (text: string, { input, name }: ActionDescription): ReadonlyMap<string, Slot> =>
  new Map(
    Array.from(text.matchAll(FIELD), ([, field = '']): [string, Slot] => {
      const schema = fieldAt(input, field);
      if (!schema)
        throw new Error(`The phrase "${text}" of ${name} has a slot {${field}}, which is no field.`);
      return [field, slotOf(schema)];
    }),
  );

const NO_WORDS = /\{[^}]*\}|<[^>]*>|[()[\]|]/g;

const wordsIn = (texts: readonly string[]): ReadonlySet<string> =>
  new Set(texts.join(' ').replace(NO_WORDS, ' ').split(/\s+/).filter(Boolean).flatMap(foldedWords));

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
