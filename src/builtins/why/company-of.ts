import type { LedgerRow } from '../../core/ledger.ts';
import type { ModelProvider } from '../../core/model-provider.ts';

/** Who got it: `Anthropic`, or the host of an endpoint. */
export const companyOf = (
  { provider, host }: Pick<LedgerRow, 'provider' | 'host'>,
  providers: readonly Pick<ModelProvider, 'name' | 'company'>[],
): string => providers.find(({ name }) => name === provider)?.company ?? host;
