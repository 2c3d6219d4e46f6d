import { type Content, isObject, type RoomEvent, type Stored, textAt } from './event.ts';

const stateId = (type: string, stateKey: string): string => `${type}|${stateKey}`;

/** Those who have left, and those who never came, are not in it. */
export interface Member {
  readonly user: string;
  readonly membership: string;
}

/** One room: its events in order and the state they add up to. It checks nothing; `rules.ts` does. */
export class Room {
  readonly id: string;
  readonly version: string;
  /** The room lives on another server, as long as nobody of ours has joined. */
  readonly remote: boolean;
  /** The server that the invite came from has forgotten it: nobody can join any more. */
  phantom = false;
  readonly events: Stored[] = [];
  /** User id → what their client says they have read, and when. */
  readonly receipts = new Map<string, { eventId: string; at: number; position: number }>();
  /** User id → when the typing notice runs out (milliseconds). */
  readonly typing = new Map<string, number>();
  typingPosition = 0;
  /** The last place in the stream at which anything changed here. */
  touched = 0;
  readonly #state = new Map<string, Stored>();

  constructor(room: { id: string; version: string; remote: boolean }) {
    this.id = room.id;
    this.version = room.version;
    this.remote = room.remote;
  }

  append(stored: Stored): void {
    this.events.push(stored);
    this.touched = stored.position;
    const { type, state_key } = stored.event;
    if (state_key !== undefined) this.#state.set(stateId(type, state_key), stored);
  }

  find(eventId: string): Stored | undefined {
    return this.events.find(({ event }) => event.event_id === eventId);
  }

  state(type: string, stateKey = ''): RoomEvent | undefined {
    return this.#state.get(stateId(type, stateKey))?.event;
  }

  stored(type: string, stateKey = ''): Stored | undefined {
    return this.#state.get(stateId(type, stateKey));
  }

  wholeState(): readonly RoomEvent[] {
    return [...this.#state.values()].map(({ event }) => event);
  }

  /** The state as it was before the event at this position. */
  stateBefore(position: number): readonly RoomEvent[] {
    const found = new Map<string, RoomEvent>();
    for (const { position: at, event } of this.events)
      if (at < position && event.state_key !== undefined)
        found.set(stateId(event.type, event.state_key), event);
    return [...found.values()];
  }

  membershipOf(user: string): string | undefined {
    const event = this.state('m.room.member', user);
    return event && textAt(event.content, 'membership');
  }

  /** Everybody with one of these memberships. */
  members(...memberships: readonly string[]): readonly Member[] {
    return this.wholeState()
      .filter(({ type }) => type === 'm.room.member')
      .map(({ state_key, content }) => ({
        user: state_key ?? '',
        membership: textAt(content, 'membership') ?? 'leave',
      }))
      .filter(({ membership }) => memberships.includes(membership));
  }

  isEncrypted(): boolean {
    return this.state('m.room.encryption') !== undefined;
  }

  joinRule(): string {
    return textAt(this.state('m.room.join_rules')?.content ?? {}, 'join_rule') ?? 'invite';
  }

  /** Creators of a room of version 12 stand above every number. */
  powerOf(user: string): number {
    const creator = this.state('m.room.create')?.sender;
    if (this.version === '12' && user === creator) return Number.POSITIVE_INFINITY;
    const levels = this.state('m.room.power_levels')?.content;
    if (!levels) return user === creator ? 100 : 0;
    const users = isObject(levels['users']) ? levels['users'] : {};
    return number(users[user]) ?? number(levels['users_default']) ?? 0;
  }

  /** What the room demands for one of `invite`, `kick`, `ban`, `redact`, or for sending an event. */
  powerFor(what: string): number {
    const levels = this.state('m.room.power_levels')?.content ?? {};
    return number(levels[what]) ?? (what === 'invite' ? 0 : 50);
  }

  powerToSend(type: string, isState: boolean): number {
    const levels: Content = this.state('m.room.power_levels')?.content ?? {};
    const events = isObject(levels['events']) ? levels['events'] : {};
    return (
      number(events[type]) ??
      number(levels[isState ? 'state_default' : 'events_default']) ??
      (isState ? 50 : 0)
    );
  }
}

const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
