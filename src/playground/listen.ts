import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { HttpRoute } from '../core/http.ts';
import { answerWith, encodeBody } from './router.ts';

export interface Listening {
  /** `http://127.0.0.1:PORT` */
  readonly address: string;
  /** Ends at once, connections that are still open included. */
  readonly close: () => Promise<void>;
}

/** Serves routes on loopback, for the demonstration and for tests that need a socket. `port` 0: any free one. */
export async function listen(routes: readonly HttpRoute[], port = 0): Promise<Listening> {
  const server = createServer((request, response) => void serve(routes, request, response));
  const ready = Promise.withResolvers<void>();
  server.once('error', ready.reject);
  server.listen(port, '127.0.0.1', ready.resolve);
  await ready.promise;
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the playground has no port');
  return {
    address: `http://127.0.0.1:${bound.port}`,
    close: async () => {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      server.closeAllConnections();
      await closed.promise;
    },
  };
}

async function serve(
  routes: readonly HttpRoute[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const reply = await answerWith(routes, {
      method: request.method ?? 'GET',
      target: request.url ?? '/',
      headers: singleHeaders(request),
      body: await bodyOf(request),
    });
    const { bytes, headers } = encodeBody(reply);
    response.writeHead(reply.status, headers).end(bytes);
  } catch {
    // The caller went away, or an endpoint has a mistake: like a real server, it then says 500 and nothing else.
    if (!response.headersSent) response.writeHead(500);
    response.end();
  }
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) if (chunk instanceof Uint8Array) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const singleHeaders = ({ headers }: IncomingMessage): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
