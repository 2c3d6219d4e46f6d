import { describe, expect, it } from '@jest/globals';
import { UnavailableError, UserFacingError } from '../core/errors.ts';
import type { NewLedgerRow, Settlement } from '../core/ledger.ts';
import type { ModelProvider } from '../core/model-provider.ts';
import { Secret } from '../core/secret.ts';
import { alice } from '../testing/callers.ts';
import { createTestModelKey } from './test-model-key.ts';

const claude: ModelProvider = {
  name: 'claude',
  title: 'Claude',
  company: 'Anthropic',
  address: 'https://api.anthropic.com/v1',
  model: 'claude-x',
  keyLooks: /^sk-/,
  keyHeader: { name: 'x-api-key' },
  keyTest: { path: '/models', headers: { 'anthropic-version': '2023-06-01' } },
  tinyCall: (model) => ({ path: '/messages', body: JSON.stringify({ model, max_tokens: 16 }) }),
};
const { company: _company, ...unnamed } = claude;
const endpoint: ModelProvider = {
  ...unnamed,
  name: 'endpoint',
  title: 'endpoint',
  company: undefined,
  keyHeader: { name: 'authorization', scheme: 'Bearer' },
};

const status =
  (code: number, body: unknown = { data: [] }) =>
  async (): Promise<Response> =>
    await Promise.resolve(
      new Response(typeof body === 'string' ? body : JSON.stringify(body), { status: code }),
    );

interface Trial {
  readonly list?: () => Promise<Response>;
  readonly tiny?: () => Promise<Response>;
  readonly provider?: ModelProvider;
  readonly key?: string;
  /** `any`: the person named none. */
  readonly model?: string;
}

/** Tries a key; what was asked, what the ledger holds, and what the person hears. */
async function tried({
  list = status(200),
  tiny = status(200),
  provider = claude,
  key = 'sk-ant-mine',
  model = 'claude-x',
}: Trial) {
  const asked: Request[] = [];
  const rows: NewLedgerRow[] = [];
  const settled: Settlement[] = [];
  const test = createTestModelKey({
    toService: () => async (input, init) => {
      const request = new Request(input, init);
      expect(rows).toHaveLength(request.method === 'POST' ? 1 : 0);
      asked.push(request);
      return await (request.method === 'POST' ? tiny() : list());
    },
    ledger: {
      begin: async (row, { month }) => {
        expect(month).toBe('2026-12');
        rows.push(row);
        return await Promise.resolve('begun');
      },
      settle: async (owner, id, settlement) => {
        expect([owner, id]).toEqual([alice, rows[0]?.id]);
        settled.push(settlement);
        await Promise.resolve();
      },
    },
    // Already December where alice lives.
    now: () => new Date('2026-11-30T23:30:00Z'),
  });
  const trial = {
    provider,
    address: 'https://models.example/v1',
    model: model === 'any' ? undefined : model,
    key: new Secret(key),
  };
  let models: readonly string[] = [];
  let failure: UserFacingError | undefined;
  try {
    models = await test(trial, { user: alice, timeZone: 'Europe/Berlin' }, AbortSignal.timeout(1000));
  } catch (error) {
    if (!(error instanceof UserFacingError)) throw error;
    failure = error;
  }
  return { asked, rows, settled, models, failure };
}

