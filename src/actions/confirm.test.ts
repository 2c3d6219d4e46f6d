import { describe, expect, it } from '@jest/globals';
import type { ActionCall } from '../core/action.ts';
import type { ActionResult } from '../core/action-result.ts';
import { aRequest, ofKind, seenByAlice } from '../testing/action-requests.ts';
import { aCaller, aPlace, bob } from '../testing/callers.ts';
import { FakeLibrary } from '../testing/fake-library.ts';
import type { ActionRequest } from './action-request.ts';
import { createRunAction } from './run-action.ts';
import { WriteLocks } from './write-locks.ts';

type More = Partial<ActionRequest> & Partial<Pick<ActionCall, 'origin' | 'connection'>>;

function aRunner(library = new FakeLibrary()) {
  const runAction = createRunAction({ ...library.deps, writeLocks: new WriteLocks() });
  let count = 0;
  const run = async (action: string, input: object = {}, { origin, connection, ...more }: More = {}) => {
    count += 1;
    const call = {
      action,
      input,
      origin: origin ?? 'phrase',
      ...(connection ? { connection } : {}),
    } as const;
    return await runAction(call, { ...aRequest(`request${count}`), ...more });
  };
  const asked = async (action: string, input: object = {}, more: More = {}) =>
    seenByAlice(await run(action, input, more));
  return { library, runAction, run, asked };
}

const changed = (result: ActionResult) => ofKind('changed', result);
const confirmed = (result: ActionResult) => ofKind('confirm', result);

