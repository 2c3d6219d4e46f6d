import { describe, expect, it } from '@jest/globals';
import type { ActionCall } from '../core/action.ts';
import type { ActionResult } from '../core/action-result.ts';
import { Owned } from '../core/privacy.ts';
import type { Turn } from '../core/turn.ts';
import { aCaller, alice, aPlace } from '../testing/callers.ts';
import { carryOut, type Meant } from './carry-out.ts';
import { digestOfEntry } from './deliver.ts';
import type { Answering } from './known.ts';
import type { RunRequest } from './perform-calls.ts';

const now = new Date('2026-11-20T08:12:00Z');
const place = aPlace([alice]);
const pdf = { url: 'mxc://example.org/pdf', name: 'a.pdf', type: 'application/pdf' };
const done: ActionResult = { kind: 'denied', because: 'only the request is looked at' };

const turn: Turn = {
  user: alice,
  room: place.roomId,
  request: 'asked',
  saidBy: 'told',
  at: now.toISOString(),
  said: 'milk',
  answered: '',
  understood: { by: 'nobody' },
  deeds: [],
  resolved: [],
  leftOut: [],
  file: pdf,
};

const answering = (more: object = {}): Answering =>
  ({
    caller: aCaller(),
    shown: undefined,
    tools: { signal: new AbortController().signal },
    entry: { key: '$said', acceptedAt: now },
    message: { eventId: '$said', place, sentAt: new Date(now.getTime() - 60_000), isReplyTo: '$answer' },
    request: digestOfEntry('$said'),
    now,
    ...more,
  }) as Partial<Answering> as Answering;

/** What the runner is told with each call. */
async function toldOf(meant: Meant, known = answering(), isRestored = false): Promise<readonly RunRequest[]> {
  const told: RunRequest[] = [];
  await carryOut(meant, known, {
    runAction: async (_call, request) => {
      told.push(request);
      return await Promise.resolve(new Owned(done, { kind: 'person', user: alice, sources: 'unknown' }));
    },
    claimOnce: async () => await Promise.resolve(true),
    ownKeyOf: async () => await Promise.resolve('told.0'),
    turns: {
      recent: async () => await Promise.resolve([turn]),
      ofRequest: async () => await Promise.resolve(undefined),
    },
    isRestored: () => isRestored,
  });
  return told;
}

const call = (action: string, origin: ActionCall['origin']): ActionCall => ({ action, input: {}, origin });

describe.each(['phrase', 'llm'] as const)('a call that a %s made of a sentence', (origin) => {
  it('R4 is handed the files that can be meant, if it is about one', async () => {
    const calls = [call('task.attach', origin)];
    expect(await toldOf({ calls, sentence: 'attach it to 3' })).toMatchObject([{ sent: [pdf] }]);
    expect(await toldOf({ calls: [call('task.add', origin)], sentence: 'milk' })).toEqual([
      expect.not.objectContaining({ sent: expect.anything() }),
    ]);
  });

  it('is handed the request that was replied to, if it explains one', async () => {
    expect(await toldOf({ calls: [call('why', origin)], sentence: 'why?' })).toMatchObject([
      { about: 'asked' },
    ]);
  });
});

describe('a sentence', () => {
  const sentence = 'milk and bread';
  const add = call('task.add', 'phrase');

  it('is handed on with its one call, and with none of several', async () => {
    expect(await toldOf({ calls: [add], sentence })).toMatchObject([{ said: sentence, age: 60_000 }]);
    for (const told of await toldOf({ calls: [add, add], sentence })) expect(told).not.toHaveProperty('said');
  });

  it('that held a secret is not handed on', async () => {
    const [told] = await toldOf({ calls: [add], sentence }, answering({ isRemoved: true }));
    expect(told).not.toHaveProperty('said');
  });

  it('P4 of before a restore is looked up before it is done', async () => {
    expect(await toldOf({ calls: [add], sentence }, answering(), true)).toMatchObject([{ again: true }]);
  });
});

it('M2 what was agreed to is done as it was shown', async () => {
  const approved = { call: call('task.remove', 'phrase'), hash: 'shown', edits: [] };
  const [told] = await toldOf({ approvals: [approved] });
  expect(told).toMatchObject({ approved });
  expect(told).not.toHaveProperty('said');
});
