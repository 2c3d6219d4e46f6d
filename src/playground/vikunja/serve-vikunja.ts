import { createServer as createPlainServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { createSecureContext } from 'node:tls';
import type { Authority } from '../tls/authority.ts';
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
  const server = authority ? await secureServer(authority, handle) : createPlainServer(handle);
  await listenOn(server, 0);
  const { port } = boundTo(server);
  vikunja.faults.whenDown((isDown) => {
    if (isDown) stop(server);
    else if (!server.listening) server.listen(port, '127.0.0.1');
  });
  return {
    port,
    address: `${scheme}://127.0.0.1:${port}/`,
    close: async () => {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      server.closeAllConnections();
      await closed.promise;
    },
  };
}

type Handle = (request: IncomingMessage, response: ServerResponse) => void;
type Closable = Server & { readonly closeAllConnections: () => void };

async function secureServer(authority: Authority, handle: Handle): Promise<Closable> {
  const usual = await authority.issue('127.0.0.1');
  const forHost = async (host: string) => createSecureContext(await authority.issue(host));
  return createSecureServer(
    {
      ...usual,
      SNICallback: (host, answer) => {
        forHost(host).then((context) => answer(null, context), answer);
      },
    },
    handle,
  );
}

async function listenOn(server: Server, port: number): Promise<void> {
  const ready = Promise.withResolvers<void>();
  server.once('error', ready.reject);
  server.listen(port, '127.0.0.1', ready.resolve);
  await ready.promise;
}

function boundTo(server: Server): AddressInfo {
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the playground has no port');
  return bound;
}

function stop(server: Closable): void {
  server.close();
  server.closeAllConnections();
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
  const { status, headers, text, isCut } = outcome;
  const bytes = new TextEncoder().encode(text);
  response.writeHead(status, text === '' ? headers : { ...headers, 'content-length': bytes.length });
  if (isCut) response.write(firstHalf(text), () => response.destroy());
  else response.end(bytes);
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) if (chunk instanceof Uint8Array) chunks.push(chunk);
  return Buffer.concat(chunks);
}
