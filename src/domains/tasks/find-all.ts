import type { ActionContext } from '../../core/action.ts';
import { fold } from '../../core/fold.ts';
import { literal } from '../../core/reply.ts';
import type { Which } from '../../core/slot.ts';
import { findProject } from './find-project.ts';
import type { TaskKeeper } from './keeper.ts';
import { inOrder, isOverdue, isWithin, type Moment } from './order.ts';
import { sayTasks } from './sentences.ts';
import type { StoredTask, Task } from './task.ts';
import { type Unclear, unknownHere } from './unclear.ts';

export type All = Extract<Which, { readonly all: unknown }>['all'];

/** All open tasks that are meant, in the order of a list; a question when there are none. */
export async function findAll(
  keeper: TaskKeeper,
  all: All,
  { caller, now, signal }: ActionContext,
): Promise<readonly StoredTask[] | Unclear> {
  const moment = { now, timeZone: caller.timeZone };
  const words = sayTasks(caller.language);
  const place = all.in === undefined ? undefined : await placeCalled(keeper, all.in, signal);
  if (place === 'nowhere') return unknownHere(words.noProjectOrLabel(literal(all.in ?? '')));
  const query = place && 'project' in place ? { project: place.project } : {};
  const found = await keeper.find({ done: false, ...query }, signal);
  const meant = found.filter(({ task }) => isIn(task, place) && isMeant(task, all, moment));
  return meant.length > 0 ? inOrder(meant, moment) : unknownHere(words.noSuchTask);
}

type PlaceOf = { readonly project: string } | { readonly label: string };

/** A project of that name, else a label. */
async function placeCalled(
  keeper: TaskKeeper,
  words: string,
  signal: AbortSignal,
): Promise<PlaceOf | 'nowhere'> {
  const project = await findProject(keeper, words, signal);
  if (project.kind === 'found') return { project: project.project.id };
  const labels = await keeper.labels(signal);
  const isKnown = labels === undefined || labels.some((label) => fold(label) === fold(words));
  return isKnown ? { label: words } : 'nowhere';
}

const isIn = (task: Task, place: PlaceOf | undefined): boolean => {
  if (!place) return true;
  if ('project' in place) return task.project.id === place.project;
  return task.labels.some((label) => fold(label) === fold(place.label));
};

const isMeant = ({ due }: Task, { when, overdue }: All, moment: Moment): boolean =>
  (overdue !== true || (due !== null && isOverdue(due, moment))) &&
  (when === undefined || (due !== null && isWithin(due, when, moment)));
