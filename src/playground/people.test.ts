import { describe, expect, it } from '@jest/globals';
import { bot, startStubbed } from '../testing/stubbed-homeserver.ts';
import { limited } from './homeserver/faults.ts';
import { Person } from './people.ts';

describe('people of the playground', () => {
  it('talk, react, reply, edit and take back, and see what the others see', async () => {
    const { alice, deps } = await startStubbed();
    const bob = await Person.register({ localpart: 'bob', displayName: 'Bob' }, deps);
    const room = await alice.createRoom({ invite: [bob.user] });
    await bob.join(room);
    const first = await alice.say(room, 'one');
    await bob.react(room, first, '👍');
    await bob.reply(room, first, 'two');
    await alice.edit(room, first, 'ONE');
    await bob.sayInThread(room, first, 'in a thread');
    await bob.notice(room, 'a notice');
    await alice.redact(room, first);
    const seen = (await bob.read(room)).filter(({ state_key }) => state_key === undefined);
    expect(
      seen.map(({ sender, type, content }) => [
        sender,
        type,
        content['msgtype'] ?? '',
        content['body'] ?? '',
      ]),
    ).toEqual([
      [alice.user, 'm.room.message', '', ''],
      [bob.user, 'm.reaction', '', ''],
      [bob.user, 'm.room.message', 'm.text', 'two'],
      [alice.user, 'm.room.message', 'm.text', '* ONE'],
      [bob.user, 'm.room.message', 'm.text', 'in a thread'],
      [bob.user, 'm.room.message', 'm.notice', 'a notice'],
      [alice.user, 'm.room.redaction', '', ''],
    ]);
  });

  it('come and go, and read nothing of what was said after they left', async () => {
    const { alice, deps } = await startStubbed();
    const bob = await Person.register({ localpart: 'bob' }, deps);
    const room = await alice.createRoom({});
    await alice.invite(room, bob.user);
    await bob.join(room);
    await alice.say(room, 'for both');
    await bob.leave(room);
    await alice.say(room, 'for one');
    const texts = (await bob.read(room)).map(({ content }) => content['body']).filter(Boolean);
    expect(texts).toEqual(['for both']);
    await alice.invite(room, bob.user);
    await bob.join(room);
    await alice.kick(room, bob.user);
    await alice.ban(room, bob.user);
    await expect(alice.invite(room, bob.user)).rejects.toMatchObject({ status: 403, errcode: 'M_FORBIDDEN' });
    await expect(bob.kick(room, alice.user)).rejects.toMatchObject({ status: 403 });
  });

  it('may not do what their power does not allow', async () => {
    const { alice, deps } = await startStubbed();
    const bob = await Person.register({ localpart: 'bob' }, deps);
    const room = await alice.createRoom({ invite: [bob.user] });
    await bob.join(room);
    const event = await alice.say(room, 'mine');
    await expect(bob.encrypt(room)).rejects.toMatchObject({ status: 403 });
    await expect(bob.redact(room, event)).rejects.toMatchObject({ status: 403 });
    await expect(bob.kick(room, alice.user)).rejects.toMatchObject({ status: 403 });
    await alice.encrypt(room);
    expect((await bob.read(room)).at(-1)?.type).toBe('m.room.encryption');
  });

  it('meet planned faults, before anything happened or after it', async () => {
    const { alice, homeserver } = await startStubbed();
    const room = await alice.openDirectRoom(bot);
    const send = { method: 'PUT', path: '/send/', times: 1 };
    homeserver.plan({ ...send, when: 'before', reply: limited(1500) });
    homeserver.plan({ ...send, when: 'after', reply: { status: 502, body: {} } });
    await expect(alice.say(room, 'refused')).rejects.toMatchObject({
      status: 429,
      errcode: 'M_LIMIT_EXCEEDED',
    });
    await expect(alice.say(room, 'said all the same')).rejects.toMatchObject({ status: 502 });
    await alice.say(room, 'well');
    const texts = (await alice.read(room)).map(({ content }) => content['body']).filter(Boolean);
    expect(texts).toEqual(['said all the same', 'well']);
  });
});
