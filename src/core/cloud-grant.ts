import type { UserId } from './ids.ts';
import type { Purpose } from './model.ts';

export interface Granted {
  readonly user: UserId;
  readonly keyId: string;
  /** `claude`, `openai` or `endpoint`. */
  readonly provider: string;
  /** Nothing goes anywhere else. */
  readonly address: string;
  readonly model: string;
  readonly purpose: Purpose;
  /** ISO 8601: when the person allowed it. */
  readonly allowedAt: string;
  /** In tokens, of this month; undefined: no cap. */
  readonly left: number | undefined;
}

/**
 * Leave to send something of one person to one provider with their own key. Without it no cloud model can be opened,
 * and only `egress/grant.ts` makes one.
 */
export class CloudGrant implements Granted {
  readonly user: UserId;
  readonly keyId: string;
  readonly provider: string;
  readonly address: string;
  readonly model: string;
  readonly purpose: Purpose;
  readonly allowedAt: string;
  readonly left: number | undefined;
  /** Makes a look-alike of another class no grant. */
  readonly #isGrant = true;
  constructor(granted: Granted) {
    if (new.target !== CloudGrant) throw new Error('a grant has no heirs');
    this.user = granted.user;
    this.keyId = granted.keyId;
    this.provider = granted.provider;
    this.address = granted.address;
    this.model = granted.model;
    this.purpose = granted.purpose;
    this.allowedAt = granted.allowedAt;
    this.left = granted.left;
    Object.freeze(this);
  }
  static is(value: unknown): value is CloudGrant {
    return typeof value === 'object' && value !== null && #isGrant in value && value.#isGrant;
  }
}
