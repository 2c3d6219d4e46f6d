import type { ActionContext } from '../../../core/action.ts';
import { literal } from '../../../core/reply.ts';
import type { ShownItem } from '../../../core/shown.ts';
import type { Which } from '../../../core/slot.ts';
import type { TaskKeeper } from '../keeper.ts';
import type { StoredTask } from '../task.ts';
import { isUnclear, type Unclear, unclear, unknownHere } from '../unclear.ts';
import { sayFinding } from './sentences.ts';

export type Reference = Extract<Which, { readonly ref: unknown }>;
type Lines = Extract<Which, { readonly lines: unknown }>;

/**
 * The tasks that were shown in the last 10 minutes and are meant (conversation.md 6.6): a line by its number; "it" is what
 * was written last, else the only line of the list; "last" is the last line, or so many of them; "all" is everything. With
 * words that go with it, everything that was shown: the words decide.
 */
export async function findShown(
  keeper: TaskKeeper,
  meant: Reference | Lines | number,
  context: ActionContext,
): Promise<readonly StoredTask[] | Unclear> {
  const lines = linesMeant(meant, context);
  if (isUnclear(lines)) return lines;
  if (areApart(lines, meant)) return unclear(sayFinding(context.caller.language).inSeveralLists);
  const found: StoredTask[] = [];
  for (const line of lines) {
    const task = await readItem(keeper, line, context);
    if (isUnclear(task)) return task;
    found.push(task);
  }
  return found;
}

/** One plan is for one connection; words decide among the lines of all of them. */
const areApart = (lines: readonly ShownItem[], meant: Reference | Lines | number): boolean =>
  new Set(lines.map(({ connection }) => connection ?? '')).size > 1 &&
  !(typeof meant === 'object' && 'text' in meant);

/** Each of them is there, or nothing is done about any. */
function linesNumbered(
  numbers: readonly number[],
  { shown, caller }: ActionContext,
): readonly ShownItem[] | Unclear {
  const said = sayFinding(caller.language);
  const items = shown?.items ?? [];
  const missing = numbers.find((number) => items[number - 1]?.noun !== 'task');
  if (missing === undefined) return numbers.flatMap((number) => items[number - 1] ?? []);
  return unclear(items.length > 0 ? said.noNumber(missing) : said.noList(missing));
}

function linesMeant(
  meant: Reference | Lines | number,
  context: ActionContext,
): readonly ShownItem[] | Unclear {
  const { shown, caller } = context;
  if (typeof meant === 'number') return tasksIn(shown?.items.slice(meant - 1, meant));
  if ('lines' in meant) return linesNumbered(meant.lines, context);
  const lines = tasksIn(shown?.items);
  const touched = tasksIn(shown?.touched);
  if (meant.text !== undefined) return [...touched, ...lines.filter((line) => !isAmong(touched, line))];
  const candidates = candidatesFor(meant, lines, touched);
  return doubtAbout(meant, candidates.length, caller.language) ?? candidates;
}

function doubtAbout({ ref, count = 1 }: Reference, found: number, language: string): Unclear | undefined {
  const said = sayFinding(language);
  if (found === 0) return unclear(said.nothingShown(said[ref]));
  if (found < count) return unclear(said.tooFew(found, count));
  const isOne = ref === 'it' || ref === 'that';
  return isOne && found > 1 ? unclear(said.whichByReference(said[ref])) : undefined;
}

function candidatesFor(
  { ref, count = 1 }: Reference,
  lines: readonly ShownItem[],
  touched: readonly ShownItem[],
): readonly ShownItem[] {
  const latest = touched.length > 0 ? touched : lines;
  if (ref === 'last') return (lines.length > 0 ? lines : touched).slice(-count);
  // "them" are several: one that was changed since does not stand for a list.
  return ref === 'all' && touched.length < 2 && lines.length > 0 ? lines : latest;
}

const isAmong = (items: readonly ShownItem[], { id, connection }: ShownItem): boolean =>
  items.some((item) => item.id === id && item.connection === connection);

const tasksIn = (items: readonly ShownItem[] = []): readonly ShownItem[] =>
  items.filter(({ noun }) => noun === 'task');

/** A line of a list may be one of another connection: then it is unknown here. */
async function readItem(
  keeper: TaskKeeper,
  item: ShownItem,
  { at, signal, caller }: ActionContext,
): Promise<StoredTask | Unclear> {
  const gone = sayFinding(caller.language).gone(literal(item.name));
  if (item.connection !== at?.id) return unknownHere(gone);
  const task = await keeper.read(item.id, signal);
  return task ? { id: item.id, task } : unclear(gone);
}
