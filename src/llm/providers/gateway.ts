import type { LanguageModel } from 'ai';

/** The gateway of the house: one address for several models. `fetch` brings the key of the house along. */
export async function connectGateway({
  fetch,
  url,
  model,
}: {
  readonly fetch: typeof globalThis.fetch;
  readonly url: string;
  readonly model: string;
}): Promise<LanguageModel> {
  const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible');
  return createOpenAICompatible({ name: 'gateway', baseURL: url, fetch, supportsStructuredOutputs: true })(
    model,
  );
}
