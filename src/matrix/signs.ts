import { setImmediate as endOfTick } from 'node:timers/promises';
import { describeError } from '../core/describe-error.ts';
import type { EventId, RoomId, UserId } from '../core/ids.ts';
import type { Log } from '../core/log.ts';
import { type Call, clientPath, type HomeserverRequest } from './call.ts';

export interface SignsDeps {
  readonly call: Call;
  readonly bot: UserId;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly log: Log;
}

export interface Signs {
  /** Returns at once. */
  readonly markRead: (room: RoomId, event: EventId) => void;
  /** Returns at once with what stops it; stopping twice does nothing. */
  readonly startTyping: (room: RoomId) => () => void;
}

/** The homeserver takes the notice back by itself after this, also when eis dies. */
const TYPING_MS = 30_000;
const RENEW_MS = 25_000;

/**
 * Receipts and typing notices: nobody waits for them, nothing is repeated, and what fails is only logged. Several
 * may type in one room; the notice ends with the last of them.
 */
export function createSigns({ call, bot, sleep, log }: SignsDeps): Signs {
  const quietly = async (what: string, request: HomeserverRequest): Promise<void> => {
    try {
      // A person waits for the reply: what is done for it goes first.
      await endOfTick();
      await call(bot, request);
    } catch (error) {
      log.debug(what, describeError(error));
    }
  };
  const typing = new Map<RoomId, { readonly stop: AbortController; writers: number }>();
  const say = async (room: RoomId, body: object): Promise<void> =>
    await quietly('typing not shown', {
      method: 'PUT',
      path: clientPath('rooms', room, 'typing', bot),
      body,
      patienceMs: 0,
    });
  const keepTyping = async (room: RoomId, { signal }: AbortController): Promise<void> => {
    while (!signal.aborted) {
      await say(room, { typing: true, timeout: TYPING_MS });
      await sleep(RENEW_MS, signal).catch(() => undefined);
    }
    // After the answer to the last request, so that it cannot overtake it.
    await say(room, { typing: false });
  };
  const begin = (room: RoomId): { readonly stop: AbortController; writers: number } => {
    const begun = { stop: new AbortController(), writers: 0 };
    typing.set(room, begun);
    void keepTyping(room, begun.stop);
    return begun;
  };
  return {
    markRead: (room, event) => {
      const path = clientPath('rooms', room, 'receipt', 'm.read', event);
      void quietly('receipt not sent', { method: 'POST', path, body: {}, patienceMs: 0 });
    },
    startTyping: (room) => {
      const mine = typing.get(room) ?? begin(room);
      mine.writers += 1;
      let isOver = false;
      return () => {
        if (isOver) return;
        isOver = true;
        mine.writers -= 1;
        if (mine.writers > 0) return;
        mine.stop.abort();
        typing.delete(room);
      };
    },
  };
}
