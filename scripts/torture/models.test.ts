import { describe, expect, it } from '@jest/globals';
import { type Models, openModels } from './models.ts';

async function withModels(use: (models: Models) => Promise<void>): Promise<void> {
  const models = await openModels();
  try {
    await use(models);
  } finally {
    await models.close();
  }
}

const headers = { 'content-type': 'application/json' };

async function askLocal({ address }: Models, sentence: string): Promise<string> {
  const answer = await fetch(`${address}/api/chat`, {
    method: 'POST',
    headers,
    body: JSON.stringify({
      model: 'qwen3:4b',
      stream: false,
      think: false,
      messages: [{ role: 'user', content: `Sentence: ${JSON.stringify(sentence)}` }],
    }),
  });
  return await answer.text();
}

async function askCloud({ keyLine }: Models, question: string): Promise<string> {
  const [, , , address = '', key = '', model = ''] = keyLine('lab').split(' ');
  const answer = await fetch(`${address}/chat/completions`, {
    method: 'POST',
    headers: { ...headers, authorization: `Bearer ${key}`, 'x-client-request-id': 'r.1' },
    body: JSON.stringify({
      model,
      messages: [{ role: 'user', content: `- qzzzzzzzy\nQuestion of the person: ${question}` }],
    }),
  });
  return await answer.text();
}

describe('the models of the torture', () => {
  it('answer what was asked, and note what left', async () => {
    await withModels(async (models) => {
      expect(await askLocal(models, 'see to qaaaabbbx')).toContain('qaaaabbbx');
      expect(models.left).toEqual([]);
      expect(await askCloud(models, 'an eye on qaaaabbby')).toContain('The thread of it: qaaaabbby.');
      expect(models.left).toMatchObject([{ id: 'r.1', text: expect.stringContaining('qaaaabbby') }]);
    });
  });

  it('are held, and never get what is dropped', async () => {
    await withModels(async (models) => {
      const trap = models.trap({ tier: 'local', station: 'arrived' });
      const asked = askLocal(models, 'see to qaaaabbbx').catch(() => 'dropped');
      await trap.caught;
      trap.release('drop');
      expect(await asked).toBe('dropped');
    });
  });
});
