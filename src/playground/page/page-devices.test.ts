import { expect, it } from '@jest/globals';
import { z } from 'zod';
import { createHomeserver } from '../homeserver/homeserver.ts';
import { noQuirks } from '../homeserver/quirks.ts';
import { stubRegistration } from '../homeserver/stub-service.ts';
import { ManualClock } from '../manual-clock.ts';
import { Person } from '../people.ts';
import { fetchFrom } from '../router.ts';
import { deviceRoutes, logInBrowser } from './page-devices.ts';

const read = z.looseObject({ events: z.array(z.looseObject({ type: z.string(), content: z.unknown() })) });
const synced = z.looseObject({ next_batch: z.string() });

it('Q1 reads in encrypted rooms while the browser asks /sync for news', async () => {
  const clock = new ManualClock(new Date('2026-11-22T09:00:00Z'));
  const homeserver = createHomeserver(
    { domain: 'page.test', registration: stubRegistration, quirks: noQuirks },
    { now: clock.now, sleep: clock.sleep, fetch: fetchFrom(() => []) },
  );
  const deps = { homeserver: 'http://homeserver.invalid', fetch: fetchFrom(() => homeserver.routes) };
  const alice = await Person.register({ localpart: 'alice' }, deps);
  const bob = await Person.register({ localpart: 'bob' }, deps);
  const token = await logInBrowser(alice);
  const onPage = fetchFrom(() => [...deviceRoutes([{ person: alice, token }]), ...homeserver.routes]);
  const ask = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await onPage(`http://page.invalid${path}`, {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return await response.json();
  };
  await alice.device();
  const room = await bob.openDirectRoom(alice.user, { encrypted: true });
  await alice.join(room);
  await bob.say(room, 'hello Alice');
  let since = '';
  for (let poll = 0; poll < 3; poll += 1) {
    const answer = synced.parse(await ask('GET', `/_matrix/client/v3/sync?timeout=0${since}`));
    since = `&since=${answer.next_batch}`;
  }
  const sealed = homeserver.world
    .room(room)
    .events.map(({ event }) => event)
    .filter(({ type }) => type === 'm.room.encrypted');
  expect(sealed).toHaveLength(1);
  const { events } = read.parse(await ask('POST', '/playground/open', { events: sealed }));
  expect(events).toMatchObject([{ type: 'm.room.message', content: { body: 'hello Alice' } }]);
});
