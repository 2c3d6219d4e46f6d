import { describe, expect, it } from '@jest/globals';
import { CloudGrant } from '../core/cloud-grant.ts';
import type { NewLedgerRow, Settlement } from '../core/ledger.ts';
import { Secret } from '../core/secret.ts';
import { createMask } from '../egress/mask.ts';
import { createToCloudModel } from '../egress/to-cloud-model.ts';
import { createAskModel } from '../llm/ask-model.ts';
import { cloudProviders } from '../llm/providers/index.ts';
import { alice } from '../testing/callers.ts';

const ANSWER = JSON.stringify({
  text: 'Ask [person 1], then rest.',
  calls: [{ action: 'task.move', due: 'monday' }],
});

/** What each provider answers, as it is documented. */
const answers: Readonly<Record<string, object>> = {
  claude: {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: 'm',
    stop_reason: 'end_turn',
    stop_sequence: null,
    content: [{ type: 'text', text: ANSWER }],
    usage: { input_tokens: 120, output_tokens: 30 },
  },
  openai: {
    id: 'resp_1',
    object: 'response',
    created_at: 1,
    status: 'completed',
    model: 'm',
    error: null,
    incomplete_details: null,
    output: [
      {
        type: 'message',
        id: 'msg_1',
        status: 'completed',
        role: 'assistant',
        content: [{ type: 'output_text', text: ANSWER, annotations: [] }],
      },
    ],
    usage: { input_tokens: 120, output_tokens: 30, total_tokens: 150 },
  },
  endpoint: {
    id: 'c_1',
    object: 'chat.completion',
    created: 1,
    model: 'm',
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: ANSWER } }],
    usage: { prompt_tokens: 120, completion_tokens: 30, total_tokens: 150 },
  },
};

const words = { type: ['string', 'null'] };
const schema = {
  type: 'object',
  properties: {
    text: { type: 'string' },
    calls: {
      type: 'array',
      items: {
        type: 'object',
        properties: { action: { type: 'string', enum: ['task.add', 'task.move'] }, due: words, which: words },
        required: ['action', 'due', 'which'],
        additionalProperties: false,
      },
    },
  },
  required: ['text', 'calls'],
  additionalProperties: false,
};

describe('what the SDK makes of a question', () => {
  it('J6 there are providers', () => {
    expect(cloudProviders.map(({ name }) => name).toSorted()).toEqual(Object.keys(answers).toSorted());
  });

  // What a new version of the SDK says differently is not sent, until somebody has looked at it.
  it.each(cloudProviders)('J2 J6 K3 is known, masked and written down for $name', async (provider) => {
    const address = provider.address ?? 'https://models.example/v1';
    const model = provider.model ?? 'qwen3';
    const rows: NewLedgerRow[] = [];
    const settled: Settlement[] = [];
    const sent: string[] = [];
    const headers: Headers[] = [];
    const toCloudModel = createToCloudModel({
      toService: (_address, limits) => async (input, init) => {
        const request = new Request(input, init);
        limits?.onSent();
        expect(rows).toHaveLength(1);
        sent.push(await request.text());
        headers.push(request.headers);
        return Response.json(answers[provider.name]);
      },
      ledger: {
        begin: async (row) => await Promise.resolve(rows.push(row) > 0 ? 'begun' : 'over the cap'),
        settle: async (_owner, _id, settlement) => await Promise.resolve(void settled.push(settlement)),
        of: async () => await Promise.resolve([]),
      },
      now: () => new Date('2026-11-21T10:00:00Z'),
    });
    const grant = new CloudGrant({
      user: alice,
      keyId: 'k1',
      provider: provider.name,
      address,
      model,
      purpose: 'analysis',
      allowedAt: '2026-11-21T09:00:00.000Z',
      left: 100_000,
    });
    const fetch = toCloudModel(grant, {
      key: new Secret('sk-of-alice'),
      keyName: provider.title,
      keyHeader: provider.keyHeader,
      mask: createMask({ people: ['Bob Miller'], private: [], own: ['Alice'] }),
      request: 'a'.repeat(32),
      step: 'ask',
      cap: { tokens: 100_000, month: '2026-11' },
      onSettled: () => undefined,
    });
    const ask = createAskModel(
      async () => await provider.connect({ fetch, address, model }),
      { tier: 'cloud', provider: provider.name, title: provider.title, model },
      {
        withinMs: 1000,
        sleep: async (_ms, signal) =>
          await new Promise((_resolve, reject) => {
            signal?.addEventListener('abort', () => reject(new Error('aborted')));
          }),
        log: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
      },
    );
    const asked = await ask({
      instructions: 'You help one person to plan.',
      prompt: 'Question: what do I owe Bob, and what is sk-ant-aaaabbbbcccc?',
      schema,
      maxOutputTokens: 900,
      signal: new AbortController().signal,
    });
    expect(asked).toMatchObject({
      kind: 'answered',
      value: { text: 'Ask Bob, then rest.', calls: [{ action: 'task.move', due: 'monday' }] },
      tokens: { sent: 120, received: 30 },
    });
    expect(sent).toEqual([rows[0]?.text]);
    expect(sent[0]).toContain('what do I owe [person 1], and what is [secret 1]?');
    expect(sent[0]).toContain('"task.move"');
    expect(sent[0]).not.toMatch(/Bob|sk-/);
    expect(rows[0]).toMatchObject({ replaced: 2, provider: provider.name, model });
    expect(settled).toEqual([{ state: 'answered', sent: 120, received: 30 }]);
    const { name } = provider.keyHeader;
    expect(headers[0]?.get(name)).toBe(name === 'authorization' ? 'Bearer sk-of-alice' : 'sk-of-alice');
  });
});
