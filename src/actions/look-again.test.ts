import { describe, expect, it } from '@jest/globals';
import { aRequest, ofKind, seenByAlice } from '../testing/action-requests.ts';
import { FakeLibrary } from '../testing/fake-library.ts';
import type { FakeFault, FakeOp } from '../testing/fake-service.ts';
import { createLookAgain } from './look-again.ts';
import { createRunAction } from './run-action.ts';
import { createTakeBack } from './take-back.ts';
import { WriteLocks } from './write-locks.ts';

async function afterDoubt(action: string, input: object, [op, fault]: readonly [FakeOp, FakeFault]) {
  const library = new FakeLibrary();
  const { own } = library;
  own.put({ title: 'Emma', note: 'a gift', tags: [] });
  const deps = { ...library.deps, writeLocks: new WriteLocks() };
  const lookAgain = createLookAgain(deps);
  const runAction = createRunAction(deps);
  own.failOnce(op, fault);
  const call = { action, input, origin: 'cli' } as const;
  const result = ofKind('changed', seenByAlice(await runAction(call, aRequest('one'))));
  expect(result.trouble?.kind).toBe('doubt');
  const look = async () => seenByAlice(await lookAgain({ ...aRequest('look'), mark: result.mark }));
  return { library, own, look, deps };
}

const stateIn = ({ journal }: FakeLibrary) => journal.acts[0]?.state;
const lookTwice = async <T>(look: () => Promise<T>): Promise<T> => {
  const first = await look();
  expect(await look()).toEqual(first);
  return first;
};

