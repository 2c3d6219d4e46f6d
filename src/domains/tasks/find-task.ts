import type { ActionContext } from '../../core/action.ts';
import type { Choice } from '../../core/plan.ts';
import { literal } from '../../core/reply.ts';
import type { Which } from '../../core/slot.ts';
import { dayOf, shortDay } from '../../core/time.ts';
import { findAll } from './find-all.ts';
import { findShown, type Reference } from './finding/find-shown.ts';
import { comparable, matchTitles, nearestTitles } from './finding/match-titles.ts';
import { sayFinding } from './finding/sentences.ts';
import type { TaskKeeper } from './keeper.ts';
import { thereToo } from './say-command.ts';
import { sayTasks } from './sentences.ts';
import type { StoredTask } from './task.ts';
import { isUnclear, type Unclear, unclear, unknownHere } from './unclear.ts';

export interface Search {
  /** Left out: what was written last. */
  readonly which: Which | undefined;
  readonly context: ActionContext;
  /** The sentence that would mean exactly the task that stands for `{which}`; undefined when it cannot be said. */
  readonly sentence: (which: string) => string | undefined;
}

/** Which tasks are meant: "all my work tasks", "the last two", or the one that `findTask` finds. */
export async function findTasks(
  keeper: TaskKeeper,
  search: Search,
): Promise<readonly StoredTask[] | Unclear> {
  const { which, context } = search;
  if (typeof which === 'object' && 'all' in which) return await findAll(keeper, which.all, context);
  if (typeof which === 'object' && 'lines' in which) return await findShown(keeper, which, context);
  if (typeof which === 'object') return await findByReference(keeper, which, search);
  const found = await findTask(keeper, search);
  return isUnclear(found) ? found : [found];
}

/**
 * Which task is meant: the number of a line shown last, what was written or shown last, else `#` and an id, else
 * words. Open tasks are looked at first; those that are done only when no open one fits. Several that fit are asked
 * about, never guessed; when none fits, the nearest are offered.
 */
export async function findTask(keeper: TaskKeeper, search: Search): Promise<StoredTask | Unclear> {
  const { which = { ref: 'it' } } = search;
  if (typeof which === 'number') return await byNumber(keeper, which, search);
  if (typeof which === 'string') return await byWords(keeper, which, search);
  const found = await findTasks(keeper, { ...search, which });
  if (isUnclear(found)) return found;
  const [only, ...others] = found;
  return only && others.length === 0 ? only : whichOne(found, search);
}

/** What was shown; of words that go with it, any task when none that was shown has them. */
async function findByReference(
  keeper: TaskKeeper,
  reference: Reference,
  search: Search,
): Promise<readonly StoredTask[] | Unclear> {
  const { text } = reference;
  const found = await findShown(keeper, reference, search.context);
  if (text === undefined || isUnclear(found)) return found;
  const [only, ...others] = matchTitles(found, text);
  if (only) return others.length === 0 ? [only] : whichOne([only, ...others], search);
  const anywhere = await byWords(keeper, text, search);
  return isUnclear(anywhere) ? anywhere : [anywhere];
}

async function byWords(keeper: TaskKeeper, words: string, search: Search): Promise<StoredTask | Unclear> {
  const { signal } = search.context;
  const open = await keeper.find({ done: false }, signal);
  const fitting = matchTitles(open, words);
  const found = fitting.length > 0 ? fitting : matchTitles(await keeper.find({ done: true }, signal), words);
  const [only, ...others] = found;
  if (!only) return noneLike(words, open, search);
  return others.length === 0 ? only : whichOne(found, search);
}

/** Another connection may know it: the nearest here is offered when none does. */
function noneLike(words: string, open: readonly StoredTask[], search: Search): Unclear {
  const said = sayFinding(search.context.caller.language);
  const near = nearestTitles(open, words);
  const choices = choicesAmong(near, search);
  const [only, ...others] = choices;
  if (!only) return unknownHere(said.noTask(literal(words)));
  const title = literal(near[0]?.task.title ?? '');
  const question =
    others.length === 0 ? said.didYouMean(literal(words), title) : said.doYouMean(literal(words));
  return { ...unknownHere(question), choices };
}

async function byNumber(keeper: TaskKeeper, number: number, search: Search): Promise<StoredTask | Unclear> {
  const { shown, signal, caller } = search.context;
  const line = shown?.items[number - 1];
  if (line?.noun === 'task') {
    const found = await findShown(keeper, number, search.context);
    return isUnclear(found) ? found : (found[0] ?? unclear(sayFinding(caller.language).noNumber(number)));
  }
  const open = await keeper.find({ done: false }, signal);
  const named = open.filter(({ task }) => task.title.trim() === String(number));
  const [only, ...others] = named;
  if (only) return others.length === 0 ? only : whichOne(named, search);
  const said = sayFinding(caller.language);
  return unknownHere(shown && shown.items.length > 0 ? said.noNumber(number) : said.noList(number));
}

/** As many as can be chosen by a number. */
const MOST_CHOICES = 9;

function whichOne(found: readonly StoredTask[], search: Search): Unclear {
  const said = sayFinding(search.context.caller.language);
  const choices = choicesAmong(found, search);
  const left = found.length - choices.length;
  return unclear(left > 0 ? said.whichOfMany(left) : said.whichOne, choices);
}

const choicesAmong = (found: readonly StoredTask[], search: Search): readonly Choice[] =>
  withOwnLabels(found.slice(0, MOST_CHOICES).flatMap((stored) => choiceOf(stored, found, search)));

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
  const { timeZone, language } = context.caller;
  const label =
    task.due === null
      ? title
      : sayTasks(language).choiceDue(title, shortDay(dayOf(task.due, timeZone), language));
  const isAlone =
    found.filter((other) => comparable(other.task.title) === comparable(task.title)).length === 1;
  const isQuotable = !/["“”„«»`#]/.test(task.title);
  // Within quotation marks, because `#1` is a line of the list.
  const exactly = sentence(isAlone && isQuotable ? `"${task.title}"` : `"#${id}"`);
  const there = thereToo(exactly, context);
  return there === undefined ? [] : [{ label, say: there }];
}
