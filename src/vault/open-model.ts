import { CloudGrant } from '../core/cloud-grant.ts';
import type { UserId } from '../core/ids.ts';
import { modelKeyContext, type SealedModelKey } from '../core/model-key.ts';
import { Secret } from '../core/secret.ts';
import type { Seal } from './seal.ts';

/** What the vault adds to a use of a grant. */
export interface OpenedKey {
  readonly key: Secret;
  /** How the person calls it. */
  readonly keyName: string;
}

export interface OpenModelDeps<Asking> extends Pick<Seal, 'open'> {
  readonly toCloudModel: (grant: CloudGrant, asking: Asking & OpenedKey) => typeof globalThis.fetch;
}

/**
 * The only place where the key of a model is open: between the seal and the header of one request. The network that
 * comes back leads to the address of the grant and nowhere else; whoever uses it never sees the key.
 */
export const createOpenModel =
  <Asking extends object>({ open, toCloudModel }: OpenModelDeps<Asking>) =>
  (grant: CloudGrant, sealed: SealedModelKey, asking: Asking): typeof globalThis.fetch => {
    // Types are gone when this runs.
    if (!CloudGrant.is(grant)) throw new Error('no model is opened without a grant');
    const { id, address, provider, name } = sealed;
    if (id !== grant.keyId || address !== grant.address || provider !== grant.provider)
      throw new Error('a grant for another key');
    const plain = open(modelKeyContext(grant.user, id), Buffer.from(sealed.sealed, 'base64'));
    return toCloudModel(grant, { ...asking, key: new Secret(Buffer.from(plain).toString()), keyName: name });
  };

/** In base64; opens only for this owner and this key. */
export const createSealModelKey =
  ({ seal }: Pick<Seal, 'seal'>) =>
  (owner: UserId, id: string, key: Secret): string =>
    Buffer.from(seal(modelKeyContext(owner, id), Buffer.from(key.reveal()))).toString('base64');
