import type { RoomId, UserId } from '../core/ids.ts';
import type { RoomState } from '../core/room-state.ts';
import { type Database, type Queryable, textArray } from './database.ts';
import { directDestination } from './plan-replies.ts';

interface RoomRow {
  readonly join_rule: string;
  readonly history_visibility: string;
  readonly encrypted: boolean;
  readonly replacement: RoomId | null;
  readonly settled: boolean;
  /** Null, with the membership, in the one row of a room without members. */
  readonly user: UserId | null;
  readonly membership: 'join' | 'invite';
}

/** The room, once for each member: in one statement, so that both are of the same moment. */
const READ = `
select room.join_rule, room.history_visibility, room.encrypted, room.replacement,
  coalesce(room.settled_in = (select generation from settlement where id = 1), false) as settled,
  member.user_id as "user", member.membership
from room left join member using (room_id)
where room_id = $1 order by member.user_id`;

const SETTLE = `
insert into room (room_id, join_rule, history_visibility, encrypted, replacement, changes, settled_in)
values ($1, $2, $3, $4, $5, coalesce($6, 0), (select generation from settlement where id = 1))
on conflict (room_id) do update set
  join_rule = excluded.join_rule, history_visibility = excluded.history_visibility,
  encrypted = room.encrypted or excluded.encrypted,
  replacement = excluded.replacement,
  settled_in = case when $6::bigint is null or room.changes = $6 then excluded.settled_in end
returning settled_in is not null as settled`;

const ENTER = `
insert into member (room_id, user_id, membership)
select $1, user_id, membership from unnest($2::text[], $3::text[]) as given (user_id, membership)
order by user_id collate "C"
on conflict (room_id, user_id) do update set membership = excluded.membership`;

/** More people than anybody writes about to one another. */
const MOST_ACQUAINTED = 200;
const ACQUAINTED = `
select distinct other.user_id as "user" from member mine join member other using (room_id)
where mine.user_id = $1 and other.user_id <> $1 order by other.user_id limit ${MOST_ACQUAINTED}`;

const SHARES_ENCRYPTED = `
select exists (
  select from room join member mine using (room_id) join member other using (room_id)
  where room.encrypted and mine.user_id = $1 and mine.membership = 'join' and other.user_id = $2
) as shares`;

const ENCRYPTED_ROOMS = `
select room.room_id as room, case when count(other.user_id) = 1 then min(other.user_id) end as person
from room join member mine on mine.room_id = room.room_id
  left join member other on other.room_id = room.room_id and other.user_id <> mine.user_id
where room.encrypted and mine.user_id = $1 and mine.membership = 'join'
group by room.room_id order by room.room_id`;

/** What is known of rooms, as far as it decides who reads along. */
export function createRooms(database: Database) {
  const { query } = database;
  return {
    async roomState(room: RoomId): Promise<RoomState | undefined> {
      const rows = await query<RoomRow>(READ, [room]);
      const [found] = rows;
      if (!found) return undefined;
      return {
        room,
        joinRule: found.join_rule,
        historyVisibility: found.history_visibility,
        encrypted: found.encrypted,
        replacement: found.replacement ?? undefined,
        members: rows.flatMap(({ user, membership }) => (user === null ? [] : [{ user, membership }])),
        settled: found.settled,
      };
    },

    /** Asked before the homeserver is read and given to `settleRoom`: a change in between keeps the room unsettled. */
    async changesOf(room: RoomId): Promise<number> {
      const [row] = await query<{ changes: number }>('select changes from room where room_id = $1', [room]);
      return row?.changes ?? 0;
    },

    /**
     * Replaces everything by what the homeserver said; encryption is never taken back. With `changes` (from
     * `changesOf`) the room counts as settled only if no state arrived since; returns whether it does.
     */
    async settleRoom(state: RoomState, changes?: number): Promise<boolean> {
      return await database.transaction(async (inside) => await settle(inside, state, changes));
    },

    ...createKnownRooms(database),
    ...createEncryptedRooms(database),
    ...createDirectRooms(database),
  };
}

