import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ActionContext } from '../../core/action.ts';
import { isWhole, receiptFor, reverse } from '../../core/edit.ts';
import type { UserId } from '../../core/ids.ts';
import type { NewEntry } from '../../core/new-entry.ts';
import type { Fields } from '../../core/json.ts';
import type { Plan } from '../../core/plan.ts';
import type { Repeat } from '../../core/repeat.ts';
import type { ShownList } from '../../core/shown.ts';
import type { Workflow, WorkflowState } from '../../core/workflow.ts';
import { aCaller, alice, bob } from '../../testing/callers.ts';
import { houseIo } from '../../testing/house-io.ts';
import { aContext, aShownList } from '../../testing/tasks.ts';
import { createCancelRequested } from './cancel-requested.ts';
import { createCloseReminder } from './close-reminder.ts';
import type { Workflows } from './deps.ts';
import { createReminders } from './index.ts';
import { createTakeTurn } from './take-turn.ts';

const { signal } = new AbortController();
const plain = (markdown: string): string => markdown.replaceAll('\\', '');

type Kept = Workflow & { readonly next: NewEntry | undefined };
let kept = new Map<string, Kept>();
let marks = 0;
beforeEach(() => {
  kept = new Map();
  marks = 0;
});

const put = ({ owner, id, turn }: Omit<Workflow, 'body'>, { body, next }: WorkflowState): void =>
  void kept.set(id, { owner, id, turn, body, next });
const of = (owner: UserId, id: string): Kept | undefined => {
  const found = kept.get(id);
  return found?.owner === owner ? found : undefined;
};

const workflows: Workflows = {
  all: async (owner) => await Promise.resolve([...kept.values()].filter((one) => one.owner === owner)),
  read: async (owner, id) => await Promise.resolve(of(owner, id)),
  create: async ({ owner, id, mark, request = mark.split('.')[0] ?? '', body, next }) => {
    if (!kept.has(id)) put({ owner, id, turn: 0 }, { body: { ...body, request }, next });
    await Promise.resolve();
  },
  change: async (owner, id, change) => {
    const found = of(owner, id);
    const changed = found && change(found);
    if (found && changed) put({ ...found, turn: found.turn + 1 }, changed);
    await Promise.resolve();
  },
  remove: async (owner, id) => {
    if (of(owner, id)) kept.delete(id);
    await Promise.resolve();
  },
};

const open = async () =>
  await createReminders({
    workflows,
    linkTo: async (_caller, { id }) => await Promise.resolve(`https://my.vikunja.io/tasks/${id}`),
  }).connect({ owner: alice }, houseIo);

async function plan(action: string, input: Fields, context: Partial<ActionContext> = {}): Promise<Plan> {
  return await (await open()).plan(action, input, aContext(context));
}

/** Carries a plan out as the runner does, and says what it says. */
async function does(action: string, input: Fields, context: Partial<ActionContext> = {}) {
  const planned = await plan(action, input, context);
  const [collection] = (await open()).collections;
  if (planned.kind !== 'edits' || !collection) throw new Error(`not planned: ${JSON.stringify(planned)}`);
  const receipts = [];
  for (const edit of planned.edits) {
    marks += 1;
    const creation = { mark: `request${marks}.0.0`, watermark: null };
    if (edit.op === 'create') {
      const id = await collection.create(edit.after, creation, signal);
      const [made] = await collection.findMade(edit.after, creation, signal);
      receipts.push(receiptFor(edit, id, made?.fields));
    } else {
      if (edit.op === 'remove') await collection.remove(edit.id, signal);
      else await collection.update(edit.id, { before: edit.before, after: edit.after }, signal);
      receipts.push(receiptFor(edit, edit.id, await collection.read(edit.id, signal)));
    }
  }
  expect(receipts.every(isWhole)).toBe(true);
  const caller = aCaller(context.caller);
  const [first, ...others] = receipts;
  if (!first) throw new Error('nothing was done');
  const told =
    others.length === 0
      ? collection.words.told(first, caller)
      : collection.words.toldTogether(receipts, caller);
  return { text: plain(told), receipts, collection };
}

const callAt845 = { what: 'join the call', at: '2026-11-21T08:45:00+01:00' };
const weekly: Repeat = { every: 1, unit: 'week', on: ['monday'] };
const onlyId = (): string => [...kept.keys()][0] ?? '';
const listed = async (): Promise<ShownList> => {
  const { shown } = await (await open()).perform('reminder.list', {}, aContext());
  return shown ?? { items: [], upTo: 0 };
};

