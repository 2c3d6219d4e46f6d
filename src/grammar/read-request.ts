import type { Because } from '../core/because.ts';
import { heardExactly, heardWithTypos } from './hear.ts';
import type { Language } from './language.ts';
import { COMMAND_PREFIX, readCommand } from './read-command.ts';
import { type PhraseReading, readPhrase } from './read-phrase.ts';
import type { Reading, ReadingContext } from './reading.ts';
import type { Sentence } from './sentence.ts';
import { type Request, requestsIn } from './strip-courtesy.ts';
import { callIn, takeConnection } from './take-connection.ts';
import type { Token } from './tokens.ts';

/** One request, as one language understands it. */
export type RequestReading =
  | (Extract<Reading, { readonly to: 'command' | 'phrase' }> & {
      /** What the last phrase says; left out for a command. */
      readonly said?: Pick<
        Extract<PhraseReading, { readonly kind: 'calls' }>,
        'action' | 'fixed' | 'telling'
      >;
      /** The tag of the language in which a phrase was read. */
      readonly language?: string;
    })
  | Extract<Reading, { readonly to: 'mistake' }>
  | { readonly to: 'model'; readonly because: Because };

export interface Asked {
  readonly line: string;
  readonly tokens: readonly Token[];
  readonly language: Language;
  readonly context: ReadingContext;
  /** Typing errors are looked for only when nothing fits without them. */
  readonly hearing: 'exact' | 'with typos';
}

/** Reads the request as it is left without politeness, then with more and with less taken off. */
export function readRequest(asked: Asked): RequestReading {
  const { tokens, language } = asked;
  let because: Because = 'nothing fits';
  for (const request of requestsIn(tokens, language.words, language.names)) {
    const reading = readThrough(request, asked);
    if (reading.to !== 'model') return reading;
    // What fits and is not certain is not tried in another way: a write could come of it.
    if (reading.because !== 'nothing fits') return reading;
    because = reading.because;
  }
  return { to: 'model', because };
}

/** With the name of a connection at its end, when the rest is understood without it; else as a whole. */
function readThrough(request: Request, asked: Asked): RequestReading {
  const { line, language, context } = asked;
  const through = takeConnection(line, request.tokens, language.words, context.connections ?? []);
  if (through) {
    const there = readTokens({ ...request, tokens: through.rest }, asked);
    const calls = 'calls' in there ? there.calls.map((call) => callIn(call, through.connection)) : [];
    const known = calls.filter((call) => call !== undefined);
    if ('calls' in there && known.length > 0 && known.length === calls.length)
      return { ...there, calls: known };
  }
  return readTokens(request, asked);
}

function readTokens(request: Request, { line, language, context, hearing }: Asked): RequestReading {
  const { words, actions } = language;
  const sentence: Sentence = { line, words, context };
  if (hearing === 'exact') {
    const command = readCommand(request.tokens, actions, sentence);
    if (command?.kind === 'mistake') return { to: 'mistake', markdown: command.markdown };
    if (command) return { to: 'command', calls: command.calls };
  }
  const bare = withoutPrefix(request);
  const heard =
    hearing === 'exact' ? heardExactly(bare.tokens) : heardWithTypos(bare.tokens, language.correct);
  if (!heard || heard.tokens.length === 0) return { to: 'model', because: 'nothing fits' };
  const read = readPhrase(bare, language.index(), heard, sentence);
  return read.kind === 'none'
    ? { to: 'model', because: read.because }
    : { to: 'phrase', calls: read.calls, said: read, language: words.tag };
}

/** `!add milk` is the sentence `add milk`, when that is one. */
function withoutPrefix(request: Request): Request {
  const [first, ...others] = request.tokens;
  if (!first || !COMMAND_PREFIX.test(first.word)) return request;
  return { ...request, tokens: [{ ...first, word: first.word.slice(1) }, ...others] };
}
