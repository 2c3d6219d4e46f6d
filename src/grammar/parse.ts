import type { ActionDescription } from '../core/action.ts';
import { clean } from './clean.ts';
import { compilePhrases, type Phrase } from './compile-phrases.ts';
import type { LanguageWords } from './languages/words.ts';
import { nearestSentences } from './nearest-sentences.ts';
import { COMMAND_PREFIX, readCommand } from './read-command.ts';
import { readPhrase } from './read-phrase.ts';
import type { Parse, Reading, ReadingContext } from './reading.ts';
import { linesOf, sentencesOf } from './split-message.ts';
import { type Request, stripCourtesy } from './strip-courtesy.ts';
import { callIn, takeConnection } from './take-connection.ts';
import { tokenize } from './tokens.ts';

/** By the first part of their tag; English is for all that are not there. */
export type Languages = Readonly<Record<string, LanguageWords>> & { readonly en: LanguageWords };

/** More requests than this in one message are pasted text, not talk. */
const MOST_REQUESTS = 20;

/**
 * Makes the reader of messages for these actions. `names` are what people call this eis, in lower case. Called once
 * for each set of actions: it compiles all phrases.
 */
export function createParse(
  actions: readonly ActionDescription[],
  languages: Languages,
  names: readonly string[] = ['eis'],
): Parse {
  const phrasesIn = new Map<LanguageWords, readonly Phrase[]>();
  for (const words of Object.values(languages)) phrasesIn.set(words, compilePhrases(actions, words));

  return function parse(text, context) {
    const words = languageFor(context, languages);
    const language = { actions, words, phrases: phrasesIn.get(words) ?? [], names };
    const said = clean(text);
    const lines = linesOf(said);
    const isTalk = lines.length <= MOST_REQUESTS;
    const read = together(isTalk ? lines.map((line) => readLine(line, language, context)) : []);
    if (read) return read;
    const isUnderstood = (sentence: string): boolean => hasCalls(readRequest(sentence, language, context));
    return {
      to: 'model',
      nearest: nearestSentences(said, language, context).filter(isUnderstood).slice(0, MOST_GUESSES),
    };
  };
}

/** As many as are taken in at a glance (conversation.md 14.2). */
const MOST_GUESSES = 3;

interface Language {
  readonly actions: readonly ActionDescription[];
  readonly words: LanguageWords;
  readonly phrases: readonly Phrase[];
  readonly names: readonly string[];
}

const languageFor = ({ language }: ReadingContext, languages: Languages): LanguageWords => {
  const tag = language?.split('-')[0] ?? '';
  return (Object.hasOwn(languages, tag) ? languages[tag] : undefined) ?? languages.en;
};

/** A line may hold several requests; if one of them is none, the line is read as a whole. */
function readLine(line: string, language: Language, context: ReadingContext): Reading | undefined {
  const sentences = sentencesOf(line);
  const isTalk = sentences.length > 1 && sentences.length <= MOST_REQUESTS;
  const each = isTalk ? together(sentences.map((one) => readRequest(one, language, context))) : undefined;
  return each && hasCalls(each) ? each : readRequest(line, language, context);
}

/** With the name of a connection at its end, when the rest is understood without it; else as a whole. */
function readRequest(line: string, language: Language, context: ReadingContext): Reading | undefined {
  const { words, names } = language;
  const request = stripCourtesy(tokenize(line), words, names);
  const through = takeConnection(line, request.tokens, words, context.connections ?? []);
  if (through) {
    const there = readTokens({ ...request, tokens: through.rest }, { line, language, context });
    const calls =
      there && 'calls' in there ? there.calls.map((call) => callIn(call, through.connection)) : [];
    const known = calls.filter((call) => call !== undefined);
    if (there && 'calls' in there && known.length > 0 && known.length === calls.length) {
      return { ...there, calls: known };
    }
  }
  return readTokens(request, { line, language, context });
}

interface Line {
  readonly line: string;
  readonly language: Language;
  readonly context: ReadingContext;
}

function readTokens(request: Request, { line, language, context }: Line): Reading | undefined {
  const { words, actions, phrases } = language;
  const sentence = { line, words, context };
  const command = readCommand(request.tokens, actions, sentence);
  if (command?.kind === 'mistake') return { to: 'mistake', markdown: command.markdown };
  if (command) return { to: 'command', calls: [command.call] };
  const call = readPhrase(withoutPrefix(request), phrases, sentence);
  return call && { to: 'phrase', calls: [call] };
}

/** `!add milk` is the sentence `add milk`, when that is one. */
function withoutPrefix(request: Request): Request {
  const [first, ...others] = request.tokens;
  if (!first || !COMMAND_PREFIX.test(first.word)) return request;
  return { ...request, tokens: [{ ...first, word: first.word.slice(1) }, ...others] };
}

const hasCalls = (reading: Reading | undefined): boolean =>
  reading?.to === 'command' || reading?.to === 'phrase';

/** All requests, in order; nothing when one of them is not understood, and the mistake when there is one. */
function together(readings: readonly (Reading | undefined)[]): Reading | undefined {
  if (readings.length === 0 || readings.includes(undefined)) return undefined;
  const mistake = readings.find((reading) => reading?.to === 'mistake');
  if (mistake) return mistake;
  const calls = readings.flatMap((reading) => (reading && 'calls' in reading ? reading.calls : []));
  return { to: readings.every((reading) => reading?.to === 'command') ? 'command' : 'phrase', calls };
}
