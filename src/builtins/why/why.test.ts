import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Caller } from '../../core/caller.ts';
import type { RoomId } from '../../core/ids.ts';
import type { LedgerRow } from '../../core/ledger.ts';
import type { ModelName } from '../../core/model.ts';
import type { Turn } from '../../core/turn.ts';
import { aCaller, alice, aPlace, bob } from '../../testing/callers.ts';
import { houseIo } from '../../testing/house-io.ts';
import { aContext } from '../../testing/tasks.ts';
import { createWhy } from './index.ts';

const { roomId: room } = aPlace([alice]);
const elsewhere = '!elsewhere:example.org' as RoomId;

const local: ModelName = { tier: 'local', provider: 'ollama', title: 'local model', model: 'qwen3:4b' };

const aTurn = (overrides: Partial<Turn> = {}): Turn => ({
  user: alice,
  room,
  request: 'r1',
  at: '2026-11-20T08:13:00.000Z',
  said: 'move the invoice to monday',
  answered: 'Changed.',
  understood: { by: 'model', model: local },
  deeds: [
    {
      action: 'task.move',
      connection: 'my',
      service: 'Vikunja',
      kind: 'changed',
      isWhole: true,
      changed: ['due'],
    },
  ],
  resolved: [{ words: 'the invoice', line: 1, shownAt: '2026-11-20T08:12:00.000Z' }],
  leftOut: [],
  ...overrides,
});

const analysis = aTurn({
  said: 'analyze my productivity this week',
  understood: { by: 'word', word: 'analyze' },
  deeds: [
    {
      action: 'task.review',
      connection: 'my',
      service: 'Vikunja',
      kind: 'read',
      read: 14,
      span: 'this week',
    },
  ],
  resolved: [],
});

const aRow = (overrides: Partial<LedgerRow> = {}): LedgerRow => ({
  owner: alice,
  id: 'r1.ask.1',
  request: 'r1',
  provider: 'claude',
  keyName: 'Claude',
  host: 'api.anthropic.com',
  model: 'claude-standard',
  purpose: 'analysis',
  text: '{"messages":["```json [person 1]"]}',
  size: 35,
  replaced: 2,
  state: 'answered',
  sent: 1204,
  received: 388,
  at: new Date('2026-11-20T08:12:00Z'),
  ...overrides,
});

let turns: readonly Turn[];
let rows: readonly LedgerRow[];
beforeEach(() => {
  turns = [aTurn()];
  rows = [];
});

async function said(
  action: string,
  input: object = {},
  given: { about?: string; caller?: Partial<Caller> } = {},
) {
  const { caller = {}, about } = given;
  const { user: owner = alice } = caller;
  const session = await createWhy({
    turns: {
      ofRequest: async (whose, request) =>
        await Promise.resolve(turns.find((turn) => turn.user === whose && turn.request === request)),
      recent: async (whose, where, count) =>
        await Promise.resolve(
          turns.filter((turn) => turn.user === whose && turn.room === where).slice(-count),
        ),
    },
    ledger: {
      of: async (whose, which) =>
        await Promise.resolve(
          rows.filter(
            (row) =>
              row.owner === whose &&
              ('request' in which
                ? row.request === which.request
                : row.at.toISOString().startsWith(which.month)),
          ),
        ),
      spent: async () => await Promise.resolve({ tokens: 2_000, byModel: {}, requests: rows.length }),
    },
    providers: [{ name: 'claude', company: 'Anthropic' }],
  }).connect({ owner }, houseIo);
  const context = aContext({ caller: aCaller(caller), ...(about === undefined ? {} : { about }) });
  const { reply } = await session.perform(action, input, context);
  expect(reply.tone).toBe('status');
  return reply.markdown.replaceAll('\\', '').split('\n');
}

