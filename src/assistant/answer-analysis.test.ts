import { describe, expect, it } from '@jest/globals';
import type { ActionCall, ActionOutcome, PromptFacts } from '../core/action.ts';
import type { ActionResult } from '../core/action-result.ts';
import { UnavailableError } from '../core/errors.ts';
import type { EventId } from '../core/ids.ts';
import type { Json } from '../core/json.ts';
import type { ModelName } from '../core/model.ts';
import { Owned } from '../core/privacy.ts';
import type { ContextItem, PromptContext } from '../core/prompt-context.ts';
import { answer } from '../core/reply.ts';
import { aCaller, alice } from '../testing/callers.ts';
import { friday } from '../testing/tasks.ts';
import { answerAnalysis } from './answer-analysis.ts';
import type { AnswerAnalysisDeps } from './analysis/deps.ts';
import { readSpan } from './analysis/read-span.ts';
import type { Answering } from './known.ts';
import type { ModelAnswer } from './model-answer.ts';
import type { OwnModel } from './own-model.ts';
import type { RunRequest } from './perform-calls.ts';

const caller = aCaller();
const model: ModelName = { tier: 'cloud', provider: 'claude', title: 'Claude', model: 'large' };
const plain = 'this week you finished 9 tasks and added 6; 1 is overdue.';
const facts: PromptFacts = {
  figures: { 'finished this week': 9 },
  items: ['Send invoice | in Work | overdue since Wed 18 Nov 2026'],
  people: ['bob'],
  private: ['results'],
  plain,
  span: 'this week',
  read: 14,
};

const granted = (seen: unknown[] = []): OwnModel => ({
  kind: 'granted',
  keyName: 'Claude',
  ask: (inPrompt) => {
    seen.push(inPrompt);
    return async () => await Promise.reject(new Error('only asked through converse'));
  },
});
const refused = (because: Extract<OwnModel, { kind: 'refused' }>['because']): OwnModel =>
  because === 'no key' ? { kind: 'refused', because } : { kind: 'refused', because, keyName: 'Claude' };

type Conversed = Awaited<ReturnType<AnswerAnalysisDeps['converse']>>;

interface World {
  readonly own?: OwnModel;
  readonly came?: Conversed;
  readonly review?: PromptFacts | 'away';
  readonly decision?: Json;
}

function aHouse({ own = granted(), came, review = facts, decision }: World = {}) {
  const calls: { call: ActionCall; request: RunRequest }[] = [];
  const contexts: PromptContext[] = [];
  const decisions: Json[] = [];
  const doing: string[] = [];
  const claims = new Set<string>();
  let asked = 0;
  const outcome = (found?: PromptFacts): ActionOutcome => ({
    data: undefined,
    reply: answer('counted'),
    sources: 'unknown',
    ...(found ? { facts: found } : {}),
  });
  const resultOf = (call: ActionCall): ActionResult => {
    if (call.action === 'task.review')
      return { kind: 'answered', outcome: outcome(review === 'away' ? undefined : review) };
    if (call.action === 'task.list') return { kind: 'answered', outcome: outcome() };
    if (call.action === 'consent.give' || call.origin === 'llm-tainted')
      return {
        kind: 'confirm',
        by: 'requester',
        question: `${call.action}?`,
        approval: { call, hash: 'h', edits: [] },
      };
    throw new Error(`nobody asks before ${call.action}`);
  };
  const deps: AnswerAnalysisDeps = {
    runAction: async (call, request) => {
      calls.push({ call, request });
      if (call.action === 'task.review' && review === 'away')
        throw new UnavailableError('It does not answer.', { certainty: 'not done' });
      return await Promise.resolve(
        new Owned(resultOf(call), { kind: 'person', user: alice, sources: 'unknown' }),
      );
    },
    claimOnce: async (key) => await Promise.resolve(!claims.has(key) && !!claims.add(key)),
    isRestored: () => false,
    turns: { recent: async () => await Promise.resolve([]) },
    ownModel: async () => await Promise.resolve(own),
    gather: async (retrievers, signal) => ({
      found: await Promise.all(retrievers.map(async ({ find }) => await find(signal))),
      missing: [],
    }),
    assemble: ({ found }) => {
      const context = {
        items: found.flatMap(({ items }): readonly ContextItem[] => items),
        figures: facts.figures,
        people: found.flatMap(({ people }) => people ?? []),
        private: found.flatMap((one) => one.private ?? []),
        isTainted: true,
        leftOut: ['2 tasks (no room)'],
      };
      contexts.push(context);
      return context;
    },
    converse: async () => {
      asked += 1;
      return await Promise.resolve(
        came ?? { kind: 'answered', markdown: 'A good week.', proposals: [], model },
      );
    },
    readFields: ({ action, fields, origin }) => {
      const when = fields['when'];
      if (action === 'task.review')
        return readWhen(when)
          ? { kind: 'calls', calls: [{ action, input: { when: readWhen(when) }, origin }] }
          : { kind: 'misfit' };
      return fields['which'] === 'unreadable'
        ? { kind: 'misfit' }
        : { kind: 'calls', calls: [{ action, input: fields, origin }] };
    },
  };
  const known: Answering = {
    entry: {
      kind: 'model',
      key: 'model|$1',
      lane: 'model|@alice:example.org',
      reference: 'ref',
      payload: null,
      acceptedAt: friday,
      attempts: 0,
      decision,
    },
    tools: {
      signal: new AbortController().signal,
      recordDecision: async (made) => await Promise.resolve(void decisions.push(made)),
      progress: async () => await Promise.resolve(),
    },
    role: 'use',
    message: {
      eventId: '$1' as EventId,
      sender: alice,
      addressee: alice,
      text: 'analyze my productivity this week',
      place: caller.place,
      sentAt: friday,
    },
    marked: '$1' as EventId,
    caller,
    now: friday,
    shown: undefined,
    reminder: undefined,
    asked: undefined,
    dropped: undefined,
    isFirst: false,
    connections: ['my'],
    actions: [],
    read: () => ({ to: 'model', nearest: [] }),
    request: 'r1',
  };
  const say = async (sentence = 'analyze my productivity this week', word = 'analyze') =>
    await answerAnalysis(known, { sentence, word, sayDoing: (what) => void doing.push(what) }, deps);
  return { say, calls, contexts, decisions, doing, asked: () => asked };
}

