import { describe, expect, it } from '@jest/globals';
import { houseIo } from '../../testing/house-io.ts';
import { aContext } from '../../testing/tasks.ts';
import { createUndo } from './index.ts';

describe('undo', () => {
  it.each([
    [{}, 'ask'],
    [{ rest: true }, 'untouched'],
    [{ all: true }, 'all'],
  ] as const)('M3 is planned for the runner, which knows what was done: %j', async (input, mode) => {
    const session = await createUndo().connect({}, houseIo);
    expect(await session.plan('undo', input, aContext())).toEqual({ kind: 'undo', mode });
  });
});