/** Lets the time come. */
async function comes(at: string) {
  const [workflow] = kept.values();
  if (!workflow) return undefined;
  const taken = await createTakeTurn({ workflow: workflows.read })(workflow, new Date(at));
  if (taken) put({ ...workflow, turn: workflow.turn + 1 }, taken.turn);
  return taken?.said && plain(taken.said.word('en').markdown.split('\n')[0] ?? '');
}

describe('setting a reminder', () => {
  it('G1 echoes weekday, date, time, zone, place and repeat', async () => {
    expect((await does('reminder.set', callAt845)).text).toBe(
      '⏰ Sat 21 Nov 2026, 08:45 (Europe/Berlin), here, once: join the call.\nDelete your message to cancel.',
    );
    expect((await does('reminder.set', { what: 'leave', at: '2026-11-20T17:00:00+01:00' })).text).toBe(
      '⏰ Fri 20 Nov 2026, 17:00 (Europe/Berlin), here, once: leave.',
    );
    expect((await does('reminder.set', { what: 'water the plants', repeat: weekly })).text).toBe(
      '⏰ Mon 23 Nov 2026, 09:00 (Europe/Berlin), here, every monday: water the plants.\nDelete your message to cancel.',
    );
  });

  it('G1 keeps the row that waits for it under a key of its own', async () => {
    await does('reminder.set', callAt845);
    const [{ next } = { next: undefined }] = kept.values();
    expect(next).toEqual({
      kind: 'occurrence',
      key: `workflow:${onlyId()}:2026-11-21T08:45:0`,
      lane: `workflow:${onlyId()}`,
      payload: { owner: alice, id: onlyId(), turn: 0 },
      due: new Date('2026-11-21T07:45:00Z'),
    });
  });

  it.each<[string, Fields, string]>([
    ['no time', { what: 'call mum' }, 'When shall I remind you?'],
    [
      'a time that is over',
      { what: 'x', at: '2026-11-19T09:00:00+01:00' },
      'is over. When shall I remind you?',
    ],
    ['nothing at all', {}, 'What shall I remind you of?'],
    ['a time nobody lives to see', { what: 'x', at: '2226-11-19T09:00:00+01:00' }, 'hundred years'],
    [
      'a repeat that is over',
      { what: 'x', repeat: { every: 1, unit: 'day', until: '2026-11-01' } },
      'no time',
    ],
  ])('asks: %s', async (_what, input, question) => {
    const asked = await plan('reminder.set', input);
    expect(asked.kind === 'missing' ? asked.question : JSON.stringify(asked)).toContain(question);
    expect(kept.size).toBe(0);
  });

  it.each<Fields>([{ for: 'us' }, { place: '#team' }])(
    'G4 refuses what comes with shared rooms: %j',
    async (more) => {
      expect(await plan('reminder.set', { ...callAt845, ...more })).toMatchObject({
        kind: 'unclear',
        question: expect.stringContaining('come with shared rooms'),
      });
    },
  );

  it('takes a task of the list with its title and link', async () => {
    const shown = aShownList([
      ['7', 'Send invoice'],
      ['8', 'Call the dentist'],
    ]);
    const { at } = callAt845;
    const { text } = await does('reminder.set', { what: 2, at }, { shown });
    expect(text).toContain('once: Call the dentist · https://my.vikunja.io/tasks/8');
    expect(await plan('reminder.set', { what: 3, at }, { shown })).toMatchObject({ kind: 'unclear' });
    const touched = { items: [], upTo: 0, touched: [{ noun: 'task', id: '9', name: 'milk', line: 'milk' }] };
    expect((await does('reminder.set', { what: 'it', at }, { shown: touched })).text).toContain('once: milk');
  });

  it('M3 is taken back, and what was cancelled comes again', async () => {
    const { receipts, collection } = await does('reminder.set', callAt845);
    const [receipt] = receipts;
    expect(
      receipt &&
        plain(
          collection.words.takenBack([receiptFor(reverse(receipt), receipt.id, undefined)], [], aCaller()),
        ),
    ).toBe('↩️ Taken back: join the call does not come any more.');
    const before = [...kept.values()][0]?.body;
    const cancelled = await does('reminder.cancel', {});
    const [removed] = cancelled.receipts;
    const back = removed && reverse(removed);
    if (back?.op !== 'create') throw new Error('not made anew');
    await collection.create(back.after, { mark: 'undo.0.0', watermark: null }, signal);
    expect([...kept.values()][0]?.body).toEqual(before);
  });

  it('12.3 a line of the list still means what was cancelled and brought back', async () => {
    await does('reminder.set', callAt845);
    const shown = await listed();
    const cancelled = await does('reminder.cancel', { which: 1 }, { shown });
    const [removed] = cancelled.receipts;
    const back = removed && reverse(removed);
    if (back?.op !== 'create') throw new Error('not made anew');
    await cancelled.collection.create(back.after, { mark: 'undo.0.0', watermark: null }, signal);
    expect(onlyId()).not.toBe(removed?.id);
    const at = '2026-11-21T09:00:00+01:00';
    expect((await does('reminder.change', { which: 1, at }, { shown })).text).toContain('09:00');
    await does('reminder.set', { ...callAt845, at: '2026-11-22T08:45:00+01:00' });
    expect(await plan('reminder.cancel', { which: 1 }, { shown })).toMatchObject({ kind: 'unclear' });
  });

  it('19.8 19.14 says how to cancel what does not come once and today', async () => {
    const today = { what: 'leave', at: '2026-11-20T17:00:00+01:00' };
    expect((await does('reminder.set', today)).text).not.toContain('Delete your message');
    expect((await does('reminder.set', { ...today, repeat: { every: 1, unit: 'day' } })).text).toContain(
      'Delete your message',
    );
    expect((await does('reminder.set', callAt845)).text).toContain('Delete your message');
  });
});

