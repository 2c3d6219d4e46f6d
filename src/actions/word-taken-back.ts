import type { Caller } from '../core/caller.ts';
import type { Edit, Receipt } from '../core/edit.ts';
import type { NewAct } from '../core/journal.ts';
import { literal } from '../core/reply.ts';
import { type Run, ran } from './action-request.ts';
import type { CarriedOut } from './carry-out.ts';
import type { StayedObject } from './compare-changes.ts';
import { byNoun } from './find-words.ts';
import { originOf } from './keys-of.ts';
import { hasStayed, isOnTheWay } from './on-the-way.ts';
import type { OpenHomes } from './open-homes.ts';
import { wordChanges } from './word-changes.ts';
import { sayRun } from './sentences.ts';

interface TakenBack {
  /** The taking back itself. */
  readonly act: NewAct;
  readonly carriedOut: CarriedOut;
  readonly stayed: readonly StayedObject[];
}

interface Tools {
  readonly homes: OpenHomes;
  readonly caller: Caller;
}

/** Says what was taken back, what went with it, and what stays. */
export async function wordTakenBack(takenBack: TakenBack, tools: Tools): Promise<Run> {
  const { act, carriedOut } = takenBack;
  const { homes, caller } = tools;
  const kept = carriedOut.receipts.filter(hasStayed);
  const tell = async (whole: readonly Receipt[]): Promise<string> => {
    const made = whole.filter(({ edit }) => isOnTheWay(edit));
    const lines = [
      ...(await askedFor(
        whole.filter((receipt) => !made.includes(receipt)),
        takenBack,
        tools,
      )),
      await wentWithIt(made, takenBack, tools),
      await stays(kept, takenBack, tools),
    ];
    return inOneLine(lines.filter((line) => line !== ''));
  };
  // That it stays is told, and no trouble.
  const told = {
    act: { ...act, edits: act.edits.filter((edit) => !kept.some((receipt) => receipt.edit === edit)) },
    carriedOut: { ...carriedOut, receipts: carriedOut.receipts.filter((one) => !kept.includes(one)) },
  };
  const result = await wordChanges(told.act, told.carriedOut, { homes, caller, tell });
  return ran(result, act.scope, await originOf(act.edits, act.connection, homes));
}

type Part = { readonly edit: Edit; readonly receipt: Receipt } | StayedObject;

async function askedFor(
  whole: readonly Receipt[],
  { act: { connection }, stayed }: TakenBack,
  { homes, caller }: Tools,
): Promise<readonly string[]> {
  const parts: readonly Part[] = [...whole.map((receipt) => ({ edit: receipt.edit, receipt })), ...stayed];
  const groups = await byNoun(parts, { editOf: ({ edit }) => edit, connection, homes });
  return groups.map(({ words, items }) =>
    words.takenBack(
      items.flatMap((part) => ('receipt' in part ? part.receipt : [])),
      items.flatMap((part) => ('receipt' in part ? [] : part)),
      caller,
    ),
  );
}

async function wentWithIt(
  made: readonly Receipt[],
  { act }: TakenBack,
  { homes, caller }: Tools,
): Promise<string> {
  if (made.length === 0) return '';
  return sayRun(caller.language).removedAsWell(await namesOf(made, act, homes));
}

async function stays(
  kept: readonly Receipt[],
  { act }: TakenBack,
  { homes, caller }: Tools,
): Promise<string> {
  if (kept.length === 0) return '';
  return sayRun(caller.language).stay(await namesOf(kept, act, homes));
}

/** With the kind of each. */
async function namesOf(
  receipts: readonly Receipt[],
  { connection }: NewAct,
  homes: OpenHomes,
): Promise<readonly (readonly [noun: string, name: string])[]> {
  const names: [string, string][] = [];
  for (const { edit } of receipts) {
    const { words } = (await homes.siteOf(edit, connection)).collection;
    names.push([edit.noun, literal(words.name(edit.op === 'create' ? edit.after : edit.before))]);
  }
  return names;
}

/** Behind a sentence in its line, behind anything else in the next one. */
const inOneLine = (lines: readonly string[]): string =>
  lines.reduce((all, line) => {
    const isSentence = all.endsWith('.') && !line.startsWith('↩️');
    return all === '' ? line : `${all}${isSentence ? ' ' : '\n'}${line}`;
  }, '');
