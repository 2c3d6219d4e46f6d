import { describe, expect, it } from '@jest/globals';
import { createOwnUsers } from '../core/own-users.ts';
import { nothingRead } from './batch.ts';
import { readEvent } from './read-event.ts';

const ownUsers = createOwnUsers({
  domain: 'hs.test',
  botLocalpart: 'eis',
  senderLocalpart: 'eis_sender',
  prefix: 'eis_',
});
let drawn = 0;
const deps = { ownUsers, freshKey: () => `fresh-${++drawn}` };

const room = '!room:hs.test';
const alice = '@alice:hs.test';
const message = {
  type: 'm.room.message',
  event_id: '$one',
  room_id: room,
  sender: alice,
  origin_server_ts: 1_795_254_095_298,
  content: { msgtype: 'm.text', body: 'add milk' },
};
const read = (raw: unknown): ReturnType<typeof readEvent> => readEvent(raw, 'transaction', deps);
const member = (user: string, membership: unknown, sender = alice): object => ({
  ...message,
  type: 'm.room.member',
  sender,
  state_key: user,
  content: { membership },
});
const state = (type: string, content: object, more: object = {}): object => ({
  ...message,
  type,
  state_key: '',
  content,
  ...more,
});

const without = (name: string, event: object = message): object =>
  Object.fromEntries(Object.entries(event).filter(([key]) => key !== name));
const from = (sender: string): number => read({ ...message, sender }).entries.length;
const keyOf = (raw: unknown): string | undefined => read(raw).entries[0]?.key;
const deep = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);

describe('what is stored', () => {
  it('keeps a message whole, in the lane of its room and sender, under its event id', () => {
    expect(read(message)).toEqual({
      ...nothingRead,
      entries: [
        {
          kind: 'event',
          key: '$one',
          lane: `${room}|${alice}`,
          payload: { via: 'transaction', event: message },
        },
      ],
    });
    expect(readEvent(message, 'sync', deps).entries[0]?.payload).toMatchObject({ via: 'sync' });
  });

  it('keeps reactions', () => {
    expect(read({ ...message, type: 'm.reaction' }).entries).toHaveLength(1);
  });

  it('Q1 keeps what is encrypted as it came, sealed, under the key and in the lane of any event', () => {
    const event = { ...message, type: 'm.room.encrypted' };
    expect(read(event).entries).toEqual([
      { kind: 'sealed', key: '$one', lane: `${room}|${alice}`, payload: { via: 'transaction', event } },
    ]);
  });

  it.each([
    'm.typing',
    'm.room.name',
    'm.room.create',
    'm.call.invite',
    'org.matrix.dummy_event',
    'toString',
  ])('has no use for %s, whatever is in it', (type) => {
    expect(read({ ...message, type })).toEqual(nothingRead);
    expect(read({ type, sender: 5 })).toEqual(nothingRead);
  });

  it('drops what our own accounts said, and nobody else is one of them', () => {
    expect(['@eis:hs.test', '@eis_sender:hs.test', '@eis_ghost:hs.test'].map(from)).toEqual([0, 0, 0]);
    expect(['@eisbaer:hs.test', '@eis:elsewhere.org'].map(from)).toEqual([1, 1]);
  });
});

describe('keys', () => {
  const placeholder = { ...message, event_id: '$placeholder' };
  const unnamed = without('event_id');

  it('makes one from what the event says where its id is a placeholder or missing', () => {
    expect(keyOf(placeholder)).toMatch(/^unnamed:[0-9a-f]{64}$/);
    expect(keyOf(unnamed)).toBe(keyOf(placeholder));
    expect(keyOf({ ...unnamed, unsigned: { age: 5 } })).toBe(keyOf(unnamed));
    expect(keyOf({ ...unnamed, content: { body: 'add milk', msgtype: 'm.text' } })).toBe(keyOf(unnamed));
  });

  it.each([
    { origin_server_ts: 1 },
    { room_id: '!other:hs.test' },
    { sender: '@bob:hs.test' },
    { type: 'm.reaction' },
    { content: { body: 'add tea' } },
    { state_key: '' },
  ])('makes another one for an event with %j', (difference) => {
    expect(keyOf({ ...unnamed, ...difference })).not.toBe(keyOf(unnamed));
  });
});

