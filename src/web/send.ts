import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpReply } from '../core/http.ts';

/** Node drops the rest of an unread body by itself; for more than this it is cheaper to end the connection. */
const DROPPED_BYTES = 1024 * 1024;

/** Writes the whole reply. The connection ends with it where much of the request was not read. */
export function send(response: ServerResponse, { status, headers, body }: HttpReply): void {
  const [type, bytes] = encode(body);
  if (hasMuchToCome(response.req)) response.shouldKeepAlive = false;
  response.writeHead(status, { 'content-type': type, 'content-length': bytes.length, ...headers });
  response.end(bytes);
}

const hasMuchToCome = ({ complete, headers }: IncomingMessage): boolean =>
  !complete &&
  (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > DROPPED_BYTES);

function encode(body: HttpReply['body']): readonly [type: string, bytes: Buffer] {
  if (typeof body === 'string') return ['text/html; charset=utf-8', Buffer.from(body)];
  if (body instanceof Uint8Array) return ['application/octet-stream', Buffer.from(body)];
  return ['application/json', Buffer.from(JSON.stringify(body))];
}
