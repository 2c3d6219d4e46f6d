import type { ActionContext } from '../../core/action.ts';
import { fold } from '../../core/fold.ts';
import { literal } from '../../core/reply.ts';
import type { TaskKeeper } from './keeper.ts';
import { sayTasks } from './sentences.ts';
import type { Project } from './task.ts';

export interface PlaceForNew {
  readonly project: Project;
  /** The project that the person chose is not there: said with the receipt. */
  readonly remark?: string;
}

/** Where a task goes that nobody gave a project: the one the person chose, else the inbox; undefined when there is none. */
export async function placeForNew(
  keeper: TaskKeeper,
  { caller, signal }: Pick<ActionContext, 'caller' | 'signal'>,
): Promise<PlaceForNew | undefined> {
  const { defaultProject, language } = caller;
  const chosen = keeper.places ? defaultProject : undefined;
  const name = chosen === undefined ? undefined : fold(chosen);
  const projects = name === undefined ? [] : await keeper.projects(signal);
  const found = projects.find((one) => !one.isArchived && fold(one.name) === name);
  if (found) return { project: { id: found.id, name: found.name } };
  const inbox = await keeper.inbox(signal);
  if (!inbox || chosen === undefined) return inbox && { project: inbox };
  return { project: inbox, remark: sayTasks(language).noDefault(literal(chosen)) };
}