describe('invites', () => {
  it.each(['@eis:hs.test', '@eis_sender:hs.test', '@eis_ghost:hs.test'])(
    'keeps every invite of %s under a key of its own, and changes the room',
    (user) => {
      const [first, second] = [read(member(user, 'invite')), read(member(user, 'invite'))];
      expect(first.entries[0]?.key).toMatch(/^invite:fresh-\d+$/);
      expect(first.entries[0]?.key).not.toBe(second.entries[0]?.key);
      expect(first.changes).toEqual([{ room, kind: 'member', user, membership: 'invite' }]);
    },
  );

  it('leaves invites of others, and those that we sent ourselves, to the room', () => {
    for (const event of [
      member('@bob:hs.test', 'invite'),
      member('@eis:elsewhere.org', 'invite'),
      member('@eis_ghost:hs.test', 'invite', '@eis:hs.test'),
      member('@eis:hs.test', 'leave'),
    ]) {
      expect(read(event).entries).toEqual([]);
      expect(read(event).changes).toHaveLength(1);
    }
  });
});

describe('redactions', () => {
  const redaction = { ...message, type: 'm.room.redaction', event_id: '$two', content: {} };

  it('finds the target at top level, in the content, or in both', () => {
    for (const event of [
      { ...redaction, redacts: '$one' },
      { ...redaction, content: { redacts: '$one' } },
      { ...redaction, redacts: '$one', content: { redacts: '$one' } },
    ]) {
      expect(read(event).redactions).toEqual([{ target: '$one', by: alice }]);
      expect(read(event).entries.map(({ key }) => key)).toEqual(['$two']);
    }
  });

  it('believes the field that the homeserver checked, where a sender filled in two', () => {
    const forged = { ...redaction, redacts: '$mine', content: { redacts: '$yours' } };
    expect(read(forged).redactions).toEqual([{ target: '$mine', by: alice }]);
  });

  it('cannot read one without a target, and drops our own', () => {
    expect(read(redaction).unreadable[0]?.because).toBe('redacts: is no valid id');
    expect(read({ ...redaction, redacts: 5 }).unreadable).toHaveLength(1);
    expect(read({ ...redaction, redacts: '$one', sender: '@eis:hs.test' })).toEqual(nothingRead);
  });
});

describe('the two doors', () => {
  it('T7 give an event the same key', () => {
    const redaction = {
      ...message,
      type: 'm.room.redaction',
      event_id: '$two',
      redacts: '$one',
      content: {},
    };
    for (const event of [redaction, without('event_id', redaction)])
      expect(readEvent(event, 'sync', deps).entries[0]?.key).toBe(keyOf(event));
  });
});

describe('the state of rooms', () => {
  it.each(['join', 'invite', 'leave', 'ban', 'knock'])('takes a membership: %s', (membership) => {
    expect(read(member('@bob:hs.test', membership))).toEqual({
      ...nothingRead,
      changes: [{ room, kind: 'member', user: '@bob:hs.test', membership }],
    });
  });

  it('takes rules, and what cannot be read as no rule that allows anything', () => {
    const rule = (content: object): unknown => read(state('m.room.join_rules', content)).changes;
    expect(rule({ join_rule: 'invite' })).toEqual([{ room, kind: 'join-rule', joinRule: 'invite' }]);
    for (const content of [{}, { join_rule: 5 }, { join_rule: 'in vite\u0000' }, { join_rule: '\uD800' }])
      expect(rule(content)).toEqual([{ room, kind: 'join-rule', joinRule: 'unknown' }]);
    expect(read(state('m.room.history_visibility', { history_visibility: 'shared' })).changes).toEqual([
      { room, kind: 'history-visibility', visibility: 'shared' },
    ]);
  });

  it('takes encryption whatever its content says', () => {
    for (const content of [{ algorithm: 'm.megolm.v1.aes-sha2' }, {}, { algorithm: 5 }])
      expect(read(state('m.room.encryption', content)).changes).toEqual([{ room, kind: 'encryption' }]);
  });

  it('takes a tombstone as a change and as an entry', () => {
    const dead = read(state('m.room.tombstone', { replacement_room: '!new', body: 'moved' }));
    expect(dead.changes).toEqual([{ room, kind: 'tombstone', replacement: '!new', by: alice }]);
    expect(dead.entries).toHaveLength(1);
    expect(read(state('m.room.tombstone', { replacement_room: 5 })).changes).toEqual([
      { room, kind: 'tombstone', replacement: undefined, by: alice },
    ]);
  });

  it('ignores state events that are none, or that stand under another key', () => {
    const rule = state('m.room.join_rules', { join_rule: 'public' });
    expect(read({ ...rule, state_key: 'x' })).toEqual(nothingRead);
    expect(read(without('state_key', rule))).toEqual(nothingRead);
    expect(read(without('state_key', member('@bob:hs.test', 'join')))).toEqual(nothingRead);
    expect(read(state('m.room.tombstone', {}, { state_key: 'x' }))).toEqual(nothingRead);
  });

  it('takes the changes that we made ourselves', () => {
    expect(read(member('@eis:hs.test', 'join', '@eis:hs.test')).changes).toEqual([
      { room, kind: 'member', user: '@eis:hs.test', membership: 'join' },
    ]);
    const dead = read(state('m.room.tombstone', { replacement_room: '!new' }, { sender: '@eis:hs.test' }));
    expect([dead.changes.length, dead.entries.length]).toEqual([1, 0]);
  });
});

