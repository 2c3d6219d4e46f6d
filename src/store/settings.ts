import type { UserId } from '../core/ids.ts';
import type { Queryable } from './database.ts';
import type { Settings } from '../core/settings.ts';
import type { Boxes } from './seal-rows.ts';

const WRITE = `
insert into setting (owner, body) values ($1, $2)
on conflict (owner) do update set body = excluded.body`;

export function createSettings({ query }: Queryable, boxes: Boxes) {
  const box = boxes<Settings>('setting');
  return {
    /** Empty when nothing was chosen. */
    async read(owner: UserId): Promise<Settings> {
      const [row] = await query<{ body: Uint8Array }>('select body from setting where owner = $1', [owner]);
      return row ? box.read(owner, row.body) : {};
    },

    /** In place of all that was chosen before. */
    async write(owner: UserId, settings: Settings): Promise<void> {
      await query(WRITE, [owner, box.close(owner, settings)]);
    },
  };
}
