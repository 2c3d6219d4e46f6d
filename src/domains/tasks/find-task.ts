import { fold } from '../../core/fold.ts';
import type { ShownList } from '../../core/shown.ts';
import type { Choice, Plan } from '../../core/plan.ts';
import { literal } from '../../core/reply.ts';
import { shortDay, dayOf } from '../../core/time.ts';
import type { TaskKeeper } from './keeper.ts';
import type { StoredTask } from './task.ts';

export interface Search {
  readonly which: number | string;
  readonly shown: ShownList | undefined;
  readonly timeZone: string;
  /** The sentence that would mean exactly the task that stands for `{which}`, for the choices of a question. */
  readonly sentence: (which: string) => string;
}

type Unclear = Extract<Plan, { kind: 'unclear' }>;

/**
 * Which task is meant: the number of a line shown last, else `#` and an id, else words. Open tasks are looked at
 * first; those that are done only when no open one fits. Several that fit are asked about, never guessed.
 */
export async function findTask(
  keeper: TaskKeeper,
  search: Search,
  signal: AbortSignal,
): Promise<StoredTask | Unclear> {
  const open = await keeper.find({ done: false }, signal);
  if (typeof search.which === 'number') return await byNumber(keeper, search, open, signal);
  const words = search.which;
  const among = (tasks: readonly StoredTask[]): readonly StoredTask[] => matching(tasks, words);
  const fitting = among(open);
  const found = fitting.length > 0 ? fitting : among(await keeper.find({ done: true }, signal));
  const [only, ...others] = found;
  if (!only) return unclear(`I found no task like “${literal(words)}”.`);
  return others.length === 0 ? only : whichOne(found, search);
}

async function byNumber(
  keeper: TaskKeeper,
  search: Search,
  open: readonly StoredTask[],
  signal: AbortSignal,
): Promise<StoredTask | Unclear> {
  const number = Number(search.which);
  const named = open.filter(({ task }) => task.title.trim() === String(number));
  const line = search.shown?.items[number - 1];
  if (line?.noun !== 'task') {
    const [only, ...others] = named;
    if (only && others.length === 0) return only;
    if (only) return whichOne(named, search);
    const { shown } = search;
    return unclear(
      shown
        ? `The list I showed you last has no number ${number}.`
        : `I have shown you no list in the last 10 minutes, so I do not know which one ${number} is.`,
    );
  }
  const task = await keeper.read(line.id, signal);
  return task ? { id: line.id, task } : unclear(`“${literal(line.name)}” is no longer there.`);
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
    found.slice(0, MOST_CHOICES).map((stored) => choiceOf(stored, found, search)),
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

function choiceOf(
  { id, task }: StoredTask,
  found: readonly StoredTask[],
  { sentence, timeZone }: Search,
): Choice {
  const label = task.due === null ? task.title : `${task.title} – due ${shortDay(dayOf(task.due, timeZone))}`;
  const isAlone =
    found.filter((other) => comparable(other.task.title) === comparable(task.title)).length === 1;
  const isQuotable = !/["“”„«»`#]/.test(task.title);
  return { label, say: sentence(isAlone && isQuotable ? `"${task.title}"` : `#${id}`) };
}

const unclear = (question: string): Unclear => ({ kind: 'unclear', question, choices: [] });
