import { type Agent, type ClientRequest, type IncomingMessage, request as plainRequest } from 'node:http';
import { request as encryptedRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Located } from './check-located.ts';
import { LimitError, UnreadableAnswerError } from './failures.ts';
import type { ServiceOrigin } from './service-origin.ts';

/** One request as it goes over the wire. */
export interface Asked {
  readonly origin: ServiceOrigin;
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | undefined;
  readonly signal: AbortSignal;
}

export interface Way {
  readonly agent: Agent;
  /** At least one: only these are connected to. */
  readonly located: readonly Located[];
  /** Called as soon as the service may have got something of the request. */
  readonly onSent: () => void;
  /** Of the answer, in bytes; left out: what services may send. */
  readonly sizeLimit?: number;
}

/** Longer answers are no tasks, and would fill the memory. */
const SIZE_LIMIT = 16 * 1024 * 1024;

/** Statuses whose answers have no body. */
const WITHOUT_BODY = [204, 205, 304];

/** A connection that was kept for later was closed by the other side just then: nothing is known about the request. */
export class StaleConnectionError extends Error {
  override readonly name = 'StaleConnectionError';
}

/** One request and its whole answer. */
export async function exchange(asked: Asked, way: Way): Promise<Response> {
  const incoming = await answerTo(asked, way);
  const body = await bodyOf(incoming, way.sizeLimit ?? SIZE_LIMIT);
  const status = incoming.statusCode ?? 0;
  if (status < 200 || status > 599) throw new UnreadableAnswerError('no status that there is');
  if ((incoming.headers['content-encoding'] ?? 'identity') !== 'identity')
    throw new UnreadableAnswerError('packed, though nobody asked for it');
  const isEmpty = WITHOUT_BODY.includes(status) || asked.method === 'HEAD';
  return new Response(isEmpty ? null : body, { status, headers: headersOf(incoming) });
}

async function answerTo(asked: Asked, way: Way): Promise<IncomingMessage> {
  return await new Promise((resolve, reject) => {
    const outgoing = outgoingOf(asked, way);
    outgoing.once('socket', (socket) => {
      if (socket.connecting) socket.once(asked.origin.isEncrypted ? 'secureConnect' : 'connect', way.onSent);
      else way.onSent();
    });
    outgoing.once('response', resolve);
    outgoing.on('error', (error) => {
      reject(outgoing.reusedSocket ? new StaleConnectionError('closed meanwhile', { cause: error }) : error);
    });
    outgoing.end(asked.body);
  });
}

function outgoingOf(
  { origin, path, method, headers, signal }: Asked,
  { agent, located }: Way,
): ClientRequest {
  const { host } = origin;
  const port = located[0]?.port;
  const options = { agent, host, port, path, method, headers, signal, lookup: lookupOf(located) };
  if (!origin.isEncrypted) return plainRequest(options);
  return encryptedRequest({ ...options, servername: isIP(host) === 0 ? host : '' });
}

/** Answers with what was looked at, and nothing else. */
const lookupOf =
  (located: readonly Located[]): LookupFunction =>
  (_host, { all }, callback) => {
    const found = located.map(({ address }) => ({ address, family: isIP(address) }));
    const [first] = found;
    if (all === true || !first) callback(null, found);
    else callback(null, first.address, first.family);
  };

async function bodyOf(incoming: IncomingMessage, sizeLimit: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    if (!(chunk instanceof Uint8Array)) continue;
    size += chunk.length;
    if (size > sizeLimit) throw new LimitError('size');
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks, size));
}

function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    headers.append(rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '');
  }
  return headers;
}
