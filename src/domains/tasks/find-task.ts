import type { ActionContext } from '../../core/action.ts';
import { fold } from '../../core/fold.ts';
import type { Choice } from '../../core/plan.ts';
import { literal } from '../../core/reply.ts';
import type { ShownItem } from '../../core/shown.ts';
import type { Which } from '../../core/slot.ts';
import { dayOf, shortDay } from '../../core/time.ts';
import { findAll } from './find-all.ts';
import type { TaskKeeper } from './keeper.ts';
import { thereToo } from './say-command.ts';
import type { StoredTask } from './task.ts';
import { isUnclear, type Unclear, unclear, unknownHere } from './unclear.ts';

export interface Search {
  /** Left out: what was written last. */
  readonly which: Which | undefined;
  readonly context: ActionContext;
  /** The sentence that would mean exactly the task that stands for `{which}`; undefined when it cannot be said. */
  readonly sentence: (which: string) => string | undefined;
}

/** Which tasks are meant: "all my work tasks", or the one that `findTask` finds. */
export async function findTasks(
  keeper: TaskKeeper,
  search: Search,
): Promise<readonly StoredTask[] | Unclear> {
  const { which, context } = search;
  if (typeof which === 'object' && 'all' in which) return await findAll(keeper, which.all, context);
  const found = await findTask(keeper, search);
  return isUnclear(found) ? found : [found];
}

/**
 * Which task is meant: the number of a line shown last, what was written or shown last, else `#` and an id, else
 * words. Open tasks are looked at first; those that are done only when no open one fits. Several that fit are asked
 * about, never guessed.
 */
export async function findTask(keeper: TaskKeeper, search: Search): Promise<StoredTask | Unclear> {
  const { which = { ref: 'it' }, context } = search;
  if (typeof which === 'number') return await byNumber(keeper, which, search);
  if (typeof which === 'string') return await byWords(keeper, which, search);
  if ('ref' in which) return await byReference(keeper, which.ref, context);
  const found = await findAll(keeper, which.all, context);
  if (isUnclear(found)) return found;
  const [only, ...others] = found;
  return only && others.length === 0 ? only : whichOne(found, search);
}

async function byWords(keeper: TaskKeeper, words: string, search: Search): Promise<StoredTask | Unclear> {
  const { signal } = search.context;
  const fitting = matching(await keeper.find({ done: false }, signal), words);
  const found = fitting.length > 0 ? fitting : matching(await keeper.find({ done: true }, signal), words);
  const [only, ...others] = found;
  if (!only) return unknownHere(`I found no task like “${literal(words)}”.`);
  return others.length === 0 ? only : whichOne(found, search);
}

async function byNumber(keeper: TaskKeeper, number: number, search: Search): Promise<StoredTask | Unclear> {
  const { shown, signal } = search.context;
  const line = shown?.items[number - 1];
  if (line?.noun === 'task') return await readItem(keeper, line, search.context);
  const open = await keeper.find({ done: false }, signal);
  const named = open.filter(({ task }) => task.title.trim() === String(number));
  const [only, ...others] = named;
  if (only) return others.length === 0 ? only : whichOne(named, search);
  return unknownHere(
    shown && shown.items.length > 0
      ? `The list I showed you last has no number ${number}.`
      : `I have shown you no list in the last 10 minutes, so I do not know which one ${number} is.`,
  );
}

/** "it" is what was written last, else the only line of the list; "last" is the last line (conversation.md 6.6). */
async function byReference(
  keeper: TaskKeeper,
  reference: 'it' | 'that' | 'last',
  context: ActionContext,
): Promise<StoredTask | Unclear> {
  const lines = tasksIn(context.shown?.items);
  const touched = tasksIn(context.shown?.touched);
  const latest = touched.length > 0 ? touched : lines;
  const candidates = reference === 'last' ? (lines.length > 0 ? lines : touched).slice(-1) : latest;
  const [only, ...others] = candidates;
  if (!only) return nothingShown(reference);
  if (others.length > 0)
    return unclear(`Which one do you mean by “${reference}”? Say its name or its number.`);
  return await readItem(keeper, only, context);
}

const tasksIn = (items: readonly ShownItem[] = []): readonly ShownItem[] =>
  items.filter(({ noun }) => noun === 'task');

const nothingShown = (reference: string): Unclear =>
  unclear(`I have shown you nothing in the last 10 minutes, so I do not know what “${reference}” is.`);

/** A line of a list may be one of another connection: then it is unknown here. */
async function readItem(
  keeper: TaskKeeper,
  item: ShownItem,
  { at, signal }: ActionContext,
): Promise<StoredTask | Unclear> {
  const gone = `“${literal(item.name)}” is no longer there.`;
  if (item.connection !== at?.id) return unknownHere(gone);
  const task = await keeper.read(item.id, signal);
  return task ? { id: item.id, task } : unclear(gone);
}

/** By id, else the whole title, else where a word of the title begins with what was said. */
function matching(tasks: readonly StoredTask[], words: string): readonly StoredTask[] {
  if (words.startsWith('#')) {
    const byId = tasks.filter(({ id }) => `#${id}` === words);
    if (byId.length > 0) return byId;
  }
  const sought = comparable(words);
  if (sought === '') return [];
  const titles = tasks.map((stored) => ({ stored, title: comparable(stored.task.title) }));
  const whole = titles.filter(({ title }) => title === sought);
  const fitting = whole.length > 0 ? whole : titles.filter(({ title }) => ` ${title}`.includes(` ${sought}`));
  return fitting.map(({ stored }) => stored);
}

const comparable = (text: string): string => fold(text).replace(/\s+/g, ' ').trim();

/** As many as can be chosen by a number. */
const MOST_CHOICES = 9;

function whichOne(found: readonly StoredTask[], search: Search): Unclear {
  const choices = withOwnLabels(
    found.slice(0, MOST_CHOICES).flatMap((stored) => choiceOf(stored, found, search)),
  );
  const left = found.length - choices.length;
  const question = left > 0 ? `Which one? (${left} more fit; say more of its name.)` : 'Which one?';
  return { kind: 'unclear', question, choices };
}

/** Labels can be typed as an answer, so no two may be the same. */
const withOwnLabels = (choices: readonly Choice[]): readonly Choice[] =>
  choices.map(({ label, say }, index) => {
    const isAlone = choices.filter((other) => comparable(other.label) === comparable(label)).length === 1;
    return { label: isAlone ? label : `${label} (${index + 1})`, say };
  });

/** As much of a title as fits beside a number. */
const LONGEST_LABEL = 100;

function choiceOf(
  { id, task }: StoredTask,
  found: readonly StoredTask[],
  { sentence, context }: Search,
): readonly Choice[] {
  const title =
    task.title.length > LONGEST_LABEL ? `${task.title.slice(0, LONGEST_LABEL).toWellFormed()}…` : task.title;
  const { timeZone } = context.caller;
  const label = task.due === null ? title : `${title} – due ${shortDay(dayOf(task.due, timeZone))}`;
  const isAlone =
    found.filter((other) => comparable(other.task.title) === comparable(task.title)).length === 1;
  const isQuotable = !/["“”„«»`#]/.test(task.title);
  // Within quotation marks, because `#1` is a line of the list.
  const say = sentence(isAlone && isQuotable ? `"${task.title}"` : `"#${id}"`);
  const there = thereToo(say, context);
  return there === undefined ? [] : [{ label, say: there }];
}
