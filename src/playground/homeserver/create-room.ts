import { z } from 'zod';
import type { Json } from '../../core/json.ts';
import type { Content } from './event.ts';
import { Refusal } from './refusal.ts';
import type { Room } from './room.ts';
import * as rules from './rules.ts';
import type { World } from './world.ts';

const content = z.record(z.string(), z.json());

export const createRoomBody = z.looseObject({
  preset: z.enum(['private_chat', 'trusted_private_chat', 'public_chat']).optional(),
  visibility: z.string().optional(),
  name: z.string().optional(),
  topic: z.string().optional(),
  is_direct: z.boolean().default(false),
  invite: z.array(z.string()).default([]),
  room_alias_name: z.string().optional(),
  room_version: z.string().optional(),
  creation_content: content.default({}),
  initial_state: z
    .array(z.looseObject({ type: z.string(), state_key: z.string().default(''), content }))
    .default([]),
  power_level_content_override: content.optional(),
});
export type CreateRoom = z.output<typeof createRoomBody>;

/** The specification's order of events: create, the creator, power, alias, preset, initial state, name, invites. */
export function createRoom(
  world: World,
  creator: string,
  wish: CreateRoom & { readonly encrypts?: boolean },
): Room {
  const alias = wish.room_alias_name && `#${wish.room_alias_name}:${world.domain}`;
  if (alias && world.aliases.has(alias)) throw new Refusal(400, 'M_ROOM_IN_USE', 'Room alias already taken');
  const room = world.makeRoom(wish.room_version === undefined ? {} : { version: wish.room_version });
  if (alias) world.aliases.set(alias, room.id);
  const state = [
    ...firstState(world, room, { creator, wish }),
    ...(alias ? [{ type: 'm.room.canonical_alias', content: { alias } }] : []),
    ...presetState(wish),
    ...(wish.encrypts ? [encryption] : []),
    ...wish.initial_state.map(({ type, state_key, content: value }) => ({
      type,
      stateKey: state_key,
      content: value,
    })),
    ...words('name', wish.name),
    ...words('topic', wish.topic),
  ];
  for (const event of state) world.append(room, { stateKey: '', ...event, sender: creator });
  for (const user of wish.invite) rules.invite(world, room, { by: creator, user, isDirect: wish.is_direct });
  return room;
}

const encryption = { type: 'm.room.encryption', content: { algorithm: 'm.megolm.v1.aes-sha2' } };

const words = (name: 'name' | 'topic', text: string | undefined): readonly StateDraft[] =>
  text === undefined ? [] : [{ type: `m.room.${name}`, content: { [name]: text } }];

interface StateDraft {
  readonly type: string;
  readonly stateKey?: string;
  readonly content: Content;
}

/** Until version 10 the creator stood in the content. */
const LAST_VERSION_WITH_CREATOR = 10;

function firstState(
  world: World,
  room: Room,
  { creator, wish }: { creator: string; wish: CreateRoom },
): readonly StateDraft[] {
  const named = Number(room.version) <= LAST_VERSION_WITH_CREATOR ? { creator } : {};
  const displayName = world.nameOf(creator);
  const member = { membership: 'join', ...(displayName ? { displayname: displayName } : {}) };
  return [
    { type: 'm.room.create', content: { ...wish.creation_content, room_version: room.version, ...named } },
    { type: 'm.room.member', stateKey: creator, content: member },
    { type: 'm.room.power_levels', content: powerLevels(creator, room, wish) },
  ];
}

function powerLevels(creator: string, room: Room, wish: CreateRoom): Content {
  const powerful = wish.preset === 'trusted_private_chat' ? [creator, ...wish.invite] : [creator];
  // Creators of rooms of version 12 must not be named: their power has no number.
  const named = room.version === '12' ? powerful.filter((user) => user !== creator) : powerful;
  const users: Record<string, Json> = Object.fromEntries(named.map((user) => [user, 100]));
  return {
    users,
    users_default: 0,
    events_default: 0,
    state_default: 50,
    invite: 0,
    kick: 50,
    ban: 50,
    redact: 50,
    events: {
      'm.room.name': 50,
      'm.room.power_levels': 100,
      'm.room.history_visibility': 100,
      'm.room.encryption': 100,
      'm.room.tombstone': 100,
    },
    ...wish.power_level_content_override,
  };
}

function presetState(wish: CreateRoom): readonly StateDraft[] {
  const isPublic =
    (wish.preset ?? (wish.visibility === 'public' ? 'public_chat' : 'private_chat')) === 'public_chat';
  return [
    { type: 'm.room.join_rules', content: { join_rule: isPublic ? 'public' : 'invite' } },
    { type: 'm.room.history_visibility', content: { history_visibility: 'shared' } },
    { type: 'm.room.guest_access', content: { guest_access: isPublic ? 'forbidden' : 'can_join' } },
  ];
}
