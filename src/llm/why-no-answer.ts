import { UserFacingError } from '../core/errors.ts';
import { type NoAnswer, NoAnswerError } from '../core/model.ts';
import type { Sdk as WholeSdk } from './load-sdk.ts';

export interface WhyNoAnswer {
  readonly because: NoAnswer;
  readonly retryAfterMs?: number;
  /** Of the answer, where there was one. */
  readonly status?: number;
}

type Sdk = Pick<
  WholeSdk,
  | 'APICallError'
  | 'EmptyResponseBodyError'
  | 'InvalidResponseDataError'
  | 'JSONParseError'
  | 'NoObjectGeneratedError'
  | 'NoOutputGeneratedError'
  | 'TypeValidationError'
>;
type ApiCallError = InstanceType<Sdk['APICallError']>;

/** What a failed question means. Undefined: it is our own mistake. */
export function whyNoAnswer(error: unknown, sdk: Sdk): WhyNoAnswer | undefined {
  const known = causesOf(error).find((one) => one instanceof NoAnswerError || one instanceof UserFacingError);
  if (known instanceof NoAnswerError) return fromFetch(known);
  // The guards on the way out say it in words for people; here it is enough that nobody was reached.
  if (known !== undefined) return { because: 'down' };
  if (sdk.NoObjectGeneratedError.isInstance(error))
    return { because: error.finishReason === 'content-filter' ? 'refused' : 'unusable' };
  if (sdk.APICallError.isInstance(error)) return fromAnswer(error);
  const isNoAnswer = [
    sdk.NoOutputGeneratedError,
    sdk.EmptyResponseBodyError,
    sdk.InvalidResponseDataError,
    sdk.JSONParseError,
    sdk.TypeValidationError,
  ].some((kind) => kind.isInstance(error));
  return isNoAnswer ? { because: 'unusable' } : undefined;
}

const fromFetch = ({ because, retryAfterMs }: NoAnswerError): WhyNoAnswer => ({
  because,
  ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
});

function fromAnswer(error: ApiCallError): WhyNoAnswer {
  const { statusCode: status } = error;
  if (status === undefined) return { because: 'down' };
  const because = BY_STATUS[status] ?? (status >= 500 ? fromBroken(error) : fromRefused(error));
  const retryAfterMs = because === 'limited' ? retryAfter(error.responseHeaders ?? {}) : undefined;
  return { because, status, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

const BY_STATUS: Readonly<Record<number, NoAnswer>> = {
  401: 'wrong key',
  // The account has nothing left.
  402: 'limited',
  403: 'wrong key',
  // No such model there.
  404: 'none',
  408: 'too slow',
  429: 'limited',
  // Anthropic: overloaded.
  529: 'limited',
};

/** Ollama says in words that its queue is full. */
const fromBroken = ({ statusCode, responseBody = '' }: ApiCallError): NoAnswer =>
  statusCode === 503 && /\bbusy\b/i.test(responseBody) ? 'busy' : 'down';

/** Anthropic says in words, with 400, that an account has nothing left. */
const fromRefused = ({ responseBody = '' }: ApiCallError): NoAnswer =>
  /\bcredit balance\b/i.test(responseBody) ? 'limited' : 'unusable';

/** Nobody is kept waiting longer because of a header. */
const LONGEST_RETRY_MS = 3_600_000;

/** In seconds, or in milliseconds as OpenAI has it; a date is left aside. */
function retryAfter(headers: Readonly<Record<string, string>>): number | undefined {
  const inMs = Number.parseFloat(headers['retry-after-ms'] ?? '');
  const ms = Number.isNaN(inMs) ? Number.parseFloat(headers['retry-after'] ?? '') * 1_000 : inMs;
  return ms >= 0 ? Math.min(ms, LONGEST_RETRY_MS) : undefined;
}

const DEEPEST = 8;

function causesOf(error: unknown): readonly unknown[] {
  const causes: unknown[] = [];
  for (let one = error; one instanceof Error && causes.length < DEEPEST; one = one.cause) causes.push(one);
  return causes;
}
