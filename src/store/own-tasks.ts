import type { UserId } from '../core/ids.ts';
import type { Fields } from '../core/json.ts';
import type { Queryable } from './database.ts';
import type { Boxes } from './seal-rows.ts';

const placeOf = (owner: UserId, id: string): string => `${owner}|${id}`;

/** Tasks of eis's own list: each sealed as a whole and bound to its owner, so that a row moved to another does not open. */
export function createOwnTasks({ query }: Queryable, boxes: Boxes) {
  const box = boxes<Fields>('own_task');
  return {
    /** In the order they were created. */
    async all(owner: UserId): Promise<readonly { readonly id: string; readonly fields: Fields }[]> {
      const found = await query<{ id: string; fields: Uint8Array }>(
        'select id, fields from own_task where owner = $1 order by ordinal',
        [owner],
      );
      return found.map(({ id, fields }) => ({ id, fields: box.read(placeOf(owner, id), fields) }));
    },

    async read(owner: UserId, id: string): Promise<Fields | undefined> {
      const [row] = await query<{ fields: Uint8Array }>(
        'select fields from own_task where owner = $1 and id = $2',
        [owner, id],
      );
      return row && box.read(placeOf(owner, id), row.fields);
    },

    /** The same id again: nothing happens. */
    async create(owner: UserId, id: string, fields: Fields): Promise<void> {
      await query('insert into own_task (owner, id, fields) values ($1, $2, $3) on conflict do nothing', [
        owner,
        id,
        box.close(placeOf(owner, id), fields),
      ]);
    },

    /** A task that is gone stays gone: reading back tells. */
    async update(owner: UserId, id: string, fields: Fields): Promise<void> {
      await query('update own_task set fields = $3 where owner = $1 and id = $2', [
        owner,
        id,
        box.close(placeOf(owner, id), fields),
      ]);
    },

    async remove(owner: UserId, id: string): Promise<void> {
      await query('delete from own_task where owner = $1 and id = $2', [owner, id]);
    },
  };
}
