import { CloudGrant } from '../core/cloud-grant.ts';
import type { UserId } from '../core/ids.ts';
import type { Purpose } from '../core/model.ts';
import type { ModelKey } from '../core/model-key.ts';

export interface GrantFacts {
  readonly user: UserId;
  /** One of this person, or none. */
  readonly key: ModelKey | undefined;
  /** Asked where the key names no model. */
  readonly standardModel: string;
  readonly purpose: Purpose;
  /** In tokens, of this month (`leftOf`); undefined: no cap. */
  readonly left: number | undefined;
}

export type Grant =
  | { readonly kind: 'granted'; readonly grant: CloudGrant }
  | { readonly kind: 'refused'; readonly because: 'no key' | 'wrong key' | 'no consent' | 'cap' };

/** The only place where a grant is made: an own key that works, a consent for this purpose, and something left. Pure. */
export function grantCloud({ user, key, standardModel, purpose, left }: GrantFacts): Grant {
  if (!key) return { kind: 'refused', because: 'no key' };
  if (key.state !== 'works') return { kind: 'refused', because: 'wrong key' };
  const { allowedAt } = key;
  if (allowedAt === undefined || !key.allowed.includes(purpose))
    return { kind: 'refused', because: 'no consent' };
  // Not `left <= 0`: what is no number is nothing left.
  if (left !== undefined && !(left > 0)) return { kind: 'refused', because: 'cap' };
  const model = key.model ?? standardModel;
  const { id: keyId, provider, address } = key;
  return {
    kind: 'granted',
    grant: new CloudGrant({ user, keyId, provider, address, model, purpose, allowedAt, left }),
  };
}
