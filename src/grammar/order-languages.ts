import type { Language } from './language.ts';
import type { Token } from './tokens.ts';

/** A language, and how many words of a sentence are very common ones of it. */
export interface Told {
  readonly language: Language;
  readonly telling: number;
}

/** Tags of one written language. */
const SAME: Readonly<Partial<Record<string, string>>> = { no: 'nb', nn: 'nb' };

/**
 * The languages in which a sentence is tried: the person's own, when it is known, then those that more of its words
 * are telling of.
 */
export function orderLanguages(
  languages: readonly Language[],
  tag: string | undefined,
  tokens: readonly Token[],
): readonly Told[] {
  const own = SAME[tag?.split('-')[0] ?? ''] ?? tag?.split('-')[0];
  const said = new Set(tokens.map(({ word }) => word.replace(/^[!/]/, '')));
  return languages
    .map((language) => ({
      language,
      telling: countIn(said, language.words.telling) + countIn(said, language.words.typical ?? []),
    }))
    .toSorted(
      (a, b) =>
        Number(b.language.words.tag === own) - Number(a.language.words.tag === own) || b.telling - a.telling,
    );
}

const countIn = (said: ReadonlySet<string>, words: readonly string[]): number =>
  words.filter((word) => said.has(word)).length;
