import * as z from 'zod';
import { sha256 } from '../core/digest.ts';
import type { UserId } from '../core/ids.ts';
import type { Log } from '../core/log.ts';
import type { Secret } from '../core/secret.ts';
import { type Answer, type Clients, openBridge, quietLibrary } from './bridge.ts';
import { type Call, type CallAs, HomeserverError, type HomeserverRequest } from './call.ts';

export interface HomeserverOptions {
  /** Without a slash at the end. */
  readonly url: string;
  readonly domain: string;
  readonly asToken: Secret;
  readonly senderLocalpart: string;
}

export interface HomeserverDeps {
  /** Told of every request; status 0 when no answer came. The path is a whole one, ids included. */
  readonly asked: (call: { readonly method: string; readonly path: string; readonly status: number }) => void;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly log: Log;
}

export interface Homeserver {
  readonly call: Call;
  /** As the registration itself, without a user id: for registering accounts and for pings. */
  readonly callAsRegistration: CallAs;
  /** With the token of a login instead of the registration's. */
  readonly withToken: (token: Secret) => Promise<CallAs>;
  /** One request, whatever the answer is, never repeated; as nobody it carries no token. Rejects when no answer came. */
  readonly ask: (as: UserId | 'registration' | 'nobody', request: HomeserverRequest) => Promise<Answer>;
  /** Ends what keeps the process alive. Requests under way are not cut off. */
  readonly close: () => Promise<void>;
}

/** A homeserver that is busy for longer is told to the caller, who knows what can wait. */
const PATIENCE_MS = 10_000;
/** What is waited when a homeserver says "too many requests" and not for how long. */
const UNNAMED_WAIT_MS = 1_000;

/**
 * Opens the clients; asks the homeserver nothing yet. Every request goes out once, but for two cases: 429 is waited
 * for within the caller's patience, and a GET whose kept-alive connection was just closed by the other side is asked
 * anew. What changes something is never repeated here: whether it was done is for the caller to find out.
 */
export async function createHomeserver(
  options: HomeserverOptions,
  deps: HomeserverDeps,
): Promise<Homeserver> {
  quietLibrary(deps.log);
  const { url, domain, senderLocalpart } = options;
  const opened = new Map<string, Promise<Clients>>();
  const open = async (name: string, token: Secret | undefined): Promise<Clients> => {
    const clients = opened.get(name) ?? openBridge({ url, domain, senderLocalpart, token });
    opened.set(name, clients);
    return await clients;
  };
  const main = await open('registration', options.asToken);
  const counted =
    (clients: Clients, user: UserId | undefined): Asking =>
    async (request) =>
      await count(request, deps, async () => await clients.ask(user, request));
  return {
    call: async (user, request) => await insist(request, counted(main, user), deps),
    callAsRegistration: async (request) => await insist(request, counted(main, undefined), deps),
    withToken: async (token) => {
      const clients = await open(`login ${sha256(token.reveal())}`, token);
      return async (request) => await insist(request, counted(clients, undefined), deps);
    },
    ask: async (as, request) => {
      const clients = as === 'nobody' ? await open('nobody', undefined) : main;
      const user = as === 'nobody' || as === 'registration' ? undefined : as;
      return await withSignal(counted(clients, user)(request), request.signal);
    },
    close: async () => {
      for (const clients of opened.values()) await (await clients).close();
    },
  };
}

type Asking = (request: HomeserverRequest) => Promise<Answer>;

async function count(
  { method, path }: HomeserverRequest,
  { asked }: HomeserverDeps,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  try {
    const answer = await ask();
    asked({ method, path, status: answer.status });
    return answer;
  } catch (error) {
    asked({ method, path, status: 0 });
    throw error;
  }
}

/** The other side closed a connection that was kept alive, before or while it was used again. */
const CLOSED = new Set(['ECONNRESET', 'EPIPE']);

async function insist(request: HomeserverRequest, ask: Asking, deps: HomeserverDeps): Promise<unknown> {
  let patience = request.patienceMs ?? PATIENCE_MS;
  for (;;) {
    const answer = await withSignal(askAlive(request, ask), request.signal);
    if (isNotMatrix(answer)) throw new HomeserverError({ status: 502, code: 'NOT_MATRIX' });
    if (isSuccess(answer.status)) return answer.body;
    const refusal = refusalOf(answer);
    const wait = Math.max(refusal.retryAfterMs ?? UNNAMED_WAIT_MS, 1);
    if (refusal.status !== 429 || wait > patience) throw refusal;
    patience -= wait;
    await deps.sleep(wait, request.signal);
    request.signal?.throwIfAborted();
  }
}

const isSuccess = (status: number): boolean => status >= 200 && status < 300;

/**
 * A proxy without a way to the homeserver answers with a page of its own, and some say 404 or even 200 with it. Taken
 * for the homeserver's word, that would mean "you are not in this room", or "sent".
 */
function isNotMatrix({ status, body }: Answer): boolean {
  const isObject = typeof body === 'object' && body !== null;
  if (isSuccess(status)) return !isObject;
  return (status === 403 || status === 404) && Refusal.safeParse(body).data?.errcode === undefined;
}

async function askAlive(request: HomeserverRequest, ask: Asking): Promise<Answer> {
  try {
    return await ask(request);
  } catch (error) {
    const wasClosed = error instanceof HomeserverError && CLOSED.has(error.code ?? '');
    if (request.method !== 'GET' || !wasClosed) throw error;
    return await ask(request);
  }
}

const Refusal = z.looseObject({
  errcode: z.string().max(100).optional().catch(undefined),
  retry_after_ms: z.number().nonnegative().optional().catch(undefined),
  session: z.string().max(255).optional().catch(undefined),
  flows: z.array(z.unknown()).optional().catch(undefined),
});

function refusalOf({ status, body, retryAfter }: Answer): HomeserverError {
  const { errcode, retry_after_ms, flows, session = flows && '' } = Refusal.safeParse(body).data ?? {};
  const seconds = retryAfter !== undefined && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) : undefined;
  return new HomeserverError({
    status,
    errcode,
    session: status === 401 ? session : undefined,
    retryAfterMs: seconds === undefined ? retry_after_ms : seconds * 1_000,
  });
}

/** The answer, or the reason of the abort, whichever comes first. */
async function withSignal(answer: Promise<Answer>, signal: AbortSignal | undefined): Promise<Answer> {
  if (!signal) return await answer;
  // Whatever becomes of a request that nobody waits for.
  answer.catch(() => undefined);
  signal.throwIfAborted();
  const aborted = Promise.withResolvers<never>();
  const stop = (): void => aborted.reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([answer, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
