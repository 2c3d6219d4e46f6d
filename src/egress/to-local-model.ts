import { NoAnswerError, passesOn } from '../core/model.ts';
import type { Secret } from '../core/secret.ts';
import { closeAgents, createAgents } from './agents.ts';
import type { LocateDeps } from './check-located.ts';
import { type Asked, exchange, StaleConnectionError, type Way } from './exchange.ts';
import { LimitError, UnreadableAnswerError } from './failures.ts';
import { serviceOrigin } from './service-origin.ts';

export interface ToLocalModelDeps extends Pick<LocateDeps, 'locate'> {
  /** As the configuration lists them: nothing else is reached. */
  readonly addresses: readonly string[];
  /** Certificates (PEM) of authorities besides the usual ones. */
  readonly authorities: readonly string[];
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

export interface LocalEgress {
  /**
   * The network as a model of the house is asked over it: below this address and nowhere else, no redirect is followed.
   * Failures are `NoAnswerError`s; an abort by the caller is thrown as `fetch` throws it. `key`: of the house.
   */
  readonly toLocalModel: (address: string, key?: Secret) => typeof globalThis.fetch;
  readonly close: () => void;
}

/** Whoever asks has a shorter limit; this one is for loading a large model from a slow disk. */
const TIME_LIMIT_MS = 15 * 60_000;
/** An answer has some hundred bytes, the longest list of models some ten thousand. */
const SIZE_LIMIT = 1024 * 1024;

/** The only way to the models that the operator listed. */
export function createToLocalModel(deps: ToLocalModelDeps): LocalEgress {
  const { addresses, authorities } = deps;
  const agents = createAgents(authorities);
  return {
    toLocalModel: (address, key) => {
      if (!addresses.includes(address)) throw new Error('a model that the configuration does not list');
      const headers = key ? { authorization: `Bearer ${key.reveal()}` } : {};
      const { isEncrypted } = serviceOrigin(address);
      const towards = { ...deps, address, headers, agents: agents[isEncrypted ? 'encrypted' : 'plain'] };
      return async (input, init) => {
        const request = new Request(input, init);
        // The signal of a Request is a copy that may be collected before it fires.
        return await ask(request, init?.signal ?? request.signal, towards);
      };
    },
    close: () => closeAgents(agents),
  };
}

interface Towards extends Pick<ToLocalModelDeps, 'locate' | 'sleep'> {
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly agents: ReturnType<typeof createAgents>['plain'];
}

async function ask(request: Request, signal: AbortSignal, towards: Towards): Promise<Response> {
  if (!request.url.startsWith(`${towards.address}/`)) throw new Error('a request to another place');
  const body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer());
  if (body !== undefined) mustStay(body);
  const limit = new AbortController();
  const answered = new AbortController();
  const tooLate = (): void => {
    if (!answered.signal.aborted) limit.abort(new LimitError('time'));
  };
  void towards.sleep(TIME_LIMIT_MS, answered.signal).then(tooLate, () => undefined);
  try {
    const asked = askedBy(request, { body, headers: towards.headers });
    return await send({ ...asked, signal: AbortSignal.any([signal, limit.signal]) }, towards);
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw failureOf(limit.signal.aborted ? limit.signal.reason : error);
  } finally {
    answered.abort();
  }
}

/** @throws NoAnswerError where the server would pass it on to a cloud, or nobody can tell. */
function mustStay(body: Uint8Array): void {
  const names = namesIn(new TextDecoder().decode(body));
  if (names === undefined) throw new NoAnswerError('not sent');
  if (names.some(passesOn)) throw new NoAnswerError('none');
}

/** The models that a body names. Undefined: it cannot be read. */
function namesIn(text: string): readonly string[] | undefined {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null) return undefined;
    const { model, name }: { model?: unknown; name?: unknown } = body;
    return [model, name].filter((one) => typeof one === 'string');
  } catch {
    return undefined;
  }
}

interface More {
  readonly body: Uint8Array | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

function askedBy(request: Request, { body, headers }: More): Omit<Asked, 'signal'> {
  const url = new URL(request.url);
  const origin = serviceOrigin(url);
  return {
    origin,
    body,
    path: url.pathname + url.search,
    method: request.method,
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      'user-agent': 'eis',
      host: origin.calledAs,
      'accept-encoding': 'identity',
      ...(body === undefined ? {} : { 'content-length': String(body.length) }),
      ...headers,
    },
  };
}

async function send(asked: Asked, { locate, agents }: Towards): Promise<Response> {
  const { host, port } = asked.origin;
  const located = await locate(host, port, asked.signal);
  const way: Omit<Way, 'agent'> = { located, onSent: () => undefined, sizeLimit: SIZE_LIMIT };
  // Those that are kept are few; an answer of a model takes long, and another one must not wait for it.
  const agent = asked.body === undefined ? agents.kept : agents.fresh;
  try {
    return await exchange(asked, { ...way, agent });
  } catch (error) {
    if (!(error instanceof StaleConnectionError)) throw error;
    return await exchange(asked, { ...way, agent: agents.fresh });
  }
}

function failureOf(error: unknown): NoAnswerError {
  if (error instanceof NoAnswerError) return error;
  if (error instanceof LimitError)
    return new NoAnswerError(error.limit === 'time' ? 'too slow' : 'unusable', { cause: error });
  if (error instanceof UnreadableAnswerError) return new NoAnswerError('unusable', { cause: error });
  return new NoAnswerError('down', { cause: error });
}
