import { type CloudProvider, PLACEHOLDER } from './cloud-provider.ts';

export const claude: CloudProvider = {
  name: 'claude',
  title: 'Claude',
  company: 'Anthropic',
  address: 'https://api.anthropic.com/v1',
  model: 'claude-sonnet-4-5',
  keyLooks: /^sk-ant-[\w-]{8,250}$/,
  keyHeader: { name: 'x-api-key' },
  keyTest: { path: '/models', headers: { 'anthropic-version': '2023-06-01' } },
  tinyCall: (model) => ({
    path: '/messages',
    body: JSON.stringify({ model, max_tokens: 16, messages: [{ role: 'user', content: 'Say yes.' }] }),
  }),
  connect: async ({ fetch, address, model }) => {
    const { createAnthropic } = await import('@ai-sdk/anthropic');
    return createAnthropic({ apiKey: PLACEHOLDER, baseURL: address, fetch })(model);
  },
};
