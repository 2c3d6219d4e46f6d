import type { Phrase } from './compile-phrases.ts';
import type { Token } from './tokens.ts';

/** The words that stand in each slot; a slot is never empty. */
export type Slots = ReadonlyMap<string, readonly Token[]>;

/**
 * Lays a phrase over all words of a sentence. Of several places where the words between two slots occur, the last
 * one counts, so nothing is tried twice. Fixed words are never found inside a quotation.
 */
export function matchPhrase({ slots, fixed }: Phrase, tokens: readonly Token[]): Slots | undefined {
  const first = fixed[0] ?? [];
  if (!standsAt(tokens, 0, first)) return undefined;
  if (slots.length === 0) return tokens.length === first.length ? new Map() : undefined;
  const last = fixed.at(-1) ?? [];
  const end = tokens.length - last.length;
  const hasRoom = end - first.length >= slots.length;
  return hasRoom && standsAt(tokens, end, last)
    ? cutAtFixedWords({ slots, between: fixed.slice(1, -1) }, tokens, { from: first.length, to: end })
    : undefined;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** From the last slot to the first, each as short as it can be. */
function cutAtFixedWords(
  { slots, between }: { readonly slots: readonly string[]; readonly between: Phrase['fixed'] },
  tokens: readonly Token[],
  { from, to }: Range,
): Slots | undefined {
  const found = new Map<string, readonly Token[]>();
  let end = to;
  for (const [index, words] of [...between.entries()].toReversed()) {
    const at = lastPlace(tokens, words, { from: from + 1, to: end - 1 });
    if (at === undefined) return undefined;
    found.set(slots[index + 1] ?? '', tokens.slice(at + words.length, end));
    end = at;
  }
  return found.set(slots[0] ?? '', tokens.slice(from, end));
}

const standsAt = (tokens: readonly Token[], at: number, words: readonly string[]): boolean =>
  words.every((word, index) => tokens[at + index]?.word === word);

function lastPlace(
  tokens: readonly Token[],
  words: readonly string[],
  { from, to }: Range,
): number | undefined {
  for (let at = to - words.length; at >= from; at -= 1) if (standsAt(tokens, at, words)) return at;
  return undefined;
}
