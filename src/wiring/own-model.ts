import type { InPrompt, OwnModelDeps } from '../assistant/own-model.ts';
import type { Configuration } from '../config/schema.ts';
import { localpartOf, parseUserId, type UserId } from '../core/ids.ts';
import type { Log } from '../core/log.ts';
import type { MaskFacts } from '../core/mask.ts';
import { createMask } from '../egress/mask.ts';
import { createToCloudModel } from '../egress/to-cloud-model.ts';
import type { GuardCloud } from '../llm/guard-cloud.ts';
import { cloudProviders } from '../llm/providers/index.ts';
import type { Store } from '../store/open-store.ts';
import { createOpenModel } from '../vault/open-model.ts';
import type { Ends } from './ends.ts';
import { createOwnModels, type KeylessAsking } from './own-models.ts';
import type { Rooms } from './rooms.ts';

interface OwnModelParts
  extends Pick<Ends, 'seal' | 'egress'>,
    Pick<Rooms, 'displayName'>,
    Pick<Configuration, 'permissions'> {
  readonly store: Pick<Store, 'modelKeys' | 'ledger' | 'settings'>;
  readonly configuration: Pick<Configuration, 'models'>;
  readonly guardCloud: GuardCloud;
  readonly now: () => Date;
  readonly log: Log;
}

/** How a person's own cloud model is asked: with a grant, through the mask and the ledger, by their key. */
export function wireOwnModel(parts: OwnModelParts): OwnModelDeps['ownModel'] {
  const { store, seal, egress, configuration, now } = parts;
  const toCloudModel = createToCloudModel({ ...egress, ledger: store.ledger, now });
  const own = createOwnModels({
    ...parts,
    cloud: configuration.models.cloud,
    providers: cloudProviders,
    openModel: createOpenModel<KeylessAsking>({ open: seal.open, toCloudModel }),
    createMask,
  });
  return async (caller, { purpose, request }) => {
    const { cloud } = await store.settings.read(caller.user);
    // Who allowed it once and set it back is not asked again by anybody, and nothing is sent.
    if (purpose === 'sentences' && cloud !== 'everything') return { kind: 'refused', because: 'no consent' };
    const found = await own.grantFor(caller, purpose);
    if (found.kind === 'refused') return { ...found, ...(found.key ? { keyName: found.key.name } : {}) };
    return {
      kind: 'granted',
      keyName: found.sealed.name,
      ask: (inPrompt) => async (asking) => {
        const facts = await factsOf(caller.user, inPrompt, parts);
        return await own.askWith(found, { facts, request, step: purpose })(asking);
      },
    };
  };
}

/** Everybody who is known by name here is somebody else, but for the person. */
async function factsOf(
  user: UserId,
  inPrompt: InPrompt,
  { permissions, displayName }: Pick<OwnModelParts, 'permissions' | 'displayName'>,
): Promise<MaskFacts> {
  const others = Object.keys(permissions)
    .map((name) => parseUserId(name))
    .filter((known) => known !== undefined)
    .filter((known) => known !== user);
  const shown = await displayName(user);
  return {
    people: [...new Set([...inPrompt.people, ...others.map(localpartOf)])],
    private: inPrompt.private,
    own: [localpartOf(user), ...(shown === undefined ? [] : [shown])],
  };
}
