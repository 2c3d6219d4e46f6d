import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { NoAnswerError } from '../core/model.ts';
import { Secret } from '../core/secret.ts';
import { createToLocalModel, type LocalEgress } from './to-local-model.ts';

const open: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

type Answer = (response: ServerResponse) => void;

interface Seen {
  readonly url: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A server on loopback that answers everything in one way, and a fetch that leads to it. */
async function serve(answer: Answer, key?: Secret) {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const chunks: Uint8Array[] = [];
    request.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    request.on('end', () => {
      seen.push({ url: request.url, headers: request.headers, body: Buffer.concat(chunks).toString() });
      answer(response);
    });
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  const { port }: Partial<AddressInfo> = Object(server.address());
  const url = `http://ollama.lan:${port}`;
  open.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const egress = egressTo([url]);
  const fetch = egress.toLocalModel(url, key);
  const post = async (path: string, body: unknown, signal?: AbortSignal) =>
    await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { authorization: 'Bearer from-the-sdk', 'x-more': 'more' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
      ...(signal ? { signal } : {}),
    });
  return { url, seen, fetch, post, get: async (path: string) => await fetch(`${url}${path}`), egress };
}

function egressTo(addresses: readonly string[], sleep = never): LocalEgress {
  const egress = createToLocalModel({
    addresses,
    authorities: [],
    sleep,
    locate: async (_host, port) => await Promise.resolve([{ address: '127.0.0.1', port }]),
  });
  open.push(egress.close);
  return egress;
}

const never = async (_ms: number, signal?: AbortSignal): Promise<void> =>
  await new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('stopped'))));

const reasonOf = async (work: Promise<unknown>): Promise<string> =>
  await work.then(
    () => 'answered',
    (error: Partial<NoAnswerError>) => error.because ?? 'another error',
  );

function sendWithoutEnd(response: ServerResponse): void {
  if (!response.destroyed) response.write(' '.repeat(65_536), () => sendWithoutEnd(response));
}

const ok = (response: ServerResponse): void => void response.end('{"message":"hello"}');

describe('createToLocalModel', () => {
  it('J1 asks the model that is listed, and nothing of the SDK goes along', async () => {
    const { post, get, seen } = await serve(ok);
    const response = await post('/api/chat', { model: 'qwen3:4b' });
    expect(await response.json()).toEqual({ message: 'hello' });
    await get('/api/tags');
    expect(seen.map(({ url, body }) => [url, body])).toEqual([
      ['/api/chat', '{"model":"qwen3:4b"}'],
      ['/api/tags', ''],
    ]);
    expect(seen[0]?.headers).toMatchObject({ 'user-agent': 'eis', 'content-type': 'application/json' });
    expect(Object.keys(seen[0]?.headers ?? {})).not.toContain('x-more');
    expect(Object.keys(seen[0]?.headers ?? {})).not.toContain('authorization');
  });

  it('J8 brings the key of the house to the gateway', async () => {
    const { post, seen } = await serve(ok, new Secret('sk-house'));
    await post('/chat/completions', { model: 'qwen3-30b' });
    expect(seen[0]?.headers.authorization).toBe('Bearer sk-house');
  });

  it('J13 refuses names that the server would pass on to a cloud, before anything is sent', async () => {
    const { post, seen } = await serve(ok);
    const names = ['gpt-oss:120b-cloud', 'kimi-k2:cloud', 'KIMI:CLOUD', 'deepseek-v3.1:671b-cloud '];
    expect(names).toHaveLength(4);
    for (const model of names) expect(await reasonOf(post('/api/chat', { model }))).toBe('none');
    expect(await reasonOf(post('/api/show', { name: 'kimi-k2:cloud' }))).toBe('none');
    for (const body of ['no json', '7', 'null'])
      expect(await reasonOf(post('/api/chat', body))).toBe('not sent');
    expect(seen).toEqual([]);
  });

  it('reaches nothing that is not listed, and nothing beside it', async () => {
    const { fetch, url, seen, egress } = await serve(ok);
    expect(() => egress.toLocalModel('http://collector.example')).toThrow(/does not list/);
    const elsewhere = [
      'http://collector.example/api/chat',
      'http://127.0.0.1:1/',
      url.replace('lan', 'lan.evil'),
    ];
    expect(elsewhere).toHaveLength(3);
    for (const address of elsewhere) await expect(fetch(address)).rejects.toThrow(/another place/);
    expect(seen).toEqual([]);
  });

  it('follows no redirect', async () => {
    const { post, seen } = await serve((response) => {
      response.writeHead(307, { location: 'http://127.0.0.1:1/' });
      response.end();
    });
    expect((await post('/api/chat', { model: 'qwen3:4b' })).status).toBe(307);
    expect(seen).toHaveLength(1);
  });

  const answers: readonly (readonly [string, Answer, string])[] = [
    ['endless', sendWithoutEnd, 'unusable'],
    ['too long', (response) => void response.end(' '.repeat(1024 * 1024 + 1)), 'unusable'],
    ['no HTTP', (response) => void response.socket?.end('SSH-2.0\r\n'), 'down'],
    ['broken off', (response) => void response.socket?.destroy(), 'down'],
    ['packed', (response) => void response.setHeader('content-encoding', 'gzip').end('x'), 'unusable'],
  ];
  it.each(answers)('takes an answer that is %s for none', async (_what, answer, because) => {
    const { post } = await serve(answer);
    expect(await reasonOf(post('/api/chat', { model: 'qwen3:4b' }))).toBe(because);
  });

  it('says that nobody is there', async () => {
    const egress = egressTo(['http://127.0.0.1:1']);
    expect(await reasonOf(egress.toLocalModel('http://127.0.0.1:1')('http://127.0.0.1:1/api/tags'))).toBe(
      'down',
    );
  });

  it('does not wait for ever', async () => {
    const { url } = await serve(() => undefined);
    const waits: number[] = [];
    const sleep = async (ms: number): Promise<void> => {
      waits.push(ms);
      await setImmediate();
    };
    const fetch = egressTo([url], sleep).toLocalModel(url);
    expect(await reasonOf(fetch(`${url}/api/tags`))).toBe('too slow');
    expect(waits).toEqual([900_000]);
  });

  it('hangs up when the caller does', async () => {
    const asked = Promise.withResolvers<void>();
    const left = Promise.withResolvers<string>();
    const { post } = await serve((response) => {
      response.once('close', () => left.resolve('left'));
      asked.resolve();
    });
    const leaving = new AbortController();
    const gone = new Error('deleted');
    const answer = post('/api/chat', { model: 'qwen3:4b' }, leaving.signal);
    await asked.promise;
    leaving.abort(gone);
    await expect(answer).rejects.toBe(gone);
    expect(await left.promise).toBe('left');
  });
});
