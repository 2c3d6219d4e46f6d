import type { LanguageWords } from './languages/words.ts';
import type { Pattern } from './pattern.ts';

type Groups = LanguageWords['sameWords'];

/**
 * Puts in, for each sequence of words that has others of the same meaning, a choice of all of them. Parts that many
 * phrases share are made once.
 */
export function createSameWords(groups: Groups): (pattern: Pattern) => Pattern {
  const known = groups.flatMap((group) =>
    group.map((sequence) => ({ words: sequence.split(' '), choice: choiceOf(group) })),
  );
  const byFirst = Map.groupBy(
    known.toSorted((a, b) => b.words.length - a.words.length),
    ({ words }) => words[0] ?? '',
  );
  const made = new WeakMap<Pattern, Pattern>();
  const inside = (pattern: Pattern): Pattern => {
    const result = made.get(pattern) ?? replaced(pattern);
    made.set(pattern, result);
    return result;
  };
  const replaced = (pattern: Pattern): Pattern => {
    switch (pattern.kind) {
      case 'slot':
        return pattern;
      case 'word':
        return sequenceOf([pattern]);
      case 'choice':
        return { kind: 'choice', options: pattern.options.map(inside) };
      case 'sequence':
        return sequenceOf(pattern.parts.flatMap((part) => (part.kind === 'sequence' ? part.parts : [part])));
    }
  };
  const sequenceOf = (parts: readonly Pattern[]): Pattern => {
    const said: Pattern[] = [];
    let at = 0;
    for (;;) {
      const part = parts[at];
      if (!part) break;
      const same = sameAt(parts, at);
      said.push(same?.choice ?? (part.kind === 'word' ? part : inside(part)));
      at += same?.words.length ?? 1;
    }
    return oneOrSequence(said);
  };
  const sameAt = (parts: readonly Pattern[], at: number): (typeof known)[number] | undefined => {
    const part = parts[at];
    if (part?.kind !== 'word') return undefined;
    return byFirst.get(part.word)?.find(({ words }) => standsAt(parts, at, words));
  };
  return inside;
}

const choiceOf = (group: readonly string[]): Pattern => ({
  kind: 'choice',
  options: group.map((sequence) =>
    oneOrSequence(sequence.split(' ').map((word): Pattern => ({ kind: 'word', word }))),
  ),
});

function oneOrSequence(parts: readonly Pattern[]): Pattern {
  const [only] = parts;
  return parts.length === 1 && only ? only : { kind: 'sequence', parts };
}

const standsAt = (parts: readonly Pattern[], at: number, words: readonly string[]): boolean =>
  words.every((word, index) => {
    const part = parts[at + index];
    return part?.kind === 'word' && part.word === word;
  });
