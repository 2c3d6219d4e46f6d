import { type ClientRequest, type IncomingMessage, request as plainRequest } from 'node:http';
import { request as encryptedRequest } from 'node:https';
import type { Secret } from '../core/secret.ts';
import type { Agents } from './agents.ts';

export interface ToMediaOptions {
  /** Of the homeserver, without a slash at the end. */
  readonly url: string;
  readonly token: Secret;
}

export interface ToMediaDeps {
  readonly agents: { readonly plain: Agents; readonly encrypted: Agents };
  /** Told of every request; status 0 when no answer came. */
  readonly asked: (call: { readonly method: string; readonly path: string; readonly status: number }) => void;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

export interface MediaRequest {
  readonly method: 'GET' | 'POST';
  /** Below `/_matrix/`; ids in it are encoded. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly type?: string;
  readonly chunks?: readonly Uint8Array[];
}

export interface MediaAnswer {
  readonly status: number;
  readonly body: AsyncIterable<Uint8Array>;
}

/** Whoever takes the body ends it: reading it to its end or leaving the loop. Rejects when no answer came. */
export type ToMedia = (asked: MediaRequest, signal: AbortSignal) => Promise<MediaAnswer>;

/** Media of other houses are fetched by the homeserver first. */
const SILENCE_MS = 60_000;

/**
 * Bytes of files to and from the homeserver as they come, neither of them kept: the library for everything else holds
 * whole answers in memory, however long they are. Leads nowhere else: no redirect is followed.
 */
export function createToMedia({ url, token }: ToMediaOptions, deps: ToMediaDeps): ToMedia {
  const base = new URL(url);
  return async ({ method, path, query, type, chunks }, signal) => {
    const target = new URL(`${url}${path}?${new URLSearchParams(query).toString()}`);
    const isEncrypted = base.protocol === 'https:';
    const size = chunks?.reduce((sum, { length }) => sum + length, 0);
    const silence = silenceOf(signal, deps);
    const options = {
      method,
      signal: silence.signal,
      // Never a connection that is just being closed: a file is not sent twice.
      agent: deps.agents[isEncrypted ? 'encrypted' : 'plain'].fresh,
      headers: {
        authorization: `Bearer ${token.reveal()}`,
        'user-agent': 'eis',
        ...(size === undefined ? {} : { 'content-length': size, 'content-type': type ?? '' }),
      },
    };
    const outgoing = isEncrypted ? encryptedRequest(target, options) : plainRequest(target, options);
    try {
      const incoming = await answerTo(outgoing, chunks ?? [], silence.heard);
      deps.asked({ method, path, status: incoming.statusCode ?? 0 });
      return { status: incoming.statusCode ?? 0, body: bodyOf(incoming, silence) };
    } catch (error) {
      silence.stop();
      deps.asked({ method, path, status: 0 });
      throw error;
    }
  };
}

interface Silence {
  readonly signal: AbortSignal;
  readonly heard: () => void;
  readonly stop: () => void;
}

/** Ends a request in which nothing has moved for a while, however long the whole of it takes. */
function silenceOf(signal: AbortSignal, { sleep }: Pick<ToMediaDeps, 'sleep'>): Silence {
  const over = new AbortController();
  let waiting = new AbortController();
  const wait = (): void => {
    waiting.abort();
    waiting = new AbortController();
    void sleep(SILENCE_MS, waiting.signal).then(
      () => over.abort(new Error('the homeserver has gone silent')),
      () => undefined,
    );
  };
  wait();
  return { signal: AbortSignal.any([signal, over.signal]), heard: wait, stop: () => waiting.abort() };
}

async function answerTo(
  outgoing: ClientRequest,
  chunks: readonly Uint8Array[],
  heard: () => void,
): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  outgoing.once('response', resolve);
  outgoing.on('error', reject);
  const sending = send(outgoing, chunks, heard);
  sending.catch(reject);
  return await promise;
}

/** As fast as the other side takes it. An answer may come before all was sent: then the rest is of no use. */
async function send(
  outgoing: ClientRequest,
  chunks: readonly Uint8Array[],
  heard: () => void,
): Promise<void> {
  for (const chunk of chunks) {
    if (outgoing.destroyed) return;
    if (!outgoing.write(chunk)) await drained(outgoing);
    heard();
  }
  outgoing.end();
}

async function drained(outgoing: ClientRequest): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const done = (): void => resolve();
  outgoing.once('drain', done);
  outgoing.once('close', done);
  await promise;
  outgoing.off('drain', done);
  outgoing.off('close', done);
}

async function* bodyOf(incoming: IncomingMessage, { heard, stop }: Silence): AsyncIterable<Uint8Array> {
  try {
    for await (const chunk of incoming) {
      heard();
      if (chunk instanceof Uint8Array) yield chunk;
    }
  } finally {
    stop();
    incoming.destroy();
  }
}
