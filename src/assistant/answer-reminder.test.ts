import { describe, expect, it } from '@jest/globals';
import { answerReminder, findSaidReminder, isReminderSign, type SaidReminder } from './answer-reminder.ts';
import type { EventId, RoomId } from '../core/ids.ts';
import type { Shown } from '../core/inbox.ts';
import { alice, aPlace } from '../testing/callers.ts';
import type { Reading } from './route.ts';

const room = '!room:example.org' as RoomId;
const sentAt = new Date('2026-11-21T07:46:00Z');
const reminder: SaidReminder = { id: 'r1', said: 'digits', isMeant: true };

/** A grammar that knows one time and one sentence. */
function read(text: string): Reading {
  const call = (action: string, input: object): Reading => ({
    to: text.startsWith('reminder ') ? 'command' : 'phrase',
    calls: [{ action, input, origin: 'phrase' }],
  });
  if (text === 'reminder change #r1 --at tomorrow 9')
    return call('reminder.change', { which: '#r1', at: '2026-11-22T09:00:00+01:00' });
  if (text === 'snooze 20 minutes') return call('reminder.change', { at: '2026-11-21T09:06:00+01:00' });
  if (text === 'cancel it') return call('reminder.cancel', { which: { ref: 'it' } });
  if (text === 'cancel reminder 2') return call('reminder.cancel', { which: 2 });
  return { to: 'model', nearest: [] };
}

const callsFor = (text: string) => {
  const decided = answerReminder({ text, sentAt }, reminder, read);
  return decided?.to === 'sentence' ? decided.calls.map(({ action, input }) => [action, input]) : decided?.to;
};

describe('answerReminder', () => {
  it.each(['✅', '✔️', 'done', 'Done', 'erledigt'])('G3 is done: %s', (text) => {
    expect(callsFor(text)).toBe('reminder done');
  });

  it.each(['💤', 'later', 'snooze', 'später'])('G3 comes later: %s', (text) => {
    expect(callsFor(text)).toEqual([['reminder.change', { which: '#r1' }]]);
  });

  it('G3 comes at another time', () => {
    expect(callsFor('tomorrow 9')).toEqual([
      ['reminder.change', { which: '#r1', at: '2026-11-22T09:00:00+01:00' }],
    ]);
    expect(callsFor('snooze 20 minutes')).toEqual([
      ['reminder.change', { which: '#r1', at: '2026-11-21T09:06:00+01:00' }],
    ]);
    expect(callsFor('cancel it')).toEqual([['reminder.cancel', { which: '#r1' }]]);
  });

  it.each(['add milk', 'cancel reminder 2', 'tomorrow 9\nand more', ''])(
    'is about something else: %j',
    (text) => {
      expect(callsFor(text)).toBeUndefined();
    },
  );

  it('knows the signs that a reminder offers', () => {
    expect(['✅', '💤', '👍', '1️⃣', '↩️', '❌'].map(isReminderSign)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('findSaidReminder', () => {
  const workflow = { owner: alice, id: 'r1', turn: 1, body: {} };
  const deps = {
    ownKeyOf: async (_room: RoomId, event: EventId) =>
      await Promise.resolve(event === '$said' ? 'digits.0' : undefined),
    workflow: async (_owner: string, id: string) =>
      await Promise.resolve({ ...workflow, id, ...(id === 'r1' ? { spoken: 'digits' } : {}) }),
    workflowSaidBy: async (_owner: string, said: string) =>
      await Promise.resolve(said === 'digits' ? workflow : undefined),
  };
  const message = { sender: alice, place: aPlace([alice]) };
  const touched = (noun: string, id: string): Shown => ({
    user: alice,
    room,
    items: [],
    upTo: 0,
    touched: [{ noun, id, name: 'x', line: 'x' }],
  });

  it('is the one that was answered', async () => {
    const isReplyTo = '$said' as EventId;
    expect(await findSaidReminder({ ...message, isReplyTo }, undefined, deps)).toEqual(reminder);
  });

  it('is the one that was said last, as long as nothing else was', async () => {
    expect(await findSaidReminder(message, touched('reminder', 'r1'), deps)).toEqual({
      ...reminder,
      isMeant: false,
    });
    expect(await findSaidReminder(message, touched('reminder', 'never said'), deps)).toBeUndefined();
    expect(await findSaidReminder(message, touched('task', 'r1'), deps)).toBeUndefined();
    expect(await findSaidReminder(message, undefined, deps)).toBeUndefined();
  });
});
