import { loadSdk } from '../load-sdk.ts';
import { type CloudProvider, PLACEHOLDER } from './cloud-provider.ts';

export const openai: CloudProvider = {
  name: 'openai',
  title: 'OpenAI',
  company: 'OpenAI',
  address: 'https://api.openai.com/v1',
  model: 'gpt-5.1',
  // Those of Anthropic begin alike.
  keyLooks: /^sk-(?!ant-)[\w-]{16,250}$/,
  keyHeader: { name: 'authorization', scheme: 'Bearer' },
  keyTest: { path: '/models', headers: {} },
  tinyCall: (model) => ({
    path: '/responses',
    body: JSON.stringify({ model, max_output_tokens: 16, store: false, input: 'Say yes.' }),
  }),
  connect: async ({ fetch, address, model }) => {
    const [{ defaultSettingsMiddleware, wrapLanguageModel }, { createOpenAI }] = await Promise.all([
      loadSdk(),
      import('@ai-sdk/openai'),
    ]);
    return wrapLanguageModel({
      model: createOpenAI({ apiKey: PLACEHOLDER, baseURL: address, fetch })(model),
      // Else OpenAI keeps what it was asked.
      middleware: defaultSettingsMiddleware({ settings: { providerOptions: { openai: { store: false } } } }),
    });
  },
};