describe('asking first', () => {
  it.each([
    ['removes something', 'book.burn', { which: 'Emma' }, {}],
    ['changes many things', 'book.add', { titles: ['a', 'b', 'c', 'd'] }, {}],
    ['waited more than an hour', 'book.add', { titles: ['a'] }, { age: 3_600_001 }],
    ['cannot be checked', 'book.dust', {}, {}],
    ['nobody asked for', 'book.add', { titles: ['a'] }, { isOffer: true as const }],
    ['comes after reading outside text', 'book.add', { titles: ['a'] }, { origin: 'llm-tainted' as const }],
  ])('M5 asks before what %s, and has written nothing by then', async (_what, action, input, more) => {
    const { library, asked } = aRunner();
    library.own.put({ title: 'Emma' });
    const before = library.own.digest();
    expect((await asked(action, input, more)).kind).toBe('confirm');
    expect(library.journal.acts).toEqual([]);
    expect(library.own.digest()).toBe(before);
  });

  it('M5 never asks before it reads', async () => {
    expect((await aRunner().asked('book.list', {}, { age: 7_200_000, origin: 'llm-tainted' })).kind).toBe(
      'answered',
    );
  });

  it('M3 shows all of the plan, and a yes carries out exactly that', async () => {
    const { library, asked, runAction } = aRunner();
    library.own.put({ title: 'Emma', note: 'a gift' });
    const { question, approval, by } = confirmed(await asked('book.burn', { which: 'Emma' }));
    expect(by).toBe('requester');
    expect(question).toContain('"note":"a gift"');
    const result = seenByAlice(await runAction(approval.call, { ...aRequest('yes'), approved: approval }));
    expect(changed(result).markdown).toBe('✅ remove Emma · https://books.test/1');
    expect(library.own.books.size).toBe(0);
    expect(library.journal.acts[0]).toMatchObject({ approval: 'requester', state: 'whole' });
  });

  it('M4 asks again when the object changed since, and says how', async () => {
    const { library, asked, runAction } = aRunner();
    library.own.put({ title: 'Emma', note: 'a gift' });
    const { approval, question } = confirmed(await asked('book.burn', { which: 'Emma' }));
    library.own.books.set('1', { title: 'Emma', note: 'lent to Bob' });
    const again = confirmed(
      seenByAlice(await runAction(approval.call, { ...aRequest('yes'), approved: approval })),
    );
    expect(again.question).toMatch(
      /^The book has changed since I asked: note is now "lent to Bob"\.\nremove /,
    );
    expect(again.approval.hash).not.toBe(approval.hash);
    expect(again.question).not.toBe(question);
    expect(library.own.books.size).toBe(1);
    const done = seenByAlice(
      await runAction(again.approval.call, { ...aRequest('yes2'), approved: again.approval }),
    );
    expect(done.kind).toBe('changed');
  });

  it('M4 says when the object is gone', async () => {
    const { library, asked, runAction } = aRunner();
    library.own.put({ title: 'Emma' });
    const { approval } = confirmed(await asked('book.burn', { which: 'Emma' }));
    library.own.books.clear();
    expect(seenByAlice(await runAction(approval.call, { ...aRequest('yes'), approved: approval }))).toEqual({
      kind: 'unclear',
      question: '“Emma” is no longer there. Nothing was done.',
      choices: [],
    });
  });

  it('M4 never moves a yes on to another object that fits the same words', async () => {
    const { library, asked, runAction } = aRunner();
    library.own.put({ title: 'Emma' });
    const { approval } = confirmed(await asked('book.burn', { which: 'Emma' }));
    library.own.books.clear();
    library.own.put({ title: 'Emma' });
    expect(seenByAlice(await runAction(approval.call, { ...aRequest('yes'), approved: approval }))).toEqual({
      kind: 'unclear',
      question: '“Emma” is no longer there. Nothing was done.',
      choices: [],
    });
    expect(library.own.books.size).toBe(1);
  });

  it('M4 never moves a yes on to an object in another connection', async () => {
    const { library, asked, runAction } = aRunner();
    const my = library.connect('my', { isDefault: true });
    const home = library.connect('home');
    for (const service of [my, home]) service.put({ title: 'Emma' });
    const { approval } = confirmed(await asked('book.burn', { which: 'Emma' }));
    my.books.clear();
    expect(seenByAlice(await runAction(approval.call, { ...aRequest('yes'), approved: approval }))).toEqual({
      kind: 'unclear',
      question: '“Emma” is no longer there. Nothing was done.',
      choices: [],
    });
    expect(home.books.size).toBe(1);
  });

  it('M4 takes no yes for more than it was given to', async () => {
    const { library, asked, runAction } = aRunner();
    for (const title of ['Emma', 'Persuasion']) library.own.put({ title });
    const { approval } = confirmed(await asked('book.burn', { which: 'all' }));
    library.own.put({ title: 'Sanditon' });
    expect(seenByAlice(await runAction(approval.call, { ...aRequest('yes'), approved: approval }))).toEqual({
      kind: 'unclear',
      question: '“Sanditon” is not what I asked about. Nothing was done: say it again.',
      choices: [],
    });
    expect(library.own.books.size).toBe(3);
  });

  it('M4 names those of several that are no longer meant', async () => {
    const { library, asked, runAction } = aRunner();
    for (const title of ['Emma', 'Persuasion', 'Sanditon']) library.own.put({ title });
    const { approval } = confirmed(await asked('book.burn', { which: 'all' }));
    library.own.books.delete('2');
    library.own.books.set('3', { title: 'Sanditon, finished' });
    const again = confirmed(
      seenByAlice(await runAction(approval.call, { ...aRequest('yes'), approved: approval })),
    );
    expect(again.question.split('\n').slice(0, 2)).toEqual([
      '“Persuasion” is no longer among them.',
      'Sanditon has changed since I asked: title is now "Sanditon, finished".',
    ]);
  });

  it('M4 takes a yes for nothing else than what it was given to', async () => {
    const { library, asked, runAction } = aRunner();
    library.own.put({ title: 'Emma' });
    library.own.put({ title: 'Persuasion' });
    const { approval } = confirmed(await asked('book.burn', { which: 'Emma' }));
    const other = { ...approval.call, input: { which: 'Persuasion' } };
    expect(seenByAlice(await runAction(other, { ...aRequest('yes'), approved: approval }))).toEqual({
      kind: 'unclear',
      question: '“Persuasion” is not what I asked about. Nothing was done: say it again.',
      choices: [],
    });
    const elsewhere = { ...aRequest('yes'), approved: approval, caller: aCaller({ user: bob }) };
    const byBob = await runAction(approval.call, elsewhere);
    expect(byBob.showIn(aPlace([bob]))?.kind).toBe('confirm');
    expect(library.own.books.size).toBe(2);
  });

  it('carries out one of two yeses that race', async () => {
    const { library, asked, runAction } = aRunner();
    for (const title of ['a', 'b', 'c', 'd']) library.own.put({ title });
    const { approval } = confirmed(await asked('book.change', { which: 'all', title: 'same' }));
    const both = await Promise.all(
      ['yes', 'yes2'].map(
        async (mark) => await runAction(approval.call, { ...aRequest(mark), approved: approval }),
      ),
    );
    expect(both.map((one) => seenByAlice(one).kind).toSorted()).toEqual(['changed', 'confirm']);
    expect(library.own.requests.filter((line) => line.startsWith('update'))).toHaveLength(4);
  });
});
