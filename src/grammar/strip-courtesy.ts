import type { LanguageWords } from './languages/words.ts';
import { lengthAtEnd, lengthAtStart, type Token } from './tokens.ts';

/** What is left of a sentence without greetings, politeness and our name. */
export interface Request {
  readonly tokens: readonly Token[];
  /** "could you": a question mark at the end is part of the politeness. */
  readonly isPolite: boolean;
  readonly isQuestion: boolean;
  /** "should I": what stands behind it is asked about, not asked for. */
  readonly isAsking: boolean;
}

/** Nobody is politer than this; the limit keeps a long text of pleases from being looked at again and again. */
const MOST_COURTESIES = 8;

const EMOJI =
  /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u{FE0F}|\u{200D}|\u{20E3})+$/u;
/** Faces, hands and hearts, and how they are typed: they say how something is meant, not what. */
const MOOD = new RegExp(
  `^(?:(?:[${[
    '\\u{1F600}-\\u{1F64F}',
    '\\u{1F910}-\\u{1F92F}',
    '\\u{1F970}-\\u{1F97A}',
    '\\u{1FAE0}-\\u{1FAE8}',
    '\\u{1F44B}-\\u{1F450}',
    '\\u{1F493}-\\u{1F49F}',
    '\\u{1F5A4}\\u{1F9E1}\\u{263A}\\u{270C}\\u{2764}\\u{2665}',
  ].join('')}]|\\p{Emoji_Modifier}|\\u{FE0F}|\\u{200D}|[♀♂])+|[:;=8]-?[)(dpo]+|<3+|x+d+|\\^\\^)$`,
  'u',
);

/**
 * The request in a sentence, in the ways in which it is tried one after the other: without politeness and faces;
 * without any emoji around it and our name in front; as it is.
 */
export function requestsIn(
  sentence: readonly Token[],
  words: LanguageWords,
  names: readonly string[],
): readonly Request[] {
  const stripped = stripCourtesy(sentence, words, names);
  const bare = stripCourtesy(withoutEmoji(withoutBareName(stripped.tokens, names)), words, names);
  const { isQuestion } = stripped;
  const isPolite = stripped.isPolite || bare.isPolite;
  const raw: Request = { tokens: sentence, isPolite: false, isQuestion, isAsking: false };
  const ways = [...withoutAsking(stripped, words), { ...bare, isPolite, isQuestion }, raw];
  return ways.filter(
    ({ tokens }, index) =>
      tokens.length > 0 && !ways.slice(0, index).some((before) => isSame(before.tokens, tokens)),
  );
}

/** As it stands, and without the words that only ask: "can I see my list". */
function withoutAsking(request: Request, { asks = [] }: LanguageWords): readonly Request[] {
  const length = lengthAtStart(request.tokens, asks);
  return length === 0
    ? [request]
    : [request, { ...request, isAsking: true, tokens: request.tokens.slice(length) }];
}

const isSame = (one: readonly Token[], other: readonly Token[]): boolean =>
  one.length === other.length &&
  one[0]?.start === other[0]?.start &&
  one.at(-1)?.start === other.at(-1)?.start;

export function stripCourtesy(
  sentence: readonly Token[],
  words: LanguageWords,
  names: readonly string[],
): Request {
  let tokens = sentence;
  let isPolite = false;
  let isGreeted = false;
  for (let count = 0; count < MOST_COURTESIES; count += 1) {
    const requests = lengthAtStart(tokens, words.requests);
    const length = Math.max(
      requests,
      lengthAtStart(tokens, words.openers),
      lengthOfName(tokens, names, isGreeted),
      isMood(tokens[0]) ? 1 : 0,
    );
    if (length === 0) break;
    isPolite ||= requests > 0;
    isGreeted = true;
    tokens = tokens.slice(length);
  }
  const isQuestion = sentence.findLast((token) => !isMood(token))?.marks.includes('?') ?? false;
  const left = withoutFillers(withoutEnd(tokens, words, names), words);
  return { tokens: left, isPolite, isQuestion, isAsking: false };
}

/** What stands in no quotation and means nothing: "um", "uh". */
const withoutFillers = (tokens: readonly Token[], { fillers }: LanguageWords): readonly Token[] =>
  tokens.some(({ word }) => fillers.includes(word))
    ? tokens.filter(({ word, quoted }) => quoted !== undefined || !fillers.includes(word))
    : tokens;

function withoutEnd(
  tokens: readonly Token[],
  words: LanguageWords,
  names: readonly string[],
): readonly Token[] {
  let left = tokens;
  for (let count = 0; count < MOST_COURTESIES; count += 1) {
    const length = lengthBehind(left, words, names);
    if (length === 0 || length >= left.length) break;
    left = left.slice(0, left.length - length);
  }
  return left;
}

function lengthBehind(tokens: readonly Token[], words: LanguageWords, names: readonly string[]): number {
  const last = tokens.at(-1);
  if (isMood(last) || (last?.word.startsWith('@') && lengthOfName([last], names, false) > 0)) return 1;
  const always = lengthAtEnd(tokens, words.closers);
  if (always > 0) return always;
  const afterMark = Math.max(lengthAtEnd(tokens, words.closersAfterMark), lengthAtEnd(tokens, names));
  const before = tokens.at(-1 - afterMark);
  return (before?.marks ?? '') === '' && !isMood(before) ? 0 : afterMark;
}

const isMood = (token: Token | undefined): boolean =>
  token !== undefined && token.quoted === undefined && MOOD.test(token.raw.toLowerCase());

const isWord = ({ raw, quoted }: Token): boolean => quoted !== undefined || !EMOJI.test(raw);

/** Emoji alone are what is said. */
export function withoutEmoji(tokens: readonly Token[]): readonly Token[] {
  const first = tokens.findIndex(isWord);
  return first < 0 ? tokens : tokens.slice(first, tokens.findLastIndex(isWord) + 1);
}

/** "eis add milk", as it is said aloud. */
const withoutBareName = (tokens: readonly Token[], names: readonly string[]): readonly Token[] =>
  names.includes(tokens[0]?.word ?? '') && tokens.length > 1 ? tokens.slice(1) : tokens;

/**
 * `@eis`, `@eis:example.org`, `eis:` or `eis,`; the bare name only behind a greeting: it is an ordinary word in some
 * languages.
 */
function lengthOfName([first]: readonly Token[], names: readonly string[], isGreeted: boolean): number {
  if (!first || first.quoted !== undefined) return 0;
  const { word, marks } = first;
  const isName = names.some((name) =>
    word.startsWith('@')
      ? word === `@${name}` || word.startsWith(`@${name}:`)
      : word === name && (isGreeted || /^[:,]/.test(marks)),
  );
  return isName ? 1 : 0;
}
