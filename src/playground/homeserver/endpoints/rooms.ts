import { z } from 'zod';
import { createRoom, createRoomBody } from '../create-room.ts';
import { textAt } from '../event.ts';
import { forbidden, notFound, Refusal } from '../refusal.ts';
import * as rules from '../rules.ts';
import { type Answer, type Call, type Endpoint, ok, part, type Server } from '../server.ts';

function makeRoom(server: Server, { requester, body }: Call): Answer {
  const wish = createRoomBody.parse(body);
  const alias = wish.room_alias_name && `#${wish.room_alias_name}:${server.world.domain}`;
  const isFree = requester.isService && server.quirks.takesAnyAlias;
  if (alias && !isFree && server.service.ownsAlias(alias) !== requester.isService)
    throw new Refusal(400, 'M_EXCLUSIVE', 'This alias is reserved by an application service.');
  return ok({
    room_id: createRoom(server.world, requester.user, { ...wish, encrypts: server.quirks.encryptsNewRooms })
      .id,
  });
}

async function joinRoom(server: Server, call: Call): Promise<Answer> {
  const name = part(call, 'room');
  if (name.startsWith('#') && !server.world.aliases.has(name)) await askForAlias(server, name);
  const room = rules.findRoom(server.world, name);
  if (room.phantom) throw forbidden('Event is not authorized.');
  rules.join(server.world, room, call.requester.user);
  return ok({ room_id: room.id });
}

async function askForAlias(server: Server, alias: string): Promise<void> {
  const found = server.service.ownsAlias(alias) && (await server.askForAlias(alias));
  if (!found || !server.world.aliases.has(alias)) throw notFound(`Room alias ${alias} not found`);
}

const targetBody = z.looseObject({ user_id: z.string(), reason: z.string().optional() });

const changes = { invite: rules.invite, kick: rules.kick, ban: rules.ban, unban: rules.unban };

/** Invite, kick, ban and unban have the same form. */
function change(name: keyof typeof changes): Endpoint {
  return {
    method: 'POST',
    path: `/_matrix/client/v3/rooms/:room/${name}`,
    answer({ world }, call) {
      const { user_id, reason } = targetBody.parse(call.body);
      const by = call.requester.user;
      const wanted = { by, user: user_id, ...(reason === undefined ? {} : { reason }) };
      changes[name](world, world.room(part(call, 'room')), wanted);
      return ok();
    },
  };
}

/** Only those who are or were in the room may read its members. */
function members(server: Server, call: Call): Answer {
  const room = server.world.room(part(call, 'room'));
  rules.readableUpTo(room, call.requester.user);
  const [only, without] = [call.query.get('membership'), call.query.get('not_membership')];
  const chunk = room
    .wholeState()
    .filter(({ type }) => type === 'm.room.member')
    .filter(({ content }) => only === null || textAt(content, 'membership') === only)
    .filter(({ content }) => without === null || textAt(content, 'membership') !== without);
  return ok({ chunk });
}

function joinedMembers(server: Server, call: Call): Answer {
  const room = server.world.room(part(call, 'room'));
  if (room.membershipOf(call.requester.user) !== 'join') throw forbidden(`User not in room ${room.id}`);
  const joined = room.members('join').map(({ user }) => {
    const account = server.world.accounts.find(user);
    return [
      user,
      { display_name: account?.displayName ?? null, avatar_url: account?.avatarUrl ?? null },
    ] as const;
  });
  return ok({ joined: Object.fromEntries(joined) });
}

async function resolveAlias(server: Server, call: Pick<Call, 'parameters'>): Promise<Answer> {
  const name = part(call, 'alias');
  if (!server.world.aliases.has(name)) await askForAlias(server, name);
  return ok({ room_id: server.world.aliases.get(name), servers: [server.world.domain] });
}

export const roomEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/_matrix/client/v3/createRoom', answer: makeRoom },
  { method: 'POST', path: '/_matrix/client/v3/join/:room', answer: joinRoom },
  { method: 'POST', path: '/_matrix/client/v3/rooms/:room/join', answer: joinRoom },
  {
    method: 'POST',
    path: '/_matrix/client/v3/rooms/:room/leave',
    answer({ world }, call) {
      rules.leave(world, world.room(part(call, 'room')), call.requester.user);
      return ok();
    },
  },
  { method: 'POST', path: '/_matrix/client/v3/rooms/:room/forget', answer: () => ok() },
  change('invite'),
  change('kick'),
  change('ban'),
  change('unban'),
  {
    method: 'GET',
    path: '/_matrix/client/v3/joined_rooms',
    answer: ({ world }, { requester }) =>
      ok({ joined_rooms: world.roomsOf(requester.user, 'join').map(({ id }) => id) }),
  },
  { method: 'GET', path: '/_matrix/client/v3/rooms/:room/members', answer: members },
  { method: 'GET', path: '/_matrix/client/v3/rooms/:room/joined_members', answer: joinedMembers },
  { open: true, method: 'GET', path: '/_matrix/client/v3/directory/room/:alias', answer: resolveAlias },
];