describe('looking again at a write that may have been done', () => {
  it('M8 finds what was made, and says it once more when it is asked again', async () => {
    const { library, own, look } = await afterDoubt('book.add', { titles: ['Sanditon'] }, ['create', 'drop']);
    expect(await lookTwice(look)).toEqual({ kind: 'done', markdown: 'Sanditon was made' });
    expect(stateIn(library)).toBe('whole');
    expect(own.books.size).toBe(2);
  });

  it('M8 says when it was not done, and does not do it', async () => {
    const { library, own, look } = await afterDoubt('book.add', { titles: ['Sanditon'] }, ['create', 'miss']);
    expect(await lookTwice(look)).toEqual({ kind: 'not done', markdown: 'Sanditon was not made' });
    expect(stateIn(library)).toBe('not done');
    expect(own.books.size).toBe(1);
  });

  it('takes away what was made twice', async () => {
    const { own, look } = await afterDoubt('book.add', { titles: ['Sanditon'] }, ['create', 'drop']);
    own.put({ title: 'Sanditon', note: '', tags: [] });
    expect(await look()).toMatchObject({ kind: 'done' });
    expect([...own.books.keys()]).toEqual(['1', '2']);
  });

  it('M8 says which part of what was made is missing, and takes back what is there', async () => {
    const input = { titles: ['Sanditon'], tags: ['new'] };
    const { library, own, look, deps } = await afterDoubt('book.add', input, ['create', 'drop']);
    own.books.set('2', { title: 'Sanditon', note: '', tags: [] });
    const partly = { kind: 'partly', markdown: 'Sanditon was made, but tags of Sanditon did not take' };
    expect(await lookTwice(look)).toEqual(partly);
    expect(stateIn(library)).toBe('partly');
    const back = aRequest('back');
    await createTakeBack(deps)({ ...back, room: back.caller.place.roomId, request: 'one', mode: 'ask' });
    expect([...own.books.keys()]).toEqual(['1']);
    expect(stateIn(library)).toBe('undone');
  });

  it('M8 says what was lost with a change that was made', async () => {
    const input = { which: 'Emma', tags: ['old'] };
    const { own, look } = await afterDoubt('book.change', input, ['update', 'drop']);
    own.books.set('1', { title: 'Emma', note: '', tags: ['old'] });
    const partly = { kind: 'partly', markdown: 'Emma was made, but note is gone' };
    expect(await lookTwice(look)).toEqual(partly);
  });

  it('M8 says what was not begun behind that which was found', async () => {
    const input = { titles: ['Sanditon', 'Persuasion'] };
    const { own, look } = await afterDoubt('book.add', input, ['create', 'drop']);
    const partly = { kind: 'partly', markdown: 'Sanditon was made\nPersuasion was not made.' };
    expect(await lookTwice(look)).toEqual(partly);
    expect(own.books.size).toBe(2);
  });

  it.each([
    ['drop', 'done', 'whole'],
    ['miss', 'not done', 'not done'],
  ] as const)('M8 finds a change or its absence (%s)', async (fault, kind, state) => {
    const input = { which: 'Emma', tags: ['old'] };
    const { library, look } = await afterDoubt('book.change', input, ['update', fault]);
    expect(await lookTwice(look)).toMatchObject({ kind });
    expect(stateIn(library)).toBe(state);
  });

  it.each([
    ['drop', 'done'],
    ['miss', 'not done'],
  ] as const)('M8 finds a removal or its absence (%s)', async (fault, kind) => {
    const { look } = await afterDoubt('book.burn', { which: 'Emma' }, ['remove', fault]);
    expect(await lookTwice(look)).toMatchObject({ kind });
  });

  it('says that nobody can tell when somebody else changed it meanwhile', async () => {
    const input = { which: 'Emma', tags: ['old'] };
    const { library, own, look } = await afterDoubt('book.change', input, ['update', 'miss']);
    own.books.set('1', { title: 'Emma', note: 'a gift', tags: ['lent'] });
    expect(await lookTwice(look)).toMatchObject({ kind: 'unknown' });
    expect(stateIn(library)).toBe('doubt');
  });

  it('knows that a change was not made when only another field is different', async () => {
    const input = { which: 'Emma', tags: ['old'] };
    const { own, look } = await afterDoubt('book.change', input, ['update', 'miss']);
    own.books.set('1', { title: 'Emma', note: 'lent to Bob', tags: [] });
    expect(await look()).toMatchObject({ kind: 'not done' });
  });

  it('throws while the service is away, and finds out later', async () => {
    const { library, own, look } = await afterDoubt('book.add', { titles: ['Sanditon'] }, ['create', 'drop']);
    own.failOnce('findMade', 'miss');
    await expect(look()).rejects.toThrow('books.test broke off.');
    expect(stateIn(library)).toBe('begun');
    expect(await look()).toMatchObject({ kind: 'done' });
  });

  it('says that it was taken back, when it was', async () => {
    const { library, look, deps } = await afterDoubt('book.add', { titles: ['Sanditon'] }, [
      'create',
      'drop',
    ]);
    const back = aRequest('back');
    await createTakeBack(deps)({ ...back, room: back.caller.place.roomId, request: 'one', mode: 'ask' });
    expect(stateIn(library)).toBe('undone');
    expect(await look()).toEqual({ kind: 'done', markdown: 'Sanditon was taken back.' });
  });

  it('M8 finds what arrived only after somebody wanted it taken back', async () => {
    const input = { titles: ['Sanditon'] };
    const { library, own, look, deps } = await afterDoubt('book.add', input, ['create', 'miss']);
    const back = { ...aRequest('back'), request: 'one', mode: 'ask' } as const;
    const taken = await createTakeBack(deps)({ ...back, room: back.caller.place.roomId });
    expect(seenByAlice(taken)).toMatchObject({ kind: 'unclear' });
    own.put({ title: 'Sanditon', note: '', tags: [] });
    expect(await look()).toEqual({ kind: 'done', markdown: 'Sanditon was made' });
    expect(stateIn(library)).toBe('whole');
  });

  it('knows nothing of what was forgotten', async () => {
    const { library } = await afterDoubt('book.add', { titles: ['Sanditon'] }, ['create', 'drop']);
    const lookAgain = createLookAgain({ ...library.deps, writeLocks: new WriteLocks() });
    const found = await lookAgain({ ...aRequest('look'), mark: 'none' });
    expect(seenByAlice(found)).toEqual({ kind: 'unknown', markdown: '' });
  });
});
