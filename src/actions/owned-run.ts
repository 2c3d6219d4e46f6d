import type { ActionResult } from '../core/action-result.ts';
import type { Caller } from '../core/caller.ts';
import type { Scope } from '../core/plan.ts';
import { Owned } from '../core/privacy.ts';
import type { Run } from './action-request.ts';

/** A result as its owner's, with the containers it was found in or made in. */
export const ownedRun = (
  { result, scope, origin }: Run,
  { user }: Pick<Caller, 'user'>,
): Owned<ActionResult> => new Owned(result, { kind: 'person', user, sources: sourcesIn(origin, scope) });

/** A container means the same for two people only together with the address of its service. */
const sourcesIn = (origin: string | undefined, scope: Scope): Scope =>
  scope === 'unknown' || origin === undefined
    ? 'unknown'
    : scope.map((container) => `${origin}#${container}`);