describe('the time of a reminder', () => {
  it('G2 says it once, and is silent too early', async () => {
    await does('reminder.set', callAt845);
    expect(await comes('2026-11-21T07:44:59Z')).toBeUndefined();
    expect(await comes('2026-11-21T07:45:00Z')).toBe('⏰ join the call');
    expect(await comes('2026-11-21T07:46:00Z')).toBeUndefined();
  });

  it('G2 says how late it is, and counts turns that were missed', async () => {
    await does('reminder.set', callAt845);
    expect(await comes('2026-11-21T10:57:00Z')).toBe(
      '⏰ join the call (3 hours 12 minutes late: I was away)',
    );
    kept.clear();
    await does('reminder.set', { what: 'water the plants', repeat: weekly });
    expect(await comes('2026-12-14T09:00:00Z')).toBe(
      '⏰ water the plants (4 times since Mon 23 Nov 2026, 09:00 (Europe/Berlin): I was away)',
    );
    expect([...kept.values()][0]?.next?.due).toEqual(new Date('2026-12-21T08:00:00Z'));
  });

  it('G2 is nothing for one that was moved or cancelled since', async () => {
    await does('reminder.set', callAt845);
    const [before] = kept.values();
    await does('reminder.change', { which: `#${onlyId()}`, at: '2026-11-21T09:30:00+01:00' });
    const takeTurn = createTakeTurn({ workflow: workflows.read });
    const later = new Date('2026-11-21T12:00:00Z');
    expect(before && (await takeTurn(before, later))).toBeUndefined();
    await does('reminder.cancel', {});
    expect(before && (await takeTurn({ ...before, turn: 1 }, later))).toBeUndefined();
  });
});