describe('the wake event', () => {
  const wake = state('org.eis.wake', { nonce: 'n1' }, { sender: '@eis:hs.test' });

  it('is heard from ourselves and from nobody else', () => {
    expect(read(wake)).toEqual({ ...nothingRead, heard: [{ nonce: 'n1' }] });
    expect(read({ ...wake, sender: alice })).toEqual(nothingRead);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['no object', 5, 'event: '],
    ['null', null, 'event: '],
    ['a list', [], 'event: '],
    ['nothing', {}, 'type: '],
    ['a type that is none', { ...message, type: 5 }, 'type: '],
    ['no sender', without('sender'), 'sender: is no valid id'],
    ['a forged sender', { ...message, sender: 'alice' }, 'sender: is no valid id'],
    ['a sender without a server', { ...message, sender: '@alice' }, 'sender: is no valid id'],
    ['a sender with a zero', { ...message, sender: '@al\u0000ice:hs.test' }, 'sender: is no valid id'],
    ['a sender with half a letter', { ...message, sender: '@al\uD800:hs.test' }, 'sender: is no valid id'],
    ['a long sender', { ...message, sender: `@${'a'.repeat(255)}:hs.test` }, 'sender: is no valid id'],
    ['no room', without('room_id'), 'room_id: is no valid id'],
    ['an alias for a room', { ...message, room_id: '#room:hs.test' }, 'room_id: is no valid id'],
    ['an id that is a number', { ...message, event_id: 5 }, 'event_id: is no valid id'],
    ['an empty id', { ...message, event_id: '' }, 'event_id: is no valid id'],
    ['a time that is a text', { ...message, origin_server_ts: 'now' }, 'origin_server_ts: '],
    ['a content that is a list', { ...message, content: [] }, 'content: is no object'],
    ['no content', without('content'), 'content: is no object'],
    ['great depth', { ...message, content: deep(10_000) }, 'event: is nested too deeply'],
    ['great depth elsewhere', { ...message, unsigned: deep(10_000) }, 'event: is nested too deeply'],
    ['a number without end', { ...message, content: { n: Infinity } }, 'event: is nested too deeply'],
    ['a membership that is none', member('@bob:hs.test', 'king'), 'content.membership: '],
    ['a membership of nobody', member('bob', 'join'), 'state_key: is no valid id'],
  ])('says why: %s', (_what, raw, because) => {
    const { unreadable, ...rest } = read(raw);
    expect(unreadable).toHaveLength(1);
    expect(unreadable[0]?.because).toContain(because);
    expect(typeof unreadable[0]?.raw).toBe('string');
    expect(rest).toEqual({ entries: [], changes: [], redactions: [], heard: [] });
  });

  it('keeps the raw event whole where it can be written, else what can be', () => {
    const forged = { ...message, sender: 'alice' };
    expect(JSON.parse(read(forged).unreadable[0]?.raw ?? '')).toEqual(forged);
    expect(JSON.parse(read({ ...message, content: deep(10_000) }).unreadable[0]?.raw ?? '')).toEqual({
      ...message,
      content: '…',
    });
  });

  it('never says the value in the reason', () => {
    for (const raw of [
      { ...message, sender: 'zanzibar' },
      { ...message, origin_server_ts: 'zanzibar' },
      member('@bob:hs.test', 'zanzibar'),
      member('zanzibar', 'join'),
    ])
      expect(read(raw).unreadable[0]?.because).not.toContain('zanzibar');
  });

  it('reads text of any kind: zeros, half letters, marks that turn the direction, a megabyte', () => {
    for (const body of ['\u0000', '\uD800x', '\u202Eevil\u200B', 'a'.repeat(1_000_000)])
      expect(read({ ...message, content: { body } }).entries[0]?.payload).toEqual({
        via: 'transaction',
        event: { ...message, content: { body } },
      });
  });
});
