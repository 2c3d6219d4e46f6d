import { setTimeout as sleep } from 'node:timers/promises';
import { textAt } from '../../src/playground/homeserver/event.ts';
import { answersIn } from './count.ts';
import type { House } from './house.ts';
import { isMessage } from './read-lists.ts';
import { replacedIn } from './read-leftovers.ts';

/** How fast people talk: they do not wait for an answer, but nobody says ten things to somebody who is silent. */
export interface Pace {
  /** Settles when this person may say the next thing. */
  readonly next: (room: string, signal: AbortSignal) => Promise<void>;
}

/** So many requests of one person may be open, and after so long people go on in any case. */
const OPEN_ROOMS = { most: 4, patienceMs: 10_000 };
/** What waits for its key is overtaken: whoever wants things done in order waits for the answer. */
const SEALED_ROOMS = { most: 1, patienceMs: 40_000 };
const LOOK_MS = 20;

export function createPace({ readings, isEncrypted }: Pick<House, 'readings' | 'isEncrypted'>): Pace {
  const { most, patienceMs } = isEncrypted ? SEALED_ROOMS : OPEN_ROOMS;
  const open = new Map<string, number>();
  const change = (room: string, by: number): void => void open.set(room, (open.get(room) ?? 0) + by);
  readings.onEvent((event) => {
    const said = isMessage(event) ? (textAt(event.content, 'body') ?? '') : replacedIn(event);
    change(event.room_id, -answersIn(said).length);
  });
  return {
    next: async (room, signal) => {
      const isTooMuch = (): boolean => (open.get(room) ?? 0) >= most;
      for (let waited = 0; waited < patienceMs && isTooMuch() && !signal.aborted; waited += LOOK_MS)
        await sleep(LOOK_MS);
      change(room, 1);
    },
  };
}
