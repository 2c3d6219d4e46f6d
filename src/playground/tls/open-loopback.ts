import { createServer as createPlainServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { createSecureContext } from 'node:tls';
import type { Authority } from './authority.ts';

type Handle = (request: IncomingMessage, response: ServerResponse) => void;
type Closable = Server & { readonly closeAllConnections: () => void };

export interface Loopback {
  readonly port: number;
  /** `https://127.0.0.1:PORT` or `http://127.0.0.1:PORT`. */
  readonly address: string;
  /** Nobody answers there while it is down; the port stays the same. */
  readonly setDown: (isDown: boolean) => void;
  readonly close: () => Promise<void>;
}

/**
 * Serves on loopback: over TLS for every host name that is asked for, with certificates of `authority`; over plain HTTP
 * without one. `port` 0: any free one.
 */
export async function openLoopback(
  handle: Handle,
  { authority, port: wanted = 0 }: { authority?: Authority | undefined; port?: number },
): Promise<Loopback> {
  const server = authority ? await secureServer(authority, handle) : createPlainServer(handle);
  await listenOn(server, wanted);
  const { port } = boundTo(server);
  return {
    port,
    address: `${authority ? 'https' : 'http'}://127.0.0.1:${port}`,
    setDown: (isDown) => {
      if (isDown) stop(server);
      else if (!server.listening) server.listen(port, '127.0.0.1');
    },
    close: async () => {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      server.closeAllConnections();
      await closed.promise;
    },
  };
}

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
