import { z } from 'zod';
import type { Caller, Role } from '../core/caller.ts';
import { parseUserId, type RoomId, type UserId } from '../core/ids.ts';
import { type Destination, type Handler, nothing, type Shown } from '../core/inbox.ts';
import type { Json } from '../core/json.ts';
import { type Place, privateRoom } from '../core/place.ts';
import type { Reply } from '../core/reply.ts';
import type { ShownItem } from '../core/shown.ts';
import type { WorkflowTurn } from '../core/workflow.ts';

/** The time of something that a person set for it. */
export interface Occurrence {
  readonly owner: UserId;
  readonly id: string;
  /** Which of its turns it is: of another one nothing is done. */
  readonly turn: number;
}

/** What its time makes of it. */
export interface Occurred {
  readonly turn: WorkflowTurn;
  /** None: it was not time yet. */
  readonly said?: {
    readonly room: RoomId;
    readonly item: ShownItem;
    /** For the person, in their language. */
    readonly word: (language: string) => Reply;
  };
}

export interface HandleOccurrenceDeps {
  /** Undefined for what was cancelled or changed since. */
  readonly takeTurn: (occurrence: Occurrence, now: Date) => Promise<Occurred | undefined>;
  readonly roleOf: (user: UserId) => Role | undefined;
  readonly callerOf: (user: UserId, role: Role, place: Place) => Promise<Caller>;
  readonly directRoom: (user: UserId) => Promise<RoomId | undefined>;
  readonly shown: (user: UserId, room: RoomId, now: Date) => Promise<Shown | undefined>;
  readonly now: () => Date;
}

/** Says what a person wanted to be reminded of, in the same commit that plans its next time. */
export function createHandleOccurrence(deps: HandleOccurrenceDeps): Handler {
  return async function handleOccurrence(entry) {
    const occurrence = readOccurrence(entry.payload);
    const { owner } = occurrence;
    const now = deps.now();
    const occurred = await deps.takeTurn(occurrence, now);
    if (!occurred) return nothing;
    const { turn, said } = occurred;
    const role = deps.roleOf(owner);
    // Whoever may not use eis any more hears nothing of it.
    if (!said || !role) return { ...nothing, workflow: { ...turn, isSaid: false } };
    const { room } = said;
    const [direct, shown, caller] = await Promise.all([
      deps.directRoom(owner),
      deps.shown(owner, room, now),
      deps.callerOf(owner, role, privateRoom(room, owner)),
    ]);
    const to: Destination = direct === room ? { dmWith: owner } : { room };
    const list = shown ?? { items: [], upTo: 0 };
    return {
      say: [
        {
          kind: 'message',
          to,
          reply: said.word(caller.language),
          owner: { kind: 'person', user: owner, sources: 'unknown' },
        },
      ],
      later: [],
      workflow: turn,
      // "done", "later" and a time are about what was said last.
      shown: { ...list, touched: [said.item], user: owner, room },
    };
  };
}

const Stored = z.object({
  owner: z.custom<UserId>((value) => parseUserId(value) !== undefined),
  id: z.string(),
  turn: z.int(),
});

const readOccurrence = (payload: Json): Occurrence => Stored.parse(payload);
