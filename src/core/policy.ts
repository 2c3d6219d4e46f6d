import type { ActionDescription, Origin } from './action.ts';
import type { Caller } from './caller.ts';
import type { Plan } from './plan.ts';

export type Verdict =
  | { readonly kind: 'run' }
  | { readonly kind: 'confirm'; readonly by: 'requester' | 'admin'; readonly because: string };

export interface Case {
  readonly action: Pick<ActionDescription, 'effect' | 'audience' | 'approver'>;
  readonly origin: Origin;
  readonly plan: Plan;
  /** Milliseconds since the request was made. */
  readonly age: number;
}

/** More edits than this in one go are shown before they are made: a person checks three at a glance. */
const MANY = 3;
/** A write that waited longer than an hour may no longer be wanted (conversation.md 4.5). */
const STALE_MS = 3_600_000;

const run: Verdict = { kind: 'run' };
const ask = (by: 'requester' | 'admin', because: string): Verdict => ({ kind: 'confirm', by, because });

/** Asked first, before anything is opened or read: may this person call this at all? */
export const mayCall = (action: Pick<ActionDescription, 'audience'>, caller: Pick<Caller, 'role'>): boolean =>
  action.audience === 'user' || caller.role === 'admin';

/** Every "are you sure?" in eis. The first line that applies decides. */
const rules: readonly (readonly [when: (it: Case) => boolean, verdict: Verdict])[] = [
  [({ action }) => action.effect === 'read', run],
  // Taking back is asked for by the person themself, and shows what others changed before it touches that.
  [({ plan }) => plan.kind === 'undo', run],
  [
    ({ action, origin }) => action.approver === 'admin' && origin !== 'cli',
    ask('admin', 'an admin has to agree'),
  ],
  [({ origin }) => origin === 'cli' || origin === 'workflow-approved', run],
  [({ action }) => action.effect === 'destroy', ask('requester', 'this removes something')],
  [
    ({ plan }) => plan.kind === 'edits' && plan.edits.length > MANY,
    ask('requester', 'this changes many things'),
  ],
  [({ plan }) => plan.kind === 'opaque', ask('requester', 'what it does cannot be checked')],
  [({ origin }) => origin === 'llm-tainted', ask('requester', 'text from outside was read on the way')],
  [({ age }) => age > STALE_MS, ask('requester', 'the request waited more than an hour')],
  [
    ({ plan }) => plan.kind === 'edits' && (plan.onTheWay ?? []).length > 0,
    ask('requester', 'something new is made on the way'),
  ],
];

export const judge = (it: Case): Verdict => rules.find(([when]) => when(it))?.[1] ?? run;
