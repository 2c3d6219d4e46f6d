import { UnavailableError } from '../core/errors.ts';
import { type Agents, closeAgents, createAgents } from './agents.ts';
import { checkLocated, type LocateDeps } from './check-located.ts';
import { type Asked, exchange, StaleConnectionError } from './exchange.ts';
import { certaintyOf, failureOf, LimitError, type Progress } from './failures.ts';
import { allowedAs, isSameOrigin, serviceOrigin, type ServiceOrigin } from './service-origin.ts';
import { say } from './sentences.ts';

export interface ToServiceDeps extends Pick<LocateDeps, 'locate'> {
  /** `host:port`, as the configuration lists them: these may be private. */
  readonly allow: readonly string[];
  /** Certificates (PEM) of authorities besides the usual ones. */
  readonly authorities: readonly string[];
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** Where one use needs other limits than services. */
export interface Limits {
  readonly timeMs: number;
  /** Of the answer, in bytes. */
  readonly size: number;
  /** Called as soon as the other side may have got something of a request. */
  readonly onSent: () => void;
}

export interface Egress {
  /**
   * The network as the backend of one connection may use it: this origin and no other. The answer is read as a whole
   * before it is handed on. Failures are `UserFacingError`s that know whether something may have been done; an abort
   * by the caller is thrown as `fetch` throws it.
   * @throws UserFacingError when the address is none.
   */
  readonly toService: (address: string, limits?: Limits) => typeof globalThis.fetch;
  /** `host:port` of what was refused because it is private, the newest last. */
  readonly refused: () => readonly string[];
  readonly close: () => void;
}

/** Services answer within seconds, and nobody waits longer for a sentence. */
const TIME_LIMIT_MS = 30_000;
const REDIRECTS = 5;
/** Enough for an admin to see what is meant; anybody may fill the list. */
const REFUSED_KEPT = 10;

/** The only way to the services of people. */
export function createToService({ allow, locate, authorities, sleep }: ToServiceDeps): Egress {
  const agents = createAgents(authorities);
  const refused = new Set<string>();
  const locating: LocateDeps = {
    allow: new Set(allow.map((entry) => entry.toLowerCase())),
    locate,
    onRefused: (origin) => {
      refused.delete(allowedAs(origin));
      refused.add(allowedAs(origin));
      for (const oldest of [...refused].slice(0, -REFUSED_KEPT)) refused.delete(oldest);
    },
  };
  return {
    toService: (address, limits) => {
      const origin = serviceOrigin(address);
      const towards = {
        origin,
        locating,
        sleep,
        limits,
        agents: agents[origin.isEncrypted ? 'encrypted' : 'plain'],
      };
      return async (input, init) => await ask(new Request(input, init), towards);
    },
    refused: () => [...refused],
    close: () => closeAgents(agents),
  };
}

interface Towards {
  readonly origin: ServiceOrigin;
  readonly locating: LocateDeps;
  readonly agents: Agents;
  readonly sleep: ToServiceDeps['sleep'];
  readonly limits: Limits | undefined;
}

async function ask(request: Request, towards: Towards): Promise<Response> {
  const { origin, sleep, limits } = towards;
  if (!isSameOrigin(serviceOrigin(request.url), origin)) throw new Error('a request to another service');
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const progress: Progress = { origin, isRead, wasSent: false };
  const limit = new AbortController();
  const answered = new AbortController();
  void sleep(limits?.timeMs ?? TIME_LIMIT_MS, answered.signal).then(
    () => limit.abort(new LimitError('time')),
    () => undefined,
  );
  try {
    const signal = AbortSignal.any([request.signal, limit.signal]);
    return await follow(await askedBy(request, origin, signal), { ...towards, request, progress });
  } catch (error) {
    if (request.signal.aborted) throw request.signal.reason;
    throw failureOf(limit.signal.aborted ? limit.signal.reason : error, progress);
  } finally {
    answered.abort();
  }
}

async function askedBy(request: Request, origin: ServiceOrigin, signal: AbortSignal): Promise<Asked> {
  const url = new URL(request.url);
  const body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer());
  return {
    origin,
    body,
    signal,
    path: url.pathname + url.search,
    method: request.method,
    headers: {
      accept: '*/*',
      'user-agent': 'eis',
      ...Object.fromEntries(request.headers),
      host: origin.calledAs,
      // Nothing is unpacked here, so that what arrives is as long as what is counted.
      'accept-encoding': 'identity',
      ...(body === undefined ? {} : { 'content-length': String(body.length) }),
    },
  };
}

interface Following extends Towards {
  readonly request: Request;
  readonly progress: Progress;
}

/** Goes on where the service leads within its own origin; every step is looked at anew. */
async function follow(first: Asked, following: Following): Promise<Response> {
  const { request, progress } = following;
  let asked = first;
  for (let redirects = 0; redirects <= REDIRECTS; redirects += 1) {
    const response = await step(asked, following);
    const location = response.headers.get('location');
    const leadsOn = response.status >= 300 && response.status < 400 && location !== null;
    if (!leadsOn || request.redirect === 'manual') return response;
    asked = { ...asked, path: pathBehind(location, asked, progress) };
  }
  throw elsewhere(progress, (words, host) => words.leadsInCircles(host));
}

async function step(asked: Asked, { agents, locating, progress, limits }: Following): Promise<Response> {
  const located = await checkLocated(asked.origin, locating, asked.signal);
  const onSent = (): void => {
    progress.wasSent = true;
    limits?.onSent();
  };
  const way = { located, onSent, ...(limits ? { sizeLimit: limits.size } : {}) };
  // A write never meets a connection that is just being closed: nobody could say whether it was done.
  if (!progress.isRead) return await exchange(asked, { ...way, agent: agents.fresh });
  try {
    return await exchange(asked, { ...way, agent: agents.kept });
  } catch (error) {
    if (!(error instanceof StaleConnectionError)) throw error;
    return await exchange(asked, { ...way, agent: agents.fresh });
  }
}

/** @throws UnavailableError where it leads to another origin, or a write leads on at all. */
function pathBehind(location: string, { origin, path }: Asked, progress: Progress): string {
  const scheme = origin.isEncrypted ? 'https' : 'http';
  const url = URL.parse(location, `${scheme}://${allowedAs(origin)}${path}`);
  if (url === null) throw elsewhere(progress, (words, host) => words.leadsNowhere(host));
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  if (!isWeb) throw elsewhere(progress, (words, host) => words.leadsOutOfWeb(host));
  if (progress.isRead && url.username === '' && url.origin === originText(origin))
    return url.pathname + url.search;
  throw elsewhere(progress, (words, host) => words.leadsTo(host, url.origin));
}

const originText = (origin: ServiceOrigin): string =>
  new URL(`${origin.isEncrypted ? 'https' : 'http'}://${allowedAs(origin)}`).origin;

type Words = ReturnType<typeof say>;

const elsewhere = (
  progress: Progress,
  spoken: (words: Words, host: string) => readonly string[],
): UnavailableError =>
  new UnavailableError((language) => spoken(say(language), progress.origin.calledAs), {
    certainty: certaintyOf(progress),
  });
