import { describe, expect, it } from '@jest/globals';
import { generateText, isStepCount, jsonSchema, tool } from 'ai';
import { createOllama } from 'ollama-ai-provider';
import { ollamaFetch } from './ollama.ts';

const bodies: Readonly<Record<string, unknown>>[] = [];

const say = (message: object): Response =>
  Response.json({
    model: 'qwen3:4b',
    created_at: '2026-11-21T12:00:00Z',
    message: { role: 'assistant', content: '', ...message },
    done: true,
    done_reason: 'stop',
  });

/** First it wants a tool, then it answers. */
const wantsTool: typeof globalThis.fetch = async (_input, init) => {
  const body: unknown = JSON.parse(typeof init?.body === 'string' ? init.body : '{}');
  bodies.push(Object(body));
  const calls = [{ id: 'call_7', function: { name: 'weather', arguments: { city: 'Bonn' } } }];
  return await Promise.resolve(bodies.length === 1 ? say({ tool_calls: calls }) : say({ content: 'Rain.' }));
};

// What the package of the provider says, and where, is not ours: this shows when an upgrade mends or breaks it.
describe('ollamaFetch', () => {
  it('puts settings, context, keep-alive and the names of tools where Ollama reads them', async () => {
    const fetch = ollamaFetch({ fetch: wantsTool, context: 8_192, keepAlive: '30m', think: false });
    const { text } = await generateText({
      model: createOllama({ baseURL: 'http://ollama.lan:11434/api', fetch })('qwen3:4b'),
      prompt: 'What is the weather in Bonn?',
      tools: {
        weather: tool({
          inputSchema: jsonSchema<{ city: string }>({
            type: 'object',
            properties: { city: { type: 'string' } },
          }),
          execute: async () => await Promise.resolve('rain'),
        }),
      },
      stopWhen: isStepCount(3),
      temperature: 0,
      maxOutputTokens: 40,
      maxRetries: 0,
      providerOptions: { ollama: { options: { seed: 1 } } },
    });
    expect(text).toBe('Rain.');
    expect(bodies).toHaveLength(2);
    const last = bodies.at(-1);
    expect(last).toMatchObject({
      options: { temperature: 0, num_predict: 40, num_ctx: 8_192, seed: 1 },
      keep_alive: '30m',
      think: false,
    });
    for (const name of ['temperature', 'max_output_tokens', 'top_p', 'tool_choice'])
      expect(last).not.toHaveProperty(name);
    expect(Array.isArray(last?.['messages']) ? last['messages'].at(-1) : undefined).toMatchObject({
      role: 'tool',
      tool_name: 'weather',
      tool_call_id: 'call_7',
    });
  });

  it('lets a model that cannot stop thinking think little', async () => {
    bodies.length = 1;
    const fetch = ollamaFetch({ fetch: wantsTool, context: 4_096, keepAlive: -1, think: 'low' });
    const model = createOllama({ baseURL: 'http://ollama.lan:11434/api', fetch })('gpt-oss:20b');
    await generateText({ model, prompt: 'Hello?', maxRetries: 0 });
    expect(bodies.at(-1)).toMatchObject({ think: 'low', keep_alive: -1, options: { num_ctx: 4_096 } });
  });

  it('leaves everything else as it is', async () => {
    const seen: unknown[] = [];
    const plain: typeof globalThis.fetch = async (input, init) => {
      seen.push([input, init]);
      return await Promise.resolve(new Response('{}'));
    };
    const fetch = ollamaFetch({ fetch: plain, context: 8_192, keepAlive: '30m', think: false });
    await fetch('http://ollama.lan:11434/api/embed', { method: 'POST', body: '{"input":"x"}' });
    expect(seen).toEqual([['http://ollama.lan:11434/api/embed', { method: 'POST', body: '{"input":"x"}' }]]);
  });
});
