import * as z from 'zod';
import type { SyncKeys } from '../core/encryption.ts';
import type { UserId } from '../core/ids.ts';
import { type Contribution, joinContributions, nothingRead } from './batch.ts';
import { asText } from './plain-json.ts';
import { readKeys } from './read-keys.ts';
import { readEvent, type ReadEventDeps } from './read-event.ts';

/** What one answer of /sync brought, and where the next one begins. */
export interface SyncReading {
  readonly nextBatch: string;
  readonly read: Contribution;
  readonly keys: SyncKeys;
}

export interface ReadSyncDeps extends ReadEventDeps {
  /** The account that syncs: its invites are in the answer. */
  readonly account: UserId;
}

const Rooms = z.record(z.string(), z.unknown()).catch({});
const Answer = z.looseObject({
  next_batch: z.string().min(1),
  rooms: z.looseObject({ invite: Rooms, join: Rooms }).partial().catch({}).optional(),
});
const Invited = z.looseObject({ invite_state: z.looseObject({ events: z.array(z.unknown()) }) });
const Joined = z.looseObject({ timeline: z.looseObject({ events: z.array(z.unknown()) }) });
const Typed = z.looseObject({ type: z.string(), state_key: z.string().optional() });
type Typed = z.infer<typeof Typed>;

/**
 * Takes what the transactions do not bring everywhere: invites (Dendrite and Conduit push none from other servers),
 * redactions (Dendrite pushes none) and keys. Everything else of a joined room is left to the transactions, also where
 * the homeserver ignores the filter. Throws when the answer does not say where the next one begins.
 */
export function readSync(answer: unknown, deps: ReadSyncDeps): SyncReading {
  const { next_batch: nextBatch, rooms } = Answer.parse(answer);
  const invites = Object.entries(rooms?.invite ?? {}).map(([room, part]) => readInvite(room, part, deps));
  const joined = Object.entries(rooms?.join ?? {}).map(([room, part]) => readRedactions(room, part, deps));
  return { nextBatch, read: joinContributions([...invites, ...joined]), keys: readKeys(answer) };
}

/** The invite in the form that a transaction has: with its room, and the room's state where that door puts it. */
function readInvite(room: string, part: unknown, deps: ReadSyncDeps): Contribution {
  const invited = Invited.safeParse(part);
  const events = invited.success ? invited.data.invite_state.events : [];
  const invite = typedOf(events).find(
    (event) => event.type === 'm.room.member' && event.state_key === deps.account,
  );
  if (invite === undefined) {
    const raw = asText({ room_id: room, invite: part });
    return { ...nothingRead, unreadable: [{ raw, because: 'rooms.invite: says nothing about our account' }] };
  }
  return readEvent({ ...invite, room_id: room, unsigned: { invite_room_state: events } }, 'sync', deps);
}

function readRedactions(room: string, part: unknown, deps: ReadSyncDeps): Contribution {
  const joined = Joined.safeParse(part);
  const events = joined.success ? typedOf(joined.data.timeline.events) : [];
  return joinContributions(
    events
      .filter(({ type }) => type === 'm.room.redaction')
      .map((event) => readEvent({ ...event, room_id: room }, 'sync', deps)),
  );
}

const typedOf = (events: readonly unknown[]): readonly Typed[] =>
  events.flatMap((event) => {
    const typed = Typed.safeParse(event);
    return typed.success ? [typed.data] : [];
  });
