import type { ActionCall } from '../core/action.ts';
import type { Language } from './language.ts';
import type { LanguageWords } from './languages/words.ts';
import { timesIn } from './read-times.ts';
import { isForAnotherPlace } from './read-title.ts';
import { type Token, tokenize } from './tokens.ts';

/**
 * True when words that were taken as free ones end or begin like a request of another language: "add milch auf meine
 * liste" has no task "add milch", and "füge milk to my list hinzu" none "milk to my list". `others` are those in which it was not understood.
 */
export function isMixed(line: string, calls: readonly ActionCall[], others: readonly Language[]): boolean {
  const said = tokenize(line);
  if (said.some(({ quoted }) => quoted !== undefined)) return false;
  return calls.some((call) =>
    freeWords(call).some((free) => {
      const tokens = tokenize(free);
      const isFirst = tokens.length > 1 && tokens[0]?.word === said[0]?.word;
      return others.some(
        ({ words }) =>
          (isFirst && isForeignOrder(tokens, said, words)) ||
          isForAnotherPlace(tokens, { ...words, elsewhere: [] }) ||
          endsInTime(tokens, words),
      );
    }),
  );
}

const freeWords = ({ input }: ActionCall): readonly string[] =>
  ['title', 'what']
    .map((field): unknown => Object(input)[field])
    .filter((words) => typeof words === 'string');

/** An order of a language of which nothing else in the sentence tells. */
const isForeignOrder = (
  [first]: readonly Token[],
  said: readonly Token[],
  { plainOrders = [], orders, telling }: LanguageWords,
): boolean =>
  plainOrders.includes(first?.word ?? '') ||
  (orders.includes(first?.word ?? '') && !said.some(({ word }) => telling.includes(word)));

/** One word of time alone is a name elsewhere, but for "tomorrow". */
const SHORTEST_DAY = 5;

/** "call mum morgen um 9". */
function endsInTime(tokens: readonly Token[], words: LanguageWords): boolean {
  if (tokens.length < 2) return false;
  const matches = timesIn(tokens, { words });
  const { from = 0, to = 0, isSure = false } = matches.at(-1) ?? {};
  if (!isSure || from === 0 || to !== tokens.length) return false;
  const told = tokens.slice(from).map(({ word }) => word);
  if (told.length > 1) return told.some((word) => word.length >= SHORTEST_DAY);
  return told.some((word) => word.length >= SHORTEST_DAY && Object.hasOwn(words.times.days, word));
}
