import type { z } from 'zod';
import { UnavailableError, UserFacingError } from '../../core/errors.ts';
import type { HeldFile } from '../../core/file.ts';
import { AwayError } from '../../core/service-errors.ts';
import { WireRefusal } from './wire.ts';
import { say } from './sentences.ts';

export interface Question {
  readonly method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
  /** From `/api/` on. */
  readonly path: string;
  /** A list becomes a repeated key. */
  readonly query?: Readonly<Record<string, string | number | readonly string[]>>;
  readonly body?: Readonly<Record<string, unknown>>;
  /** In place of a body. */
  readonly file?: HeldFile;
}

/** What Vikunja said, for better or worse: 304 and every refusal are answers too. */
export interface Answer {
  readonly status: number;
  /** Vikunja's own number of what went wrong; 0 where it gives none. */
  readonly code: number;
  /** JSON; undefined when there was no body. */
  readonly body: unknown;
  /** How many pages there are; 1 where the answer does not say. */
  readonly pages: number;
  /** An earlier try of the same request was answered with a hiccup of the server, which may hide that it was done. */
  readonly isAfterHiccup?: boolean;
}

/**
 * Rejects with a `UserFacingError` when there is no answer that could be Vikunja's. What only reads is asked again by
 * itself; a write is sent once, so that whoever sent it can look before it is sent again.
 */
export type Ask = (question: Question, signal: AbortSignal) => Promise<Answer>;

export interface ClientDeps {
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => Date;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** An answer that is no word of Vikunja's: a proxy or a login page stands before it, or it is something else. */
export class ForeignAnswer extends UnavailableError {}

/** Between one look and the next, when the service has a hiccup. */
const PAUSES_MS = [250, 1000] as const;
/** Nobody waits longer for an answer in a chat. */
const LONGEST_WAIT_MS = 60_000;
const FULL_HOUSE = 429;

/** Speaks with one Vikunja, as whomever `fetch` speaks for. */
export function createClient(address: string, { fetch, now, sleep }: ClientDeps): Ask {
  const host = new URL(address).host;

  const send = async (question: Question, signal: AbortSignal): Promise<Response> => {
    const { method, body } = question;
    try {
      return await fetch(urlOf(address, question), {
        method,
        signal,
        headers: {
          accept: 'application/json',
          ...(body ? { 'content-type': method === 'PATCH' ? MERGE : 'application/json' } : {}),
        },
        ...bodyOf(question),
      });
    } catch (error) {
      throw brokenOff(error, { question, signal, host });
    }
  };

  /** Over the limit nothing was done, so a write may be sent again as well. */
  const sendInTurn = async (question: Question, signal: AbortSignal): Promise<Response> => {
    const response = await send(question, signal);
    if (response.status !== FULL_HOUSE) return response;
    const wait = Number(response.headers.get('x-ratelimit-reset') ?? 0) * 1000 - now().getTime();
    await response.body?.cancel();
    if (!(wait <= LONGEST_WAIT_MS)) throw fullHouse(host);
    await sleep(Math.max(wait, 1000), signal);
    const again = await send(question, signal);
    if (again.status === FULL_HOUSE) throw fullHouse(host);
    return again;
  };

  const ask: Ask = async (question, signal) => {
    const response = await sendInTurn(question, signal);
    return await read(response, { question, signal, host });
  };

  return insistent(ask, { host, sleep });
}

/** What only reads is asked again. */
function insistent(ask: Ask, { host, sleep }: Pick<ClientDeps, 'sleep'> & { readonly host: string }): Ask {
  return async (question, signal) => {
    if (question.method !== 'GET') return await ask(question, signal);
    for (const pause of PAUSES_MS) {
      const answer = await ask(question, signal).catch(unlessTransient);
      if (answer && answer.status < 500) return answer;
      await sleep(pause, signal);
    }
    const last = await ask(question, signal);
    if (last.status >= 500) throw failed(last, { host, certainty: 'not done' });
    return last;
  };
}

function unlessTransient(error: unknown): undefined {
  if (error instanceof UnavailableError && !(error instanceof ForeignAnswer)) return undefined;
  throw error;
}

/** `files` is the only name under which Vikunja takes a file; it says 200 to any other as well. */
function bodyOf({ body, file }: Question): { readonly body?: string | FormData } {
  if (body) return { body: JSON.stringify(body) };
  if (!file) return {};
  const form = new FormData();
  const parts = file.chunks.map((chunk) => new Uint8Array(chunk));
  form.set('files', new File(parts, file.name, { type: file.type }));
  return { body: form };
}

const MERGE = 'application/merge-patch+json';

function urlOf(address: string, { path, query = {} }: Question): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    (typeof value === 'object' ? value : [String(value)]).map((one): [string, string] => [name, one]),
  );
  const search = new URLSearchParams(pairs).toString();
  return `${address}${path}${search === '' ? '' : `?${search}`}`;
}

