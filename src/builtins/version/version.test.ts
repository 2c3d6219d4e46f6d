import { describe, expect, it } from '@jest/globals';
import { houseIo } from '../../testing/house-io.ts';
import { aContext } from '../../testing/tasks.ts';
import { createVersion } from './index.ts';

describe('version', () => {
  it('B7 says which version runs', async () => {
    const session = await createVersion({ version: '0.1.0' }).connect({}, houseIo);
    const { reply } = await session.perform('version', {}, aContext());
    expect(reply).toEqual({ tone: 'status', markdown: 'eis 0\\.1\\.0' });
  });
});
