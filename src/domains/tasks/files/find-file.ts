import type { ActionContext } from '../../../core/action.ts';
import { fold } from '../../../core/fold.ts';
import { literal } from '../../../core/reply.ts';
import type { ShownItem } from '../../../core/shown.ts';
import type { Which } from '../../../core/slot.ts';
import { findTask } from '../find-task.ts';
import type { TaskFile, TaskKeeper } from '../keeper.ts';
import { commandWords, thereToo } from '../say-command.ts';
import { isUnclear, type Unclear, unclear, unknownHere } from '../unclear.ts';
import { fileId } from './file-collection.ts';
import { keepsNone } from './keeps-none.ts';
import { sayFiles } from './sentences.ts';
import { saidAs, shownFile } from './shown-file.ts';

export interface FileSearch {
  /** The file. */
  readonly which: Which | undefined;
  /** The task it hangs on; left out: among the files that were shown. */
  readonly task: Which | undefined;
  readonly context: ActionContext;
  /** `file send` */
  readonly command: string;
}

export interface FoundFile {
  /** The id of the task. */
  readonly task: string;
  readonly title: string;
  /** The id of its project. */
  readonly project: string;
  readonly file: TaskFile;
}

/** Which file is meant: by its name or its place among those of a task, or of those that were shown last. */
export async function findFile(keeper: TaskKeeper, search: FileSearch): Promise<FoundFile | Unclear> {
  const { context, which, task } = search;
  if (!keeper.files) return keepsNone(keeper, context);
  if (task !== undefined) return await findInTask(keeper, { ...search, task });
  const item = shownFile(which, context);
  if (isUnclear(item)) return item;
  if (item.connection !== context.at?.id) return unknownHere(goneFrom(item, context));
  const [shownIn = ''] = item.id.split('/', 1);
  const files = await filesOf(keeper, shownIn, context);
  const file = files.find(({ id }) => fileId(shownIn, id) === item.id);
  const stored = await keeper.read(shownIn, context.signal);
  if (!file || !stored) return unclear(goneFrom(item, context));
  return { task: shownIn, title: stored.title, project: stored.project.id, file };
}

const goneFrom = ({ name }: ShownItem, { caller }: ActionContext): string =>
  sayFiles(caller.language).noFileCalled(literal(name), undefined);

export async function filesOf(
  { files }: TaskKeeper,
  task: string,
  { signal }: ActionContext,
): Promise<readonly TaskFile[]> {
  return (await files?.list(task, signal)) ?? [];
}

async function findInTask(
  keeper: TaskKeeper,
  search: FileSearch & { readonly task: Which },
): Promise<FoundFile | Unclear> {
  const { context, which, command } = search;
  const words = sayFiles(context.caller.language);
  const found = await findTask(keeper, {
    which: search.task,
    context,
    sentence: (exactly) =>
      commandWords(command, saidAs(which), { task: exactly.replaceAll('"', '') }, context),
  });
  if (isUnclear(found)) return found;
  const { id, task } = found;
  const files = await filesOf(keeper, id, context);
  const fitting = fittingFiles(files, which);
  const [only, ...others] = fitting;
  const title = literal(task.title);
  if (only && others.length === 0)
    return { task: id, title: task.title, project: task.project.id, file: only };
  if (files.length === 0) return unclear(words.none(title));
  if (!only) return unclear(words.noFileCalled(literal(saidAs(which) ?? ''), title));
  return unclear(words.whichFile(title), choicesAmong(fitting, { id, command, context }));
}

/** As many as can be chosen by a number. */
const MOST_CHOICES = 9;

const choicesAmong = (
  files: readonly TaskFile[],
  { id, command, context }: { readonly id: string } & Pick<FileSearch, 'command' | 'context'>,
) =>
  files.slice(0, MOST_CHOICES).flatMap((file) => {
    const say = thereToo(commandWords(command, `#${file.id}`, { task: `#${id}` }, context), context);
    return say === undefined ? [] : [{ label: file.name, say }];
  });

/** Words: its id, its whole name, else a part of it. */
function fittingFiles(files: readonly TaskFile[], which: Which | undefined): readonly TaskFile[] {
  if (which === undefined || typeof which === 'object') return files;
  if (typeof which === 'number') return files.slice(which - 1, which);
  const byId = files.filter(({ id }) => `#${id}` === which);
  if (byId.length > 0) return byId;
  const sought = fold(which);
  const whole = files.filter(({ name }) => fold(name) === sought);
  return whole.length > 0 ? whole : files.filter(({ name }) => fold(name).includes(sought));
}
