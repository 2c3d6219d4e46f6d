import type { Wording } from '../core/collection.ts';
import type { Edit } from '../core/edit.ts';
import type { NewAct } from '../core/journal.ts';
import type { OpenHomes } from './open-homes.ts';

export type Worded = Pick<NewAct, 'action' | 'connection' | 'edits'>;

/** The words of a part of an act: those of what the action is about, which know what is made on the way. */
export async function wordsOf(
  { action, connection, edits }: Worded,
  homes: Pick<OpenHomes, 'siteOf'>,
): Promise<Wording> {
  const [noun = ''] = action.split('.', 1);
  const named = edits.filter((edit) => edit.noun === noun);
  const about = named.length > 0 ? named : edits.slice(-1);
  const [first, ...others] = about;
  if (!first) throw new Error(`${action} changed nothing that could be told`);
  const isMixed = others.some((other) => other.connection !== first.connection);
  const { collection } = await homes.siteOf(isMixed ? inCallsHome(first, connection) : first, connection);
  return collection.words;
}

const inCallsHome = (edit: Edit, connection: string): Edit => ({ ...edit, connection });

/** A name as it is said, without the marks that keep it from being Markdown. */
export const plainName = (markdown: string): string => markdown.replace(/\\(.)/gu, '$1');
