import type { PlaygroundHomeserver } from '../homeserver/homeserver.ts';
import type { RoomEvent } from '../homeserver/event.ts';
import { encryption, Person } from '../people.ts';
import { fetchFrom } from '../router.ts';
import type { Seed } from './seed.ts';
import type { Where } from './talk-step.ts';

/** Where a person's own room with eis is, or a shared room. Rooms and people are made when they are first named. */
export class Stage {
  readonly #homeserver: PlaygroundHomeserver;
  readonly #bot: string;
  readonly #seed: () => Seed;
  readonly #people = new Map<string, Person>();
  /** Name → the room in which this person and eis talk; another one when eis opens it. */
  readonly #direct = new Map<string, string>();
  /** Name → room id of shared rooms. */
  readonly #shared = new Map<string, string>();
  /** Whose direct room, and which shared ones, somebody wanted encrypted before they were made. */
  readonly #encryptedFromTheStart = new Set<string>();

  constructor(homeserver: PlaygroundHomeserver, { bot, seed }: { bot: string; seed: () => Seed }) {
    this.#homeserver = homeserver;
    this.#bot = bot;
    this.#seed = seed;
  }

  async person(name: string): Promise<Person> {
    const known = this.#people.get(name);
    if (known) return known;
    const displayName = this.#seed().people[name]?.name ?? name.charAt(0).toUpperCase() + name.slice(1);
    const deps = { homeserver: 'http://homeserver.invalid', fetch: fetchFrom(() => this.#homeserver.routes) };
    const made = await Person.register({ localpart: name, displayName }, deps);
    this.#people.set(name, made);
    return made;
  }

  /** The users of everybody who was named. */
  people(): readonly string[] {
    return [...this.#people.values()].map(({ user }) => user);
  }

  /** Makes what the seed names, in its order. */
  async build(): Promise<void> {
    for (const name of Object.keys(this.#seed().people)) await this.person(name);
    for (const name of Object.keys(this.#seed().rooms)) await this.#makeShared(name);
  }

  /** The room in which `who` speaks; made, and eis invited, when it is not there yet. */
  async room(where: Where, who: string): Promise<string> {
    const room = this.find(where, who) ?? (await this.#make(where, who));
    await this.bring(who, room);
    return room;
  }

  /** The room, if it has been made. */
  find(where: Where, who: string): string | undefined {
    return where.kind === 'dm' ? this.#direct.get(where.with ?? who) : this.#shared.get(where.name);
  }

  /** What somebody in the room reads, the invited included: they have been given the keys. */
  readonly openBySomeone = async (event: RoomEvent): Promise<RoomEvent | undefined> => {
    const room = this.#homeserver.world.room(event.room_id);
    for (const person of this.#people.values()) {
      const isThere = ['join', 'invite'].includes(room.membershipOf(person.user) ?? '');
      const opened = isThere ? await (await person.device()).open(event) : undefined;
      if (opened) return opened;
    }
    return undefined;
  };

  /** What a transcript calls a room: `dm` for the one of whoever spoke last. */
  nameOf(room: string, lastSpeaker: string | undefined): string {
    const shared = [...this.#shared].find(([, id]) => id === room);
    if (shared) return shared[0];
    const owner = [...this.#direct].find(([, id]) => id === room)?.[0];
    return owner === lastSpeaker ? 'dm' : `dm(${owner ?? '?'})`;
  }

  async encrypt(where: Where): Promise<void> {
    const who = where.kind === 'dm' ? where.with : undefined;
    const room = this.find(where, who ?? '');
    const name = where.kind === 'dm' ? who : where.name;
    if (room !== undefined) {
      for (const person of this.#people.values())
        if (this.#homeserver.world.room(room).membershipOf(person.user) === 'join') await person.device();
      await (await this.#someoneIn(room)).encrypt(room);
    } else if (name !== undefined) this.#encryptedFromTheStart.add(name);
  }

  /** Invites and lets in, through somebody who is there. eis is only invited: it comes by itself. */
  async bring(name: string, room: string): Promise<void> {
    const user = name === 'eis' ? this.#bot : (await this.person(name)).user;
    const membership = this.#homeserver.world.room(room).membershipOf(user);
    if (membership === 'join') return;
    if (name !== 'eis' && this.#homeserver.world.room(room).isEncrypted())
      await (await this.person(name)).device();
    if (membership !== 'invite') await (await this.#someoneIn(room)).invite(room, user);
    if (name !== 'eis') await (await this.person(name)).join(room);
  }

  async takeAway(name: string, room: string, how: 'leave' | 'kick'): Promise<void> {
    if (how === 'leave') await (await this.person(name)).leave(room);
    else
      await (await this.#someoneIn(room)).kick(
        room,
        name === 'eis' ? this.#bot : (await this.person(name)).user,
      );
  }

  /** People accept what eis invites them to, as clients of people who know it do; a direct room of eis is where they talk from then on. */
  async acceptInvites(): Promise<void> {
    for (const [name, person] of this.#people)
      for (const room of this.#homeserver.world.roomsOf(person.user, 'invite')) {
        const invite = room.stored('m.room.member', person.user)?.event;
        if (invite?.sender !== this.#bot) continue;
        await person.join(room.id);
        if (invite.content['is_direct'] === true) this.#direct.set(name, room.id);
      }
  }

  async #make(where: Where, who: string): Promise<string> {
    if (where.kind === 'shared') return await this.#makeShared(where.name, who);
    const owner = where.with ?? who;
    const person = await this.person(owner);
    const encrypted = await this.#encrypts(owner, person);
    const room = await person.openDirectRoom(this.#bot, { encrypted });
    this.#direct.set(owner, room);
    return room;
  }

  async #makeShared(name: string, who?: string): Promise<string> {
    const wish = this.#seed().rooms[name];
    const [first = who, ...others] = wish?.members ?? [];
    if (first === undefined) throw new Error(`nobody is there to make ${name}`);
    const founder = await this.person(first);
    const encrypted = await this.#encrypts(name, founder);
    const room = await founder.createRoom({
      name: name.slice(1),
      preset: 'private_chat',
      invite: wish?.eis === false ? [] : [this.#bot],
      initial_state: encrypted ? [encryption] : [],
    });
    this.#shared.set(name, room);
    for (const other of others) await this.bring(other, room);
    return room;
  }

  /** Whether this room, still to be made, is to be encrypted. Whoever makes it has keys before anybody can speak there. */
  async #encrypts(name: string, founder: Person): Promise<boolean> {
    const { rooms, encryptsNewRooms } = this.#seed();
    const isWanted = this.#encryptedFromTheStart.delete(name) || rooms[name]?.encrypted === true;
    if (isWanted || encryptsNewRooms) await founder.device();
    return isWanted;
  }

  async #someoneIn(room: string): Promise<Person> {
    const { world } = this.#homeserver;
    const found = [...this.#people.values()]
      .filter(({ user }) => world.room(room).membershipOf(user) === 'join')
      .toSorted((a, b) => world.room(room).powerOf(b.user) - world.room(room).powerOf(a.user))[0];
    if (!found) throw new Error('nobody is in that room');
    return found;
  }
}
