import { connect, type Socket } from 'node:net';
import { createSecureContext, createServer, type TLSSocket } from 'node:tls';
import type { Authority } from '../tls/authority.ts';
import { RequestReader, type SeenRequest } from './read-requests.ts';

/** Stands in front of whatever is elsewhere, and keeps every byte of every request that arrives. */
export interface RecordingProxy {
  readonly port: number;
  /** In the order in which they ended. */
  readonly seen: readonly SeenRequest[];
  /** Of all requests, heads included. */
  readonly bytes: () => number;
  readonly close: () => Promise<void>;
}

/** `behind`: the port on loopback that answers for a host, without encryption. */
export async function startRecordingProxy(
  authority: Authority,
  behind: (host: string) => number | undefined,
): Promise<RecordingProxy> {
  const seen: SeenRequest[] = [];
  const sockets = new Set<Socket>();
  let bytes = 0;
  const forHost = async (host: string) => createSecureContext(await authority.issue(host));
  const server = createServer(
    {
      ...(await authority.issue('127.0.0.1')),
      SNICallback: (host, answer) => {
        forHost(host).then((context) => answer(null, context), answer);
      },
    },
    (socket) => {
      sockets.add(socket);
      pass(socket, behind, {
        onBytes: (count) => (bytes += count),
        onRequest: (request) => seen.push(request),
      });
      socket.once('close', () => sockets.delete(socket));
    },
  );
  const ready = Promise.withResolvers<void>();
  server.once('error', ready.reject);
  server.listen(0, '127.0.0.1', ready.resolve);
  await ready.promise;
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the playground has no port');
  return {
    port: bound.port,
    seen,
    bytes: () => bytes,
    close: async () => {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      for (const socket of sockets) socket.destroy();
      await closed.promise;
    },
  };
}

interface Notes {
  readonly onBytes: (count: number) => void;
  readonly onRequest: (request: SeenRequest) => void;
}

function pass(socket: TLSSocket, behind: (host: string) => number | undefined, notes: Notes): void {
  const host = typeof socket.servername === 'string' ? socket.servername : '';
  const port = behind(host);
  const reader = new RequestReader(host);
  const onward = port === undefined ? undefined : connect(port, '127.0.0.1');
  socket.on('data', (bytes: Buffer) => {
    notes.onBytes(bytes.length);
    for (const request of reader.push(bytes)) notes.onRequest(request);
    onward?.write(bytes);
  });
  socket.once('close', () => {
    const broken = reader.end();
    if (broken) notes.onRequest(broken);
    onward?.destroy();
  });
  // What goes wrong on one side ends the other.
  socket.on('error', () => onward?.destroy());
  if (!onward) {
    socket.once('data', () => socket.destroy());
    return;
  }
  onward.on('error', () => socket.destroy());
  onward.on('data', (bytes: Buffer) => socket.write(bytes));
  onward.once('close', () => socket.destroySoon());
}
