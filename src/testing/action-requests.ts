import type { ActionResult } from '../core/action-result.ts';
import type { Owned } from '../core/privacy.ts';
import { aCaller, alice, aPlace } from './callers.ts';

const { signal } = new AbortController();

/** What comes with the first call of a request of Alice's. */
export const aRequest = (request: string) => ({
  caller: aCaller(),
  signal,
  shown: undefined,
  age: 0,
  mark: `${request}.0`,
  request,
});

/** As Alice sees it, alone with eis. */
export const seenByAlice = <T>(owned: Owned<T>): T => {
  const value = owned.showIn(aPlace([alice]));
  if (value === undefined) throw new Error('not shown to its owner');
  return value;
};

/** Fails with the whole result when it is of another kind. */
export function ofKind<Kind extends ActionResult['kind']>(
  kind: Kind,
  result: ActionResult,
): Extract<ActionResult, { kind: Kind }> {
  if (!isKind(kind, result)) throw new Error(`not ${kind}: ${JSON.stringify(result)}`);
  return result;
}

const isKind = <Kind extends ActionResult['kind']>(
  kind: Kind,
  result: ActionResult,
): result is Extract<ActionResult, { kind: Kind }> => result.kind === kind;
