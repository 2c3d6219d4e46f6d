import { type CloudProvider, PLACEHOLDER } from './cloud-provider.ts';

/** Whatever speaks like OpenAI did before it had `/responses`: most servers that people run themselves do. */
export const endpoint: CloudProvider = {
  name: 'endpoint',
  title: 'endpoint',
  company: undefined,
  address: undefined,
  model: undefined,
  keyLooks: /^[\x21-\x7E]{1,500}$/,
  keyHeader: { name: 'authorization', scheme: 'Bearer' },
  keyTest: { path: '/models', headers: {} },
  tinyCall: (model) => ({
    path: '/chat/completions',
    body: JSON.stringify({ model, max_tokens: 16, messages: [{ role: 'user', content: 'Say yes.' }] }),
  }),
  connect: async ({ fetch, address, model }) => {
    const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible');
    const provider = createOpenAICompatible({
      name: 'endpoint',
      apiKey: PLACEHOLDER,
      baseURL: address,
      fetch,
      // Else the schema is left out.
      supportsStructuredOutputs: true,
    });
    return provider(model);
  },
};
