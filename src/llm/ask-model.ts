import type { LanguageModel } from 'ai';
import type { Log } from '../core/log.ts';
import { type Asked, type Asking, type AskModel, type ModelName, NoAnswerError } from '../core/model.ts';
import { loadSdk, type Sdk } from './load-sdk.ts';
import { timeLimit } from './time-limit.ts';
import { whyNoAnswer } from './why-no-answer.ts';

export interface AskModelOptions {
  /** How long one answer may take. */
  readonly withinMs: number;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly log: Log;
}

/**
 * Asks one model once, without tools and without a second try. `open` is called for every question, so that a model
 * that needs a grant is opened with the grant of that question.
 */
export const createAskModel =
  (open: () => Promise<LanguageModel>, named: ModelName, options: AskModelOptions): AskModel =>
  async (asking) => {
    asking.signal.throwIfAborted();
    const sdk = await loadSdk();
    const limit = timeLimit(options.withinMs, () => new NoAnswerError('too slow'), options.sleep);
    try {
      const signal = AbortSignal.any([asking.signal, limit.signal]);
      return await untilAborted(signal, answerOf(open, { ...asking, signal }, named, sdk));
    } catch (error) {
      if (asking.signal.aborted) throw asking.signal.reason;
      return noAnswer(limit.signal.aborted ? limit.signal.reason : error, named, { sdk, log: options.log });
    } finally {
      limit.end();
    }
  };

/** A fetch that does not listen to its signal keeps nobody waiting. */
async function untilAborted<Value>(signal: AbortSignal, work: Promise<Value>): Promise<Value> {
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = (): void => reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

async function answerOf(
  open: () => Promise<LanguageModel>,
  asking: Asking,
  named: ModelName,
  sdk: Sdk,
): Promise<Asked> {
  const result = await sdk.generateText({
    model: await open(),
    instructions: asking.instructions,
    prompt: asking.prompt,
    output: sdk.Output.object({ schema: sdk.jsonSchema(asking.schema) }),
    maxOutputTokens: asking.maxOutputTokens,
    temperature: 0,
    maxRetries: 0,
    abortSignal: asking.signal,
    telemetry: { isEnabled: false, recordInputs: false, recordOutputs: false },
  });
  // What was cut off may still be JSON by chance.
  if (result.finishReason !== 'stop')
    throw new NoAnswerError(result.finishReason === 'content-filter' ? 'refused' : 'unusable');
  const { inputTokens, outputTokens } = result.usage;
  const tokens = {
    sent: counted(inputTokens, asking.instructions + asking.prompt + JSON.stringify(asking.schema)),
    received: counted(outputTokens, result.text),
  };
  return { kind: 'answered', value: result.output, model: named, tokens };
}

/** English has about four letters to a token; other languages fewer. */
const LETTERS_PER_TOKEN = 3;

const counted = (count: number | undefined, text: string): number =>
  count === undefined || count <= 0 ? Math.ceil(text.length / LETTERS_PER_TOKEN) : count;

function noAnswer(error: unknown, model: ModelName, { sdk, log }: { sdk: Sdk; log: Log }): Asked {
  const why = whyNoAnswer(error, sdk);
  if (why === undefined) throw error;
  const { because, retryAfterMs, status } = why;
  // A request that the other side cannot read is our mistake, and nobody else would hear of it.
  if (because === 'unusable' && status !== undefined && status >= 400)
    log.warn('a model does not take our requests', { provider: model.provider, model: model.model, status });
  return { kind: 'no answer', because, model, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}
