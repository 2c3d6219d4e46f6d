import { describe, expect, it } from '@jest/globals';
import { sayCall } from './say-call.ts';

describe('a call for a person', () => {
  const said = (action: string, input: unknown): readonly string[] =>
    sayCall({ action, input, origin: 'phrase' }, 'phrase', 'Europe/Berlin');

  it('C11 has its moments, repeats and lists in words, and its texts as they were said', () => {
    expect(
      said('task.add', {
        title: '2026-11-27',
        due: '2026-11-27T10:00:00+01:00',
        labels: ['a', 'b'],
        priority: 4,
        repeat: { every: 2, unit: 'week', on: ['monday', 'thursday'], until: '2026-12-24' },
      }),
    ).toEqual([
      'task.add (phrase)',
      '  title: "2026-11-27"',
      '  due: Fri 27 Nov 2026, 10:00 (Europe/Berlin)',
      '  labels: "a" and "b"',
      '  priority: 4',
      '  repeat: every 2 weeks on monday and thursday, until Thu 24 Dec 2026',
    ]);
  });

  it('D11 has a line for each of several tasks, and what is under it', () => {
    expect(
      said('task.add', {
        items: [{ title: 'Party', due: '2026-11-21', items: [{ title: 'cake' }] }, { title: 'rent' }],
      }),
    ).toEqual([
      'task.add (phrase)',
      '  items:',
      '    • "Party"',
      '      due: Sat 21 Nov 2026',
      '      items:',
      '        • "cake"',
      '    • "rent"',
    ]);
  });

  it.each([
    [2, 'number 2 of the list'],
    ['invoice', '"invoice"'],
    [{ ref: 'it' }, 'what was written or shown last'],
    [{ ref: 'last', count: 2 }, 'the last 2 of the list'],
    [{ ref: 'that', text: 'invoice' }, 'the one that was shown with "invoice"'],
    [{ all: { overdue: true } }, 'all overdue'],
    [{ all: {} }, 'all'],
  ])('says what %j points at', (which, words) => {
    expect(said('task.done', { which })).toEqual(['task.done (phrase)', `  which: ${words}`]);
  });

  it('says a span by both its ends, and that nothing more was said', () => {
    expect(said('task.list', { when: { from: '2026-11-23', to: '2026-11-29' } })).toEqual([
      'task.list (phrase)',
      '  when: from Mon 23 Nov 2026, to Sun 29 Nov 2026',
    ]);
    expect(said('task.list', {})).toEqual(['task.list (phrase)', '  nothing more was said']);
  });

  it('keeps secrets and control characters out of the terminal', () => {
    expect(said('connection.add', { secret: 'tk_1', name: '\u001b[2J' })).toEqual([
      'connection.add (phrase)',
      '  secret: (not shown)',
      '  name: "\\u001b[2J"',
    ]);
  });
});