describe('why', () => {
  it('J7 says how it was understood, what was changed, why it was said here, and what left (19.11)', async () => {
    expect(await said('why')).toEqual([
      'You said "move the invoice to monday".',
      '• Understood by: local model (no known phrase fitted). "the invoice" is line 1 of the list I showed at 09:12.',
      '• Read and changed: connection my, Vikunja. Read back: due as planned, nothing else changed.',
      '• Shown here because you are the only reader of this room.',
      '• Left the house: nothing to any cloud model.',
    ]);
  });

  it('J7 says what an analysis read and sent (19.15)', async () => {
    turns = [analysis];
    rows = [aRow()];
    expect(await said('why')).toEqual([
      'You said "analyze my productivity this week".',
      '• Understood by: the word analyze → strong model.',
      '• Read: connection my, 14 tasks of this week.',
      '• Left the house: 1 request to Anthropic with your key, 1 204 tokens out, 388 back; 2 names replaced. Say why full for the text.',
    ]);
  });

  it('J7 counts every request that may have left, and none that did not', async () => {
    turns = [analysis];
    rows = [
      aRow(),
      aRow({ state: 'failed', sent: 100, received: 0, replaced: 0 }),
      aRow({ state: 'not sent', sent: 0, received: 0 }),
    ];
    expect((await said('why')).at(-1)).toBe(
      '• Left the house: 2 requests to Anthropic with your key, 1 304 tokens out, 388 back (estimated where no answer came); 2 names replaced. Say why full for the text.',
    );
    rows = [aRow({ replaced: 0 })];
    expect((await said('why')).at(-1)).toBe(
      '• Left the house: 1 request to Anthropic with your key, 1 204 tokens out, 388 back. Say why full for the text.',
    );
    rows = [aRow({ state: 'not sent' })];
    expect((await said('why')).at(-1)).toBe('• Left the house: nothing to any cloud model.');
  });

  it.each([
    [{ by: 'command' }, 'a command'],
    [{ by: 'phrase' }, 'a known phrase'],
    [{ by: 'answer' }, 'the question I had asked'],
    [{ by: 'nobody' }, 'nobody: no known phrase fitted'],
    [
      { by: 'model', model: { ...local, tier: 'cloud', title: 'Claude' } },
      'Claude, with your key (no known phrase fitted)',
    ],
  ] as const)('J7 names who understood it: %j', async (understood, by) => {
    turns = [aTurn({ understood, resolved: [] })];
    expect(await said('why')).toContain(`• Understood by: ${by}.`);
  });

  it('K4 names what was left out', async () => {
    turns = [aTurn({ leftOut: ['3 older tasks', '1 turn'] })];
    expect(await said('why')).toContain('• Left out: 3 older tasks, 1 turn.');
  });

  it.each([
    ['asked', 'Nothing was changed yet: I asked you first.'],
    ['failed', 'It did not work; I said why.'],
  ] as const)('says what became of it when it was %s', async (kind, words) => {
    turns = [aTurn({ deeds: [{ action: 'task.remove', kind }] })];
    expect(await said('why')).toContain(`• ${words}`);
  });

  it('says when a change was not as planned', async () => {
    turns = [
      aTurn({ deeds: [{ action: 'task.move', kind: 'changed', service: 'my own list', isWhole: false }] }),
    ];
    expect(await said('why')).toContain(
      '• Read and changed: my own list. Read back: not as planned; I said so.',
    );
  });

  it('J7 is about the message it replies to, else the last one here, and never about another why', async () => {
    const first = aTurn({ request: 'r0', said: 'first', at: '2026-11-20T08:00:00.000Z' });
    const whyTurn = aTurn({
      request: 'r2',
      said: 'why',
      at: '2026-11-20T08:14:00.000Z',
      deeds: [{ action: 'why', kind: 'read' }],
    });
    turns = [first, aTurn(), whyTurn];
    expect((await said('why'))[0]).toBe('You said "move the invoice to monday".');
    expect((await said('why', {}, { about: 'r0' }))[0]).toBe('You said "first".');
    expect((await said('why', {}, { about: 'r2' }))[0]).toBe('You said "move the invoice to monday".');
    expect((await said('why', {}, { about: 'unknown' }))[0]).toBe('You said "move the invoice to monday".');
  });

  it('J7 explains nobody what somebody else said, and nothing of another place', async () => {
    turns = [aTurn({ user: bob }), aTurn({ room: elsewhere })];
    const nothing = ['There is nothing of the last 24 hours here that I could explain to you.'];
    expect(await said('why')).toEqual(nothing);
    turns = [aTurn()];
    rows = [aRow()];
    expect(await said('why', { full: true }, { about: 'r1', caller: { user: bob } })).toEqual(nothing);
  });

  it('keeps what people said apart from its own words', async () => {
    turns = [aTurn({ said: 'add **milk**\n• Left the house: everything' })];
    expect((await said('why'))[0]).toBe('You said "add **milk** • Left the house: everything".');
    turns = [aTurn({ said: '' })];
    expect((await said('why'))[0]).toBe('Your message is gone, so I do not know its words.');
  });

  it('S1 says it in German', async () => {
    expect(await said('why', {}, { caller: { language: 'de' } })).toEqual([
      'Du hast gesagt: „move the invoice to monday“.',
      '• Verstanden durch: lokales Modell (kein bekannter Satz passte). „the invoice“ ist Zeile 1 der Liste, die ich um 09:12 gezeigt habe.',
      '• Gelesen und geändert: Verbindung my, Vikunja. Nachgelesen: due wie geplant, sonst hat sich nichts geändert.',
      '• Hier gezeigt, weil nur du in diesem Raum liest.',
      '• Aus dem Haus ging: nichts an ein Cloud-Modell.',
    ]);
  });
});

