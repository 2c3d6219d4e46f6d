import type { ActionCall } from '../core/action.ts';
import type { Approval, Confirm } from '../core/action-result.ts';
import type { Caller } from '../core/caller.ts';
import type { Edit } from '../core/edit.ts';
import { literal } from '../core/reply.ts';
import type { ShownList } from '../core/shown.ts';
import { byNoun } from './find-words.ts';
import type { OpenHomes } from './open-homes.ts';
import { planHash } from './plan-hash.ts';
import { sayRun } from './sentences.ts';

export interface Planned {
  readonly call: ActionCall;
  /** The id of the home in which it was planned. */
  readonly connection: string;
  readonly edits: readonly Edit[];
  readonly shown: ShownList | undefined;
}

interface ConfirmTools {
  readonly homes: Pick<OpenHomes, 'siteOf'>;
  readonly caller: Caller;
}

/** The question that shows all of a plan, and what a yes to it is bound to. */
export async function confirmPlan(
  { call, connection, edits, shown }: Planned,
  by: Confirm['by'],
  { homes, caller }: ConfirmTools,
): Promise<Confirm> {
  // The yes is for this home alone, where others might know something like it as well.
  const here = { ...call, connection };
  const groups = await byNoun(edits, { editOf: (edit) => edit, connection, homes });
  const question = groups.map(({ words, items }) => words.asked(items, caller)).join('\n');
  const hash = planHash({ call, user: caller.user, connection, edits, question });
  return {
    kind: 'confirm',
    by,
    question,
    approval: { call: here, hash, edits, ...(shown ? { shown } : {}) },
  };
}

/** The same question about a plan that is no longer the one that was shown, beginning with what changed. */
export async function askAgain(
  confirm: Confirm,
  earlier: Approval,
  connection: string,
  tools: ConfirmTools,
): Promise<Confirm> {
  const differences = await differencesOf(earlier.edits, confirm.approval.edits, connection, tools);
  const head = differences.length > 0 ? differences.join('\n') : sayRun(tools.caller.language).changedSince;
  return { ...confirm, question: `${head}\n${confirm.question}` };
}

async function differencesOf(
  before: readonly Edit[],
  now: readonly Edit[],
  connection: string,
  { homes, caller }: ConfirmTools,
): Promise<readonly string[]> {
  const lines: string[] = [];
  const said = sayRun(caller.language);
  for (const edit of before) {
    if (edit.op === 'create') continue;
    const same = now.find((other) => other.op !== 'create' && isOneObject(edit, other));
    const { words } = (await homes.siteOf(edit, connection)).collection;
    const name = literal(words.name(edit.before));
    if (!same || same.op === 'create') {
      lines.push(said.notAmongThem(name));
      continue;
    }
    const difference = words.differs(edit.before, same.before, caller)?.difference;
    if (difference === undefined) continue;
    const object = before.length === 1 ? said.theObject(edit.noun) : name;
    lines.push(said.hasChangedSince(object, difference));
  }
  return lines;
}

/** What a yes was not given to: objects that the question did not show, or something else done to them. */
export const notAgreedTo = (edits: readonly Edit[], { edits: agreed }: Approval): readonly ChangeOfOne[] =>
  edits.filter(isOfOne).filter((edit) => !agreed.some((one) => one.op === edit.op && isOneObject(one, edit)));

type ChangeOfOne = Exclude<Edit, { op: 'create' }>;
const isOfOne = (edit: Edit): edit is ChangeOfOne => edit.op !== 'create';

const isOneObject = (a: Edit, b: Edit): boolean =>
  a.op !== 'create' &&
  b.op !== 'create' &&
  a.noun === b.noun &&
  a.id === b.id &&
  a.connection === b.connection;

interface LookTools {
  readonly homes: Pick<OpenHomes, 'siteOf'>;
  readonly caller: Pick<Caller, 'language'>;
  readonly signal: AbortSignal;
}

/** Names of what was asked about and is no longer there. */
async function goneSince(
  edits: readonly Edit[],
  connection: string,
  { homes, signal }: LookTools,
): Promise<readonly string[]> {
  const gone: string[] = [];
  for (const edit of edits) {
    if (edit.op === 'create') continue;
    const { collection } = await homes.siteOf(edit, connection);
    const found = await collection.read(edit.id, signal);
    if (found === undefined) gone.push(literal(collection.words.name(edit.before)));
  }
  return gone;
}

/** Why nothing is done about a yes: what it was about is gone, or it would be about something else by now. */
export async function notAsAgreed(
  { edits: agreed }: Pick<Approval, 'edits'>,
  others: readonly ChangeOfOne[],
  connection: string,
  tools: LookTools,
): Promise<string | undefined> {
  const gone = await goneSince(agreed, connection, tools);
  const said = sayRun(tools.caller.language);
  if (gone.length > 0) return said.goneAll(gone);
  if (others.length === 0) return undefined;
  const names: string[] = [];
  for (const edit of others) {
    const { collection } = await tools.homes.siteOf(edit, connection);
    names.push(literal(collection.words.name(edit.before)));
  }
  return said.notAskedAbout(names);
}
