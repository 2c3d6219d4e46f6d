import { z } from 'zod';
import { LONGEST_TEXT, said } from '../../core/slot.ts';
import { taskFields } from './task-fields.ts';

/** More tasks than this in one message are pasted text. */
const MOST_ITEMS = 50;

const itemFields = z.strictObject({ title: z.string().min(1).max(LONGEST_TEXT), ...taskFields });
type ItemFields = z.output<typeof itemFields>;

/** One of several tasks, with those that are below it. */
export interface TaskItem extends ItemFields {
  readonly items?: readonly TaskItem[];
}

const TaskItem: z.ZodType<TaskItem> = z.lazy(() =>
  itemFields.extend({ items: z.array(TaskItem).min(1).max(MOST_ITEMS).readonly().exactOptional() }),
);

export const items = said(
  z.array(TaskItem).min(1).max(MOST_ITEMS).readonly(),
  'several at once, or those below the one with the title',
  { kind: 'items' },
);

/** One task as it was asked for, and the title of the one above it. */
export interface WishedTask {
  readonly asked: ItemFields;
  readonly parent?: string;
}

interface Asked extends Omit<ItemFields, 'title'> {
  readonly title?: string;
  readonly items?: readonly TaskItem[];
}

/**
 * All tasks that are asked for, each behind the one it is below. What is said about several at once holds for each of
 * them; those below another one only share its project.
 */
export function wishedTasks({ title, items: all = [], ...common }: Asked): readonly WishedTask[] {
  if (title !== undefined) return withThoseBelow({ ...common, title, items: all });
  return all.flatMap((item) => withThoseBelow({ ...common, ...item }));
}

function withThoseBelow({ items: below = [], ...asked }: TaskItem, parent?: string): readonly WishedTask[] {
  const { title, project } = asked;
  const place = project === undefined ? {} : { project };
  return [
    { asked, ...(parent === undefined ? {} : { parent }) },
    ...below.flatMap((item) => withThoseBelow({ ...place, ...item }, title)),
  ];
}
