import type { ActionOutcome } from './action.ts';
import type { Receipt } from './edit.ts';
import type { Choice } from './plan.ts';

/** One edit that was carried out and read back, with the words its collection has for that. */
export interface Told {
  readonly receipt: Receipt;
  readonly markdown: string;
}

/** What became of one call. It travels inside `Owned`, because all of it may be a person's. */
export type ActionResult =
  | { readonly kind: 'answered'; readonly outcome: ActionOutcome }
  | {
      readonly kind: 'changed';
      readonly told: readonly Told[];
      /** An edit that an earlier attempt may or may not have made: what is there now is neither before nor after. */
      readonly inDoubt?: true;
    }
  | { readonly kind: 'unclear'; readonly question: string; readonly choices: readonly Choice[] }
  | { readonly kind: 'confirm'; readonly by: 'requester' | 'admin'; readonly because: string }
  | { readonly kind: 'denied'; readonly because: string };
