import { createServer as createPlainServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { createSecureContext } from 'node:tls';
import type { Authority } from '../tls/authority.ts';
import type { ModelOutcome, ModelServer } from './model-server.ts';

export interface ServingModel {
  readonly port: number;
  /** `http://127.0.0.1:PORT`, or with https. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves a scripted model on loopback: over TLS for every host name that is asked for, with certificates of `authority`; over
 * plain HTTP without one. `port` 0: any free one.
 */
export async function serveModel(
  model: Pick<ModelServer, 'answer' | 'script'>,
  { authority, port: wanted = 0 }: { authority?: Authority; port?: number } = {},
): Promise<ServingModel> {
  const handle = (request: IncomingMessage, response: ServerResponse): void =>
    void respond(model, request, response);
  const server = authority ? await secureServer(authority, handle) : createPlainServer(handle);
  await listenOn(server, wanted);
  const { port } = boundTo(server);
  model.script.whenDown((isDown) => {
    if (isDown) stop(server);
    else if (!server.listening) server.listen(port, '127.0.0.1');
  });
  return {
    port,
    address: `${authority ? 'https' : 'http'}://127.0.0.1:${port}`,
    close: async () => {
      model.script.whenDown(() => undefined);
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

async function respond(
  model: Pick<ModelServer, 'answer'>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  try {
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
    );
    const body = await bodyOf(request);
    const { method = 'GET', url: target = '/' } = request;
    await send(response, await model.answer({ method, target, headers, body }, gone.signal));
  } catch {
    // The caller went away, the answer breaks off, or the script has a mistake: the caller sees a closed connection.
    response.destroy();
  }
}

async function send(response: ServerResponse, outcome: ModelOutcome): Promise<void> {
  switch (outcome.kind) {
    case 'closed':
      response.destroy();
      return;
    case 'silent':
      return;
    case 'whole': {
      const bytes = new TextEncoder().encode(outcome.text);
      response.writeHead(outcome.status, { ...outcome.headers, 'content-length': bytes.length });
      response.end(bytes);
      return;
    }
    case 'pieces':
      response.writeHead(outcome.status, outcome.headers);
      for await (const piece of outcome.pieces) await written(response, piece);
      response.end();
  }
}

/** Each piece is on its way before the next one is made. */
async function written(response: ServerResponse, piece: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  response.write(piece, (error) => (error ? reject(error) : resolve()));
  await promise;
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) if (chunk instanceof Uint8Array) chunks.push(chunk);
  return Buffer.concat(chunks);
}
