import type { Caller } from '../core/caller.ts';
import type { SealedConnection } from '../core/connection.ts';
import {
  BadCredentialsError,
  type ConnectionTrouble,
  spokenAs,
  type UserFacingError,
} from '../core/errors.ts';
import { literal } from '../core/reply.ts';
import { AwayError } from '../core/service-errors.ts';
import type { ActionDeps } from './action-deps.ts';
import type { Home } from './homes.ts';
import { sayRun } from './sentences.ts';

type NoteDeps = Pick<ActionDeps, 'changeState' | 'touch' | 'now'> & { readonly caller: Caller };

/**
 * The first failure of a connection is told in full; while the state stays the same, only that it is so
 * (conversation.md 10.6). A right that is missing says nothing about the connection, and is named each time.
 */
export async function noteTrouble({ connection }: Home, error: unknown, deps: NoteDeps): Promise<unknown> {
  const failed = failureOf(error);
  if (!connection || !failed) return error;
  const isNew = await deps.changeState(deps.caller.user, connection.id, failed.trouble, deps.now());
  return isNew ? error : failed.inShort(literal(connection.name));
}

interface Failed {
  readonly trouble: ConnectionTrouble;
  readonly inShort: (name: string) => UserFacingError;
}

/** Undefined: the connection as such works. */
function failureOf(error: unknown): Failed | undefined {
  if (error instanceof BadCredentialsError && error.trouble !== 'missing right') {
    const { trouble, certainty } = error;
    return {
      trouble,
      inShort: (name) => {
        const said = spokenAs((language) => ({
          message: sayRun(language).stillBroken(name),
          next: sayRun(language).sayStatus,
        }));
        return new BadCredentialsError(said.message, trouble, { ...said.facts, certainty, cause: error });
      },
    };
  }
  // Where something may have been done that is told, whatever was said before.
  if (!(error instanceof AwayError) || error.certainty !== 'not done') return undefined;
  const { certainty } = error;
  return {
    trouble: 'interrupted',
    inShort: (name) => {
      const said = spokenAs((language) => ({
        message: sayRun(language).stillAway(name),
        next: sayRun(language).waitOrStatus,
      }));
      return new AwayError(said.message, { ...said.facts, certainty, cause: error });
    },
  };
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
    // Without some right it worked all the time.
    if (worksAgain && connection.state !== 'missing right')
      lines.push(sayRun(deps.caller.language).worksAgain(literal(connection.name)));
  }
  return lines;
}
