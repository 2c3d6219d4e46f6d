import type { ActionCall, ActionOutcome } from './action.ts';
import type { Follow } from './collection.ts';
import type { Edit } from './edit.ts';
import type { UserFacingError } from './errors.ts';
import type { ShownItem, ShownList } from './shown.ts';
import type { Choice } from './plan.ts';

/** Why a write is not as planned. The words about the object come from its collection. */
export type Trouble =
  /** The service said yes, but it is not there; nothing else changed. `what`: `the label errand is not on buy stamps`. */
  | { readonly kind: 'refused'; readonly what: string }
  /** A part was taken, or something else changed as well and could not be put back. */
  | { readonly kind: 'partly'; readonly what: string }
  /** It may have been done: it is looked up again later, under this mark. */
  | { readonly kind: 'doubt'; readonly error: UserFacingError | undefined };

/** Where it was looked, or written: as people call it. */
export interface Site {
  /** The names of the person's connections; left out: eis's own list and abilities. */
  readonly connection?: string;
  /** `Vikunja`. */
  readonly service: string;
}

/** What was carried out, worded from receipts. */
export interface Changed {
  readonly kind: 'changed';
  readonly at?: Site;
  /** Names of the fields that were changed as planned, of what was there before. */
  readonly fields?: readonly string[];
  /** About everything that was read back as planned; empty when nothing was. */
  readonly markdown: string;
  /** Whose word is doubted: `my.vikunja.io`, `my own list`. */
  readonly service: string;
  readonly trouble?: Trouble;
  /** Edits behind the one in trouble: not begun. */
  readonly notBegun: number;
  /** The objects that were changed: what "it" means from now on. */
  readonly touched: readonly ShownItem[];
  /** The journal's name for it. */
  readonly mark: string;
  /** Asked together with the receipt. */
  readonly follow?: Follow;
}

/** A question before a write. A yes runs the same call again with the hash of what was shown. */
export interface Confirm {
  readonly kind: 'confirm';
  readonly by: 'requester' | 'admin';
  /** What would be done, without the line that says how to answer. */
  readonly question: string;
  readonly approval: Approval;
}

/** What a yes stands for. */
export interface Approval {
  readonly call: ActionCall;
  /** Of everything that the question showed; when the plan made afresh has another one, the question is asked again. */
  readonly hash: string;
  /** What was shown, to say what changed in between. */
  readonly edits: readonly Edit[];
  /** The list that numbers in the call refer to. */
  readonly shown?: ShownList;
}

/** What became of one call. It travels inside `Owned`, because all of it may be a person's. */
export type ActionResult =
  | { readonly kind: 'answered'; readonly outcome: ActionOutcome; readonly at?: Site }
  | Changed
  | Confirm
  | { readonly kind: 'unclear'; readonly question: string; readonly choices: readonly Choice[] }
  | {
      readonly kind: 'missing';
      readonly question: string;
      /** The value that is said next becomes this field of this call. */
      readonly call: ActionCall;
      readonly field: string;
      readonly secret: boolean;
      readonly isTime?: true;
    }
  | { readonly kind: 'denied'; readonly because: string };
