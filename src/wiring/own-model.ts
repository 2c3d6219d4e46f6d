import type { InPrompt, OwnModelDeps } from '../assistant/own-model.ts';
import type { Configuration } from '../config/schema.ts';
import { localpartOf, parseUserId, type UserId } from '../core/ids.ts';
import type { Log } from '../core/log.ts';
import type { MaskFacts } from '../core/mask.ts';
import type { OwnUsers } from '../core/own-users.ts';
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
  readonly store: Pick<Store, 'modelKeys' | 'ledger' | 'settings'> & {
    readonly rooms: Pick<Store['rooms'], 'acquaintancesOf'>;
  };
  readonly ownUsers: Pick<OwnUsers, 'isOwn'>;
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

/** Names are asked of the homeserver; of more people only the account is known. */
const MOST_SHOWN = 200;
const AT_ONCE = 20;

/** Everybody who is known by name here, or shares a room with the person, is somebody else. */
async function factsOf(
  user: UserId,
  inPrompt: InPrompt,
  { permissions, displayName, store, ownUsers }: OwnModelParts,
): Promise<MaskFacts> {
  const named = Object.keys(permissions)
    .map((name) => parseUserId(name))
    .filter((known) => known !== undefined);
  const others = [...new Set([...(await store.rooms.acquaintancesOf(user)), ...named])].filter(
    (other) => other !== user && !ownUsers.isOwn(other),
  );
  const [own, ...shown] = await namesOf([user, ...others.slice(0, MOST_SHOWN)], displayName);
  return {
    people: [...new Set([...inPrompt.people, ...others.map(localpartOf), ...shown.filter(isKnown)])],
    private: inPrompt.private,
    own: [localpartOf(user), own].filter(isKnown),
  };
}

async function namesOf(
  users: readonly UserId[],
  displayName: OwnModelParts['displayName'],
): Promise<readonly (string | undefined)[]> {
  const names: (string | undefined)[] = [];
  for (let from = 0; from < users.length; from += AT_ONCE)
    names.push(...(await Promise.all(users.slice(from, from + AT_ONCE).map(displayName))));
  return names;
}

const isKnown = (name: string | undefined): name is string => name !== undefined;
