import type { ModelsView } from '../cli/examine-models.ts';
import { OLLAMA_ADDRESS } from '../config/models-schema.ts';
import type { Configuration } from '../config/schema.ts';
import { locate } from '../egress/locate.ts';
import { createToLocalModel } from '../egress/to-local-model.ts';
import { createGuardCloud, type GuardCloud, type GuardCloudDeps } from '../llm/guard-cloud.ts';
import {
  createLocalModels,
  type LocalModels,
  type LocalModelsDeps,
} from '../llm/local/create-local-models.ts';
import { admit } from '../people/admit.ts';
import { createLog } from '../telemetry/log.ts';
import type { Ends } from './ends.ts';
import { localAddresses } from './local-addresses.ts';
import { sleep } from './sleep.ts';

interface LocalParts extends Pick<Ends, 'localEgress' | 'log'>, Pick<LocalModelsDeps, 'onAsked'> {
  readonly configuration: Pick<Configuration, 'models'>;
  readonly now: () => Date;
  readonly random: (bytes: number) => Uint8Array;
}

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
    random: chance(random),
    sleep,
  });
}

const chance = (random: LocalParts['random']) => (): number => (random(1)[0] ?? 0) / 256;

/** What stands before people's own models. */
export const wireGuardCloud = ({
  random,
  ...parts
}: Pick<LocalParts, 'now' | 'random'> & Pick<GuardCloudDeps, 'onAsked'>): GuardCloud =>
  createGuardCloud({ ...parts, random: chance(random) });

/** What `doctor` says about them. */
export async function examineLocal(
  { models: { local, gateway } }: Pick<Configuration, 'models'>,
  { examine }: Pick<LocalModels, 'examine'>,
): Promise<ModelsView> {
  const examined = await examine(AbortSignal.timeout(EXAMINE_WITHIN_MS));
  return {
    ...examined,
    isExpected: local.model !== undefined || local.url !== OLLAMA_ADDRESS,
    gateway:
      gateway && examined.gateway
        ? { ...examined.gateway, url: gateway.url, hasPeople: gateway.people.length > 0 }
        : undefined,
  };
}

/** Each look has a shorter limit of its own. */
const EXAMINE_WITHIN_MS = 60_000;

/** Nothing is tried twice. */
const noChance = (bytes: number): Uint8Array => new Uint8Array(bytes);

/** The same for a command while no eis runs: looks once, over a network of its own. */
export async function examineAlone(parts: Pick<LocalParts, 'configuration' | 'now'>): Promise<ModelsView> {
  const { configuration, now } = parts;
  const addresses = localAddresses(configuration);
  const localEgress = createToLocalModel({ addresses, authorities: [], locate, sleep });
  const log = createLog({ write: () => undefined, now, level: 'error' });
  try {
    const local = wireLocalModels({ ...parts, localEgress, log, random: noChance, onAsked: () => undefined });
    return await examineLocal(configuration, local);
  } finally {
    localEgress.close();
  }
}
