import type { LanguageWords } from './languages/words.ts';
import type { Filled, Sentence } from './sentence.ts';
import { takeMoment } from './take-moment.ts';
import { lengthAtEnd, lengthAtStart, spoken, type Token } from './tokens.ts';

/**
 * Words of a person that become a title, with the moment at their end taken off. Unsure when it is not certain that
 * they are a title at all: taken back, meant for another place, or more than one sentence.
 */
export function readTitle(
  tokens: readonly Token[],
  { field, moment: momentField }: { readonly field: string; readonly moment: string },
  { line, words, context }: Sentence,
): Filled {
  if (isDoubtful(tokens, words)) return { kind: 'unsure' };
  const taken = takeMoment(tokens, words.time, context);
  switch (taken.kind) {
    case 'unsure':
      return { kind: 'unsure' };
    case 'none':
      return filled({ [field]: spoken(line, tokens) });
    case 'moment':
      return filled({ [field]: spoken(line, taken.rest), [momentField]: taken.moment });
  }
}

const filled = (fields: Readonly<Record<string, unknown>>): Filled => ({ kind: 'filled', fields });

function isDoubtful(tokens: readonly Token[], words: LanguageWords): boolean {
  const retraction = lengthAtEnd(tokens, words.retractions);
  return (
    retraction > 0 ||
    words.pronouns.includes(tokens.map(({ word }) => word).join(' ')) ||
    isForAnotherPlace(tokens, words) ||
    goesOnWithOrder(tokens, words) ||
    tokens.slice(0, -1).some(endsSentence) ||
    !tokens.some(({ word, quoted }) => /[\p{L}\p{N}\p{S}]/u.test(quoted ?? word))
  );
}

/** Short words with a full stop are abbreviations ("Dr."). */
const LONGEST_ABBREVIATION = 3;

const endsSentence = ({ marks, word, quoted }: Token): boolean =>
  quoted === undefined &&
  (/[!?;]/.test(marks) || (marks.startsWith('.') && word.length > LONGEST_ABBREVIATION));

/** "milk and remind me": the second half is a request of its own. */
const goesOnWithOrder = (tokens: readonly Token[], { conjunctions, orders }: LanguageWords): boolean =>
  tokens.some(
    ({ word }, index) => conjunctions.includes(word) && orders.includes(tokens[index + 1]?.word ?? ''),
  );

/** How far from the end "to my shopping list" may begin. */
const PLACE_WORDS = 8;
/** "to my very own list". */
const LONGEST_PLACE = 3;

/** "to my shopping list", "to the calendar". */
function isForAnotherPlace(tokens: readonly Token[], { into, determiners, places }: LanguageWords): boolean {
  const tail = tokens.slice(-PLACE_WORDS);
  return tail.some((token, index) => {
    if (!into.includes(token.word)) return false;
    const behind = tail.slice(index + 1);
    const length = lengthAtStart(behind, determiners);
    const named = behind.slice(length, length + LONGEST_PLACE);
    return length > 0 && named.some(({ word }) => places.includes(word));
  });
}
