import type { Edit } from '../core/edit.ts';
import { UserFacingError } from '../core/errors.ts';
import type { Act } from '../core/journal.ts';
import { isOpen } from './in-doubt.ts';
import type { OpenHomes } from './open-homes.ts';

/** What nobody else may write meanwhile: each object, and for a creation all others of its kind at that service. */
export async function keysOf(
  edits: readonly Edit[],
  connection: string,
  homes: Pick<OpenHomes, 'siteOf'>,
): Promise<readonly string[]> {
  const keys: string[] = [];
  for (const edit of edits) {
    const { session } = await homes.siteOf(edit, connection);
    keys.push(`${session.origin}|${edit.noun}|${edit.op === 'create' ? 'new' : edit.id}`);
  }
  return keys;
}

/** The same for an act that an earlier attempt began; where a home does not open, what became of it stays in doubt. */
export async function keysAgain(
  act: Act,
  homes: Pick<OpenHomes, 'siteOf'>,
): Promise<readonly string[] | UserFacingError> {
  try {
    return await keysOf(act.edits, act.connection, homes);
  } catch (error) {
    if (!(error instanceof UserFacingError) || !isOpen(act)) throw error;
    return error;
  }
}

/** The address of the service that all edits are made at; nothing in particular when there are several. */
export async function originOf(
  edits: readonly Edit[],
  connection: string,
  homes: Pick<OpenHomes, 'siteOf'>,
): Promise<string | undefined> {
  const origins = new Set<string>();
  for (const edit of edits) origins.add((await homes.siteOf(edit, connection)).session.origin);
  const [origin, ...others] = origins;
  return others.length === 0 ? origin : undefined;
}
