import type { ActionContext } from '../../../core/action.ts';
import { fold } from '../../../core/fold.ts';
import { literal } from '../../../core/reply.ts';
import type { Which } from '../../../core/slot.ts';
import { findTask } from '../find-task.ts';
import type { FileKeeper, TaskFile, TaskKeeper } from '../keeper.ts';
import { commandWords, thereToo, unquoted } from '../say-command.ts';
import type { StoredTask } from '../task.ts';
import { isUnclear, type Unclear, unclear, unknownHere } from '../unclear.ts';
import { partsOfFileId } from './file-collection.ts';
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
  readonly keptBy: FileKeeper;
}

/** Which file is meant: by its name or its place among those of a task, or of those that were shown last. */
export async function findFile(keeper: TaskKeeper, search: FileSearch): Promise<FoundFile | Unclear> {
  const { files: keptBy } = keeper;
  if (!keptBy) return keepsNone(keeper, search.context);
  const found =
    search.task === undefined
      ? await findShown(keeper, keptBy, search)
      : await findInTask(keeper, keptBy, { ...search, task: search.task });
  if (isUnclear(found)) return found;
  const { file, id, task } = found;
  return { task: id, title: task.title, project: task.project.id, file, keptBy };
}

interface Found extends Pick<StoredTask, 'id' | 'task'> {
  readonly file: TaskFile;
}

async function findShown(
  keeper: TaskKeeper,
  keptBy: FileKeeper,
  { which, context }: FileSearch,
): Promise<Found | Unclear> {
  const item = shownFile(which, context);
  if (isUnclear(item)) return item;
  const gone = sayFiles(context.caller.language).noFileCalled(literal(item.name), undefined);
  if (item.connection !== context.at?.id) return unknownHere(gone);
  const [id, wanted] = partsOfFileId(item.id);
  const [files, task] = [await filesOf(keptBy, id, context), await keeper.read(id, context.signal)];
  const file = files.find((one) => one.id === wanted);
  return file && task ? { id, task, file } : unclear(gone);
}

export const filesOf = async (
  keptBy: FileKeeper,
  task: string,
  { signal }: Pick<ActionContext, 'signal'>,
): Promise<readonly TaskFile[]> => (await keptBy.list(task, signal)) ?? [];

async function findInTask(
  keeper: TaskKeeper,
  keptBy: FileKeeper,
  { context, which, command, task: asked }: FileSearch & { readonly task: Which },
): Promise<Found | Unclear> {
  const words = sayFiles(context.caller.language);
  const found = await findTask(keeper, {
    which: asked,
    context,
    sentence: (exactly) => commandWords(command, saidAs(which), { task: unquoted(exactly) }, context),
  });
  if (isUnclear(found)) return found;
  const { id, task } = found;
  const files = await filesOf(keptBy, id, context);
  const fitting = fittingFiles(files, which);
  const [only, ...others] = fitting;
  if (only && others.length === 0) return { id, task, file: only };
  const title = literal(task.title);
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
