import type { ActionContext } from '../../core/action.ts';
import { fold } from '../../core/fold.ts';
import type { Plan } from '../../core/plan.ts';
import { literal } from '../../core/reply.ts';
import type { ShownItem, ShownList } from '../../core/shown.ts';
import type { Which } from '../../core/slot.ts';
import type { Client } from './deps.ts';
import { dueOf, isPending, readReminder, type Reminder } from './reminder.ts';
import { isDueIn } from './due-in.ts';
import { say } from './sentences.ts';

export interface Found {
  readonly id: string;
  readonly reminder: Reminder;
}

export type Unclear = Extract<Plan, { kind: 'unclear' }>;
export const isUnclear = (found: object): found is Unclear => 'kind' in found;

export const unclear = (question: string, choices: Unclear['choices'] = []): Unclear => ({
  kind: 'unclear',
  question,
  choices,
});

/** How the sentence begins with which one of several can be named. */
export type Resaying = (id: string) => string;

/** All reminders of a person, what comes first in front; those that were said for the last time at the end. */
export async function allReminders({ owner, workflows }: Client): Promise<readonly Found[]> {
  const found = (await workflows.all(owner)).map(({ id, body }) => ({ id, reminder: readReminder(body) }));
  const moment = ({ reminder }: Found): number => Date.parse(dueOf(reminder) ?? '9999-12-31');
  return found.toSorted((a, b) => moment(a) - moment(b));
}

interface Finding {
  readonly context: ActionContext;
  readonly resay: Resaying;
}

/** The reminders that are meant, at least one. A single one is meant where nothing else is said. */
export async function findReminders(
  meant: Which | undefined,
  client: Client,
  finding: Finding,
): Promise<readonly Found[] | Unclear> {
  const { context } = finding;
  const all = await allReminders(client);
  const pending = all.filter(({ reminder }) => isPending(reminder));
  if (typeof meant === 'number') return byNumber(meant, all, context);
  if (typeof meant === 'string') return byWords(meant, { all, pending }, finding);
  if (meant && 'lines' in meant) return byNumbers(meant.lines, all, context);
  if (meant && 'ref' in meant) return byReference(meant, all, context);
  return byRule(meant?.all, pending, finding);
}

/** Choices go up to nine. */
const MOST = 9;

const ask = (found: readonly Found[], { context, resay }: Finding): Unclear =>
  unclear(
    say(context.caller.language).which,
    found.slice(0, MOST).map(({ id, reminder }) => ({ label: reminder.what, say: resay(id) })),
  );

function byNumber(
  number: number,
  all: readonly Found[],
  { shown, caller }: ActionContext,
): readonly Found[] | Unclear {
  const words = say(caller.language);
  const line = shown?.items[number - 1];
  if (!line) return unclear(words.noLine(number));
  if (line.noun !== 'reminder') return unclear(words.notAReminder(number));
  const found = ofLine(line, all);
  return found ? [found] : unclear(words.noSuch(literal(line.name)));
}

/** Each of them is there, or nothing is done about any. */
function byNumbers(
  numbers: readonly number[],
  all: readonly Found[],
  context: ActionContext,
): readonly Found[] | Unclear {
  const found = numbers.map((number) => byNumber(number, all, context));
  return found.find(isUnclear) ?? found.flatMap((one) => (isUnclear(one) ? [] : one));
}

/** An undo brings a cancelled one back as a new one: then it is the only one of that name. */
function ofLine(line: ShownItem, all: readonly Found[]): Found | undefined {
  const same = all.find(({ id }) => id === line.id);
  const [called, ...others] = all.filter(
    ({ reminder }) => isPending(reminder) && reminder.what === line.name,
  );
  return same ?? (others.length === 0 ? called : undefined);
}

/** All that fit; without a rule the only one, or a question. */
function byRule(
  rule: All | undefined,
  pending: readonly Found[],
  finding: Finding,
): readonly Found[] | Unclear {
  const fitting = rule ? allThatFit(rule, pending, finding.context) : pending;
  if (fitting.length === 0) return unclear(say(finding.context.caller.language).noReminder);
  return rule || fitting.length === 1 ? fitting : ask(fitting, finding);
}

type All = Extract<Which, { readonly all: unknown }>['all'];

/** Reminders have no projects, and none is overdue. */
const allThatFit = (
  { in: where, when, overdue }: All,
  pending: readonly Found[],
  { caller }: ActionContext,
): readonly Found[] =>
  where !== undefined || overdue
    ? []
    : pending.filter(({ reminder }) => when === undefined || isDueIn(reminder, when, caller.timeZone));

interface Candidates {
  readonly all: readonly Found[];
  readonly pending: readonly Found[];
}

/** By its id, by its words, or by a part of them. */
function byWords(words: string, { all, pending }: Candidates, finding: Finding): readonly Found[] | Unclear {
  const sought = fold(words.trim());
  const byId = all.filter(({ id }) => `#${id}` === words);
  const called = pending.filter(({ reminder }) => fold(reminder.what) === sought);
  const partly = pending.filter(({ reminder }) => fold(reminder.what).includes(sought));
  const found = [byId, called, partly].find((some) => some.length > 0) ?? [];
  if (found.length === 0) return unclear(say(finding.context.caller.language).noSuch(literal(words)));
  return found.length === 1 ? found : ask(found, finding);
}

type Reference = Extract<Which, { readonly ref: unknown }>;

/** "it" is what was said or changed last; "the last one" is the last line of the list. */
function byReference(
  reference: Reference,
  all: readonly Found[],
  { shown, caller }: ActionContext,
): readonly Found[] | Unclear {
  const pointedAt = linesOf(reference, shown);
  const found = pointedAt.flatMap((line) => ofLine(line, all) ?? []);
  return found.length > 0 ? found : unclear(say(caller.language).notShown);
}

function linesOf(
  { ref, count = 1, text = '' }: Reference,
  shown: ShownList | undefined,
): readonly ShownItem[] {
  const { items = [], touched = [] } = shown ?? {};
  const isMeant = ({ noun, name }: ShownItem): boolean =>
    noun === 'reminder' && fold(name).includes(fold(text));
  const lines = items.filter(isMeant);
  const isOfList = lines.length > 0 && (ref === 'last' || ref === 'all');
  if (!isOfList) return touched.filter(isMeant);
  return ref === 'all' ? lines : lines.slice(-count);
}
