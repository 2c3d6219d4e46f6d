import type { Queryable } from './database.ts';
import { createNotes, noteBox } from './house.ts';
import type { Boxes } from './seal-rows.ts';

export class WrongMasterKeyError extends Error {
  override readonly name = 'WrongMasterKeyError';
}

const NAME = 'master-key';
const VALUE = 'fits';

/**
 * The first start leaves a sealed note; every later one opens it before anything else is read or written under a
 * key that does not fit.
 */
export async function assertKey({ query }: Queryable, boxes: Boxes): Promise<void> {
  const [note] = await query<{ value: Uint8Array }>('select value from note where name = $1', [NAME]);
  if (!note) {
    await createNotes({ query }, boxes).set(NAME, VALUE);
    return;
  }
  try {
    noteBox(boxes).read(NAME, note.value);
  } catch (cause) {
    throw new WrongMasterKeyError(
      'The master key does not open what this database holds. Put back the key it was begun with.',
      { cause },
    );
  }
}