describe('the test of a key', () => {
  it('J3 costs nothing where models are listed', async () => {
    const { asked, rows, failure } = await tried({});
    expect(failure).toBeUndefined();
    expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET https://models.example/v1/models',
    ]);
    expect(Object.fromEntries(asked[0]?.headers ?? [])).toEqual({
      'anthropic-version': '2023-06-01',
      'x-api-key': 'sk-ant-mine',
    });
    expect(rows).toEqual([]);
  });

  it('J3 tells which models can be chosen from, where the person named none', async () => {
    const ids = ['text-embedding-3', 'qwen3:30b', 'whisper-1', 'gpt-oss'];
    const list = status(200, { data: ids.map((id) => ({ id, object: 'model' })) });
    expect(await tried({ provider: endpoint, list, model: 'any' })).toMatchObject({
      models: ['qwen3:30b', 'gpt-oss'],
      rows: [],
      failure: undefined,
    });
    expect((await tried({ provider: endpoint, list })).models).toEqual([]);
  });

  it.each([
    ['no list', status(404)],
    ['a list of something else', status(200, { data: ['gpt-oss', { id: 7 }] })],
    ['nothing', status(200, { data: [] })],
  ])('J3 of %s there is none to choose, and nothing is asked', async (_what, list) => {
    const { models, rows, failure } = await tried({ provider: endpoint, list, model: 'any' });
    expect([models, rows, failure]).toEqual([[], [], undefined]);
  });

  it('J3 says the key as the provider wants it', async () => {
    const { asked } = await tried({ provider: endpoint });
    expect(asked[0]?.headers.get('authorization')).toBe('Bearer sk-ant-mine');
  });

  it.each([403, 404, 405])(
    'J3 asks one tiny question after a %d, which stands in the ledger first',
    async (code) => {
      const { asked, rows, settled, failure } = await tried({ list: status(code) });
      expect(failure).toBeUndefined();
      expect(asked.map(({ method }) => method)).toEqual(['GET', 'POST']);
      expect(await asked[1]?.text()).toBe(rows[0]?.text);
      expect(asked[1]?.headers.get('x-client-request-id')).toBe(rows[0]?.id);
      expect(rows[0]).toMatchObject({
        owner: alice,
        purpose: 'key test',
        host: 'models.example',
        model: 'claude-x',
      });
      expect(settled).toEqual([{ state: 'answered', sent: 100, received: 0 }]);
    },
  );

  it.each([
    ['401', { list: status(401) }, 'Anthropic does not accept this key.'],
    [
      '401 of an endpoint',
      { list: status(401), provider: endpoint },
      'models.example does not accept this key.',
    ],
    ['402', { list: status(402) }, /too much was asked, or the account has no credit/],
    ['429', { list: status(429) }, /too much was asked, or the account has no credit/],
    ['400', { list: status(400) }, 'Anthropic does not answer like a provider of models.'],
    [
      'a page',
      { list: status(200, '<html>Sign in</html>') },
      'Anthropic does not answer like a provider of models.',
    ],
    ['nothing', { list: status(200, '') }, 'Anthropic does not answer like a provider of models.'],
    ['500', { list: status(500) }, 'Anthropic is out of order at the moment.'],
    [
      '403, and 401 for the model',
      { list: status(403), tiny: status(401) },
      'Anthropic does not accept this key.',
    ],
    [
      '403, and for the model',
      { list: status(403), tiny: status(403) },
      'Anthropic does not let this key ask the model claude-x.',
    ],
    [
      '404, and for the model',
      { list: status(404), tiny: status(404) },
      'Anthropic knows no model claude-x.',
    ],
    [
      '404, and a page for the model',
      { list: status(404), tiny: status(200, 'hello') },
      'Anthropic does not answer like a provider of models.',
    ],
  ])('J3 shows why it does not work: %s', async (_why, trial, message) => {
    const { failure } = await tried(trial);
    expect(failure?.message).toMatch(message);
    expect(failure?.certainty).toBe('not done');
    expect(failure?.next).toBeDefined();
    expect(failure?.said?.('de').message).not.toBe(failure?.message);
  });

  it.each(['sk ant mine', 'sk-ant\nmine', 'sk-ant\r\nx-evil: 1', 'sk-ant-\u200bmine', '', 'schlüssel'])(
    'J3 sends nothing for what is no key: %j',
    async (key) => {
      const { asked, failure } = await tried({ key });
      expect(asked).toEqual([]);
      expect(failure?.message).toMatch('That is no key');
      expect(failure?.message).not.toContain('mine');
    },
  );

  it('K3 counts a tiny question that nobody answered, and none that never left', async () => {
    const failing = (certainty: 'not done' | 'may have been done') => async (): Promise<Response> =>
      await Promise.reject(new UnavailableError('away', { certainty }));
    const away = await tried({ list: status(403), tiny: failing('may have been done') });
    expect(away.settled).toEqual([{ state: 'failed', sent: 100, received: 0 }]);
    const never = await tried({ list: status(403), tiny: failing('not done') });
    expect(never.settled).toEqual([{ state: 'not sent', sent: 0, received: 0 }]);
  });
});
