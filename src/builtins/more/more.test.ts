import { describe, expect, it } from '@jest/globals';
import type { ShownList } from '../../core/shown.ts';
import { houseIo } from '../../testing/house-io.ts';
import { aContext, aShownList } from '../../testing/tasks.ts';
import { createMore } from './index.ts';

const more = async (shown: ShownList | undefined) => {
  const session = await createMore().connect({}, houseIo);
  return await session.perform('more', {}, aContext({ shown }));
};

describe('more', () => {
  const many = {
    ...aShownList(Array.from({ length: 23 }, (_, index) => [`${index + 1}`, `Task ${index + 1}`] as const)),
    upTo: 10,
    ending: '(my own list)',
  };

  it('goes on with the next ten lines, and remembers how far it came', async () => {
    const { reply, shown } = await more(many);
    const lines = reply.markdown.split('\n');
    expect(lines[0]).toBe('11. Task 11');
    expect(lines[9]).toBe('20. Task 20');
    expect(lines.slice(10)).toEqual(['', '… and 3 more: say more', '(my own list)']);
    expect(shown).toMatchObject({ upTo: 20, ending: '(my own list)' });
    expect(shown?.items).toHaveLength(23);
  });

  it('ends with the last line', async () => {
    const { reply } = await more({ ...many, upTo: 20 });
    expect(reply.markdown).toBe('21. Task 21\n22. Task 22\n23. Task 23\n\n(my own list)');
  });

  it('says so when there is nothing more, or nothing was shown', async () => {
    expect((await more({ ...many, upTo: 23 })).reply.markdown).toBe('That was the whole list.');
    expect((await more(undefined)).reply.markdown).toBe('I have shown you no list in the last 10 minutes.');
    expect((await more(undefined)).shown).toBeUndefined();
  });
});
