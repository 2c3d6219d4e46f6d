import { describe, expect, it } from '@jest/globals';
import type { ActionResult } from '../core/action-result.ts';
import type { Caller } from '../core/caller.ts';
import type { UndoMode } from '../core/plan.ts';
import { aRequest, ofKind, seenByAlice } from '../testing/action-requests.ts';
import { aCaller, alice, aPlace, bob } from '../testing/callers.ts';
import { FakeLibrary } from '../testing/fake-library.ts';
import { createRunAction } from './run-action.ts';
import { createTakeBack } from './take-back.ts';
import { WriteLocks } from './write-locks.ts';

const NOTHING = 'There is nothing to take back: I take back what was done in the last 10 minutes.';

function aHouse() {
  const library = new FakeLibrary();
  const deps = { ...library.deps, writeLocks: new WriteLocks() };
  const runAction = createRunAction(deps);
  const takeBack = createTakeBack(deps);
  let count = 0;
  const run = async (action: string, input: object = {}, approve = true): Promise<ActionResult> => {
    count += 1;
    const request = aRequest(`request${count}`);
    const result = seenByAlice(await runAction({ action, input, origin: 'phrase' }, request));
    if (result.kind !== 'confirm' || !approve) return result;
    return seenByAlice(await runAction(result.approval.call, { ...request, approved: result.approval }));
  };
  const undo = async (mode: UndoMode = 'ask') => await run('undo', { mode });
  const back = async (
    request: string,
    mark = 'sign.0',
    { caller = aCaller(), mode = 'ask' }: { caller?: Caller; mode?: UndoMode } = {},
  ) => await takeBack({ ...aRequest('sign'), caller, room: caller.place.roomId, request, mark, mode });
  return { library, own: library.own, run, undo, back, deps };
}

const unclear = (result: ActionResult) => ofKind('unclear', result);
const changed = (result: ActionResult) => ofKind('changed', result);