async function settle({ query }: Queryable, state: RoomState, changes: number | undefined): Promise<boolean> {
  const { room, joinRule, historyVisibility, encrypted, replacement, members } = state;
  const [row] = await query<{ settled: boolean }>(SETTLE, [
    room,
    joinRule,
    historyVisibility,
    encrypted,
    replacement ?? null,
    changes ?? null,
  ]);
  const users = textArray(members.map(({ user }) => user));
  await query('delete from member where room_id = $1 and user_id <> all($2::text[])', [room, users]);
  await query(ENTER, [room, users, textArray(members.map(({ membership }) => membership))]);
  return row?.settled ?? false;
}

function createKnownRooms(database: Database) {
  const { query } = database;
  return {
    /** At start and after outages, when changes may have been missed. */
    async unsettleAll(): Promise<void> {
      await query('update settlement set generation = generation + 1 where id = 1');
    },

    /** eis left the room. That it was encrypted is remembered. */
    async forgetRoom(room: RoomId): Promise<void> {
      await database.transaction(async (inside) => {
        await inside.query('delete from room where room_id = $1 and not encrypted', [room]);
        await inside.query('update room set changes = changes + 1, settled_in = null where room_id = $1', [
          room,
        ]);
        await inside.query('delete from member where room_id = $1', [room]);
      });
    },

    /** Who is joined or invited where this person is, our own accounts included. As far as known. */
    async acquaintancesOf(user: UserId): Promise<readonly UserId[]> {
      return (await query<{ user: UserId }>(ACQUAINTED, [user])).map((row) => row.user);
    },

    /** Rooms in which one of `accounts` is joined; without them, all in which anybody is. As far as known. */
    async knownRooms(accounts?: readonly UserId[]): Promise<readonly RoomId[]> {
      const rooms = accounts
        ? await query<{ room: RoomId }>(
            `select distinct room_id as room from member
             where user_id = any($1::text[]) and membership = 'join' order by room_id`,
            [textArray(accounts)],
          )
        : await query<{ room: RoomId }>(
            `select distinct room_id as room from member where membership = 'join' order by room_id`,
          );
      return rooms.map(({ room }) => room);
    },
  };
}

function createEncryptedRooms({ query }: Queryable) {
  return {
    /** Fails closed: true as well for a room that is not known. Once true for a known room, true for ever. */
    async isEncrypted(room: RoomId): Promise<boolean> {
      const [row] = await query<{ encrypted: boolean }>('select encrypted from room where room_id = $1', [
        room,
      ]);
      return row?.encrypted ?? true;
    },

    /** Whether this account of ours is in an encrypted room where the person is, or is invited. As far as known. */
    async sharesEncryptedRoom(account: UserId, user: UserId): Promise<boolean> {
      const [row] = await query<{ shares: boolean }>(SHARES_ENCRYPTED, [account, user]);
      return row?.shares ?? false;
    },

    /** Where this account of ours is joined, with the one other member, if it is only one. As far as known. */
    async encryptedRooms(
      account: UserId,
    ): Promise<readonly { readonly room: RoomId; readonly person: UserId | undefined }[]> {
      const rooms = await query<{ room: RoomId; person: UserId | null }>(ENCRYPTED_ROOMS, [account]);
      return rooms.map(({ room, person }) => ({ room, person: person ?? undefined }));
    },

    /** Who is joined or invited in any encrypted room, our own accounts included. As far as known. */
    async encryptedMembers(): Promise<readonly UserId[]> {
      const members = await query<{ user: UserId }>(
        `select distinct user_id as "user" from member join room using (room_id)
         where room.encrypted order by user_id`,
      );
      return members.map(({ user }) => user);
    },
  };
}

function createDirectRooms(database: Database) {
  const { query } = database;
  return {
    async directRoom(user: UserId): Promise<RoomId | undefined> {
      const [row] = await query<{ room: RoomId }>(
        'select room_id as room from direct_room where user_id = $1',
        [user],
      );
      return row?.room;
    },

    /** Replies that wait for the room join its queue, so that their order with later ones holds. */
    async setDirectRoom(user: UserId, room: RoomId): Promise<void> {
      await database.transaction(async (inside) => {
        await inside.query(
          `insert into direct_room (user_id, room_id) values ($1, $2)
           on conflict (user_id) do update set room_id = excluded.room_id`,
          [user, room],
        );
        await inside.query(
          `update outbox set destination = $2 where destination = $1 and state in ('planned', 'sending')`,
          [directDestination(user), room],
        );
      });
    },

    async forgetDirectRoom(user: UserId): Promise<void> {
      await query('delete from direct_room where user_id = $1', [user]);
    },
  };
}
