import { describe, expect, it } from '@jest/globals';
import { count, type Outcome, type Request, unanswered } from './count.ts';

const room = '!room:torture.test';
const add = (nonce: string): Request => ({ kind: 'add', room, nonce });
const requests: readonly Request[] = [
  { kind: 'invite', room, nonce: room },
  add('qaaaa'),
  add('qbbbb'),
  { kind: 'done', room, nonce: 'qaaaa' },
  { kind: 'read', room, nonce: 'qcccc' },
];
const right: Outcome = {
  joined: [room],
  greeted: [room],
  said: [
    'Hello ada, I am eis.',
    '✅ Added: qaaaa (my own list)',
    '✅ Added: qbbbb (my own list)',
    '✅ Done: qaaaa (my own list)',
    'I have no help on “qcccc”.',
  ],
  listed: ['qbbbb', 'qaaaa'],
};

describe('count', () => {
  it('finds nothing where everything was answered and written once', () => {
    expect(count(requests, right)).toEqual({
      requests: 5,
      lost: 0,
      doubleReplies: 0,
      doubleWrites: 0,
      outOfOrder: 0,
    });
    expect(unanswered(requests, right)).toEqual([]);
  });

  it('counts what has no answer, an invite that eis did not follow included', () => {
    const outcome = { ...right, joined: [], said: right.said.slice(0, 3) };
    expect(count(requests, outcome)).toMatchObject({ lost: 3, doubleReplies: 0, doubleWrites: 0 });
    expect(unanswered(requests, outcome).map(({ kind }) => kind)).toEqual(['invite', 'done', 'read']);
  });

  it('counts what was answered twice, also within one message', () => {
    const twice = '✅ Added: qbbbb (my own list)\n✅ Added: qbbbb (my own list)';
    const said = [...right.said.slice(0, 2), ...right.said.slice(1), twice];
    expect(count(requests, { ...right, said })).toMatchObject({ lost: 0, doubleReplies: 2 });
  });

  it('counts who was greeted twice', () => {
    expect(count(requests, { ...right, greeted: [room, room] })).toMatchObject({ lost: 0, doubleReplies: 1 });
  });

  it('counts what was written twice, and what was said to be written and is not', () => {
    expect(count(requests, { ...right, listed: ['qbbbb', 'qaaaa', 'qbbbb'] }).doubleWrites).toBe(1);
    expect(count(requests, { ...right, listed: ['qaaaa'] })).toMatchObject({ lost: 1, doubleWrites: 0 });
  });

  it('counts what was answered before something earlier, in one room', () => {
    const [hello = '', first = '', second = '', ...rest] = right.said;
    expect(count(requests, { ...right, said: [hello, second, first, ...rest] }).outOfOrder).toBe(1);
    const elsewhere = [{ ...add('qaaaa'), room: '!other:torture.test' }, add('qbbbb')];
    expect(count(elsewhere, { ...right, said: [second, first] }).outOfOrder).toBe(0);
  });

  it('takes a failure for no answer', () => {
    const said = ['That was my mistake: qaaaa (reference abcd).'];
    expect(count([add('qaaaa')], { ...right, said }).lost).toBe(1);
  });
});
