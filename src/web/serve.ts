import { createServer, type Server } from 'node:http';
import type { HttpRoute } from '../core/http.ts';
import type { Log } from '../core/log.ts';
import { createApp } from './create-app.ts';

/** A port of the machine (0: any free one), or the path of a unix socket whose folder guards it. */
export type ServeOptions = { readonly routes: readonly HttpRoute[] } & (
  | { readonly host: string; readonly port: number }
  | { readonly socketPath: string }
);

export interface ServeDeps {
  readonly log: Log;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

export interface Serving {
  /** `http://127.0.0.1:29333` with the port that was really taken, or the path of the socket. */
  readonly address: string;
  /** Takes no new request, lets the running ones end within seconds, then hangs up on the rest. */
  readonly close: () => Promise<void>;
}

/**
 * Longer than the 90 s for which the homeservers' HTTP clients keep an idle connection: if eis closed it first, a
 * push could meet the closing, and the Conduit family does not repeat a failed push until the next event.
 */
const KEEP_ALIVE_MS = 120_000;
/** Longer than a transaction may take. */
const CLOSE_WITHIN_MS = 11_000;

/** Starts listening; throws what `listen` throws (`EADDRINUSE`, `EACCES`). The only place that opens a listener. */
export async function serve(options: ServeOptions, deps: ServeDeps): Promise<Serving> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, createApp(options.routes, deps.log));
  const { promise: listening, resolve, reject } = Promise.withResolvers<void>();
  hangUpWhenClosing(server);
  server.once('error', reject);
  server.listen(
    'port' in options ? { host: options.host, port: options.port } : { path: options.socketPath },
    resolve,
  );
  await listening;
  server.off('error', reject);
  server.on('error', () => {
    deps.log.error('listener failed');
  });
  return { address: addressOf(server), close: async () => await close(server, deps) };
}

function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') return address ?? '';
  return address.family === 'IPv6'
    ? `http://[${address.address}]:${address.port}`
    : `http://${address.address}:${address.port}`;
}

async function close(server: Server, { sleep }: ServeDeps): Promise<void> {
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  server.close(() => {
    resolve();
  });
  const stop = new AbortController();
  await Promise.race([closed, sleep(CLOSE_WITHIN_MS, stop.signal)]);
  stop.abort();
  server.closeAllConnections();
  await closed;
}

/** Once no new connection is taken, one that has its answer is of no use: the caller would keep it for minutes. */
function hangUpWhenClosing(server: Server): void {
  server.prependListener('request', (_request, response) => {
    response.once('finish', () => {
      if (!server.listening) server.closeIdleConnections();
    });
  });
}
