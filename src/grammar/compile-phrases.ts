import type { ActionDescription } from '../core/action.ts';
import { fold } from '../core/fold.ts';
import type { LanguageWords } from './languages/words.ts';

/** A phrase cut at its slots: the fixed words before, between and behind them. One more list of words than slots. */
export interface Phrase {
  readonly action: ActionDescription;
  readonly slots: readonly string[];
  readonly fixed: readonly (readonly string[])[];
  /** How many words are fixed: the more, the more telling. */
  readonly weight: number;
}

/** All phrases of these actions with all their wordings, the most telling first. */
export function compilePhrases(
  actions: readonly ActionDescription[],
  { sameWords }: Pick<LanguageWords, 'sameWords'>,
): readonly Phrase[] {
  const wordings = actions.flatMap((action) =>
    (action.phrases['en'] ?? []).flatMap((phrase) => {
      const words = phrase.split(' ').map((word) => (word.startsWith('{') ? word : fold(word)));
      return [...new Set(wordingsOf(words.join(' '), sameWords))].map((text) => ({ action, text }));
    }),
  );
  return wordings.map(({ action, text }) => compile(action, text)).toSorted((a, b) => b.weight - a.weight);
}

/** The phrase with each sequence of words replaced by each that means the same. */
function wordingsOf(phrase: string, sameWords: LanguageWords['sameWords']): readonly string[] {
  return sameWords.reduce<readonly string[]>(
    (wordings, group) => wordings.flatMap((wording) => replaced(wording, group)),
    [phrase],
  );
}

function replaced(wording: string, group: readonly string[]): readonly string[] {
  const longestFirst = group.toSorted((a, b) => b.length - a.length);
  const there = longestFirst.find((sequence) => ` ${wording} `.includes(` ${sequence} `));
  if (there === undefined) return [wording];
  return group.map((sequence) => ` ${wording} `.replace(` ${there} `, ` ${sequence} `).trim());
}

function compile(action: ActionDescription, text: string): Phrase {
  const slots: string[] = [];
  const fixed: string[][] = [[]];
  for (const word of text.split(' ')) {
    if (word.startsWith('{')) {
      slots.push(word.slice(1, -1));
      fixed.push([]);
    } else {
      fixed.at(-1)?.push(word);
    }
  }
  if (fixed.slice(1, -1).some((between) => between.length === 0)) {
    throw new Error(`two slots side by side in a phrase of ${action.name}: nobody can tell where one ends`);
  }
  return { action, slots, fixed, weight: fixed.flat().length };
}
