import { afterEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { type PageModels, startPageModels } from './page-models.ts';

const deps = {
  now: () => new Date('2026-11-20T08:12:00Z'),
  sleep: async () => await Promise.resolve(),
  random: (bytes: number) => new Uint8Array(bytes).fill(7),
};

const chatAnswer = z.looseObject({ message: z.looseObject({ content: z.string() }) });

describe('the models beside the page', () => {
  let models: PageModels | undefined;
  afterEach(async () => await models?.close());

  const ask = async (prompt: string): Promise<unknown> => {
    const body = { model: 'qwen3:4b', stream: false, messages: [{ role: 'user', content: prompt }] };
    // oxlint-disable-next-line no-restricted-globals -- the model of the page is on a socket
    const answer = await fetch(`${models?.localModel.url ?? ''}/api/chat`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    const { message } = chatAnswer.parse(await answer.json());
    return JSON.parse(message.content);
  };

  it('follow a script, and show what they were given', async () => {
    models = await startPageModels({ kind: 'scripted' }, deps);
    const { shows, tries, asked } = models.state();
    expect([shows, asked]).toEqual([true, []]);
    expect(tries).toContainEqual(expect.stringMatching(/^config claude sk-ant-(?:07){16}$/));
    const prompt = `Actions:\nSentence: ${JSON.stringify(tries[0])}`;
    expect(await ask(prompt)).toEqual({
      verdict: 'do',
      calls: [{ action: 'task.move', which: 'the dentist', due: 'monday' }],
      ask: null,
    });
    expect(await ask('Sentence: "order me a pizza"')).toMatchObject({ verdict: 'outside' });
    expect(await ask('Sentence: "hm"')).toMatchObject({ verdict: 'unsure' });
    const [newest, , oldest] = models.state().asked;
    expect(newest).toMatchObject({ model: 'local model', text: expect.stringContaining('hm') });
    expect(oldest?.bytes).toBe(oldest?.text.length);
    expect([...models.hosted.ports.keys()]).toEqual(['api.anthropic.com:443']);
  });

  it('are those of an Ollama where its address is given', async () => {
    models = await startPageModels({ kind: 'ollama', url: 'http://gpu.lan:11434', model: 'gemma4' }, deps);
    expect(models.localModel).toEqual({ url: 'http://gpu.lan:11434', model: 'gemma4' });
    expect(models.state()).toMatchObject({ shows: false, asked: [] });
    expect(models.hosted.ports.size).toBe(0);
  });
});
