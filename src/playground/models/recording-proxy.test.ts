import { Agent, request } from 'node:https';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createAuthority } from '../tls/authority.ts';
import { createPlaygroundAnthropic } from './anthropic.ts';
import { RequestReader } from './read-requests.ts';
import { startRecordingProxy } from './recording-proxy.ts';
import { serveModel } from './serve-model.ts';

const HOST = 'api.anthropic.com';
const encoder = new TextEncoder();
const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

describe('reading requests from bytes', () => {
  const WIRE = [
    'POST /v1/a?b=c HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello',
    'GET /v1/models HTTP/1.1\r\nX-Api-Key: k\r\n\r\n',
    'POST /v1/c HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n',
  ].join('');

  it.each([1, 2, 7, 1000])('finds all of them in pieces of %i bytes', (size) => {
    const reader = new RequestReader('h');
    const bytes = encoder.encode(WIRE);
    const found = [];
    for (let at = 0; at < bytes.length; at += size) found.push(...reader.push(bytes.subarray(at, at + size)));
    expect(found.map(({ method, target, body, isWhole }) => [method, target, text(body), isWhole])).toEqual([
      ['POST', '/v1/a?b=c', 'hello', true],
      ['GET', '/v1/models', '', true],
      ['POST', '/v1/c', 'abcde', true],
    ]);
    expect(found[1]?.headers).toEqual({ 'x-api-key': 'k' });
    expect(reader.end()).toBeUndefined();
  });

  it('gives what there is of one that breaks off', () => {
    const reader = new RequestReader('h');
    expect(reader.push(encoder.encode('POST /a HTTP/1.1\r\nContent-Length: 50\r\n\r\nhel'))).toEqual([]);
    expect(text(reader.end()?.body)).toBe('hel');
  });
});

describe('the recording proxy', () => {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });

  it('sees exactly the bytes that reach whoever is behind it', async () => {
    const authority = await createAuthority('for this test');
    const cloud = createPlaygroundAnthropic({
      keys: ['k'],
      sleep: async () => await Promise.resolve(),
      rules: [{ answer: 'yes' }],
    });
    const serving = await serveModel(cloud);
    const proxy = await startRecordingProxy(authority, (host) => (host === HOST ? serving.port : undefined));
    closing.push(proxy.close, serving.close);
    const agent = new Agent({ ca: authority.certificate });
    const ask = async (host: string, body: string): Promise<string> => {
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      const headers = { 'x-api-key': 'k', 'anthropic-version': '2023-06-01', host };
      const where = { host: '127.0.0.1', port: proxy.port, servername: host, path: '/v1/messages' };
      const asked = request({ ...where, method: 'POST', headers, agent }, (response) => {
        response.setEncoding('utf8');
        let all = '';
        response.on('data', (part: string) => (all += part));
        response.on('end', () => resolve(all));
        response.on('error', reject);
      });
      asked.on('error', reject);
      asked.end(body);
      return await promise;
    };
    const body = JSON.stringify({
      model: 'claude-sonnet-4-5',
      max_tokens: 5,
      messages: [{ role: 'user', content: 'grüß dich 🙂' }],
    });
    expect(await ask(HOST, body)).toContain('"yes"');
    await expect(ask('collector.example', 'everything')).rejects.toThrow('socket hang up');
    agent.destroy();
    expect(proxy.seen.map(({ host, body: bytes }) => [host, text(bytes)])).toEqual([
      [HOST, body],
      ['collector.example', 'everything'],
    ]);
    expect(text(cloud.requests[0]?.bytes)).toBe(body);
    expect(proxy.bytes()).toBeGreaterThan(encoder.encode(body).length);
  });
});
