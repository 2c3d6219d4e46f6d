import type { UserId } from '../../core/ids.ts';
import { literal, type Reply, status } from '../../core/reply.ts';
import type { Workflow } from '../../core/workflow.ts';
import type { Workflows } from './deps.ts';
import { isPending, readReminder } from './reminder.ts';
import { say } from './sentences.ts';

interface CancelRequestedDeps {
  readonly workflows: Pick<Workflows, 'remove'> & {
    /** What was set by this request. */
    readonly ofRequest: (owner: UserId, request: string) => Promise<readonly Workflow[]>;
  };
}

/** Cancels what a request set and what is still to come, and says so; undefined when there is nothing of that kind. */
export const createCancelRequested =
  ({ workflows }: CancelRequestedDeps) =>
  async (owner: UserId, request: string, language: string): Promise<Reply | undefined> => {
    const all = await workflows.ofRequest(owner, request);
    const pending = all
      .map(({ id, body }) => ({ id, reminder: readReminder(body) }))
      .filter(({ reminder }) => isPending(reminder));
    for (const { id } of pending) await workflows.remove(owner, id);
    const told = pending.map(({ reminder }) => say(language).cancelled(literal(reminder.what)));
    return told.length > 0 ? status(told.join('\n')) : undefined;
  };
