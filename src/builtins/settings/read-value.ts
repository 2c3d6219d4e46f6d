import { fold } from '../../core/fold.ts';
import type { Json } from '../../core/json.ts';
import { nearest } from '../../core/nearest.ts';
import type { Choice } from '../../core/plan.ts';

/** What a setting is to be, or the question that says why that cannot be. */
export type ReadValue<Value extends Json = Json> =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'unclear'; readonly question: string; readonly choices: readonly Choice[] };

export const value = <Value extends Json>(is: Value): ReadValue<Value> => ({ kind: 'value', value: is });

/** One of a few values, by any of its names. */
export interface Known<Value extends Json> {
  readonly value: Value;
  /** As it is said in the language of the person. */
  readonly label: string;
  readonly names: readonly string[];
}

/** As names are compared: folded, one space between words. */
export const plain = (words: string): string =>
  fold(words.trim().replace(/[.!?]+$/, '')).replaceAll(/[\s_]+/g, ' ');

/** The value with one of these names, else the one whose name is nearest. */
export function findKnown<Value extends Json>(
  words: string,
  known: readonly Known<Value>[],
): { readonly found?: Known<Value>; readonly near?: Known<Value> } {
  const sought = plain(words);
  const named = (name: string | undefined) =>
    known.find(({ names, label }) => [label, ...names].some((one) => plain(one) === name));
  const found = named(sought);
  if (found) return { found };
  const near = named(
    nearest(
      sought,
      known.flatMap(({ names, label }) => [label, ...names].map(plain)),
    ),
  );
  return near ? { near } : {};
}
