import type { StateChange } from '../core/room-state.ts';
import { plainArray, type Queryable, textArray } from './database.ts';

/** What a batch changes about one room; a later change of the same thing replaces an earlier one. */
interface RoomChange {
  joinRule: string | null;
  visibility: string | null;
  encrypted: boolean;
  replacement: string | null;
  readonly members: Map<string, 'join' | 'invite' | null>;
}

const TOUCH = `
insert into room (room_id, join_rule, history_visibility, encrypted, replacement, changes)
select room_id, coalesce(join_rule, 'unknown'), coalesce(visibility, 'unknown'), encrypted = 1, replacement, 1
from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::text[])
  as given (room_id, join_rule, visibility, encrypted, replacement)
order by room_id collate "C"
on conflict (room_id) do update set
  join_rule = case when excluded.join_rule = 'unknown' then room.join_rule else excluded.join_rule end,
  history_visibility = case when excluded.history_visibility = 'unknown' then room.history_visibility
    else excluded.history_visibility end,
  encrypted = room.encrypted or excluded.encrypted,
  replacement = coalesce(excluded.replacement, room.replacement),
  changes = room.changes + 1,
  settled_in = null`;

const ENTER = `
insert into member (room_id, user_id, membership)
select room_id, user_id, membership from unnest($1::text[], $2::text[], $3::text[])
  as given (room_id, user_id, membership)
order by room_id collate "C", user_id collate "C"
on conflict (room_id, user_id) do update set membership = excluded.membership`;

const LEAVE = `
delete from member using unnest($1::text[], $2::text[]) as given (room_id, user_id)
where member.room_id = given.room_id and member.user_id = given.user_id`;

/** Lays what state events say over what is known, in the order they came; every room touched is unsettled. */
export async function applyChanges({ query }: Queryable, changes: readonly StateChange[]): Promise<void> {
  if (changes.length === 0) return;
  const rooms = gather(changes);
  const members = [...rooms].flatMap(([room, change]) =>
    [...change.members].map(([user, membership]) => ({ room, user, membership })),
  );
  const present = members.filter(({ membership }) => membership !== null);
  const gone = members.filter(({ membership }) => membership === null);
  const list = [...rooms.values()];
  await query(TOUCH, [
    textArray([...rooms.keys()]),
    textArray(list.map(({ joinRule }) => joinRule)),
    textArray(list.map(({ visibility }) => visibility)),
    plainArray(list.map(({ encrypted }) => Number(encrypted))),
    textArray(list.map(({ replacement }) => replacement)),
  ]);
  if (present.length > 0) {
    await query(ENTER, [
      textArray(present.map(({ room }) => room)),
      textArray(present.map(({ user }) => user)),
      textArray(present.map(({ membership }) => membership)),
    ]);
  }
  if (gone.length > 0) {
    await query(LEAVE, [textArray(gone.map(({ room }) => room)), textArray(gone.map(({ user }) => user))]);
  }
}

function gather(changes: readonly StateChange[]): ReadonlyMap<string, RoomChange> {
  const rooms = new Map<string, RoomChange>();
  for (const change of changes) {
    const room = rooms.get(change.room) ?? untouched();
    rooms.set(change.room, room);
    lay(change, room);
  }
  return rooms;
}

const untouched = (): RoomChange => ({
  joinRule: null,
  visibility: null,
  encrypted: false,
  replacement: null,
  members: new Map(),
});

function lay(change: StateChange, room: RoomChange): void {
  switch (change.kind) {
    case 'member': {
      const { user, membership } = change;
      room.members.set(user, membership === 'join' || membership === 'invite' ? membership : null);
      break;
    }
    case 'join-rule':
      room.joinRule = change.joinRule;
      break;
    case 'history-visibility':
      room.visibility = change.visibility;
      break;
    case 'encryption':
      room.encrypted = true;
      break;
    case 'tombstone':
      room.replacement = change.replacement ?? null;
      break;
  }
}
