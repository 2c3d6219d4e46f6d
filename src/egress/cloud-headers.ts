import { z } from 'zod';
import { NoAnswerError } from '../core/model.ts';
import type { KeyHeader } from '../core/model-provider.ts';
import type { Secret } from '../core/secret.ts';

/** What a provider has to know besides the question; nothing else of what a library adds leaves. */
const LEAVING = ['content-type', 'anthropic-version'];
/** What every key of a provider is made of: nothing that could end a header. */
const KEY = /^[\x21-\x7e]{1,1000}$/;

/** @throws NoAnswerError where the key is none: it never stands in an error. */
export function headersTo(
  asked: Headers,
  { key, keyHeader }: { key: Secret; keyHeader: KeyHeader },
): Headers {
  const value = key.reveal();
  if (!KEY.test(value)) throw new NoAnswerError('wrong key');
  const headers = new Headers({ accept: 'application/json' });
  for (const name of LEAVING) {
    const said = asked.get(name);
    if (said !== null) headers.set(name, said);
  }
  headers.set(keyHeader.name, keyHeader.name === 'authorization' ? `${keyHeader.scheme} ${value}` : value);
  return headers;
}

const word = z
  .string()
  .regex(/^[a-z][a-z_.-]{0,63}$/)
  .catch('error');
const failure = z
  .looseObject({ error: z.looseObject({ type: word, code: word }) })
  .catch({ error: { type: 'error', code: 'error' } });
const SECONDS_OR_DATE = /^[\w ,:]{1,40}$/;

/** An answer that is a failure: what kind it is and when to ask again, without its words, which may repeat the question. */
export async function responseFrom(response: Response): Promise<Response> {
  const { type, code } = failure.parse(await jsonOf(response)).error;
  const headers = new Headers({ 'content-type': 'application/json' });
  for (const name of ['retry-after', 'retry-after-ms']) {
    const said = response.headers.get(name);
    if (said !== null && SECONDS_OR_DATE.test(said)) headers.set(name, said);
  }
  const body = { type: 'error', error: { type, code, message: '', param: null } };
  return new Response(JSON.stringify(body), { status: response.status, headers });
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return JSON.parse(await response.text());
  } catch {
    return undefined;
  }
}
