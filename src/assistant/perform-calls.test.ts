import { describe, expect, it } from '@jest/globals';
import type { ActionResult } from '../core/action-result.ts';
import { Owned } from '../core/privacy.ts';
import { aCaller, bob } from '../testing/callers.ts';
import { type Performance, performCalls } from './perform-calls.ts';

const follow = { question: 'Is that right?', choices: [{ label: 'yes', say: 'yes' }], once: 'time zone' };
const changed: ActionResult = {
  kind: 'changed',
  markdown: '✅ Added: milk',
  service: 'my own list',
  notBegun: 0,
  touched: [],
  mark: 'm',
  follow,
};

/** Keeps who claimed what, as the store does. */
function asking() {
  const claims = new Map<string, string>();
  const claimOnce = async (key: string, by: string): Promise<boolean> => {
    if (!claims.has(key)) claims.set(key, by);
    return await Promise.resolve(claims.get(key) === by);
  };
  return async (mark: string, caller = aCaller()) => {
    const request: Performance = {
      caller,
      signal: new AbortController().signal,
      shown: undefined,
      age: 0,
      mark,
      request: mark,
      wanted: [{ call: { action: 'task.add', input: {}, origin: 'phrase' } }],
    };
    const runAction = async () =>
      await Promise.resolve(new Owned(changed, { kind: 'person', user: caller.user, sources: 'unknown' }));
    const [answer] = await performCalls(request, { runAction, claimOnce });
    return answer?.showIn(caller.place);
  };
}

describe('L6 what is asked once', () => {
  it('is asked of a person once, and again when the same request is tried again', async () => {
    const perform = asking();
    expect(await perform('first')).toMatchObject({ follow });
    expect(await perform('first')).toMatchObject({ follow });
    expect(await perform('second')).not.toHaveProperty('follow');
    expect(await perform('second')).toMatchObject({ markdown: '✅ Added: milk' });
  });

  it('is asked of everybody', async () => {
    const perform = asking();
    const ofBob = aCaller({ user: bob, place: { ...aCaller().place, readers: [bob] } });
    expect(await perform('first')).toHaveProperty('follow');
    expect(await perform('second', ofBob)).toHaveProperty('follow');
  });
});
