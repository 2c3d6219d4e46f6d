import type { Content } from './event.ts';
import type { Room } from './room.ts';
import type { World } from './world.ts';

/** Somebody on another homeserver. What they do arrives by federation, so nothing is asked and nothing is checked here. */
export class Elsewhere {
  readonly user: string;
  readonly #world: World;

  constructor(world: World, user: string) {
    this.#world = world;
    this.user = user;
  }

  /** A room on their server, in which nobody of ours is yet. */
  createRoom(name: string): Room {
    const room = this.#world.makeRoom({ remote: true, domain: this.user.slice(this.user.indexOf(':') + 1) });
    this.#state(room, 'm.room.create', { room_version: room.version });
    this.#state(room, 'm.room.member', { membership: 'join' }, this.user);
    this.#state(room, 'm.room.power_levels', { users: { [this.user]: 100 } });
    this.#state(room, 'm.room.join_rules', { join_rule: 'invite' });
    this.#state(room, 'm.room.history_visibility', { history_visibility: 'shared' });
    this.#state(room, 'm.room.name', { name });
    return room;
  }

  invite(room: Room, user: string): void {
    this.#state(room, 'm.room.member', { membership: 'invite', is_direct: true }, user);
  }

  /** Takes an invite back. Our server only hears of it when it is in the room. */
  retract(room: Room, user: string): void {
    room.phantom = true;
    if (room.members('join').some((member) => member.user.endsWith(`:${this.#world.domain}`)))
      this.#state(room, 'm.room.member', { membership: 'leave' }, user);
  }

  say(room: Room, text: string): string {
    const content = { msgtype: 'm.text', body: text };
    return this.#world.append(room, { type: 'm.room.message', content, sender: this.user }).event.event_id;
  }

  #state(room: Room, type: string, content: Content, stateKey = ''): void {
    this.#world.append(room, { type, content, stateKey, sender: this.user });
  }
}
