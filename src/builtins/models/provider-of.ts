import type { ModelKey } from '../../core/model-key.ts';
import type { ModelProvider } from '../../core/model-provider.ts';

type Known = Pick<ModelProvider, 'name' | 'title' | 'company' | 'model'>;

export const providerOf = (
  { provider }: Pick<ModelKey, 'provider'>,
  providers: readonly ModelProvider[],
): ModelProvider | undefined => providers.find(({ name }) => name === provider);

/** Who gets what is sent: `Anthropic`, or the host of an endpoint. */
export function companyOf(
  key: Pick<ModelKey, 'provider' | 'address'>,
  providers: readonly Pick<Known, 'name' | 'company'>[],
): string {
  const known = providers.find(({ name }) => name === key.provider);
  return known?.company ?? URL.parse(key.address)?.host ?? key.address;
}

/** The command that is about this key: `config claude`, `config endpoint lab`. */
export const nameOfCommand = ({ provider, name }: Pick<ModelKey, 'provider' | 'name'>): string =>
  provider === 'endpoint' ? `config endpoint ${name}` : `config ${provider}`;
