import type { Configuration } from '../config/schema.ts';

/** The addresses of the models of the house: nothing else is asked without a grant. */
export const localAddresses = ({ models }: Pick<Configuration, 'models'>): readonly string[] => [
  models.local.url,
  ...(models.gateway ? [models.gateway.url] : []),
];
