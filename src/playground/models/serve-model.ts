import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Authority } from '../tls/authority.ts';
import { openLoopback } from '../tls/open-loopback.ts';
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
  options: { authority?: Authority; port?: number } = {},
): Promise<ServingModel> {
  const handle = (request: IncomingMessage, response: ServerResponse): void =>
    void respond(model, request, response);
  const { setDown, close, ...where } = await openLoopback(handle, options);
  model.script.whenDown(setDown);
  return {
    ...where,
    close: async () => {
      model.script.whenDown(() => undefined);
      await close();
    },
  };
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
