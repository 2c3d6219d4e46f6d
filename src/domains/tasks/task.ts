import { z } from 'zod';
import { isWhen } from '../../core/time.ts';

/** One thing to do, in the words of every service. A number of the priority: 0 none, 1 low … 5 do now. */
export const Task = z.object({
  title: z.string().min(1),
  project: z.string(),
  due: z.string().refine(isWhen).nullable(),
  priority: z.int().min(0).max(5),
  labels: z.array(z.string()).readonly(),
  done: z.boolean(),
  /** When it was done. Kept by the keeper and never planned: most services set it themselves. */
  doneAt: z.iso.datetime({ offset: true }).exactOptional(),
});
export type Task = Readonly<z.infer<typeof Task>>;

export interface StoredTask {
  readonly id: string;
  readonly task: Task;
}