describe('taking back', () => {
  it('M2 restores every field of everything a request did', async () => {
    const { own, run, undo } = aHouse();
    for (const title of ['a', 'b', 'c', 'd']) own.put({ title, note: `about ${title}`, tags: [title] });
    const before = own.digest();
    await run('book.change', { which: 'all', title: 'same', tags: [] });
    expect(own.digest()).not.toBe(before);
    const result = changed(await undo());
    expect(result.markdown).toBe('↩️ Taken back: 4.');
    expect(own.digest()).toBe(before);
  });

  it('M2 brings back what was removed, and removes what was made', async () => {
    const { own, run, undo } = aHouse();
    own.put({ title: 'Emma', note: 'a gift', tags: ['old'] });
    const before = own.digest();
    await run('book.burn', { which: 'Emma' });
    expect(own.books.size).toBe(0);
    expect(changed(await undo()).touched).toMatchObject([{ id: '2', name: 'Emma' }]);
    expect(own.digest()).toBe(before);
    await run('book.add', { titles: ['x', 'y'] });
    await undo();
    expect(own.digest()).toBe(before);
  });

  it('says that there is nothing when it was taken back already', async () => {
    const { own, run, undo } = aHouse();
    await run('book.add', { titles: ['Emma'] });
    expect((await undo()).kind).toBe('changed');
    expect(unclear(await undo()).question).toBe(NOTHING);
    expect(own.books.size).toBe(0);
  });

  it('takes back for 10 minutes, and no longer', async () => {
    const { library, own, run, undo } = aHouse();
    await run('book.add', { titles: ['Emma'] });
    const asked = library.moment.getTime();
    library.moment = new Date(asked + 600_001);
    expect(unclear(await undo()).question).toBe(NOTHING);
    library.moment = new Date(asked + 600_000);
    expect((await undo()).kind).toBe('changed');
    expect(own.books.size).toBe(0);
  });

  it('M2 takes back by a sign what one request did, also when another came since', async () => {
    const { own, run, back } = aHouse();
    await run('book.add', { titles: ['Emma'] });
    await run('book.add', { titles: ['Persuasion'] });
    expect(changed(seenByAlice(await back('request1'))).markdown).toBe('↩️ Taken back: 1.');
    expect([...own.books.values()].map(({ title }) => title)).toEqual(['Persuasion']);
    expect(unclear(seenByAlice(await back('request1', 'sign2.0'))).question).toBe(NOTHING);
  });

  it('takes back nothing of anybody else', async () => {
    const { own, run, back } = aHouse();
    await run('book.add', { titles: ['Emma'] });
    const byBob = await back('request1', 'sign.0', {
      caller: aCaller({ user: bob, place: aPlace([bob]) }),
    });
    expect(byBob.showIn(aPlace([bob]))).toMatchObject({ kind: 'unclear', question: NOTHING });
    expect(byBob.showIn(aPlace([alice]))).toBeUndefined();
    expect(own.books.size).toBe(1);
  });

  it('says so when the service does not take the undo', async () => {
    const { library, own, run, undo } = aHouse();
    own.put({ title: 'Emma' });
    await run('book.change', { which: 'Emma', title: 'Clueless' });
    own.failOnce('update', 'ignore');
    expect(changed(await undo()).trouble).toMatchObject({ kind: 'refused' });
    expect(library.journal.acts.map(({ state }) => state)).toEqual(['whole', 'not done']);
    expect((await undo()).kind).toBe('changed');
    expect(own.books.get('1')).toMatchObject({ title: 'Emma' });
  });

  it('M7 takes back the last of several changes to one object together with the first', async () => {
    const { own, run, back, deps } = aHouse();
    const id = own.put({ title: 'Emma', note: 'a gift', tags: [] });
    const before = own.digest();
    const runAction = createRunAction(deps);
    const change = async (mark: string, input: object) =>
      await runAction(
        { action: 'book.change', input: { which: `#${id}`, ...input }, origin: 'phrase' },
        { ...aRequest('two'), mark },
      );
    await change('two.0', { title: 'Clueless' });
    await change('two.1', { tags: ['film'] });
    await run('book.add', { titles: ['other'] });
    expect(seenByAlice(await back('two')).kind).toBe('changed');
    expect(own.books.get(id)).toEqual({ title: 'Emma', note: 'a gift', tags: [] });
    own.books.delete('2');
    expect(own.digest()).toBe(before);
  });
});

