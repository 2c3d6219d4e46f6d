import * as z from 'zod';
import { describeError } from '../core/describe-error.ts';
import type { HttpReply, HttpRequest, HttpRoute } from '../core/http.ts';
import type { Fields } from '../core/json.ts';
import type { Log } from '../core/log.ts';
import type { Secret } from '../core/secret.ts';
import { type Accept, type Contribution, isEmpty, joinContributions } from './batch.ts';
import { homeserverOnly } from './homeserver-only.ts';
import { readEvent, type ReadEventDeps } from './read-event.ts';

export interface TransactionDeps extends ReadEventDeps {
  readonly homeserverToken: Secret;
  readonly accept: Accept;
  /** Called after the redactions are stored, with the keys of the redacted events: one may be running. */
  readonly interrupt: (eventKeys: readonly string[]) => void;
  /** Content of a wake event of our own: the homeserver reaches us. */
  readonly heard: (content: Fields) => void;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly log: Log;
}

/** 100 events of 64 KiB and the state they bring (what is refused as too large is sent again for ever). */
const BODY_LIMIT = 16 * 1024 * 1024;
/** Homeservers hang up after 30 s at the earliest; a clear "later" well before that frees their queue. */
const ACCEPT_WITHIN_MS = 10_000;

const PATHS = ['/_matrix/app/v1/transactions/:transactionId', '/transactions/:transactionId'];

/**
 * Where the homeserver hands over events. 200 means "you may forget these", so it is said only once they are
 * stored; 503 means "send them again". The transaction id is logged and decides nothing: ids repeat, and a repeated
 * one may carry more events.
 */
export const transactionRoutes = (deps: TransactionDeps): readonly HttpRoute[] =>
  PATHS.map((path) => ({
    method: 'PUT',
    path,
    bodyLimit: BODY_LIMIT,
    refuse: homeserverOnly(deps.homeserverToken),
    answer: async (request) => await acceptTransaction(request, deps),
  }));

const Transaction = z.looseObject({ events: z.array(z.unknown()).default([]) });

const refused = (errcode: string, error: string): HttpReply => ({ status: 400, body: { errcode, error } });

async function acceptTransaction(request: HttpRequest, deps: TransactionDeps): Promise<HttpReply> {
  const body = parseJson(request.body);
  if (body === undefined) return refused('M_NOT_JSON', 'The body is not JSON');
  const transaction = Transaction.safeParse(body.value);
  if (!transaction.success) return refused('M_BAD_JSON', 'The body has no list of events');
  const { events } = transaction.data;
  const read = joinContributions(events.map((event) => readEvent(event, 'transaction', deps)));
  const fields = {
    transaction: request.parameters['transactionId']?.slice(0, LONGEST_LOGGED_ID),
    events: events.length,
    unreadable: read.unreadable.length,
  };
  try {
    const outcome = await inTime(keep(read, deps), deps);
    if (outcome === 'late') {
      deps.log.warn('transaction not accepted in time', fields);
      return tryAgain;
    }
    deps.log.debug('transaction accepted', { ...fields, fresh: outcome.fresh });
    return { status: 200, body: {} };
  } catch (error) {
    deps.log.warn('transaction not accepted', { ...fields, ...describeError(error) });
    return tryAgain;
  }
}

const LONGEST_LOGGED_ID = 100;

const tryAgain: HttpReply = {
  status: 503,
  body: { errcode: 'M_UNKNOWN', error: 'The events could not be stored; please send them again' },
};

/** Stores what there is to store, then tells those who wait for it: also when the homeserver got its 503 already. */
async function keep(read: Contribution, deps: TransactionDeps): Promise<{ readonly fresh: number }> {
  const { heard, ...batch } = read;
  const accepted = isEmpty(batch) ? { fresh: 0 } : await deps.accept(batch);
  try {
    if (batch.redactions.length > 0) deps.interrupt(batch.redactions.map(({ target }) => target));
    for (const content of heard) deps.heard(content);
  } catch (error) {
    // The events are stored: sending them again would change nothing.
    deps.log.error('listener failed after a transaction', describeError(error));
  }
  return accepted;
}

async function inTime<Outcome>(
  work: Promise<Outcome>,
  { sleep }: Pick<TransactionDeps, 'sleep'>,
): Promise<Outcome | 'late'> {
  const stop = new AbortController();
  const late = async (): Promise<'late'> => {
    await sleep(ACCEPT_WITHIN_MS, stop.signal);
    return 'late';
  };
  try {
    return await Promise.race([work, late()]);
  } finally {
    stop.abort();
  }
}

/** Bytes that are no UTF-8 become replacement characters: one bad letter must not hold up the batch. */
function parseJson(body: Uint8Array): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(new TextDecoder().decode(body)) };
  } catch {
    return undefined;
  }
}
