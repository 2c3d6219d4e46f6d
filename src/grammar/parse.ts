import type { ActionDescription } from '../core/action.ts';
import type { Because } from '../core/because.ts';
import { clean } from './clean.ts';
import { findRefusal } from './find-refusal.ts';
import { findStrongWord } from './find-strong-word.ts';
import { createLanguage, type Language } from './language.ts';
import type { LanguageWords } from './languages/words.ts';
import { nearestSentences } from './nearest-sentences.ts';
import { orderLanguages, type Told } from './order-languages.ts';
import { readBlock } from './parts/read-block.ts';
import { splitBlock, splitInline } from './parts/split-block.ts';
import type { RequestReading } from './read-request.ts';
import { readSentence } from './read-sentence.ts';
import type { Parse, ReadingContext } from './reading.ts';
import { linesOf, sentencesOf } from './split-message.ts';
import { tokenize } from './tokens.ts';

/** By the first part of their tag; English is for all that are not there. */
export type Languages = Readonly<Record<string, LanguageWords>> & { readonly en: LanguageWords };

/** More requests than this in one message are pasted text, not talk. */
const MOST_REQUESTS = 20;
/** So are longer messages: they are not even looked through. */
const LONGEST_MESSAGE = 10_000;

/**
 * Makes the reader of messages for these actions. `names` are what people call this eis, in lower case. The phrases
 * of a language are compiled when a message first needs them.
 */
export function createParse(
  actions: readonly ActionDescription[],
  languages: Languages,
  names: readonly string[] = ['eis'],
): Parse {
  const all = Object.values(languages).map((words) => createLanguage(words, actions, names));

  return function parse(text, context) {
    const said = text.length > LONGEST_MESSAGE ? '' : clean(text);
    const lines = linesOf(said);
    const isTalk = text.length <= LONGEST_MESSAGE && lines.length <= MOST_REQUESTS;
    const listed = text.length > LONGEST_MESSAGE ? undefined : readListed(said, all, context);
    const read = listed ?? (isTalk ? together(lines.map((line) => readLine(line, all, context))) : NO_TALK);
    if (read.to === 'mistake') return read;
    if (read.to !== 'model') return { to: read.to, calls: read.calls };
    const because = becauseOf(said, read.because, all, context);
    const strong = findStrongWord(said, all, context, because);
    const nearest = guess(said, all, context, because);
    return { to: 'model', nearest, because, ...(strong === undefined ? {} : { strong }) };
  };
}

/** Where nothing fits, the sentence may refuse or ask all the same, which whoever reads it next has to know. */
function becauseOf(
  said: string,
  because: Because,
  all: readonly Language[],
  context: ReadingContext,
): Because {
  const isOpen = because === 'nothing fits' || because === 'two readings';
  return (isOpen ? findRefusal(said.replaceAll('\n', ' '), all, context) : undefined) ?? because;
}

/** An order with a list below it, in the language that the order is most telling of. */
function readListed(
  said: string,
  all: readonly Language[],
  context: ReadingContext,
): RequestReading | undefined {
  const [first] =
    said.includes(':') || said.includes('\n') ? orderLanguages(all, context.language, tokenize(said)) : [];
  if (!first) return undefined;
  const { actions, words } = first.language;
  const block = said.includes('\n') ? splitBlock(said) : splitInline(said, words);
  if (!block) return undefined;
  const read = (line: string): RequestReading => readSentence(line, all, context);
  return readBlock(block, context, { actions, words, readSentence: read });
}

const NO_TALK: RequestReading = { to: 'model', because: 'no talk' };

/** As many as are taken in at a glance (conversation.md 14.2). */
const MOST_GUESSES = 3;

function guess(
  said: string,
  all: readonly Language[],
  context: ReadingContext,
  because: Because,
): readonly string[] {
  const tokens = said.length > LONGEST_GUESSED ? [] : tokenize(said);
  const [told] = orderLanguages(all, context.language, tokens);
  if (!told) return [];
  const isTold = context.language !== undefined || tells(told, tokens.length);
  const language = isTold ? told.language : (all[0] ?? told.language);
  const isUnderstood = (sentence: string): boolean => {
    const before = language.understood.get(sentence);
    if (before !== undefined) return before;
    const reading = readSentence(sentence, [language], context);
    const is = 'calls' in reading && reading.calls.length === 1;
    if (isFixed(sentence, language)) language.understood.set(sentence, is);
    return is;
  };
  const guesses: string[] = [];
  for (const sentence of nearestSentences(said, language, context, because)) {
    if (guesses.length === MOST_GUESSES) break;
    if (isUnderstood(sentence)) guesses.push(sentence);
  }
  return guesses;
}

/** Not made of the person's own words: there are few, and each of them is read once. */
const isFixed = (sentence: string, { words, actions }: Language): boolean =>
  words.alwaysUseful.includes(sentence) ||
  actions.some(({ examples }) => examples.some(({ say }) => say === sentence));

/** Words that many languages share tell of none, unless they are most of what was said: "as", "me a". */
const FEWEST_TELLING = 3;

const tells = ({ telling }: Told, words: number): boolean => telling >= FEWEST_TELLING || telling * 2 > words;

/** Of a longer text nothing is guessed: it is a story, not a request. */
const LONGEST_GUESSED = 200;

/** A line may hold several requests; if one of them is none, the line is read as a whole. */
function readLine(line: string, all: readonly Language[], context: ReadingContext): RequestReading {
  const sentences = sentencesOf(line);
  const isTalk = sentences.length > 1 && sentences.length <= MOST_REQUESTS;
  const each = isTalk ? together(sentences.map((one) => readSentence(one, all, context))) : undefined;
  return each && 'calls' in each ? each : readSentence(line, all, context);
}

/** All requests, in order; nothing when one of them is not understood, and the mistake when there is one. */
function together(readings: readonly RequestReading[]): RequestReading {
  const first = readings.find((reading) => reading.to === 'model');
  if (readings.length === 0 || first) return first ?? { to: 'model', because: 'nothing fits' };
  const mistake = readings.find((reading) => reading.to === 'mistake');
  if (mistake) return mistake;
  const calls = readings.flatMap((reading) => ('calls' in reading ? reading.calls : []));
  return { to: readings.every(({ to }) => to === 'command') ? 'command' : 'phrase', calls };
}
