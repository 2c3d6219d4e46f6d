import type { UserId } from '../../core/ids.ts';
import { type Reply, status } from '../../core/reply.ts';
import type { Workflows } from './deps.ts';
import { readReminder, stateOf } from './reminder.ts';
import { say } from './sentences.ts';

/**
 * Whoever ticks a reminder off has seen it: it is not said again before its next turn. A task that it is about stays
 * as it is, and that is said.
 */
export const createCloseReminder =
  ({ workflows }: { readonly workflows: Pick<Workflows, 'read' | 'change'> }) =>
  async (owner: UserId, id: string, language: string): Promise<Reply | undefined> => {
    const workflow = await workflows.read(owner, id);
    if (!workflow) return undefined;
    const { task, again } = readReminder(workflow.body);
    if (again !== null)
      await workflows.change(owner, id, ({ turn, body }) =>
        stateOf({ owner, id, turn: turn + 1 }, { ...readReminder(body), again: null }),
      );
    return task ? status(say(language).taskIsOpen) : undefined;
  };
