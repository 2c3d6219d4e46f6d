import type { UserId } from './ids.ts';
import type { Purpose } from './model.ts';

/** One person's own key for one provider. The key itself is apart, sealed. */
export interface ModelKey {
  readonly id: string;
  /** `claude`, `openai` or `endpoint`. */
  readonly provider: string;
  /** How the person calls it: `Claude`, `OpenAI`, or the name of their endpoint; unique among theirs, folded. */
  readonly name: string;
  /** Where the requests go: `https://api.anthropic.com/v1`. */
  readonly address: string;
  /** Left out: the standard one of the provider. */
  readonly model?: string;
  /** `wrong`: the provider refused it, and it is not tried again until it is changed. */
  readonly state: 'works' | 'wrong';
  /** ISO 8601: since when it is in this state. */
  readonly since: string;
  /** What the person allowed it to be used for; empty until they were asked, and after they took it back. */
  readonly allowed: readonly Purpose[];
  /** ISO 8601. */
  readonly allowedAt?: string;
}

/** With the key in base64, as the vault sealed it. */
export interface SealedModelKey extends ModelKey {
  readonly sealed: string;
}

/** What the vault binds a key to. */
export const modelKeyContext = (owner: UserId, id: string): string => `model-key|${owner}|${id}`;