interface Sent {
  readonly question: Question;
  readonly signal: AbortSignal;
  readonly host: string;
}

const unsure = ({ method }: Question) => (method === 'GET' ? 'not done' : 'may have been done');

function brokenOff(error: unknown, { question, signal, host }: Sent): unknown {
  if (error instanceof UserFacingError || signal.aborted) return error;
  return new AwayError((language) => say(language).brokeOff(host), {
    certainty: unsure(question),
    cause: error,
  });
}

const fullHouse = (host: string): UnavailableError =>
  new UnavailableError((language) => say(language).tooManyRequests(host), { certainty: 'not done' });

/** The service has an error of its own. */
export const failed = (
  { status }: Pick<Answer, 'status'>,
  { host, certainty }: { readonly host: string; readonly certainty: 'not done' | 'may have been done' },
): UnavailableError =>
  new UnavailableError((language) => say(language).ownError(host, status), { certainty });

/** Of a gateway that waited no longer: what it passed on may be carried out later, so it is not sent a second time. */
export const mayBeUnderWay = ({ status }: Pick<Answer, 'status'>): boolean =>
  status === 504 || status === 524;

/** A write that was looked for and is not there. */
export const failedAfterLook = (answer: Pick<Answer, 'status'>, host: string): UnavailableError =>
  failed(answer, { host, certainty: mayBeUnderWay(answer) ? 'may have been done' : 'not done' });

async function read(response: Response, sent: Sent): Promise<Answer> {
  const { status, headers } = response;
  const text = await response.text().catch((error: unknown) => {
    throw brokenOff(error, sent);
  });
  const total = headers.get('x-pagination-total-pages');
  const pages = total === null ? 1 : Number(total);
  const body = text.trim() === '' ? undefined : parsed(text);
  // A proxy in front of it may be away or ask for a login: that is no word of Vikunja's, above all no "not found".
  if (body === NO_JSON && isOfVikunja(status))
    throw isJson(headers) ? brokenOff(undefined, sent) : notJson(sent);
  const refusal = status >= 400 ? WireRefusal.safeParse(body).data : undefined;
  return { status, code: refusal?.code ?? 0, body: body === NO_JSON ? undefined : body, pages };
}

/** A proxy may have a limit of its own, and an error page for whatever Vikunja fails at. */
const isOfVikunja = (status: number): boolean => status < 500 && status !== 413;

/** By its own word: what cannot be read of it was cut off on the way. */
const isJson = (headers: Headers): boolean => (headers.get('content-type') ?? '').includes('json');

const NO_JSON = Symbol('no JSON');

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return NO_JSON;
  }
}

const notJson = ({ question, host }: Sent): ForeignAnswer =>
  new ForeignAnswer((language) => say(language).foreign(host), { certainty: unsure(question) });

export const isOk = ({ status }: Pick<Answer, 'status'>): boolean => status < 300 || status === 304;

/** The answer in the form that was expected. */
export function parse<Wire extends z.ZodType>(
  schema: Wire,
  { body }: Answer,
  { host, question }: { readonly host: string; readonly question: Question },
): z.output<Wire> {
  const result = schema.safeParse(body ?? null);
  if (result.success) return result.data;
  throw new UnavailableError((language) => say(language).unknownForm(host), {
    certainty: unsure(question),
    cause: result.error,
  });
}
