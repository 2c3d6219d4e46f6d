import { describe, expect, it } from '@jest/globals';
import { count, faulty, type Outcome, type Request, unanswered } from './count.ts';

const room = '!room:torture.test';
const asked = (kind: Request['kind'], nonce: string): Request => ({ kind, room, nonce });
const undo = (nonce: string, takesBack: NonNullable<Request['takesBack']>): Request => ({
  kind: 'undo',
  room,
  nonce,
  takesBack,
});
const requests: readonly Request[] = [
  asked('invite', room),
  asked('add', 'qaaaa'),
  asked('add', 'qbbbb'),
  asked('done', 'qaaaa'),
  asked('read', 'qcccc'),
];
const right: Outcome = {
  joined: [room],
  greeted: [room],
  hidden: [],
  exposed: [],
  said: [
    'Hello ada, I am eis.',
    '✅ Added: qaaaa (my own list)',
    '✅ Added: qbbbb (my own list)',
    '✅ Done: qaaaa (my own list)',
    'I have no help on “qcccc”.',
  ],
  listed: ['qbbbb', 'qaaaa'],
  connected: [],
  created: new Map(),
  changed: new Map(),
};
const nothingWrong = { lost: 0, doubleReplies: 0, doubleWrites: 0, outOfOrder: 0 };

describe('count', () => {
  it('finds nothing where everything was answered and written once', () => {
    expect(count(requests, right)).toEqual({ requests: 5, ...nothingWrong });
    expect(unanswered(requests, right)).toEqual([]);
    expect(faulty(requests, right)).toEqual([]);
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
    const elsewhere = [{ ...asked('add', 'qaaaa'), room: '!other:torture.test' }, asked('add', 'qbbbb')];
    expect(count(elsewhere, { ...right, said: [second, first] }).outOfOrder).toBe(0);
  });

  it('takes a failure for no answer', () => {
    const said = ['That was my mistake: qaaaa (reference abcd).'];
    expect(count([asked('add', 'qaaaa')], { ...right, said }).lost).toBe(1);
  });
});

/** What one person with a service said about one task, and what became of it. */
interface Case {
  readonly name: string;
  readonly said: readonly Request[];
  readonly created: number;
  readonly changed?: number;
  readonly left: number;
  readonly expected: { readonly lost: number; readonly doubleWrites: number };
}

const add = asked('add', 'qaaaa');
const done = asked('done', 'qaaaa');
const yes = asked('yes', 'qaaaa');
const well = { lost: 0, doubleWrites: 0 };

describe('count in a service', () => {
  it.each<Case>([
    { name: 'one task', said: [add], created: 1, left: 1, expected: well },
    { name: 'a task that was deleted', said: [add, yes], created: 1, left: 0, expected: well },
    {
      name: 'a task that was taken back',
      said: [add, undo('qaaaa', 'add')],
      created: 1,
      left: 0,
      expected: well,
    },
    {
      name: 'a deletion that was taken back',
      said: [add, yes, undo('qaaaa', 'yes')],
      created: 2,
      left: 1,
      expected: well,
    },
    { name: 'one that was done', said: [add, done], created: 1, changed: 1, left: 1, expected: well },
    {
      name: 'one that was done, and that taken back',
      said: [add, done, undo('qaaaa', 'done')],
      created: 1,
      changed: 2,
      left: 1,
      expected: well,
    },
    {
      name: 'a creation that came twice, though one of them is gone',
      said: [add],
      created: 2,
      left: 1,
      expected: { lost: 0, doubleWrites: 1 },
    },
    {
      name: 'a creation that came twice before the task was deleted',
      said: [add, yes],
      created: 2,
      left: 0,
      expected: { lost: 0, doubleWrites: 1 },
    },
    {
      name: 'a deletion that was taken back twice',
      said: [add, yes, undo('qaaaa', 'yes')],
      created: 3,
      left: 2,
      expected: { lost: 0, doubleWrites: 1 },
    },
    {
      name: 'a deletion that did not take',
      said: [add, yes],
      created: 1,
      left: 1,
      expected: { lost: 0, doubleWrites: 1 },
    },
    {
      name: 'a task that nobody deleted and that is gone',
      said: [add],
      created: 1,
      left: 0,
      expected: { lost: 1, doubleWrites: 0 },
    },
    {
      name: 'done, without a change',
      said: [add, done],
      created: 1,
      left: 1,
      expected: { lost: 1, doubleWrites: 0 },
    },
    {
      name: 'done twice',
      said: [add, done],
      created: 1,
      changed: 2,
      left: 1,
      expected: { lost: 0, doubleWrites: 1 },
    },
  ])('$name', ({ said, created, changed, left, expected }) => {
    const words = { add: 'Added: ', done: 'Done: ', yes: 'Deleted: ', undo: 'Taken back: ' };
    const outcome: Outcome = {
      ...right,
      said: said.flatMap(({ kind, nonce }) =>
        Object.hasOwn(words, kind) ? [`${Object(words)[kind]}${nonce}`] : [],
      ),
      listed: Array.from({ length: left }, () => 'qaaaa'),
      created: new Map([['qaaaa', created]]),
      changed: new Map(changed === undefined ? [] : [['qaaaa', changed]]),
    };
    expect(count(said, outcome)).toMatchObject({ ...expected, doubleReplies: 0 });
  });

  it('counts a connection that is there twice, or is missing', () => {
    const connecting = [asked('connect', 'qaaaa')];
    const said = ['Connection: my · https://127.0.0.1:1 · account qaaaa'];
    const counted = (connected: readonly string[]) => count(connecting, { ...right, said, connected });
    expect(counted(['qaaaa'])).toMatchObject(nothingWrong);
    expect(counted(['qaaaa', 'qaaaa']).doubleWrites).toBe(1);
    expect(counted([]).lost).toBe(1);
  });

  it('counts a token that can still be read, and one that was said to be removed twice', () => {
    const hiding = [asked('hide', room)];
    expect(count(hiding, { ...right, hidden: [room] })).toMatchObject(nothingWrong);
    expect(count(hiding, { ...right, hidden: [room, room] }).doubleReplies).toBe(1);
    expect(count(hiding, { ...right, hidden: [room], exposed: [room] }).lost).toBe(1);
  });

  it('counts what models were asked, in an order of its own', () => {
    const all = [
      asked('ask', 'qdddd'),
      asked('analyze', 'qeeee'),
      asked('add', 'qffff'),
      asked('key', 'qgggg'),
    ];
    const outcome: Outcome = {
      ...right,
      said: [
        '✅ Added: qffff (my own list)',
        '✓ The key works (qgggg).',
        '✅ Added: qdddd (my own list)',
        'Looking at your week...\nThe thread of it: qeeee.\nvia your qgggg key',
      ],
      listed: ['qdddd', 'qffff'],
    };
    expect(count(all, outcome)).toEqual({ requests: 4, ...nothingWrong });
    const [first, key, second, last] = outcome.said;
    const swapped = { ...outcome, said: [first, key, last, second, last].map((one) => one ?? '') };
    expect(count(all, swapped)).toEqual({ requests: 4, ...nothingWrong, doubleReplies: 1, outOfOrder: 1 });
    expect(count(all, { ...outcome, listed: ['qdddd', 'qdddd', 'qffff'] })).toMatchObject({
      doubleWrites: 1,
    });
  });
});
