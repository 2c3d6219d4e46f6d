import { createServer, type RequestListener } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Secret } from '../core/secret.ts';
import { closeAgents, createAgents } from './agents.ts';
import { createToMedia, type ToMedia } from './to-media.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

interface Sleeping {
  readonly wake: () => void;
}

/** What this server answers, and the sleeps that are waited for. */
async function mediaAt(answer: RequestListener) {
  const server = createServer(answer);
  const ready = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', ready.resolve);
  await ready.promise;
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('no port');
  const agents = createAgents([]);
  closing.push(async () => {
    closeAgents(agents);
    const closed = Promise.withResolvers<void>();
    server.close(() => closed.resolve());
    server.closeAllConnections();
    await closed.promise;
  });
  const sleeping = new Set<Sleeping>();
  const asked: object[] = [];
  const toMedia: ToMedia = createToMedia(
    { url: `http://127.0.0.1:${bound.port}`, token: new Secret('the-token') },
    {
      agents,
      asked: (call) => void asked.push(call),
      sleep: async (_ms, signal) => {
        const { promise, resolve, reject } = Promise.withResolvers<void>();
        const one = { wake: resolve };
        sleeping.add(one);
        signal?.addEventListener('abort', () => {
          sleeping.delete(one);
          reject(signal.reason);
        });
        await promise;
      },
    },
  );
  return { toMedia, asked, sleeping };
}

const { signal } = new AbortController();

async function lengthOf(body: AsyncIterable<Uint8Array>): Promise<number> {
  let length = 0;
  for await (const chunk of body) length += chunk.length;
  return length;
}

const GET = {
  method: 'GET',
  path: '/_matrix/client/v1/media/download/a/b',
  query: { user_id: '@eis:a' },
} as const;

describe('the way to the media of the homeserver', () => {
  it('R4 carries the token in a header, and bytes as they come', async () => {
    const heard: object[] = [];
    const { toMedia, asked, sleeping } = await mediaAt((request, response) => {
      heard.push({ url: request.url, token: request.headers.authorization });
      response.writeHead(200);
      for (let count = 0; count < 20; count += 1) response.write(Buffer.alloc(100_000, count));
      response.end();
    });
    const answer = await toMedia(GET, signal);
    expect(answer.status).toBe(200);
    expect(await lengthOf(answer.body)).toBe(2_000_000);
    expect(heard).toEqual([
      { url: '/_matrix/client/v1/media/download/a/b?user_id=%40eis%3Aa', token: 'Bearer the-token' },
    ]);
    expect(asked).toEqual([{ method: 'GET', path: GET.path, status: 200 }]);
    expect(sleeping.size).toBe(0);
  });

  it('R4 ends the request when nobody wants more of it', async () => {
    const ended = Promise.withResolvers<void>();
    const { toMedia } = await mediaAt((_request, response) => {
      response.on('close', () => ended.resolve());
      response.writeHead(200);
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
      };
      response.on('drain', more);
      more();
    });
    const { body } = await toMedia(GET, signal);
    let length = 0;
    for await (const chunk of body) {
      length += chunk.length;
      if (length > 200_000) break;
    }
    await ended.promise;
    expect(length).toBeGreaterThan(200_000);
  });

  it('R4 sends a file with its length', async () => {
    const { toMedia } = await mediaAt((request, response) => {
      let length = 0;
      request.on('data', (chunk: Buffer) => void (length += chunk.length));
      request.on('end', () => {
        const { 'content-length': said, 'content-type': type } = request.headers;
        response.end(JSON.stringify({ length, said, type }));
      });
    });
    const chunks = Array.from({ length: 30 }, () => new Uint8Array(100_000));
    const asked = {
      method: 'POST',
      path: '/_matrix/media/v3/upload',
      query: {},
      type: 'image/png',
      chunks,
    } as const;
    const { body } = await toMedia(asked, signal);
    let text = '';
    for await (const chunk of body) text += new TextDecoder().decode(chunk);
    expect(JSON.parse(text)).toEqual({ length: 3_000_000, said: '3000000', type: 'image/png' });
  });

  it('R4 hears a refusal that comes before all was sent', async () => {
    const { toMedia } = await mediaAt((request, response) => {
      response.writeHead(413, { connection: 'close' });
      response.end('{}');
      request.pause();
    });
    const chunks = Array.from({ length: 100 }, () => new Uint8Array(100_000));
    const asked = { method: 'POST', path: '/', query: {}, type: 'image/png', chunks } as const;
    const { status, body } = await toMedia(asked, signal);
    expect(status).toBe(413);
    expect(await lengthOf(body)).toBe(2);
  });

  it('R4 gives up a homeserver that has gone silent', async () => {
    const { toMedia, sleeping, asked } = await mediaAt(() => undefined);
    const answer = toMedia(GET, signal);
    answer.catch(() => undefined);
    expect(sleeping.size).toBe(1);
    for (const { wake } of sleeping) wake();
    await expect(answer).rejects.toThrow('aborted');
    expect(asked).toEqual([{ method: 'GET', path: GET.path, status: 0 }]);
  });

  it('R4 follows nobody elsewhere', async () => {
    const { toMedia } = await mediaAt((_request, response) => {
      response.writeHead(307, { location: 'http://elsewhere.org/' });
      response.end();
    });
    const { status, body } = await toMedia(GET, signal);
    expect(status).toBe(307);
    expect(await lengthOf(body)).toBe(0);
  });
});
