import { describe, expect, it } from '@jest/globals';
import { aContext } from '../../testing/tasks.ts';
import { createVersion } from './index.ts';

const noFetch = { fetch: async () => await Promise.reject(new Error('nothing leaves the house')) };

describe('version', () => {
  it('B7 says which version runs', async () => {
    const session = await createVersion({ version: '0.1.0' }).connect({}, noFetch);
    const { reply } = await session.perform('version', {}, aContext());
    expect(reply).toEqual({ tone: 'status', markdown: 'eis 0\\.1\\.0' });
  });
});
