import type { Caller } from '../core/caller.ts';
import type { Edit, Receipt } from '../core/edit.ts';
import type { Act, NewAct } from '../core/journal.ts';
import { type Run, ran } from './action-request.ts';
import type { CarriedOut } from './carry-out.ts';
import type { StayedObject } from './compare-changes.ts';
import { byNoun, type Group } from './find-words.ts';
import { originOf } from './keys-of.ts';
import type { OpenHomes } from './open-homes.ts';
import { wordChanges } from './word-changes.ts';

interface TakenBack {
  /** The taking back itself. */
  readonly act: NewAct;
  readonly carriedOut: CarriedOut;
  readonly undone: readonly Act[];
  readonly stayed: readonly StayedObject[];
}

/** Says what was taken back, and what stays as others made it. */
export async function wordTakenBack(
  { act, carriedOut, undone, stayed }: TakenBack,
  { homes, caller }: { readonly homes: OpenHomes; readonly caller: Caller },
): Promise<Run> {
  const { connection } = act;
  const tell = async (whole: readonly Receipt[]): Promise<string> => {
    const parts: readonly Part[] = [...whole.map((receipt) => ({ edit: receipt.edit, receipt })), ...stayed];
    const groups = await byNoun(parts, { editOf: ({ edit }) => edit, connection, homes });
    return askedFor(groups, undone)
      .map(({ words, items }) =>
        words.takenBack(
          items.flatMap((part) => ('receipt' in part ? part.receipt : [])),
          items.flatMap((part) => ('receipt' in part ? [] : part)),
          caller,
        ),
      )
      .join('\n');
  };
  const result = await wordChanges(act, carriedOut, { homes, caller, tell });
  return ran(result, act.scope, await originOf(act.edits, connection, homes));
}

type Part = { readonly edit: Edit; readonly receipt: Receipt } | StayedObject;

/** What was made on the way goes again with what it was made for, and is not told by itself. */
function askedFor(groups: readonly Group<Part>[], undone: readonly Act[]): readonly Group<Part>[] {
  const nouns = new Set(undone.map(({ action }) => action.split('.', 1)[0]));
  const about = groups.filter(({ noun }) => nouns.has(noun));
  return about.length > 0 ? about : groups;
}
