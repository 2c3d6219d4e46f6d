import type { Because } from '../core/because.ts';
import type { Language } from './language.ts';
import type { LanguageWords } from './languages/words.ts';
import { orderLanguages } from './order-languages.ts';
import { isForAnotherPlace } from './read-title.ts';
import { timesIn } from './read-times.ts';
import type { ReadingContext } from './reading.ts';
import { stripCourtesy } from './strip-courtesy.ts';
import { lengthAtEnd, lengthAtStart, spoken, type Token, tokenize } from './tokens.ts';

/** Longer ones tell a story. */
const MOST_WORDS = 40;

/** Who refuses, and what is no talk at all, asks for nothing. */
const ASKS_NOTHING: readonly Because[] = ['no talk', 'not sure it is a request', 'a time that cannot be'];

/**
 * The word by which a sentence that no phrase fits asks for an analysis, a plan or a review of one's own time and
 * tasks, as it was said (conversation.md 14.3). "Plan a party with Bob" asks for nothing of the kind.
 */
export function findStrongWord(
  text: string,
  languages: readonly Language[],
  context: ReadingContext,
  because: Because,
): string | undefined {
  const line = text.replaceAll('\n', ' ');
  const tokens = tokenize(line);
  if (ASKS_NOTHING.includes(because) || tokens.length > MOST_WORDS) return undefined;
  if (tokens.some(({ quoted }) => quoted !== undefined)) return undefined;
  for (const { language } of orderLanguages(languages, context.language, tokens)) {
    const word = strongWordIn(line, stripCourtesy(tokens, language.words, language.names).tokens, language);
    if (word !== undefined) return word;
  }
  return undefined;
}

function strongWordIn(line: string, tokens: readonly Token[], { words }: Language): string | undefined {
  const places = placesOf(tokens, words);
  if (places.length === 0 || isRefused(tokens, words)) return undefined;
  const covered = coveredBy(tokens, words);
  if (isPointing(tokens, covered, words)) return undefined;
  const meant = places.find(({ at, length, isAnalysing }) => {
    const rest = covered.slice(at + length);
    const isAlone = [...covered.slice(0, at), ...rest].every((one) => one !== 'other');
    const isAbout = isAnalysing && rest.includes('about');
    return isAlone || (isAbout && covered.slice(0, at).every((one) => one !== 'other'));
  });
  return meant && spoken(line, tokens.slice(meant.at, meant.at + meant.length));
}

interface StrongPlace {
  readonly at: number;
  readonly length: number;
  readonly isAnalysing: boolean;
}

/** Where such words stand; mostly nowhere, so that nothing else is looked at. */
const placesOf = (tokens: readonly Token[], { strong }: LanguageWords): readonly StrongPlace[] =>
  strong === undefined
    ? []
    : [...tokens.keys()].flatMap((at) => {
        const analysing = lengthAtStart(tokens.slice(at), strong.analysing);
        const length = Math.max(analysing, lengthAtStart(tokens.slice(at), strong.planning));
        return length === 0 ? [] : [{ at, length, isAnalysing: length === analysing }];
      });

/** "don't plan my week", "if …", "plan the week on my list". */
const isRefused = (tokens: readonly Token[], words: LanguageWords): boolean =>
  lengthAtStart(tokens, words.negations) > 0 ||
  lengthAtEnd(tokens, words.retractions) > 0 ||
  lengthAtStart(tokens, words.conditions) > 0 ||
  isForAnotherPlace(tokens, words);

/** "plan it for friday" is about something that was shown. */
const isPointing = (
  tokens: readonly Token[],
  covered: readonly Covered[],
  { references }: LanguageWords,
): boolean =>
  !covered.includes('about') &&
  tokens.some(
    ({ word }, at) => covered[at] !== 'time' && [...references.it, ...references.that].includes(word),
  );

type Covered = 'about' | 'time' | 'small' | 'other';

/** What each word is: what is looked at, a time, a small word, or anything else. */
function coveredBy(tokens: readonly Token[], words: LanguageWords): readonly Covered[] {
  const { about = [], leads = [] } = words.strong ?? {};
  const small = smallWords(words);
  const covered = tokens.map(({ word }): Covered => (small.has(word) ? 'small' : 'other'));
  const mark = (from: number, length: number, as: Covered): void => {
    covered.fill(as, from, from + length);
  };
  for (const at of tokens.keys()) mark(at, lengthAtStart(tokens.slice(at), leads), 'small');
  for (const at of tokens.keys()) mark(at, lengthAtStart(tokens.slice(at), about), 'about');
  for (const { from, to } of surelyTimes(tokens, words)) mark(from, to - from, 'time');
  return covered;
}

/** "friday" alone may be a name; "my friday" is a day. */
const surelyTimes = (tokens: readonly Token[], words: LanguageWords): ReturnType<typeof timesIn> =>
  timesIn(tokens, { words }).filter(
    ({ from, to, isSure }) =>
      isSure || to - from > 1 || words.determiners.includes(tokens[from - 1]?.word ?? ''),
  );

const known = new WeakMap<LanguageWords, ReadonlySet<string>>();

/** Articles, "my", "for", "me": whatever says nothing by itself, and orders nothing. */
function smallWords(words: LanguageWords): ReadonlySet<string> {
  const before = known.get(words);
  if (before) return before;
  const { determiners, articles, pronouns, people, into, through, about, orders } = words;
  const all = [determiners, articles, pronouns, people, into, through, about].flat();
  const small = new Set(all.filter((word) => !orders.includes(word)));
  known.set(words, small);
  return small;
}
