import type { ActionContext } from '../../core/action.ts';
import { keepingDay, type When } from '../../core/time.ts';
import type { Task } from './task.ts';

/** The moment that was said, on the day of the task where no day was. */
export const dueFor = (
  task: Pick<Task, 'due'>,
  said: When,
  { now, caller, clockOnly }: Pick<ActionContext, 'now' | 'caller' | 'clockOnly'>,
): When => keepingDay(said, clockOnly?.['due'], task.due, { now, timeZone: caller.timeZone });
