import type { UserId } from '../core/ids.ts';
import type { Queryable } from './database.ts';
import type { Boxes } from './seal-rows.ts';

const positionBox = (boxes: Boxes) => boxes<string>('sync_position');

/** Part of accepting a batch: the position and what it brought are stored together. */
export async function savePosition(
  { query }: Queryable,
  { account, position }: { readonly account: UserId; readonly position: string },
  boxes: Boxes,
): Promise<void> {
  await query(
    `insert into sync_position (account, position) values ($1, $2)
     on conflict (account) do update set position = excluded.position`,
    [account, positionBox(boxes).close(account, position)],
  );
}

/** Where the /sync loop of an account goes on; nothing when it never ran. */
export const createPosition =
  ({ query }: Queryable, boxes: Boxes) =>
  async (account: UserId): Promise<string | undefined> => {
    const [row] = await query<{ position: Uint8Array }>(
      'select position from sync_position where account = $1',
      [account],
    );
    return row && positionBox(boxes).read(account, row.position);
  };
