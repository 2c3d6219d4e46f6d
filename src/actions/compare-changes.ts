import type { Caller } from '../core/caller.ts';
import type { Stayed } from '../core/collection.ts';
import type { Edit } from '../core/edit.ts';
import { type NetChange, takingBack } from './net-changes.ts';
import type { OpenHomes } from './open-homes.ts';

/** What somebody else changed, and where it is. */
export interface StayedObject extends Stayed {
  readonly edit: Edit;
}

/** A change, and what taking it back would be now. */
export interface Comparison {
  /** Nothing when it is back already, or cannot be brought back. */
  readonly edit: Edit | undefined;
  /** Somebody else changed the object since. */
  readonly stayed: StayedObject | undefined;
}

interface Comparing {
  readonly homes: Pick<OpenHomes, 'siteOf'>;
  readonly caller: Caller;
  readonly signal: AbortSignal;
}

/** Reads each object, and says what of the changes can be taken back and what others changed since. */
export async function compareChanges(
  changes: readonly NetChange[],
  { homes, caller, signal }: Comparing,
): Promise<readonly Comparison[]> {
  const comparisons: Comparison[] = [];
  for (const change of changes) {
    const at: Edit = {
      op: 'remove',
      noun: change.noun,
      connection: change.connection,
      id: change.id,
      before: {},
    };
    const { collection } = await homes.siteOf(at, change.connection);
    const found = await collection.read(change.id, signal);
    const { was, now } = change;
    const edit = takingBack(change, found);
    // What is back already is no difference, whoever brought it back.
    const isGone = found === undefined && was !== undefined;
    const differs = now && (edit || isGone) ? collection.words.differs(now, found, caller) : undefined;
    comparisons.push({
      edit,
      stayed: differs && now ? { name: collection.words.name(now), ...differs, edit: at } : undefined,
    });
  }
  return comparisons;
}
