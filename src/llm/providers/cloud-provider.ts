import type { LanguageModel } from 'ai';
import type { ModelProvider } from '../../core/model-provider.ts';

export interface CloudProvider extends ModelProvider {
  /** `fetch` brings the key along; the SDK never sees it. Its package is loaded when it is needed. */
  readonly connect: (facts: {
    readonly fetch: typeof globalThis.fetch;
    readonly address: string;
    readonly model: string;
  }) => Promise<LanguageModel>;
}

/** Stands where the SDK insists on a key; the fetch puts the real one in its place. */
export const PLACEHOLDER = 'the-fetch-puts-the-key-here';
