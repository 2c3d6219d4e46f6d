import { describe, expect, it } from '@jest/globals';
import { reign } from './reign.ts';

const silent = (): void => undefined;
const log = { debug: silent, info: silent, warn: silent, error: silent };

/** A leadership that is there for one at a time, as the lock of a database is. */
function aThrone() {
  let holder: number | undefined;
  let epoch = 0;
  return {
    lead: async () => {
      if (holder !== undefined) throw new Error('held by somebody who will never let go');
      epoch += 1;
      holder = epoch;
      return {
        epoch,
        lost: new AbortController().signal,
        release: async () => {
          holder = undefined;
        },
      };
    },
  };
}

describe('reign', () => {
  it('T7 leads again after duties that broke, because it let go of the lock', async () => {
    const stop = new AbortController();
    const epochs: number[] = [];
    await reign({ store: { leadership: aThrone() }, log, signal: stop.signal }, async (epoch) => {
      epochs.push(epoch);
      if (epoch === 1) throw new Error('the database was away for a moment');
      stop.abort();
      await Promise.resolve();
    });
    expect(epochs).toEqual([1, 2]);
  });
});
