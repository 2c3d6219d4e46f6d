import type { Edit, Receipt } from '../core/edit.ts';
import type { Act } from '../core/journal.ts';
import type { Fields } from '../core/json.ts';
import { changeOf, only, outcomeOf, sameValue } from './change-of.ts';

/** What became of one object by all edits of a request together. */
export interface NetChange {
  readonly noun: string;
  /** The id of the home it is in. */
  readonly connection: string;
  readonly id: string;
  /** Before the first edit; undefined: it was made by it. */
  readonly was: Fields | undefined;
  /** After the last edit, as it was read back; undefined: it was removed. */
  readonly now: Fields | undefined;
  /** The fields that the edits spoke of. */
  readonly names: readonly string[];
}

/** All that these acts, in the order they were opened, changed: object by object, what was changed last first. */
export function netChanges(acts: readonly Act[]): readonly NetChange[] {
  const changes = new Map<string, NetChange>();
  for (const { act, receipt } of receiptsOf(acts)) {
    const { edit, id, now } = receipt;
    const connection = edit.connection ?? act.connection;
    const key = JSON.stringify([connection, edit.noun, id]);
    const earlier = changes.get(key);
    changes.delete(key);
    changes.set(key, {
      noun: edit.noun,
      connection,
      id,
      was: earlier ? earlier.was : edit.op === 'create' ? undefined : edit.before,
      now,
      names: [...new Set([...(earlier?.names ?? []), ...namesIn(edit)])],
    });
  }
  return [...changes.values()].filter(({ was, now }) => was !== undefined || now !== undefined).toReversed();
}

const namesIn = (edit: Edit): readonly string[] => [
  ...(edit.op === 'create' ? [] : Object.keys(edit.before)),
  ...(edit.op === 'remove' ? [] : Object.keys(edit.after)),
];

interface Made {
  readonly act: Act;
  readonly receipt: Receipt;
}

/** In the order in which they were made; without those that the service did not take. */
const receiptsOf = (acts: readonly Act[]): readonly Made[] =>
  acts.flatMap((act) =>
    act.steps
      .toSorted((a, b) => a.ordinal - b.ordinal)
      .flatMap(({ receipt }) => (receipt && outcomeOf(receipt) !== 'refused' ? [{ act, receipt }] : [])),
  );

/**
 * The edit that takes a change back where the object is now as `found`; nothing when it is back already, or gone.
 * Only what the request changed is put back: what others changed in other fields stays.
 */
export function takingBack(change: NetChange, found: Fields | undefined): Edit | undefined {
  const { noun, connection, id, was, now } = change;
  if (was === undefined) {
    return found === undefined ? undefined : { op: 'remove', noun, connection, id, before: found };
  }
  if (now === undefined) {
    return found === undefined ? { op: 'create', noun, connection, after: was } : undefined;
  }
  if (found === undefined) return undefined;
  const names = [...new Set([...change.names, ...Object.keys(was)])];
  const changed = names.filter((name) => !sameValue(was[name], now[name]));
  const before = only(found, names);
  const kept = names.filter((name) => !changed.includes(name));
  const after = { ...only(before, kept), ...only(was, changed) };
  const { before: differing, after: wanted } = changeOf({ before, after });
  return Object.keys({ ...differing, ...wanted }).length === 0
    ? undefined
    : { op: 'update', noun, connection, id, before, after };
}
