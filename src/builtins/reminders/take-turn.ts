import { parseRoomId, type RoomId, type UserId } from '../../core/ids.ts';
import { literal, type Reply } from '../../core/reply.ts';
import type { ShownItem } from '../../core/shown.ts';
import type { Workflow, WorkflowTurn } from '../../core/workflow.ts';
import { readReminder, type Reminder, stateOf, turnOf } from './reminder.ts';
import { sayReminder } from './say-reminder.ts';

export interface TakeTurnDeps {
  readonly workflow: (owner: UserId, id: string) => Promise<Workflow | undefined>;
}

export interface Taken {
  readonly turn: WorkflowTurn;
  /** Left out: it is not time yet. */
  readonly said?: {
    readonly room: RoomId;
    readonly item: ShownItem;
    readonly word: (language: string) => Reply;
  };
}

/**
 * What the time of a reminder makes of it. Undefined for one that was cancelled, or moved since: the timer was of
 * another turn. Called too early, when the clock was ahead and is not any more, it says nothing and waits again.
 */
export function createTakeTurn({ workflow }: TakeTurnDeps) {
  return async function takeTurn(
    { owner, id, turn }: Omit<Workflow, 'body'>,
    now: Date,
  ): Promise<Taken | undefined> {
    const found = await workflow(owner, id);
    if (found?.turn !== turn) return undefined;
    const reminder = readReminder(found.body);
    const next = { owner, id, turn: turn + 1 };
    const taken = turnOf(reminder, now);
    switch (taken?.kind) {
      case undefined:
        return undefined;
      case 'early':
        return { turn: { owner, id, turn, isSaid: false, due: now, ...stateOf(next, reminder) } };
      case 'due': {
        const { due, turns, after } = taken;
        const said = {
          room: roomOf(reminder),
          item: itemOf(id, reminder),
          word: (language: string) => sayReminder(reminder, { due, turns, now }, language),
        };
        return {
          turn: { owner, id, turn, isSaid: true, due: new Date(due), ...stateOf(next, after) },
          said,
        };
      }
    }
  };
}

const roomOf = ({ room }: Reminder): RoomId => {
  const id = parseRoomId(room);
  if (!id) throw new Error('a reminder without a room');
  return id;
};

export const itemOf = (id: string, { what }: Pick<Reminder, 'what'>): ShownItem => ({
  noun: 'reminder',
  id,
  name: what,
  line: literal(what),
});
