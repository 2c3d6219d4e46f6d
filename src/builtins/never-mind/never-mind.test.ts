import { describe, expect, it } from '@jest/globals';
import { houseIo } from '../../testing/house-io.ts';
import { aContext } from '../../testing/tasks.ts';
import { createNeverMind } from './index.ts';

describe('never mind', () => {
  it.each([
    [true, 'Nothing was done.'],
    [false, 'There was no open question. Nothing was done.'],
  ])('closes the open question of this person in this place (was open: %j)', async (wasOpen, words) => {
    const asked: string[] = [];
    const closeQuestion = async (user: string, room: string) => {
      asked.push(`${user} ${room}`);
      return await Promise.resolve(wasOpen);
    };
    const session = await createNeverMind({ closeQuestion }).connect({}, houseIo);
    const { reply } = await session.perform('never-mind', {}, aContext());
    expect(reply).toEqual({ tone: 'status', markdown: words });
    expect(asked).toEqual(['@alice:example.org !room:example.org']);
  });
});
