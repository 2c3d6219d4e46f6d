import { describe, expect, it } from '@jest/globals';
import { aCaller } from '../../testing/callers.ts';
import { houseIo } from '../../testing/house-io.ts';
import { aContext } from '../../testing/tasks.ts';
import { createWhoami } from './index.ts';

describe('whoami', () => {
  it.each([
    ['use', 'Role use: you may use eis for yourself.'],
    ['configure', 'Role configure: you may use eis and set up rooms.'],
    ['admin', 'Role admin: you may do everything, also look after this eis.'],
  ] as const)('B7 says who somebody is, what they may do and which zone holds: %s', async (role, words) => {
    const session = await createWhoami().connect({}, houseIo);
    const { reply } = await session.perform('whoami', {}, aContext({ caller: aCaller({ role }) }));
    expect(reply.markdown.replaceAll('\\', '')).toBe(
      `You are @alice:example.org.\n${words} Time zone Europe/Berlin 📝`,
    );
  });

  it('B7 says that the zone was chosen by the person', async () => {
    const session = await createWhoami().connect({}, houseIo);
    const caller = aCaller({ timeZone: 'Asia/Tokyo', timeZoneFrom: 'person' });
    const { reply } = await session.perform('whoami', {}, aContext({ caller }));
    expect(reply.markdown).toMatch(/Time zone Asia\\\/Tokyo 👤$|Time zone Asia\/Tokyo 👤$/);
  });
});