describe('taking back what others changed since', () => {
  async function fourMoved() {
    const house = aHouse();
    for (const title of ['a', 'b', 'c', 'd']) house.own.put({ title, note: 'old', tags: [] });
    await house.run('book.change', { which: 'all', tags: ['moved'] });
    house.own.books.set('2', { title: 'b', note: 'new', tags: ['other'] });
    return house;
  }

  it('shows the difference and asks', async () => {
    const { own, undo } = await fourMoved();
    const before = own.digest();
    expect(unclear(await undo())).toEqual({
      kind: 'unclear',
      question: 'b was changed since (note is now "new", tags is now ["other"]). Take back the other 3?',
      choices: [
        { label: 'the other 3', say: 'undo the rest' },
        { label: 'all 4', say: 'undo all' },
      ],
    });
    expect(own.digest()).toBe(before);
  });

  it('takes back the others', async () => {
    const { own, undo } = await fourMoved();
    expect(changed(await undo('untouched')).markdown).toBe('↩️ Taken back: 3. b stays as it is.');
    expect([...own.books.values()].map(({ tags }) => tags)).toEqual([[], ['other'], [], []]);
    expect(unclear(await undo('all')).question).toBe(NOTHING);
  });

  it('takes back all, and leaves alone what the request did not change', async () => {
    const { own, undo } = await fourMoved();
    expect(changed(await undo('all')).markdown).toBe('↩️ Taken back: 4.');
    expect(own.books.get('2')).toEqual({ title: 'b', note: 'new', tags: [] });
  });

  it('takes the answer to its question for an answer about the newest request', async () => {
    const { own, undo, back } = await fourMoved();
    expect((await undo()).kind).toBe('unclear');
    const answer = await back('request2', 'answer.0', { mode: 'untouched' });
    expect(changed(seenByAlice(answer)).markdown).toBe('↩️ Taken back: 3. b stays as it is.');
    expect(own.books.get('2')).toMatchObject({ tags: ['other'] });
  });

  it('asks about one object alone', async () => {
    const { own, run, undo } = aHouse();
    own.put({ title: 'a', note: 'old', tags: [] });
    await run('book.change', { which: 'a', tags: ['moved'] });
    own.books.set('1', { title: 'a', note: 'new', tags: ['moved'] });
    expect(unclear(await undo())).toMatchObject({
      question: 'a was changed since (note is now "new"). Take it back all the same?',
      choices: [{ label: 'yes', say: 'undo all' }],
    });
    await undo('all');
    expect(own.books.get('1')).toEqual({ title: 'a', note: 'new', tags: [] });
  });

  it('cannot take back a change to what is gone', async () => {
    const { own, run, undo } = aHouse();
    own.put({ title: 'a' });
    await run('book.change', { which: 'a', tags: ['moved'] });
    own.books.clear();
    const gone = 'a was changed since (it is no longer there). I cannot take that back.';
    expect(unclear(await undo())).toMatchObject({ question: gone, choices: [] });
    expect(changed(await undo('all')).markdown).toBe('↩️ Taken back: 0. a is no longer there.');
  });

  it('asks nothing about what is back already', async () => {
    const { own, run, undo } = aHouse();
    own.put({ title: 'a', tags: [] });
    await run('book.change', { which: 'a', tags: ['moved'] });
    own.books.set('1', { title: 'a', tags: [] });
    expect(unclear(await undo()).question).toBe(
      'Everything is as it was before: there is nothing to take back.',
    );
    await run('book.add', { titles: ['made'] });
    own.books.delete('2');
    expect(unclear(await undo()).question).toContain('as it was before');
  });
});

describe('taking back what is not known to have ended', () => {
  it('looks it up first', async () => {
    const { own, run, back } = aHouse();
    own.failOnce('create', 'drop');
    expect(changed(await run('book.add', { titles: ['Emma'] })).trouble?.kind).toBe('doubt');
    expect(own.books.size).toBe(1);
    expect(changed(seenByAlice(await back('request1'))).markdown).toBe('↩️ Taken back: 1.');
    expect(own.books.size).toBe(0);
  });

  it('finds nothing where nothing was done', async () => {
    const { own, run, back } = aHouse();
    own.failOnce('create', 'miss');
    await run('book.add', { titles: ['Emma'] });
    expect(unclear(seenByAlice(await back('request1'))).question).toBe(NOTHING);
  });

  it('says so when nobody can tell', async () => {
    const { own, run, back } = aHouse();
    own.put({ title: 'Emma', tags: [] });
    own.failOnce('update', 'miss');
    await run('book.change', { which: 'Emma', tags: ['old'] });
    own.books.set('1', { title: 'Emma', tags: ['lent'] });
    expect(unclear(seenByAlice(await back('request1'))).question).toBe(
      'I could not find out whether it was done, so I took nothing back. Please look there yourself.',
    );
    expect(own.books.get('1')).toEqual({ title: 'Emma', tags: ['lent'] });
  });

  it('takes back the part that is known, and says that there is another', async () => {
    const { own, run, back } = aHouse();
    own.put({ title: 'a', tags: [] });
    own.put({ title: 'b', tags: [] });
    let updates = 0;
    own.faultAt = (op) => (op === 'update' && (updates += 1) === 2 ? 'miss' : undefined);
    await run('book.change', { which: 'all', tags: ['old'] });
    own.books.set('2', { title: 'b', tags: ['lent'] });
    expect(changed(seenByAlice(await back('request1'))).markdown).toBe(
      'I could not find out about a part of it: please look there yourself.\n↩️ Taken back: 1.',
    );
    expect([...own.books.values()].map(({ tags }) => tags)).toEqual([[], ['lent']]);
  });
});
