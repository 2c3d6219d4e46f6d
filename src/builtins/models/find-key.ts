import { fold } from '../../core/fold.ts';
import type { ModelKey, SealedModelKey } from '../../core/model-key.ts';
import type { Plan } from '../../core/plan.ts';
import { say } from './sentences.ts';

export type Found =
  | { readonly kind: 'one'; readonly key: SealedModelKey }
  | { readonly kind: 'unclear'; readonly plan: Plan };

interface Asking {
  readonly sentence: (name: string) => string;
  /** In which the person is asked. */
  readonly language: string;
}

/** Companies and products that people name instead. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  claude: ['claude', 'anthropic'],
  openai: ['openai', 'chatgpt', 'gpt'],
};

/** True where these words name a provider: `claude`, `Anthropic`. */
export const isProvider = (words: string, provider: string): boolean =>
  [provider, ...(ALSO[provider] ?? [])].includes(fold(words.trim()));

export const isNamed = (words: string, { name, provider }: Pick<ModelKey, 'name' | 'provider'>): boolean =>
  fold(name) === fold(words.trim()) || (provider !== 'endpoint' && isProvider(words, provider));

/** The key that is meant; without a name, the only one. `sentence` makes one of a name, for the choices. */
export function findKey(
  words: string | undefined,
  all: readonly SealedModelKey[],
  { sentence, language }: Asking,
): Found {
  const sentences = say(language);
  const [only, ...others] = all;
  if (!only) return unclear(sentences.noKeys);
  const named = words === undefined ? undefined : all.find((one) => isNamed(words, one));
  if (named) return { kind: 'one', key: named };
  if (words === undefined && others.length === 0) return { kind: 'one', key: only };
  const choices = all.map(({ name }) => ({ label: name, say: sentence(name) }));
  // The words are not repeated: they may be a key in the wrong place.
  return unclear(words === undefined ? sentences.whichKey : sentences.noneOfThatName, choices);
}

const unclear = (question: string, choices: Extract<Plan, { kind: 'unclear' }>['choices'] = []): Found => ({
  kind: 'unclear',
  plan: { kind: 'unclear', question, choices },
});
