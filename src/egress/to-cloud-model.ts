import { CloudGrant } from '../core/cloud-grant.ts';
import type { LedgerRow, NewLedgerRow, Settlement } from '../core/ledger.ts';
import type { Mask } from '../core/mask.ts';
import { type NoAnswer, NoAnswerError } from '../core/model.ts';
import type { KeyHeader } from '../core/model-provider.ts';
import type { Secret } from '../core/secret.ts';
import { UserFacingError } from '../core/errors.ts';
import { LimitError, UnreadableAnswerError } from './failures.ts';
import { headersTo, responseFrom } from './cloud-headers.ts';
import { readableAnswer } from './read-answer.ts';
import { tokensIn } from './mask/tokens.ts';
import type { Egress } from './to-service.ts';
import { NotPlainError, type WireForm, type WireRequest, wireForms } from './wire-forms.ts';

/** What may be spent in a month, as the ledger holds it against a new row. */
export interface MonthCap {
  /** Undefined: no cap. */
  readonly tokens: number | undefined;
  /** `2026-11`, by the clock of the person. */
  readonly month: string;
}

export interface ToCloudModelDeps extends Pick<Egress, 'toService'> {
  readonly ledger: {
    /** Returns when the row is durable. */
    readonly begin: (row: NewLedgerRow, cap: MonthCap) => Promise<'begun' | 'over the cap'>;
    readonly settle: (owner: CloudGrant['user'], id: string, settlement: Settlement) => Promise<void>;
    readonly of: (
      owner: CloudGrant['user'],
      which: { readonly request: string },
    ) => Promise<readonly Pick<LedgerRow, 'id'>[]>;
  };
  readonly now: () => Date;
}

/** One use of a grant: for one step of one answer. */
export interface CloudAsking {
  readonly key: Secret;
  readonly keyHeader: KeyHeader;
  /** How the person calls the key. */
  readonly keyName: string;
  readonly mask: Mask;
  /** The first 32 digits of the digest of the entry that is answered. */
  readonly request: string;
  /** What of the answer it is for: `ask`, `again`. Small letters, digits and hyphens. */
  readonly step: string;
  readonly cap: MonthCap;
  /** Told once for every row that was begun. */
  readonly onSettled: (settled: Settlement & { readonly id: string; readonly status?: number }) => void;
}

/** Models think for longer than services, but nobody waits longer than this for an answer. */
const TIME_LIMIT_MS = 120_000;
const SIZE_LIMIT = 1024 * 1024;
/** More than any prompt of eis. */
const MOST_SENT = 256 * 1024;
/** Hardly any text has more tokens than this for its bytes. */
const BYTES_PER_TOKEN = 2;

/**
 * The only way to a model that is not of the house: a `fetch` for the address of one grant. Whatever leaves is masked and
 * stands in the ledger first; what is not known to be a question to a model does not leave. Where there is no answer it
 * throws a `NoAnswerError`, and an abort as `fetch` throws it.
 */
export const createToCloudModel =
  (deps: ToCloudModelDeps) =>
  (grant: CloudGrant, asking: CloudAsking): typeof globalThis.fetch => {
    // Types are gone when this runs.
    if (!CloudGrant.is(grant)) throw new Error('nothing leaves without a grant');
    return async (input, init) => {
      const request = new Request(input, init);
      const leaving = await leavingOf(request, grant, asking);
      request.signal.throwIfAborted();
      return await send(leaving, { ...deps, grant, asking, signal: request.signal });
    };
  };

/** What is about to leave, as it will. */
interface Leaving {
  readonly form: WireForm;
  readonly url: string;
  readonly headers: Headers;
  readonly text: string;
  readonly mostReceived: number;
}

