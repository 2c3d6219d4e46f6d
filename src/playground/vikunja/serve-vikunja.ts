import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Authority } from '../tls/authority.ts';
import { openLoopback } from '../tls/open-loopback.ts';
import { firstHalf, type Outcome } from './outcome.ts';
import type { PlaygroundVikunja } from './vikunja.ts';

export interface ServingVikunja {
  readonly port: number;
  /** `https://127.0.0.1:PORT/` or `http://127.0.0.1:PORT/`. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves a Vikunja on loopback: over TLS for every host name that is asked for, with certificates of `authority`; over plain
 * HTTP without one.
 */
export async function serveVikunja(
  vikunja: PlaygroundVikunja,
  { authority }: { authority?: Authority } = {},
): Promise<ServingVikunja> {
  const scheme = authority ? 'https' : 'http';
  const handle = (request: IncomingMessage, response: ServerResponse): void =>
    void respond(vikunja, { request, response, scheme });
  const { port, address, setDown, close } = await openLoopback(handle, { authority });
  vikunja.faults.whenDown(setDown);
  return { port, address: `${address}/`, close };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly scheme: string;
}

async function respond(vikunja: PlaygroundVikunja, { request, response, scheme }: Exchange): Promise<void> {
  try {
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
    );
    const outcome = await vikunja.answer(
      { method: request.method ?? 'GET', target: request.url ?? '/', headers, body: await bodyOf(request) },
      scheme,
    );
    send(response, outcome);
  } catch {
    // The caller went away, or an endpoint has a mistake: like a real server, it then says 500 and nothing else.
    if (!response.headersSent) response.writeHead(500);
    response.end();
  }
}

function send(response: ServerResponse, outcome: Outcome): void {
  if (outcome.kind === 'closed') response.destroy();
  if (outcome.kind !== 'answer') return;
  const { status, headers, text, isCut, bytes = new TextEncoder().encode(text) } = outcome;
  response.writeHead(status, bytes.length === 0 ? headers : { ...headers, 'content-length': bytes.length });
  if (isCut) response.write(firstHalf(text), () => response.destroy());
  else response.end(bytes);
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) if (chunk instanceof Uint8Array) chunks.push(chunk);
  return Buffer.concat(chunks);
}
