import type { Account } from './accounts.ts';
import { type Content, type RoomEvent, type Stored, stripped } from './event.ts';
import { forReader } from './endpoints/events.ts';
import type { Room } from './room.ts';
import type { Requester } from './server.ts';
import { passes, type SyncFilter } from './sync-filter.ts';
import type { World } from './world.ts';

export interface SyncRequest {
  readonly requester: Requester;
  /** `undefined`: from the beginning. */
  readonly since: number | undefined;
  readonly filter: SyncFilter;
}

/** Something without an id: typing, receipts, account data. */
export interface Typed {
  readonly type: string;
  readonly content: Content;
}

const USUAL_TIMELINE = 10;

type Part = Readonly<Record<string, object>>;

/** One answer to /sync. A part with nothing in it is left out, so an answer of `next_batch` alone says "nothing new". */
export function syncAnswer(world: World, request: SyncRequest): Readonly<Record<string, object | string>> {
  const { user, account } = request.requester;
  const rooms = filled({
    join: joinedRooms(world, request),
    invite: invitedRooms(world, user, request.since),
    leave: leftRooms(world, request),
  });
  return {
    next_batch: `s${world.position}`,
    ...(Object.keys(rooms).length > 0 ? { rooms } : {}),
    ...(account ? accountPart(account, request) : {}),
  };
}

const filled = (part: Readonly<Record<string, Part>>): Part =>
  Object.fromEntries(Object.entries(part).filter(([, value]) => Object.keys(value).length > 0));

const list = (events: readonly object[]): { events: readonly object[] } => ({ events });

function joinedRooms(world: World, request: SyncRequest): Part {
  const { user } = request.requester;
  const wanted = request.filter.room.rooms;
  const found: Record<string, object> = {};
  for (const room of world.roomsOf(user, 'join')) {
    if (wanted !== undefined && !wanted.includes(room.id)) continue;
    const entry = joinedRoom(world, room, request);
    if (entry) found[room.id] = entry;
  }
  return found;
}

/** A room one has joined since is told from its beginning, as far as the limit goes. */
function joinedRoom(world: World, room: Room, request: SyncRequest): object | undefined {
  const { filter, requester } = request;
  const since = startIn(room, request);
  if (since > 0 && room.touched <= since) return undefined;
  const { shown, limited } = timeline(room, since, filter);
  const start = shown[0]?.position ?? world.position + 1;
  const state = since === 0 ? room.stateBefore(start) : changedState(room, since, start);
  const parts = {
    timeline: shown.map((stored) => forReader(stored, { requester })),
    state: state.filter(({ type }) => passes(type, filter.room.state)),
    ephemeral: ephemeral(world, room, since).filter(({ type }) => passes(type, filter.room.ephemeral)),
    account_data: requester.account ? roomData(requester.account, room, request) : [],
  };
  if (Object.values(parts).every((events) => events.length === 0)) return undefined;
  return {
    timeline: { ...list(parts.timeline), limited, prev_batch: `s${start - 1}` },
    state: list(parts.state),
    ephemeral: list(parts.ephemeral),
    account_data: list(parts.account_data),
  };
}

function startIn(room: Room, { since, requester }: SyncRequest): number {
  const joinedAt = room.stored('m.room.member', requester.user)?.position ?? 0;
  return since === undefined || joinedAt > since ? 0 : since;
}

function timeline(
  room: Room,
  since: number,
  filter: SyncFilter,
): { shown: readonly Stored[]; limited: boolean } {
  const part = filter.room.timeline;
  const fresh = room.events.filter(({ position, event }) => position > since && passes(event.type, part));
  const limit = part.limit ?? USUAL_TIMELINE;
  const shown = limit === 0 ? [] : fresh.slice(-limit);
  return { shown, limited: shown.length < fresh.length };
}

const changedState = (room: Room, since: number, until: number): readonly RoomEvent[] =>
  room.events
    .filter(({ position, event }) => event.state_key !== undefined && position > since && position < until)
    .map(({ event }) => event);

function ephemeral(world: World, room: Room, since: number): readonly Typed[] {
  const found: Typed[] = [];
  if (room.typingPosition > since) found.push(typingEvent(world, room));
  const receipts = [...room.receipts].filter(([, { position }]) => position > since);
  if (receipts.length > 0) found.push({ type: 'm.receipt', content: receiptContent(receipts) });
  return found;
}

export function typingEvent(world: World, room: Room): Typed {
  const users = [...room.typing].filter(([, until]) => until > world.now()).map(([user]) => user);
  return { type: 'm.typing', content: { user_ids: users } };
}

export function receiptContent(
  receipts: readonly (readonly [string, { readonly eventId: string; readonly at: number }])[],
): Content {
  const content: Record<string, { 'm.read': Record<string, { ts: number }> }> = {};
  for (const [user, { eventId, at }] of receipts) {
    const entry = content[eventId] ?? { 'm.read': {} };
    entry['m.read'][user] = { ts: at };
    content[eventId] = entry;
  }
  return content;
}

function invitedRooms(world: World, user: string, since: number | undefined): Part {
  const found: Record<string, object> = {};
  for (const room of world.roomsOf(user, 'invite')) {
    const invite = room.stored('m.room.member', user);
    if (invite && invite.position > (since ?? 0))
      found[room.id] = { invite_state: list(inviteState(room, invite)) };
  }
  return found;
}

const SHOWN_BEFORE_JOINING = [
  'm.room.create',
  'm.room.join_rules',
  'm.room.name',
  'm.room.avatar',
  'm.room.canonical_alias',
  'm.room.encryption',
];

/** What an invited user is shown of the room: its name and rules, who invited, and the invite itself. */
export function inviteState(room: Room, invite: { readonly event: RoomEvent }): readonly Content[] {
  return room
    .wholeState()
    .filter(
      ({ type, state_key }) =>
        SHOWN_BEFORE_JOINING.includes(type) ||
        (type === 'm.room.member' && state_key === invite.event.sender),
    )
    .concat(invite.event)
    .map(stripped);
}

function leftRooms(world: World, { requester, since, filter }: SyncRequest): Part {
  if (since === undefined) return {};
  const found: Record<string, object> = {};
  for (const room of world.roomsOf(requester.user, 'leave', 'ban')) {
    const left = room.stored('m.room.member', requester.user);
    if (!left || left.position <= since) continue;
    const events = room.events.filter(
      ({ position, event }) =>
        position > since && position <= left.position && passes(event.type, filter.room.timeline),
    );
    found[room.id] = {
      timeline: { ...list(events.map(({ event }) => event)), limited: false, prev_batch: `s${since}` },
      state: list([left.event]),
    };
  }
  return found;
}

const dataEvents = (account: Account, prefix: string, since: number): readonly Typed[] =>
  [...account.data]
    .filter(([key, { position }]) => key.startsWith(prefix) && position > since)
    .map(([key, { content }]) => ({ type: key.slice(prefix.length), content }));

const roomData = (account: Account, room: Room, { since, filter }: SyncRequest): readonly Typed[] =>
  dataEvents(account, `${room.id}|`, since ?? 0).filter(({ type }) => passes(type, filter.room.account_data));

function accountPart(account: Account, { since, filter }: SyncRequest): Part {
  const events = dataEvents(account, '|', since ?? 0).filter(({ type }) => passes(type, filter.account_data));
  return events.length > 0 ? { account_data: list(events) } : {};
}
