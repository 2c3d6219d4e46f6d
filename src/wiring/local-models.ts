import type { Configuration } from '../config/schema.ts';
import {
  createLocalModels,
  type LocalModels,
  type LocalModelsDeps,
} from '../llm/local/create-local-models.ts';
import { admit } from '../people/admit.ts';
import type { Ends } from './ends.ts';
import { sleep } from './sleep.ts';

interface LocalParts extends Pick<Ends, 'localEgress' | 'log'>, Pick<LocalModelsDeps, 'onAsked'> {
  readonly configuration: Pick<Configuration, 'models'>;
  readonly now: () => Date;
  readonly random: (bytes: number) => Uint8Array;
}

/** The addresses of the models of the house: nothing else is asked without a grant. */
export const localAddresses = ({ models }: Pick<Configuration, 'models'>): readonly string[] => [
  models.local.url,
  ...(models.gateway ? [models.gateway.url] : []),
];

export function wireLocalModels({ localEgress, configuration, random, ...parts }: LocalParts): LocalModels {
  const { local, gateway } = configuration.models;
  const { toLocalModel } = localEgress;
  const allowed = Object.fromEntries((gateway?.people ?? []).map((name) => [name, 'use' as const]));
  return createLocalModels({
    ...parts,
    settings: local,
    toLocalModel,
    gateway: gateway && {
      url: gateway.url,
      fetch: toLocalModel(gateway.url, gateway.key),
      models: gateway.models,
      mayUse: (user) => admit(user, allowed) !== undefined,
    },
    random: () => (random(1)[0] ?? 0) / 256,
    sleep,
  });
}
