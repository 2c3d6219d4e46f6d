import type { ApplicationService } from './application-service.ts';
import { type Content, type RoomEvent, type Stored } from './event.ts';
import type { Quirks } from './quirks.ts';
import type { Room } from './room.ts';
import { inviteState } from './sync.ts';
import type { World } from './world.ts';

const memberOf = (event: RoomEvent): string | undefined =>
  event.type === 'm.room.member' ? event.state_key : undefined;

/** An event concerns the service when its user sent it, is meant by it or is in the room, or when the room has its alias. */
export function concerns(service: ApplicationService, room: Room, { event }: Stored): boolean {
  if (service.owns(event.sender)) return true;
  const member = memberOf(event);
  if (member !== undefined && service.owns(member)) return true;
  if (room.members('join').some(({ user }) => service.owns(user))) return true;
  const alias = room.state('m.room.canonical_alias')?.content['alias'];
  return typeof alias === 'string' && service.ownsAlias(alias);
}

/** An invite into a room that lives elsewhere. */
export const isFederatedInvite = (room: Room, { event }: Stored): boolean =>
  room.remote && memberOf(event) !== undefined && event.content['membership'] === 'invite';

/** What is pushed has just been said. */
const AGE = { age: 1 };

/** The event as this family pushes it. */
export function pushedForm(quirks: Quirks, room: Room, stored: Stored): RoomEvent {
  const { event, transactionId } = stored;
  const unsigned: Record<string, Content[string]> = { ...event.unsigned, ...(quirks.pushesAge ? AGE : {}) };
  if (quirks.othersTransactionIds && transactionId !== undefined) unsigned['transaction_id'] = transactionId;
  if (event.content['membership'] === 'invite' && !quirks.noInviteState)
    unsigned['invite_room_state'] = inviteState(room, stored).filter(
      ({ state_key }) => state_key !== event.state_key,
    );
  const beside = quirks.pushesAge ? { ...AGE, user_id: event.sender } : {};
  return Object.keys(unsigned).length > 0 ? { ...event, ...beside, unsigned } : event;
}

/** After a federated join: the state that the join brought in, as Dendrite puts it behind the join. */
export function burst(
  { quirks, world, service }: { quirks: Quirks; world: World; service: ApplicationService },
  room: Room,
  stored: Stored,
): readonly RoomEvent[] {
  const member = memberOf(stored.event);
  const isOurJoin =
    member !== undefined && service.owns(member) && stored.event.content['membership'] === 'join';
  if (!room.remote || !isOurJoin || world.position < stored.position) return [];
  const state = room.stateBefore(stored.position);
  return Array.from({ length: quirks.stateBurst }, () => state).flat();
}

/** What is pushed for an invite from another server outside the queue; conduwuit and tuwunel do not know its id yet. */
export const invitePushedOnce = (quirks: Quirks, room: Room, stored: Stored): RoomEvent =>
  quirks.federatedInvites === 'placeholder'
    ? {
        ...stored.event,
        event_id: '$placeholder',
        unsigned: { invite_room_state: inviteState(room, stored).map((event) => ({ ...event })) },
      }
    : { ...stored.event, unsigned: {} };
