import type { Changed, Trouble } from '../core/action-result.ts';
import type { Caller } from '../core/caller.ts';
import type { Follow, Wording } from '../core/collection.ts';
import { type Edit, type Receipt, receiptFor } from '../core/edit.ts';
import { wordsOf } from '../core/errors.ts';
import type { NewAct } from '../core/journal.ts';
import { literal } from '../core/reply.ts';
import type { ShownItem } from '../core/shown.ts';
import type { CarriedOut } from './carry-out.ts';
import { outcomeOf } from './change-of.ts';
import { byNoun, type Group } from './find-words.ts';
import { homeId, homeName, siteOf } from './homes.ts';
import type { OpenHomes } from './open-homes.ts';
import { sayRun } from './sentences.ts';

type Told = Pick<NewAct, 'mark' | 'connection' | 'edits'>;

export interface WordTools {
  readonly homes: Pick<OpenHomes, 'homeById' | 'siteOf'>;
  readonly caller: Caller;
  /** Words what took. Left out: `told` for one object of a kind, `toldTogether` for several. */
  readonly tell?: (whole: readonly Receipt[]) => Promise<string>;
}

/** Says what was carried out, from the receipts alone. */
export async function wordChanges(act: Told, carriedOut: CarriedOut, tools: WordTools): Promise<Changed> {
  const { receipts, stopped } = carriedOut;
  const whole = receipts.filter((receipt) => outcomeOf(receipt) === 'whole');
  const trouble = await troubleOf(carriedOut, act, tools);
  const lastEdit = stopped?.edit ?? receipts.at(-1)?.edit ?? act.edits[0];
  return {
    kind: 'changed',
    ...(await toldOf(whole, trouble, act, tools)),
    ...(await siteOfEdit(lastEdit, act, tools)),
    fields: fieldsOf(whole),
    ...(trouble ? { trouble } : {}),
    notBegun: act.edits.length - receipts.length - (stopped ? 1 : 0),
    touched: await touchedBy(receipts, act, tools),
    mark: act.mark,
  };
}

/** A question that comes with a receipt waits until everything is well. */
async function toldOf(
  whole: readonly Receipt[],
  trouble: Trouble | undefined,
  act: Told,
  tools: WordTools,
): Promise<Pick<Changed, 'markdown' | 'follow'>> {
  if (tools.tell) return { markdown: await tools.tell(whole) };
  const markdown = await tellOf(whole, act, tools);
  const follow = trouble ? undefined : await followOf(whole, act, tools);
  return { markdown, ...(follow ? { follow } : {}) };
}

const groupsOf = async (
  receipts: readonly Receipt[],
  { connection }: Told,
  { homes }: WordTools,
): Promise<readonly Group<Receipt>[]> =>
  await byNoun(receipts, { editOf: ({ edit }) => edit, connection, homes });

async function tellOf(receipts: readonly Receipt[], act: Told, tools: WordTools): Promise<string> {
  const { caller } = tools;
  const groups = await groupsOf(receipts, act, tools);
  return groups
    .map(({ words, items }) => {
      const [first, ...others] = items;
      return first && others.length === 0 ? words.told(first, caller) : words.toldTogether(items, caller);
    })
    .join('\n');
}

async function followOf(
  receipts: readonly Receipt[],
  act: Told,
  tools: WordTools,
): Promise<Follow | undefined> {
  const groups = await groupsOf(receipts, act, tools);
  const follows = groups.map(({ words, items }) => words.follow?.(items, tools.caller));
  return follows.find((follow) => follow !== undefined);
}

async function troubleOf(
  { receipts, stopped }: CarriedOut,
  act: Told,
  tools: WordTools,
): Promise<Trouble | undefined> {
  if (stopped?.kind === 'doubt') return { kind: 'doubt', error: stopped.error };
  if (stopped) return { kind: 'partly', what: await failedWords(stopped, act, tools) };
  const last = receipts.at(-1);
  const outcome = last ? outcomeOf(last) : 'whole';
  if (!last || outcome === 'whole') return undefined;
  const { collection } = await tools.homes.siteOf(last.edit, act.connection);
  const what = differenceWords(last, collection.words, tools.caller);
  return { kind: outcome === 'refused' && receipts.length === 1 ? 'refused' : 'partly', what };
}

const differenceWords = (receipt: Receipt, words: Wording, caller: Caller): string =>
  [
    ...(receipt.refused.length > 0 || receipt.now === undefined ? [words.refused(receipt, caller)] : []),
    ...(receipt.lost.length > 0 ? [words.lost(receipt, caller)] : []),
  ]
    .filter((what) => what !== '')
    .join(sayRun(caller.language).and);

/** What would have been there, and why it is not. */
async function failedWords(
  { edit, error }: NonNullable<CarriedOut['stopped']>,
  act: Told,
  { homes, caller }: WordTools,
): Promise<string> {
  const { collection } = await homes.siteOf(edit, act.connection);
  const asBefore =
    edit.op === 'create' ? receiptFor(edit, '', undefined) : receiptFor(edit, edit.id, edit.before);
  const what = collection.words.refused(asBefore, caller);
  return error ? `${what} (${wordsOf(error, caller.language).message.replace(/\.$/, '')})` : what;
}

async function siteOfEdit(
  edit: Edit | undefined,
  act: Told,
  { homes }: WordTools,
): Promise<Pick<Changed, 'service' | 'at'>> {
  if (!edit) return { service: homeName(homes.homeById(act.connection)) };
  const { session, home } = await homes.siteOf(edit, act.connection);
  const at = siteOf([home]);
  return { service: session.calledAs, ...(at ? { at } : {}) };
}

const fieldsOf = (receipts: readonly Receipt[]): readonly string[] => [
  ...new Set(receipts.flatMap(({ edit, taken }) => (edit.op === 'update' ? taken : []))),
];

/** What "it" means from now on: everything that is there after it was changed. */
async function touchedBy(
  receipts: readonly Receipt[],
  act: Told,
  { homes }: WordTools,
): Promise<readonly ShownItem[]> {
  const touched: ShownItem[] = [];
  for (const { edit, id, now } of receipts) {
    if (now === undefined) continue;
    const { home, collection } = await homes.siteOf(edit, act.connection);
    const name = collection.words.name(now);
    const connection = home.connection ? { connection: homeId(home) } : {};
    touched.push({ noun: edit.noun, id, ...connection, name, line: literal(name) });
  }
  return touched;
}
