import { describe, expect, it } from '@jest/globals';
import { createOwnUsers } from '../core/own-users.ts';
import { readOpened } from './read-opened.ts';

const ownUsers = createOwnUsers({
  domain: 'hs.test',
  botLocalpart: 'eis',
  senderLocalpart: 'eis_sender',
  prefix: 'eis_',
});
const deps = { ownUsers, freshKey: () => 'fresh' };
const event = {
  type: 'm.room.message',
  event_id: '$one',
  room_id: '!room:hs.test',
  sender: '@alice:hs.test',
  origin_server_ts: 1,
  content: { msgtype: 'm.text', body: 'add milk' },
};

describe('what was inside an encrypted event', () => {
  it.each(['m.room.message', 'm.reaction', 'm.key.verification.start', 'm.key.verification.done'])(
    'Q1 is taken as it is: %s',
    (type) => {
      expect(readOpened({ ...event, type }, deps)).toEqual({ event: { ...event, type } });
    },
  );

  it.each([
    'm.room.redaction',
    'm.room.tombstone',
    'm.room.member',
    'm.room.encryption',
    'm.room.encrypted',
    'm.room.topic',
    'org.eis.wake',
  ])('Q3 is nobody’s decision but the sender’s: %s', (type) => {
    const state = { ...event, type, state_key: '', redacts: '$two', content: { membership: 'invite' } };
    expect(readOpened(state, deps)).toBeUndefined();
  });

  it('Q3 keeps the rules of what comes plain', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(200)}${']'.repeat(200)}`);
    expect(readOpened({ ...event, content: { deep: deep as never } }, deps)).toHaveProperty('problem');
    expect(readOpened({ ...event, content: 'none' }, deps)).toHaveProperty('problem');
    expect(readOpened({ ...event, type: 7 }, deps)).toHaveProperty('problem');
    expect(readOpened({ ...event, sender: ownUsers.bot }, deps)).toBeUndefined();
  });
});