const readWhen = (words: string | undefined): unknown =>
  ({
    'this week': { from: '2026-11-16', to: '2026-11-22' },
    'last month': { from: '2026-10-01', to: '2026-10-31' },
    month: { from: '2026-11-01', to: '2026-11-30' },
    friday: '2026-11-27',
    monday: '2026-11-23',
    'at 5': '2026-11-20T17:00:00+01:00',
  })[words ?? ''];

const textOf = ({ answers }: ModelAnswer): readonly string[] =>
  answers.map((one) => {
    const seen = one.showIn(caller.place);
    if (seen?.kind === 'said') return seen.part.reply.markdown;
    return seen?.kind === 'confirm' ? seen.question : (seen?.kind ?? 'hidden');
  });

describe('an analysis', () => {
  it('D10 begins and ends as it is fixed, with what the model said in between', async () => {
    const house = aHouse();
    const came = await house.say();
    expect(textOf(came)).toEqual(['Looking at your week...\nA good week.\nvia your Claude key']);
    expect(came.understood).toEqual({ by: 'word', word: 'analyze', model });
    expect(house.doing).toEqual(['Reading your tasks …', 'Asking Claude …']);
  });

  it('J7 K4 tells what was read and what was left out', async () => {
    const came = await aHouse().say();
    expect(came.leftOut).toEqual(['2 tasks (no room)']);
    expect(came.deeds).toEqual([
      { action: 'task.review', kind: 'read', connection: 'my', read: 14, span: 'this week' },
    ]);
  });

  it('J6 names whom and what is to be replaced before anything leaves', async () => {
    const seen: unknown[] = [];
    await aHouse({ own: granted(seen) }).say();
    expect(seen).toEqual([expect.objectContaining({ people: ['bob'], private: ['results'] })]);
  });

  it('J4 counts by itself without a key, and says how to add one', async () => {
    const house = aHouse({ own: refused('no key') });
    const came = await house.say();
    expect(textOf(came)).toEqual([
      `For analysis, add API key: config claude sk-...\nWithout one I can count: ${plain}`,
    ]);
    expect(came.waits).toBe(true);
    expect(house.asked()).toBe(0);
  });

  it('J6 asks for consent first, and the question waits', async () => {
    const house = aHouse({ own: refused('no consent') });
    const came = await house.say();
    expect(textOf(came)).toEqual(['consent.give?']);
    expect(came.waits).toBe(true);
    expect(house.asked()).toBe(0);
    expect(house.calls.map(({ call }) => call)).toEqual([
      { action: 'consent.give', input: { name: 'Claude' }, origin: 'phrase' },
    ]);
  });

  it('J5 says once that the cap is reached, and goes on with the figures', async () => {
    const house = aHouse({ own: refused('cap') });
    expect(textOf(await house.say())).toEqual([
      `This month’s cap for your Claude key is reached, so I do not use it any more.\nWithout it I can count: ${plain}`,
    ]);
    expect(textOf(await house.say())).toEqual([`Without it I can count: ${plain}`]);
    expect(house.asked()).toBe(0);
  });

  it('J12 does not try a wrong key', async () => {
    const house = aHouse({ own: refused('wrong key') });
    expect(textOf(await house.say())[0]).toMatch(/^Your Claude key does not work any more/);
    expect(house.asked()).toBe(0);
  });

  it.each([
    ['too slow', 'Claude took too long.'],
    ['limited', 'Claude has no room at the moment.'],
    ['unusable', 'Claude gave no answer that I can use.'],
    ['not sent', 'Something in it could not be checked for secrets, so I sent nothing.'],
  ] as const)('says the figures where the model is %s', async (because, why) => {
    const came = await aHouse({ came: { kind: 'no answer', because } }).say();
    expect(textOf(came)).toEqual([`${why}\nWithout it I can count: ${plain}`]);
  });

  it('D10 says the figures where nothing of the answer could be kept', async () => {
    const came = await aHouse({ came: { kind: 'answered', markdown: '', proposals: [], model } }).say();
    expect(textOf(came)[0]).toContain(plain);
    expect(textOf(came)[0]).toMatch(/via your Claude key$/);
  });

  it('asks no model where the figures cannot be read', async () => {
    const house = aHouse({ review: 'away' });
    expect(textOf(await house.say())).toEqual(['failed']);
    expect(house.asked()).toBe(0);
  });

  it('Q7 asks about everything that is proposed, and leaves out what cannot be read', async () => {
    const proposals = [
      { action: 'task.move', fields: { which: 'Send invoice', due: 'monday' } },
      { action: 'task.move', fields: { which: 'unreadable' } },
    ];
    const house = aHouse({ came: { kind: 'answered', markdown: 'Move it.', proposals, model } });
    expect(textOf(await house.say())).toEqual([
      'Looking at your week...\nMove it.\nvia your Claude key',
      'task.move?',
    ]);
    const [proposed] = house.calls.filter(({ call }) => call.action === 'task.move');
    expect(proposed?.call.origin).toBe('llm-tainted');
  });

  it('asks no second time after it was interrupted', async () => {
    const first = aHouse();
    await first.say();
    const again = aHouse({ decision: first.decisions[0]!, came: { kind: 'no answer', because: 'down' } });
    expect(textOf(await again.say())).toEqual(['Looking at your week...\nA good week.\nvia your Claude key']);
    expect([first.asked(), again.asked()]).toEqual([1, 0]);
  });

  it.each([
    [
      'analyze my productivity this week',
      'analyze',
      { when: { from: '2026-11-16', to: '2026-11-22' } },
      'week',
    ],
    ['analyze last month for me', 'analyze', { when: { from: '2026-10-01', to: '2026-10-31' } }, 'month'],
    ['review friday', 'review', { when: { from: '2026-11-20', to: '2026-11-20' } }, 'day'],
    ['plan my monday', 'plan', { when: { from: '2026-11-23', to: '2026-11-23' } }, 'day'],
    ['plan what is next', 'plan', { when: { from: '2026-11-20', to: '2026-11-26' } }, 'week'],
    ['analyze everything', 'analyze', {}, 'week'],
  ])('D10 looks at the days that were said: %s', async (sentence, word, input, length) => {
    const house = aHouse();
    const came = await house.say(sentence, word);
    const [review] = house.calls.filter(({ call }) => call.action === 'task.review');
    expect(review?.call.input).toEqual(input);
    expect(textOf(came)[0]).toMatch(new RegExp(`^Looking at your ${length}\\.\\.\\.`));
  });

  it('takes a clock time for no days', () => {
    const asked = { sentence: 'analyze it at 5', word: 'analyze', now: friday, timeZone: 'Europe/Berlin' };
    expect(readSpan(asked, readWhen)).toBeUndefined();
  });
});
