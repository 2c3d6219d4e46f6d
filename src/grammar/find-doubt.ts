import type { Because } from '../core/because.ts';
import { fitsOnly } from './fits-only.ts';
import type { LanguageWords } from './languages/words.ts';
import type { Held, Laid } from './lay-phrase.ts';
import { isLoose, type Phrase } from './phrase-index.ts';
import { isTelling } from './pattern.ts';
import { andIn } from './parts/split-items.ts';
import { readTime } from './read-times.ts';
import type { Sentence } from './sentence.ts';
import type { Request } from './strip-courtesy.ts';
import { lengthAtEnd, lengthAtStart, type Token } from './tokens.ts';

/**
 * Why a sentence that fits a phrase for a write may not be meant as a request: a question, a report, a condition, a
 * refusal, a saying. Reading is never in doubt: it changes nothing.
 */
export function findDoubt(
  phrase: Phrase,
  laid: Laid,
  request: Request,
  sentence: Sentence,
): Because | undefined {
  if (phrase.action.effect === 'read') return undefined;
  const { words } = sentence;
  const { tokens, isPolite, isQuestion, isAsking } = request;
  const loose = laid.held.filter((held) => isLooseIn(phrase, held));
  const isAboutIt = isQuestion && !isPolite && !isAddressed(laid, tokens, words);
  if (isAsking || isAboutIt) return 'a question about a write';
  if (isMovedToLine(phrase, laid, tokens, sentence)) return 'two readings';
  const isNone =
    lengthAtStart(tokens, words.sayings) > 0 ||
    isOtherWithAccents(laid, tokens, words) ||
    loose.some((held) => isNoPart(held, phrase, tokens, sentence));
  return isNone ? 'not sure it is a request' : undefined;
}

/** Free words that make the whole something else than an order. */
function isNoPart(
  { field, from, to }: Held,
  { slots }: Phrase,
  tokens: readonly Token[],
  sentence: Sentence,
): boolean {
  const said = tokens.slice(from, to);
  return (
    (from === 0 && beginsOtherwise(said, sentence.words)) ||
    dependsOrRefuses(said, sentence.words) ||
    (said.length > 1 && said.every(({ word }) => sentence.words.orders.includes(word))) ||
    (slots.get(field)?.kind === 'which' && namesNothing(said, sentence))
  );
}

/** Words that point at something shown, and those of a class, cannot be anything else. */
function isLooseIn({ slots }: Phrase, { field, only }: Held): boolean {
  const slot = slots.get(field);
  return slot !== undefined && isLoose(slot) && !isTelling(only);
}

/** "fügst du milch hinzu?": one of the words of the phrase is the one who is asked to do it. */
const isAddressed = (laid: Laid, tokens: readonly Token[], { addressing }: LanguageWords): boolean =>
  tokens.some(({ word }, at) => addressing.includes(word) && isFixed(laid, at));

/** True for a word of the phrase itself. */
const isFixed = ({ held }: Laid, at: number): boolean => held.every(({ from, to }) => at < from || at >= to);

/** "ajouté du lait" reports; without the accent it asks. */
const isOtherWithAccents = (laid: Laid, tokens: readonly Token[], { otherWithAccents = [] }: LanguageWords) =>
  tokens.some(
    ({ raw, marks }, at) =>
      otherWithAccents.includes(
        raw
          .slice(0, raw.length - marks.length)
          .normalize('NFC')
          .toLowerCase(),
      ) && isFixed(laid, at),
  );

/** Free words at the beginning, as in "{which} is done": a report or a question begins so as well. */
const beginsOtherwise = (said: readonly Token[], words: LanguageWords): boolean =>
  lengthAtStart(said, words.noRequest) + lengthAtStart(said, words.negations) > 0 ||
  said.some(({ word }) => words.clauses?.includes(word));

function dependsOrRefuses(said: readonly Token[], words: LanguageWords): boolean {
  const behind = lengthAtEnd(said, words.negationsBehind) + lengthAtEnd(said, words.retractions);
  if (behind > 0 || lengthAtStart(said, words.refusals ?? []) > 0) return true;
  for (const [at, { word }] of said.entries()) {
    if (words.asking.includes(word)) return false;
    if (lengthAtStart(said.slice(at), words.conditions) > 0) return true;
  }
  return false;
}

const NUMBER = /^#?\d{1,3}$/;

/** No thing is called "the", "from my list", "tomorrow" or "1 to monday and 2". */
function namesNothing(said: readonly Token[], sentence: Sentence): boolean {
  const { words } = sentence;
  const [first, ...others] = said;
  if (!first || first.quoted !== undefined) return false;
  if (fitsOnly('shown', { said, before: undefined }, sentence)) return false;
  const isSeveral =
    NUMBER.test(first.word) && others.some(({ word }) => NUMBER.test(word) || andIn(words).includes(word));
  return isSeveral || isPoint(said, words) || readTime(said, sentence) !== undefined;
}

/** Nothing but small words, or one that only leads to a place: "from my list". */
const isPoint = (said: readonly Token[], words: LanguageWords): boolean =>
  (said.length > 1 && [...words.into, ...words.inside].includes(said[0]?.word ?? '')) ||
  said.every((token) => isSmall(token, words));

const isSmall = ({ word, quoted }: Token, words: LanguageWords): boolean =>
  quoted === undefined &&
  [words.telling, words.articles, words.as, words.into, words.inside, words.through].some((small) =>
    small.includes(word),
  );

/** "move the third to the second": a line of the list, and no day. */
function isMovedToLine(
  { slots }: Phrase,
  { held }: Laid,
  tokens: readonly Token[],
  sentence: Sentence,
): boolean {
  const shownAs = (kinds: readonly string[]): boolean =>
    held.some(({ field, from, to }) => {
      const said = tokens.slice(from, to);
      const isOfKind =
        kinds.includes(slots.get(field)?.kind ?? '') && !said.some(({ word }) => /\d/.test(word));
      return isOfKind && fitsOnly('shown', { said, before: undefined }, sentence);
    });
  return shownAs(['which']) && shownAs(['when', 'span']);
}
