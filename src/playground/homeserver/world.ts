import { sha256 } from '../../core/digest.ts';
import { Accounts } from './accounts.ts';
import type { Content, Draft, RoomEvent, Stored } from './event.ts';
import { DeviceLists } from './keys/device-lists.ts';
import { MediaStore } from './media.ts';
import { notFound } from './refusal.ts';
import { Room } from './room.ts';

export interface WorldOptions {
  /** What stands behind the colon of user ids. */
  readonly domain: string;
  /** Of new rooms. */
  readonly roomVersion: () => string;
  /** Ids and tokens are made from it: the same seed gives the same ids. */
  readonly seed: string;
}

type Heard = (room: Room, stored: Stored) => void;
type Marked = (room: Room, kind: 'typing' | 'receipt') => void;

/** What a redacted event keeps, of all its content. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  'm.room.member': ['membership'],
  'm.room.create': ['creator', 'room_version'],
  'm.room.join_rules': ['join_rule'],
  'm.room.history_visibility': ['history_visibility'],
};

/** Everything the homeserver knows: accounts, rooms and one stream in which every change has its place. */
export class World {
  readonly domain: string;
  readonly accounts: Accounts;
  readonly rooms = new Map<string, Room>();
  /** Alias → room id. */
  readonly aliases = new Map<string, string>();
  readonly deviceLists = new DeviceLists();
  readonly media = new MediaStore();
  readonly #options: WorldOptions;
  readonly #now: () => Date;
  readonly #hearEvents = new Set<Heard>();
  readonly #hearMarks = new Set<Marked>();
  readonly #waiting = new Set<() => void>();
  #position = 0;
  #made = 0;

  constructor(options: WorldOptions, now: () => Date) {
    this.domain = options.domain;
    this.accounts = new Accounts(
      (length) => this.makeText(length),
      (user) => this.tellDevices(user),
    );
    this.#options = options;
    this.#now = now;
  }

  get position(): number {
    return this.#position;
  }

  now(): number {
    return this.#now().getTime();
  }

  /** Text nobody has had before, of digits and letters. */
  makeText(length: number): string {
    this.#made += 1;
    return sha256(`${this.#options.seed}|${this.#made}`).slice(0, length);
  }

  /** A place in the stream for a change that is no event; whoever waits in /sync is woken. */
  advance(): number {
    this.#position += 1;
    for (const wake of this.#waiting) wake();
    return this.#position;
  }

  /** Somebody's devices or keys are no longer what they were. */
  tellDevices(user: string): void {
    this.#position += 1;
    this.deviceLists.note(user, this.#position);
    for (const wake of this.#waiting) wake();
  }

  makeRoom(given: { remote?: boolean; version?: string; domain?: string } = {}): Room {
    const version = given.version ?? this.#options.roomVersion();
    const name = version === '12' ? this.makeText(43) : `${this.makeText(18)}:${given.domain ?? this.domain}`;
    const room = new Room({ id: `!${name}`, version, remote: given.remote ?? false });
    this.rooms.set(room.id, room);
    return room;
  }

  room(id: string): Room {
    const room = this.rooms.get(id);
    if (!room) throw notFound('Unknown room');
    return room;
  }

  /** Puts an event into the room, whoever asks: `rules.ts` has been asked before. */
  append(room: Room, draft: Draft): Stored {
    this.#position += 1;
    const event: RoomEvent = {
      type: draft.type,
      content: draft.content,
      event_id: `$${this.makeText(43)}`,
      origin_server_ts: draft.at ?? this.now(),
      room_id: room.id,
      sender: draft.sender,
      ...(draft.stateKey === undefined ? {} : { state_key: draft.stateKey }),
      ...(draft.redacts === undefined ? {} : { redacts: draft.redacts }),
    };
    const stored: Stored = { position: this.#position, event, transactionId: draft.transactionId };
    room.append(stored);
    if (draft.redacts !== undefined) redact(room, draft.redacts, event);
    for (const hear of this.#hearEvents) hear(room, stored);
    for (const wake of this.#waiting) wake();
    return stored;
  }

  onEvent(hear: Heard): () => void {
    this.#hearEvents.add(hear);
    return () => this.#hearEvents.delete(hear);
  }

  /** Somebody types, or has read something. */
  mark(room: Room, kind: 'typing' | 'receipt'): number {
    const position = this.advance();
    room.touched = position;
    for (const hear of this.#hearMarks) hear(room, kind);
    return position;
  }

  onMark(hear: Marked): void {
    this.#hearMarks.add(hear);
  }

  /** Calls `wake` at every change until the returned function is called. */
  onChange(wake: () => void): () => void {
    this.#waiting.add(wake);
    return () => this.#waiting.delete(wake);
  }

  /** The rooms in which the user has one of these memberships. */
  roomsOf(user: string, ...memberships: readonly string[]): readonly Room[] {
    return [...this.rooms.values()].filter((room) => memberships.includes(room.membershipOf(user) ?? ''));
  }

  nameOf(user: string): string | undefined {
    return this.accounts.find(user)?.displayName;
  }
}

function redact(room: Room, target: string, by: RoomEvent): void {
  const stored = room.find(target);
  if (!stored) return;
  const kept = KEPT[stored.event.type] ?? [];
  const content: Content = Object.fromEntries(
    Object.entries(stored.event.content).filter(([name]) => kept.includes(name)),
  );
  stored.event = { ...stored.event, content, unsigned: { redacted_because: { ...by } } };
}
