import { isTelling, type Only } from './pattern.ts';
import type { GraphNode, PhraseGraph } from './phrase-graph.ts';
import type { Token } from './tokens.ts';

/** Words of a sentence, and what each may have been meant to be, had it no typing error. */
export interface Heard {
  readonly tokens: readonly Token[];
  /** By place in the sentence; empty when nothing is corrected. */
  readonly meant: readonly (readonly string[])[];
}

/** The words that stand in one slot, as places in the sentence; `to` is the first one behind them. */
export interface Held {
  readonly field: string;
  readonly only?: Only | undefined;
  readonly from: number;
  readonly to: number;
}

/** One way to lay a phrase over a sentence. */
export interface Laid {
  readonly held: readonly Held[];
  /** How many words are those of the phrase. */
  readonly fixed: number;
  /** How many of them only without a typing error. */
  readonly corrected: number;
}

/** No honest sentence has more; past it nothing can be said for sure. */
const MOST_WAYS = 100;
const MOST_STEPS = 20_000;

/** Ways to lay the phrase over all words, each slot one word or more. Undefined when there are too many of them. */
export function layPhrase(
  graph: PhraseGraph,
  heard: Heard,
  mayHold: (held: Held) => boolean,
): readonly Laid[] | undefined {
  const search: Search = { graph, heard, mayHold, dead: new Set(), found: [], steps: 0 };
  for (const place of graph.first) lay(place, 0, NOTHING, search);
  return search.found.length > MOST_WAYS || search.steps > MOST_STEPS ? undefined : search.found;
}

interface Search {
  readonly graph: PhraseGraph;
  readonly heard: Heard;
  readonly mayHold: (held: Held) => boolean;
  /** Places of the phrase and the sentence from which nothing comes to the end. */
  readonly dead: Set<number>;
  readonly found: Laid[];
  steps: number;
}

const NOTHING: Laid = { held: [], fixed: 0, corrected: 0 };

/** True when some way goes on from here to the end. */
function lay(place: number, at: number, before: Laid, search: Search): boolean {
  const { graph, heard, dead } = search;
  const node = graph.nodes[place];
  const key = place * (heard.tokens.length + 1) + at;
  search.steps += 1;
  if (!node || at >= heard.tokens.length || dead.has(key)) return false;
  if (search.steps > MOST_STEPS || search.found.length > MOST_WAYS) return false;
  const isThrough =
    node.kind === 'word'
      ? layWord(node, { place, at, before }, search)
      : layHeld(node, { place, at, before }, search);
  if (!isThrough) dead.add(key);
  return isThrough;
}

interface Here {
  readonly place: number;
  readonly at: number;
  readonly before: Laid;
}

function layWord(
  { words }: Extract<GraphNode, { kind: 'word' }>,
  { place, at, before }: Here,
  search: Search,
): boolean {
  const { tokens, meant } = search.heard;
  const isSaid = words.has(tokens[at]?.word ?? '');
  if (!isSaid && !meant[at]?.some((word) => words.has(word))) return false;
  const corrected = before.corrected + (isSaid ? 0 : 1);
  return goOn(place, at + 1, { held: before.held, fixed: before.fixed + 1, corrected }, search);
}

function layHeld(
  { field, only }: Extract<GraphNode, { kind: 'slot' }>,
  { place, at, before }: Here,
  search: Search,
): boolean {
  let isThrough = false;
  for (let to = at + 1; to <= search.heard.tokens.length; to += 1) {
    const held = { field, only, from: at, to };
    if (!mayGoOn(place, to, search) || !search.mayHold(held)) continue;
    // The words of a class, and what points at something shown, are as telling as the words of the phrase.
    const fixed = before.fixed + (isTelling(only) ? to - at : 0);
    isThrough = goOn(place, to, { ...before, fixed, held: [...before.held, held] }, search) || isThrough;
  }
  return isThrough;
}

/** A quick look at the next word, so that long slots cost little. */
function mayGoOn(place: number, at: number, { graph, heard }: Search): boolean {
  if (at === heard.tokens.length) return graph.isLast[place] === true;
  const word = heard.tokens[at]?.word ?? '';
  return (graph.behind[place] ?? []).some((next) => {
    const node = graph.nodes[next];
    return (
      node?.kind === 'slot' || node?.words.has(word) || heard.meant[at]?.some((one) => node?.words.has(one))
    );
  });
}

function goOn(place: number, at: number, laid: Laid, search: Search): boolean {
  const { graph, heard, found } = search;
  if (at === heard.tokens.length) {
    if (graph.isLast[place] !== true) return false;
    found.push(laid);
    return true;
  }
  let isThrough = false;
  for (const next of graph.behind[place] ?? []) isThrough = lay(next, at, laid, search) || isThrough;
  return isThrough;
}
