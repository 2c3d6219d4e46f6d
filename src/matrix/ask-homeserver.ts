import type { UserId } from '../core/ids.ts';
import type { Homeserver } from './homeserver.ts';

export interface HomeserverQuestion {
  readonly path: string;
  /** `nobody`: without a token. `registration`: with the as_token, as no particular account. Else as that account. */
  readonly as: 'nobody' | 'registration' | UserId;
}

export interface HomeserverAnswer {
  readonly status: number;
  /** Parsed JSON; anything else as `undefined`. */
  readonly body: unknown;
}

/** Whoever waits for `doctor` waits no longer than this for each question. */
const TIMEOUT_MS = 10_000;

/** One GET for `doctor`: not repeated, any status is an answer. Rejects when no answer came. */
export async function askHomeserver(
  { path, as }: HomeserverQuestion,
  { ask }: Pick<Homeserver, 'ask'>,
): Promise<HomeserverAnswer> {
  const { status, body } = await ask(as, { method: 'GET', path, timeoutMs: TIMEOUT_MS });
  return { status, body: typeof body === 'object' && body !== null ? body : undefined };
}