describe('changing a reminder', () => {
  it('G3 moves one that is to come', async () => {
    await does('reminder.set', callAt845);
    expect((await does('reminder.change', { which: 'call', at: '2026-11-22' })).text).toBe(
      '⏰ Sun 22 Nov 2026, 08:45 (Europe/Berlin), here, once: join the call.',
    );
    expect((await does('reminder.change', { which: 'call', what: 'sleep' })).text).toContain('once: sleep.');
  });

  it('G3 keeps the day where only a clock time was said', async () => {
    await does('reminder.set', { what: 'call the dentist', at: '2026-11-25T15:00:00+01:00' });
    const to10 = { at: '2026-11-21T10:00:00+01:00' };
    const clockOnly = { at: '10:00' };
    expect((await does('reminder.change', { which: 'dentist', ...to10 }, { clockOnly })).text).toContain(
      'Wed 25 Nov 2026, 10:00 (Europe/Berlin)',
    );
    expect((await does('reminder.change', { which: 'dentist', ...to10 })).text).toContain('Sat 21 Nov 2026');
  });

  it('G3 is said again at the next such time, though its next turn is on another day', async () => {
    await does('reminder.set', { what: 'water the plants', repeat: weekly });
    await comes('2026-11-23T08:00:00Z');
    const now = new Date('2026-11-23T08:01:00Z');
    const change = { which: `#${onlyId()}`, at: '2026-11-23T18:00:00+01:00' };
    expect((await does('reminder.change', change, { now, clockOnly: { at: '18:00' } })).text).toContain(
      'Mon 23 Nov 2026, 18:00',
    );
    const [kept0] = kept.values();
    expect(kept0?.next?.due).toEqual(new Date('2026-11-23T17:00:00Z'));
  });

  it('G3 puts off what was said, and leaves a series as it is', async () => {
    await does('reminder.set', { what: 'water the plants', repeat: weekly });
    await comes('2026-11-23T08:00:00Z');
    const now = new Date('2026-11-23T08:01:00Z');
    expect((await does('reminder.change', { which: `#${onlyId()}` }, { now })).text).toBe(
      '⏰ Mon 23 Nov 2026, 09:11 (Europe/Berlin), here, for you: this time only, then every monday as before.',
    );
    expect(await comes('2026-11-23T08:11:00Z')).toBe('⏰ water the plants');
    expect([...kept.values()][0]?.next?.due).toEqual(new Date('2026-11-30T08:00:00Z'));
  });

  it('G3 moves a series by its line', async () => {
    await does('reminder.set', { what: 'water the plants', repeat: weekly });
    const shown = await listed();
    expect(
      (await does('reminder.change', { which: 1, at: '2026-11-21T18:00:00+01:00' }, { shown })).text,
    ).toBe('⏰ Mon 23 Nov 2026, 18:00 (Europe/Berlin), here, every monday: water the plants.');
  });

  it('asks for a time that is not over, and for which one', async () => {
    await does('reminder.set', callAt845);
    expect(await plan('reminder.change', { which: 'call', at: '2026-11-19T09:00:00+01:00' })).toMatchObject({
      kind: 'unclear',
    });
    await does('reminder.set', { what: 'call mum', at: '2026-11-21T18:00:00+01:00' });
    const asked = await plan('reminder.change', { which: 'call', at: '2026-11-22' });
    expect(asked.kind === 'unclear' ? asked.choices.map(({ label }) => label) : []).toEqual([
      'join the call',
      'call mum',
    ]);
  });

  it('G3 ticked off comes no more before its next turn', async () => {
    await does('reminder.set', callAt845);
    await comes('2026-11-21T07:45:00Z');
    await does('reminder.change', { which: `#${onlyId()}` }, { now: new Date('2026-11-21T07:46:00Z') });
    expect(await createCloseReminder({ workflows })(alice, onlyId(), 'en')).toBeUndefined();
    expect([...kept.values()][0]?.next).toBeUndefined();
  });
});

describe('cancelling and listing', () => {
  it('lists what is to come, by time', async () => {
    const { reply } = await (await open()).perform('reminder.list', {}, aContext());
    expect(reply.markdown).toBe('You have no reminders.');
    await does('reminder.set', { what: 'later', at: '2026-11-22T08:00:00+01:00' });
    await does('reminder.set', { what: 'sooner', at: '2026-11-21T08:00:00+01:00' });
    const all = await (await open()).perform('reminder.list', {}, aContext());
    expect(plain(all.reply.markdown)).toBe(
      '⏰ 2 reminders:\n1. Sat 21 Nov 2026, 08:00: sooner\n2. Sun 22 Nov 2026, 08:00: later',
    );
    const sunday = await (await open()).perform('reminder.list', { when: '2026-11-22' }, aContext());
    expect(sunday.shown?.items.map(({ name }) => name)).toEqual(['later']);
  });

  it('G3 cancels by number, by words, and all of a day only', async () => {
    for (const [what, day] of [
      ['a1', 21],
      ['a2', 22],
      ['a3', 22],
    ] as const)
      await does('reminder.set', { what, at: `2026-11-${day}T08:00:00+01:00` });
    const shown = await listed();
    expect((await does('reminder.cancel', { which: 1 }, { shown })).text).toBe('⏰ Cancelled: a1.');
    expect(await plan('reminder.cancel', { which: 1 }, { shown: aShownList([['7', 'milk']]) })).toMatchObject(
      {
        kind: 'unclear',
        question: expect.stringContaining('is no reminder'),
      },
    );
    const both = await plan('reminder.cancel', { which: { all: { when: '2026-11-22' } } });
    expect(both.kind === 'edits' ? both.edits.length : 0).toBe(2);
    expect(await plan('reminder.cancel', { which: { all: { in: 'Work' } } })).toMatchObject({
      kind: 'unclear',
    });
  });

  it('G3 cancels with the request, however long ago, its own and nobody else’s', async () => {
    await does('reminder.set', callAt845);
    const ofRequest = async (owner: UserId, request: string): Promise<readonly Workflow[]> =>
      (await workflows.all(owner)).filter(({ body }) => body['request'] === request);
    const cancelRequested = createCancelRequested({ workflows: { ...workflows, ofRequest } });
    expect(await cancelRequested(bob, 'request1', 'en')).toBeUndefined();
    expect((await cancelRequested(alice, 'request1', 'de'))?.markdown).toBe('⏰ Abgesagt: join the call.');
    expect(kept.size).toBe(0);
  });
});
