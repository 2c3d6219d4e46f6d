import { setImmediate as endOfTick } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { EventId, RoomId, UserId } from '../core/ids.ts';
import { HomeserverError } from './call.ts';
import { createSigns } from './signs.ts';

const bot = '@eis:hs.test' as UserId;
const room = '!dm:hs.test' as RoomId;

function house(failure?: Error) {
  const asked: string[] = [];
  const logged: string[] = [];
  const naps: { readonly ms: number; readonly wake: () => void }[] = [];
  const write = (event: string): void => {
    logged.push(event);
  };
  const signs = createSigns({
    bot,
    call: async (_user, { method, path, body, patienceMs }) => {
      asked.push(
        `${method} ${path.split('/').at(-3)}/${path.split('/').at(-2)} ${JSON.stringify(body)} ${patienceMs}`,
      );
      if (failure) throw failure;
      return {};
    },
    sleep: async (ms, signal) =>
      await new Promise((wake) => {
        naps.push({ ms, wake });
        signal?.addEventListener('abort', () => wake(), { once: true });
        if (signal?.aborted) wake();
      }),
    log: { debug: write, info: write, warn: write, error: write },
  });
  return { asked, logged, naps, signs };
}

/** Lets everything run that waits for nothing. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 4; turn += 1) await endOfTick();
};

const on = 'PUT !dm%3Ahs.test/typing {"typing":true,"timeout":30000} 0';
const off = 'PUT !dm%3Ahs.test/typing {"typing":false} 0';

describe('createSigns', () => {
  it('4.1 types at once, renews in time and ends with the answer', async () => {
    const { asked, naps, signs } = house();
    const stop = signs.startTyping(room);
    await settle();
    expect(asked).toEqual([on]);
    expect(naps[0]?.ms).toBeLessThan(30_000);
    naps[0]?.wake();
    await settle();
    expect(asked).toEqual([on, on]);
    stop();
    stop();
    await settle();
    expect(asked).toEqual([on, on, off]);
  });

  it('ends with the last of those who work in the room', async () => {
    const { asked, signs } = house();
    const [one, two] = [signs.startTyping(room), signs.startTyping(room)];
    one();
    await settle();
    expect(asked).toEqual([on]);
    two();
    await settle();
    expect(asked).toEqual([on, off]);
  });

  it('does not end before it began', async () => {
    const { asked, signs } = house();
    signs.startTyping(room)();
    await settle();
    expect(asked).toEqual([on, off]);
  });

  it('4.1 marks as read', async () => {
    const { asked, signs } = house();
    signs.markRead(room, '$1' as EventId);
    await settle();
    expect(asked).toEqual(['POST receipt/m.read {} 0']);
  });

  it('is nobody’s concern when it fails', async () => {
    const { logged, signs } = house(new HomeserverError({ status: 500 }));
    signs.markRead(room, '$1' as EventId);
    signs.startTyping(room)();
    await settle();
    expect(logged).toEqual(['receipt not sent', 'typing not shown', 'typing not shown']);
  });
});