async function leavingOf(request: Request, grant: CloudGrant, asking: CloudAsking): Promise<Leaving> {
  const form = wireForms.find(({ path }) => request.url === new URL(grant.address + path).href);
  if (!form || request.method !== 'POST') throw notSent('no question to the model of this grant');
  const said = await request.text();
  if (said.length > MOST_SENT) throw notSent('more than any question has');
  const asked = form.read(jsonIn(said));
  if (!asked || asked.model !== grant.model) throw notSent('a question of an unknown form');
  const text = maskedText(asked, asking);
  if (Buffer.byteLength(text) > MOST_SENT) throw notSent('more than any question has');
  const headers = headersTo(request.headers, asking);
  return { form, url: request.url, headers, text, mostReceived: asked.mostReceived };
}

const notSent = (why: string): NoAnswerError => new NoAnswerError('not sent', { cause: new Error(why) });

function maskedText(asked: WireRequest, { mask }: CloudAsking): string {
  try {
    return JSON.stringify(asked.changed(mask.mask));
  } catch (error) {
    if (error instanceof NotPlainError) throw new NoAnswerError('not sent', { cause: error });
    throw error;
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface Sending extends ToCloudModelDeps {
  readonly grant: CloudGrant;
  readonly asking: CloudAsking;
  readonly signal: AbortSignal;
}

async function send(leaving: Leaving, sending: Sending): Promise<Response> {
  const { ledger, grant, asking } = sending;
  const row = await rowOf(leaving, sending);
  if (grant.left !== undefined && row.reserved > grant.left) throw new NoAnswerError('cap');
  const begun = await ledger.begin(row, asking.cap);
  if (begun === 'over the cap') throw new NoAnswerError('cap');
  let settlement: Settlement & { readonly status?: number } = { state: 'not sent', sent: 0, received: 0 };
  const reserved = { sent: row.reserved - leaving.mostReceived, received: leaving.mostReceived };
  const onSent = (): void => void (settlement = { ...reserved, state: 'failed' });
  try {
    const response = await exchanged(leaving, row, { ...sending, onSent });
    settlement = { ...settlement, status: response.status };
    if (!response.ok) {
      settlement = { ...settlement, received: 0 };
      return await responseFrom(response);
    }
    const answer = await readableAnswer(response, asking.mask);
    settlement = {
      ...(leaving.form.usage(answer.value) ?? reserved),
      state: 'answered',
      status: response.status,
    };
    return answer.response;
  } finally {
    const { state, sent, received } = settlement;
    await ledger.settle(row.owner, row.id, { state, sent, received });
    asking.onSettled({ ...settlement, id: row.id });
  }
}

async function rowOf(leaving: Leaving, { ledger, grant, asking, now }: Sending): Promise<NewLedgerRow> {
  const { request, step, keyName } = asking;
  const begin = `${request}.${step}.`;
  const earlier = await ledger.of(grant.user, { request });
  return {
    owner: grant.user,
    // After a crash the same step is asked again, and is another request.
    id: `${begin}${earlier.filter(({ id }) => id.startsWith(begin)).length + 1}`,
    request,
    provider: grant.provider,
    keyName,
    host: new URL(leaving.url).host,
    model: grant.model,
    purpose: grant.purpose,
    text: leaving.text,
    replaced: tokensIn(leaving.text),
    reserved: Math.ceil(Buffer.byteLength(leaving.text) / BYTES_PER_TOKEN) + leaving.mostReceived,
    at: now(),
  };
}

async function exchanged(
  { url, headers, text }: Leaving,
  { id }: NewLedgerRow,
  { toService, grant, signal, onSent }: Sending & { readonly onSent: () => void },
): Promise<Response> {
  try {
    const ask = toService(grant.address, { timeMs: TIME_LIMIT_MS, size: SIZE_LIMIT, onSent });
    headers.set('x-client-request-id', id);
    return await ask(url, { method: 'POST', headers, body: text, signal });
  } catch (error) {
    if (signal.aborted || !(error instanceof UserFacingError)) throw error;
    throw new NoAnswerError(reasonOf(error), { cause: error });
  }
}

function reasonOf({ cause }: UserFacingError): NoAnswer {
  if (cause instanceof LimitError) return cause.limit === 'time' ? 'too slow' : 'unusable';
  return cause instanceof UnreadableAnswerError ? 'unusable' : 'down';
}
