import type { Content, Draft, Stored } from './event.ts';
import { forbidden, invalid } from './refusal.ts';
import type { Room } from './room.ts';
import type { World } from './world.ts';

/** Sends an event for a member who has the power to. */
export function send(world: World, room: Room, draft: Draft): Stored {
  if (room.membershipOf(draft.sender) !== 'join')
    throw forbidden(`User ${draft.sender} not in room ${room.id}`);
  const needed = room.powerToSend(draft.type, draft.stateKey !== undefined);
  if (room.powerOf(draft.sender) < needed)
    throw forbidden('You do not have the power to send this event into the room');
  if (draft.stateKey?.startsWith('@') && draft.stateKey !== draft.sender)
    throw forbidden('You are not allowed to set others state');
  return world.append(room, draft);
}

export function redactEvent(world: World, room: Room, draft: Draft & { readonly redacts: string }): Stored {
  if (room.membershipOf(draft.sender) !== 'join')
    throw forbidden(`User ${draft.sender} not in room ${room.id}`);
  const target = room.find(draft.redacts);
  const isOwn = target === undefined || target.event.sender === draft.sender;
  if (!isOwn && room.powerOf(draft.sender) < room.powerFor('redact'))
    throw forbidden('You do not have the power to redact other people’s events');
  return world.append(room, draft);
}

interface MembershipChange {
  readonly by: string;
  readonly user: string;
  readonly reason?: string;
  readonly isDirect?: boolean;
}

function memberDraft(world: World, change: MembershipChange, membership: string): Draft {
  const name = membership === 'leave' || membership === 'ban' ? undefined : world.nameOf(change.user);
  const content: Content = {
    membership,
    ...(name === undefined ? {} : { displayname: name }),
    ...(change.isDirect ? { is_direct: true } : {}),
    ...(change.reason === undefined ? {} : { reason: change.reason }),
  };
  return { type: 'm.room.member', content, sender: change.by, stateKey: change.user };
}

export function invite(world: World, room: Room, change: MembershipChange): Stored {
  if (room.membershipOf(change.by) !== 'join') throw forbidden(`${change.by} is not in the room`);
  if (room.powerOf(change.by) < room.powerFor('invite')) throw forbidden('You may not invite');
  const now = room.membershipOf(change.user);
  if (now === 'join') throw forbidden(`${change.user} is already in the room.`);
  if (now === 'ban') throw forbidden(`${change.user} is banned from the room`);
  return world.append(room, memberDraft(world, change, 'invite'));
}

/** Joining a room one is in already changes nothing, as everywhere. */
export function join(world: World, room: Room, user: string): Stored | undefined {
  const now = room.membershipOf(user);
  if (now === 'join') return undefined;
  if (now === 'ban') throw forbidden('You are banned from this room.');
  if (now !== 'invite' && room.joinRule() !== 'public') throw forbidden('You are not invited to this room.');
  return world.append(room, memberDraft(world, { by: user, user }, 'join'));
}

/** Leaves, declines an invite; from the outside: refused. */
export function leave(world: World, room: Room, user: string): Stored | undefined {
  const now = room.membershipOf(user);
  if (now === 'leave') return undefined;
  if (now !== 'join' && now !== 'invite') throw forbidden(`User ${user} not in room ${room.id}`);
  return world.append(room, memberDraft(world, { by: user, user }, 'leave'));
}

/** Kicks, and takes an invite back. */
export function kick(world: World, room: Room, change: MembershipChange): Stored {
  if (!['join', 'invite'].includes(room.membershipOf(change.user) ?? ''))
    throw forbidden('The target user is not in the room');
  return remove(world, room, { change, membership: 'leave', power: 'kick' });
}

export const ban = (world: World, room: Room, change: MembershipChange): Stored =>
  remove(world, room, { change, membership: 'ban', power: 'ban' });

export function unban(world: World, room: Room, change: MembershipChange): Stored {
  if (room.membershipOf(change.user) !== 'ban') throw forbidden('The target user is not banned');
  return remove(world, room, { change, membership: 'leave', power: 'ban' });
}

interface Removal {
  readonly change: MembershipChange;
  readonly membership: string;
  readonly power: string;
}

function remove(world: World, room: Room, { change, membership, power }: Removal): Stored {
  if (room.membershipOf(change.by) !== 'join') throw forbidden(`${change.by} is not in the room`);
  if (room.powerOf(change.by) < room.powerFor(power)) throw forbidden(`You may not ${power} here`);
  if (room.powerOf(change.by) <= room.powerOf(change.user))
    throw forbidden('They are as powerful as you are');
  return world.append(room, memberDraft(world, change, membership));
}

/** Whether this user may read the room at all, and up to which event. */
export function readableUpTo(room: Room, user: string): number {
  const membership = room.membershipOf(user);
  if (membership === 'join') return Number.POSITIVE_INFINITY;
  const left = room.stored('m.room.member', user);
  const wasThere = room.events.some(
    ({ event }) =>
      event.type === 'm.room.member' && event.state_key === user && event.content['membership'] === 'join',
  );
  if (left && wasThere && membership !== 'invite') return left.position;
  throw forbidden(`User ${user} not in room ${room.id}`);
}

/** A room id or an alias, as a path or a body names it. */
export function findRoom(world: World, name: string): Room {
  if (name.startsWith('!')) return world.room(name);
  if (!name.startsWith('#')) throw invalid(`${name} was not legal room ID or room alias`);
  return world.room(world.aliases.get(name) ?? '');
}
