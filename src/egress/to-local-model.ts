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
  // Who asks has a queue: nobody waits for a connection here, behind an answer that takes long.
  const agents = createAgents(authorities, Infinity);
  return {
    toLocalModel: (address, key) => {
      if (!addresses.includes(address)) throw new Error('a model that the configuration does not list');
      const headers = key ? { authorization: `Bearer ${key.reveal()}` } : {};
      const { isEncrypted } = serviceOrigin(address);
      const towards = { ...deps, address, headers, agents: agents[isEncrypted ? 'encrypted' : 'plain'] };
      return async (input, init) => {
        const body = init?.body ?? undefined;
        if (input instanceof Request || (body !== undefined && typeof body !== 'string'))
          throw new Error('a request of another form than models are asked in');
        return await ask(new URL(input), { ...init, body }, towards);
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

/** As models are asked. */
interface Question {
  readonly method?: string;
  readonly body: string | undefined;
  readonly signal?: AbortSignal | null;
}

async function ask(
  url: URL,
  { method = 'GET', body, signal }: Question,
  towards: Towards,
): Promise<Response> {
  if (!url.href.startsWith(`${towards.address}/`)) throw new Error('a request to another place');
  if (body !== undefined) mustStay(body);
  const limit = new AbortController();
  const answered = new AbortController();
  const tooLate = (): void => {
    if (!answered.signal.aborted) limit.abort(new LimitError('time'));
  };
  void towards.sleep(TIME_LIMIT_MS, answered.signal).then(tooLate, () => undefined);
  try {
    const either = signal ? AbortSignal.any([signal, limit.signal]) : limit.signal;
    const bytes = body === undefined ? undefined : new TextEncoder().encode(body);
    return await send({ ...askedBy(url, bytes, towards.headers), method, signal: either }, towards);
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    throw failureOf(limit.signal.aborted ? limit.signal.reason : error);
  } finally {
    // Without a reason an error would be made each time.
    answered.abort('answered');
  }
}

/** @throws NoAnswerError where the server would pass it on to a cloud, or nobody can tell. */
function mustStay(body: string): void {
  const names = namesIn(body);
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

function askedBy(
  url: URL,
  body: Uint8Array | undefined,
  headers: Readonly<Record<string, string>>,
): Omit<Asked, 'signal' | 'method'> {
  const origin = serviceOrigin(url);
  const ofBody =
    body === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(body.length) };
  return {
    origin,
    body,
    path: url.pathname + url.search,
    headers: {
      accept: 'application/json',
      'user-agent': 'eis',
      host: origin.calledAs,
      'accept-encoding': 'identity',
      ...ofBody,
      ...headers,
    },
  };
}

async function send(asked: Asked, { locate, agents }: Towards): Promise<Response> {
  const { host, port } = asked.origin;
  const located = await locate(host, port, asked.signal);
  const way: Omit<Way, 'agent'> = { located, onSent: () => undefined, sizeLimit: SIZE_LIMIT };
  try {
    return await exchange(asked, { ...way, agent: agents.kept });
  } catch (error) {
    // A question may be put twice: nothing is done by it.
    if (!(error instanceof StaleConnectionError) || asked.signal.aborted) throw error;
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
