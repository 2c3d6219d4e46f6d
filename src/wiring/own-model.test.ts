import { describe, expect, it } from '@jest/globals';
import { configurationSchema } from '../config/schema.ts';
import type { UserId } from '../core/ids.ts';
import type { SealedModelKey } from '../core/model-key.ts';
import { alice } from '../testing/callers.ts';
import { wireOwnModel } from './own-model.ts';

const key: SealedModelKey = {
  id: 'k1',
  provider: 'endpoint',
  name: 'lab',
  address: 'https://models.example/v1',
  model: 'qwen3',
  state: 'works',
  since: '2026-11-01T00:00:00Z',
  allowed: ['analysis'],
  allowedAt: '2026-11-01T00:00:00Z',
  sealed: Buffer.from('sealed').toString('base64'),
};

const ANSWER = {
  id: 'c_1',
  object: 'chat.completion',
  created: 1,
  model: 'qwen3',
  choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: '{"text":"Rest."}' } }],
  usage: { prompt_tokens: 120, completion_tokens: 30, total_tokens: 150 },
};

/** What leaves for a question of Alice, who shares rooms with these people. */
async function leaving(prompt: string, names: ReadonlyMap<UserId, string>): Promise<readonly string[]> {
  const sent: string[] = [];
  const quiet = (): void => undefined;
  const { models, permissions } = configurationSchema.parse({
    homeserver: { url: 'http://127.0.0.1:1', domain: 'example.org' },
  });
  const ownModel = wireOwnModel({
    permissions,
    configuration: { models },
    displayName: async (user) => await Promise.resolve(names.get(user)),
    ownUsers: { isOwn: () => false },
    seal: { seal: (_context, plain) => plain, open: () => Buffer.from('sk-of-alice') },
    egress: {
      toService: (_address, limits) => async (input, init) => {
        limits?.onSent();
        sent.push(await new Request(input, init).text());
        return Response.json(ANSWER);
      },
      refused: () => [],
      close: quiet,
    },
    store: {
      modelKeys: {
        of: async () => [key],
        read: async () => key,
        put: async () => undefined,
        noteWrong: async () => undefined,
        remove: async () => undefined,
      },
      ledger: {
        begin: async () => 'begun',
        settle: async () => undefined,
        of: async () => [],
        spent: async () => ({ tokens: 0, byModel: {}, requests: 0 }),
        closeLeft: async () => undefined,
      },
      settings: { read: async () => ({}), write: async () => undefined },
      rooms: { acquaintancesOf: async () => [...names.keys()] },
    },
    guardCloud: (_key, ask) => ask,
    now: () => new Date('2026-11-21T10:00:00Z'),
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  });
  const own = await ownModel({ user: alice, timeZone: 'UTC' }, { purpose: 'analysis', request: 'r' });
  if (own.kind !== 'granted') throw new Error('not granted');
  const asked = await own.ask({ people: [], private: [] })({
    instructions: 'Answer.',
    prompt,
    schema: { type: 'object', properties: { text: { type: 'string' } } },
    maxOutputTokens: 10,
    signal: new AbortController().signal,
  });
  expect(asked).toMatchObject({ kind: 'answered' });
  return sent;
}

describe('a question to the own model of a person', () => {
  it('J3 names nobody of a large house', async () => {
    const others = Array.from({ length: 80 }, (_, index) => `@u${index}:example.org` as UserId);
    const nameOf = (index: number): string =>
      `Quince${'abcdefgh'.charAt(index % 8)}${'klmnopqrst'.charAt(Math.floor(index / 8))}`;
    const names = new Map(others.map((user, index) => [user, nameOf(index)]));
    const [body] = await leaving(`Who is late: ${[...names.values()].join(', ')}?`, names);
    expect(body).toContain('[person 80]');
    expect(body).not.toMatch(/Quince/i);
  });
});
