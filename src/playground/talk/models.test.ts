import { Agent, request } from 'node:https';
import { afterEach, describe, expect, it } from '@jest/globals';
import { modelsFile } from '../models/rules-file.ts';
import { Models } from './models.ts';
import { networkOf } from './network.ts';

const FILE = modelsFile.parse({
  claude: {
    keys: ['sk-ant-aaaabbbbcccc'],
    rules: [{ when: 'week', answer: { text: 'fine' }, tokens: { sent: 1204, received: 388 } }],
  },
  endpoints: { 'https://llm.kestrel.example': { keys: ['k'], models: ['big'] } },
});

describe('the models of a talk', () => {
  let models: Models | undefined;
  afterEach(async () => await models?.close());

  it('stand behind their host names, with certificates, and everything that reaches them is kept', async () => {
    let told = 0;
    models = new Models({
      now: () => new Date('2026-11-20T08:12:00Z'),
      sleep: async () => await Promise.resolve(),
      onRequest: () => (told += 1),
    });
    await models.start(FILE);
    expect([models.local, models.names()]).toEqual([undefined, ['claude', 'llm.kestrel.example']]);
    const network = networkOf([models.hosted]);
    expect(network.allow).toEqual(['api.anthropic.com:443', 'llm.kestrel.example:443']);
    const ask = async (host: string, path: string, headers: Record<string, string>): Promise<string> => {
      const [where] = await network.locate(host, 443);
      const agent = new Agent({ ca: [...network.authorities] });
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      const options = { host: where?.address, port: where?.port, servername: host, path, agent, headers };
      request({ ...options }, (response) => {
        response.setEncoding('utf8');
        let text = `${response.statusCode ?? 0} `;
        response.on('data', (part: string) => (text += part));
        response.on('end', () => resolve(text));
      })
        .on('error', reject)
        .end();
      return await promise.finally(() => agent.destroy());
    };
    const version = { 'anthropic-version': '2023-06-01' };
    const right = { ...version, 'x-api-key': 'sk-ant-aaaabbbbcccc' };
    expect(await ask('api.anthropic.com', '/v1/models', right)).toMatch(/^200 /);
    expect(await ask('api.anthropic.com', '/v1/models', { ...version, 'x-api-key': 'no' })).toMatch(/^401 /);
    expect(await ask('llm.kestrel.example', '/v1/models', { authorization: 'Bearer k' })).toMatch(/"big"/);
    expect(models.seen.map(({ host, target }) => `${host} ${target}`)).toEqual([
      'api.anthropic.com /v1/models',
      'api.anthropic.com /v1/models',
      'llm.kestrel.example /v1/models',
    ]);
    expect(told).toBe(3);
    await expect(network.locate('collector.example', 443)).rejects.toThrow('ENOTFOUND');
  });

  it.each([
    [{ local: { rules: [{ when: '(' }] } }, 'is no pattern'],
    [{ claude: { rules: [{ fault: 'hiccup' }] } }, 'one of down, closed'],
    [{ endpoints: { 'http://plain.example': {} } }, 'endpoints'],
  ])('refuses %j', (file, message) => {
    expect(modelsFile.safeParse(file).error?.message).toContain(message);
  });
});