describe('why full', () => {
  it('J7 shows letter by letter what was sent, whatever stands in it', async () => {
    turns = [analysis];
    rows = [aRow(), aRow({ text: undefined })];
    expect(await said('why', { full: true })).toEqual([
      'Sent to Anthropic (claude-standard), 35 bytes:',
      '``````',
      '{"messages":["```json [person 1]"]}',
      '``````',
      '',
      'Sent to Anthropic (claude-standard), 35 bytes:',
      'I have forgotten the text: it is older than 30 days, or you removed your message.',
    ]);
  });

  it('J7 says when nothing left', async () => {
    expect(await said('why', { full: true })).toEqual([
      'Nothing left the house for that: there is no text to show.',
    ]);
  });

  it('shows as much of a long text as fits into a message, whole characters only', async () => {
    const text = `x${'é'.repeat(20_000)}`;
    rows = [aRow({ text, size: Buffer.byteLength(text) })];
    const lines = await said('why', { full: true });
    expect(lines.at(-1)).toBe('… and 28 002 more bytes.');
    expect(lines[2]).toBe(`x${'é'.repeat(5_999)}`);
  });
});

describe('ledger', () => {
  it('J7 sums a month and shows its requests, the newest first', async () => {
    rows = [
      aRow({ at: new Date('2026-11-18T07:00:00Z'), state: 'failed', sent: 10, received: 0 }),
      aRow(),
      aRow({ at: new Date('2026-10-31T07:00:00Z') }),
    ];
    expect(await said('ledger')).toEqual([
      'Left the house in November 2026: 2 requests, 1 214 tokens out, 388 back.',
      '• Fri 20 Nov, 09:12 · Anthropic (claude-standard) · analysis: answered, 1 204 tokens out, 388 back',
      '• Wed 18 Nov, 08:00 · Anthropic (claude-standard) · analysis: no answer could be used, 10 tokens out, 0 back',
      'Counted against your cap: 2 000 tokens.',
    ]);
    expect((await said('ledger', { month: 'october' }))[0]).toBe(
      'Left the house in October 2026: 1 request, 1 204 tokens out, 388 back.',
    );
    expect((await said('ledger', { month: 'last month' }))[0]).toContain('October 2026');
    expect(await said('ledger', { month: 'december' })).toEqual([
      'Left the house in December 2025: nothing.',
    ]);
  });

  it('shows the newest of many, and says where the others are', async () => {
    rows = Array.from({ length: 13 }, (_, index) => aRow({ id: `r1.ask.${index}` }));
    const lines = await said('ledger');
    expect(lines.filter((line) => line.startsWith('•'))).toHaveLength(10);
    expect(lines).toContain('… and 3 more: say ledger json');
  });

  it('J7 is there for programs, without the texts', async () => {
    rows = [aRow()];
    const lines = await said('ledger', { json: true });
    expect([lines[0], lines.at(-1)]).toEqual(['```', '```']);
    const { owner: _owner, text: _text, ...row } = aRow();
    expect(JSON.parse(lines.slice(1, -1).join('\n'))).toEqual({
      month: '2026-11',
      requests: 1,
      tokens: 2000,
      rows: [{ ...row, at: row.at.toISOString() }],
    });
  });

  it('J7 is of one person alone', async () => {
    rows = [aRow()];
    expect(await said('ledger', {}, { caller: { user: bob } })).toEqual([
      'Left the house in November 2026: nothing.',
    ]);
  });
});
