import type { Because } from '../core/because.ts';
import type { Language } from './language.ts';
import type { LanguageWords } from './languages/words.ts';
import { orderLanguages } from './order-languages.ts';
import type { ReadingContext } from './reading.ts';
import { stripCourtesy } from './strip-courtesy.ts';
import { lengthAtStart, type Token, tokenize } from './tokens.ts';

/** The person's own language, and one that more of the words are telling of. */
const MOST_LANGUAGES = 2;
/** "I don't want you to delete this": how far a refusal reaches. */
const REACH = 6;

/**
 * Why a sentence that no phrase fits may be no order all the same: who refuses, makes conditions or only asks wants
 * nothing written, whoever reads it. Undefined when nothing speaks against it.
 */
export function findRefusal(
  line: string,
  languages: readonly Language[],
  context: ReadingContext,
): Because | undefined {
  const tokens = tokenize(line);
  const [own, ...others] = orderLanguages(languages, context.language, tokens);
  if (!own) return undefined;
  const tried = [own, ...others.filter(({ telling }) => telling > own.telling)].slice(0, MOST_LANGUAGES);
  const requests = tried.map(({ language: { words, names } }) => ({
    words,
    request: stripCourtesy(tokens, words, names),
  }));
  if (requests.some(({ words, request }) => refuses(request.tokens, words)))
    return 'not sure it is a request';
  const isAsked = requests.every(({ request }) => request.isQuestion && !request.isPolite);
  return isAsked ? 'a question about a write' : undefined;
}

/** "don't add milk", "I don't want you to delete this", "if it rains …"; not "don't forget the milk", "no, move it". */
function refuses(tokens: readonly Token[], words: LanguageWords): boolean {
  if (lengthAtStart(tokens, words.conditions) > 0) return true;
  return [...tokens.keys()].some((at) => {
    const rest = tokens.slice(at);
    const length = Math.max(lengthAtStart(rest, words.negations), lengthAtStart(rest, words.negationsBehind));
    const isApart = /[,.!;:]/.test(rest[length - 1]?.marks ?? '');
    const behind = rest.slice(length, length + REACH);
    if (length === 0 || isApart || behind.some(({ word }) => words.forgetting?.includes(word))) return false;
    const near = [...tokens.slice(Math.max(0, at - REACH), at), ...behind];
    return at === 0 || near.some(({ word }) => isOrder(word, words));
  });
}

/** Shorter words begin many others. */
const SHORTEST_STEM = 5;

/** "lösche", and its other forms: "löschst". */
const isOrder = (word: string, { orders }: LanguageWords): boolean =>
  orders.some((order) => word === order || (order.length >= SHORTEST_STEM && word.startsWith(order)));
