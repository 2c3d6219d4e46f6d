import type { Caller } from '../core/caller.ts';
import type { SealedConnection } from '../core/connection.ts';
import { BadCredentialsError } from '../core/errors.ts';
import { literal } from '../core/reply.ts';
import type { ActionDeps } from './action-deps.ts';
import type { Home } from './homes.ts';

type NoteDeps = Pick<ActionDeps, 'changeState' | 'touch' | 'now'> & { readonly caller: Caller };

/** The first failure is told in full; while the state stays the same, only that it is so (conversation.md 10.6). */
export async function noteTrouble({ connection }: Home, error: unknown, deps: NoteDeps): Promise<unknown> {
  if (!connection || !(error instanceof BadCredentialsError)) return error;
  const isNew = await deps.changeState(deps.caller.user, connection.id, error.trouble, deps.now());
  if (isNew) return error;
  return new BadCredentialsError(`${literal(connection.name)} still does not work.`, error.trouble, {
    certainty: error.certainty,
    next: 'say status',
    cause: error,
  });
}

/** Said to the minute: a read does not become a write each time. */
const USED_LATELY_MS = 60_000;

const wasUsedLately = ({ lastUsed }: SealedConnection, now: Date): boolean =>
  lastUsed !== undefined && now.getTime() - Date.parse(lastUsed) < USED_LATELY_MS;

/** Answers a line for each connection that works again. */
export async function noteSuccess(homes: readonly Home[], deps: NoteDeps): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const { connection } of homes) {
    if (!connection) continue;
    const { user } = deps.caller;
    const now = deps.now();
    if (!wasUsedLately(connection, now)) await deps.touch(user, connection.id, now);
    if (connection.state === 'connected') continue;
    const worksAgain = await deps.changeState(user, connection.id, 'connected', now);
    if (worksAgain) lines.push(`${literal(connection.name)} works again.`);
  }
  return lines;
}
