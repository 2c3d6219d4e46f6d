import { describe, expect, it } from '@jest/globals';
import type { RoomId } from '../core/ids.ts';
import type { Shown } from '../core/inbox.ts';
import { alice } from '../testing/callers.ts';
import { aboutLine } from './about-line.ts';

const line = (noun: string) => ({ noun, id: '1', name: 'x', line: 'x' });
const shown: Shown = {
  user: alice,
  room: '!room:example.org' as RoomId,
  items: [line('task'), line('reminder')],
  upTo: 2,
  touched: [line('reminder')],
};
const call = (action: string, input: object) => ({ action, input, origin: 'phrase' as const });

describe('aboutLine', () => {
  it.each([
    ['task.remove', { which: 2 }, 'reminder.cancel', { which: 2 }],
    ['task.done', { which: 2 }, 'reminder.cancel', { which: 2 }],
    [
      'task.move',
      { which: { ref: 'it' }, due: '2026-11-21' },
      'reminder.change',
      { which: { ref: 'it' }, at: '2026-11-21' },
    ],
    ['task.change', { which: 2, title: 'call home' }, 'reminder.change', { which: 2, what: 'call home' }],
    ['task.remove', { which: { ref: 'last' } }, 'reminder.cancel', { which: { ref: 'last' } }],
    ['reminder.cancel', { which: 1 }, 'task.remove', { which: 1 }],
  ])('%s %j is %s', (action, input, meant, about) => {
    expect(aboutLine(call(action, input), shown)).toEqual(call(meant, about));
  });

  it('keeps that only a clock time was said', () => {
    const due = '2026-11-20T18:00:00+01:00';
    const moved = { ...call('task.move', { which: 2, due }), clockOnly: { due: '18:00' } };
    expect(aboutLine(moved, shown)).toEqual({
      ...call('reminder.change', { which: 2, at: due }),
      clockOnly: { at: '18:00' },
    });
  });

  it.each([{ ref: 'all' }, { ref: 'last', count: 2 }])(
    '12.3 %j of a list of reminders are reminders',
    (which) => {
      const reminders = { ...shown, items: [line('reminder'), line('reminder')], touched: [line('task')] };
      expect(aboutLine(call('task.remove', { which }), reminders)).toEqual(
        call('reminder.cancel', { which }),
      );
    },
  );

  it.each([
    ['task.remove', { which: 1 }],
    ['task.remove', { which: 'the second' }],
    ['task.remove', { which: 9 }],
    ['task.move', { which: 2, project: 'Home' }],
    ['task.remove', { which: { ref: 'all' } }],
    ['task.remove', { which: { ref: 'last', count: 2 } }],
    ['reminder.cancel', { which: 2 }],
    ['help', {}],
  ])('%s %j stays as it is', (action, input) => {
    expect(aboutLine(call(action, input), shown)).toEqual(call(action, input));
  });
});
