import { describe, expect, it } from '@jest/globals';
import { aRequest, ofKind, seenByAlice } from '../testing/action-requests.ts';
import { FakeLibrary } from '../testing/fake-library.ts';
import { createRunAction } from './run-action.ts';
import { WriteLocks } from './write-locks.ts';

function aHouse(library = new FakeLibrary()) {
  const runAction = createRunAction({ ...library.deps, writeLocks: new WriteLocks() });
  const run = async (
    action: string,
    input: object,
    { connection, ...request }: Partial<Parameters<typeof runAction>[1]> & { connection?: string } = {},
  ) => {
    const call = { action, input, origin: 'phrase', ...(connection ? { connection } : {}) } as const;
    return seenByAlice(await runAction(call, { ...aRequest('one'), ...request }));
  };
  return { library, own: library.own, run };
}

const add = (...titles: string[]) => ({ titles, note: 'new', tags: [] });

describe('the same call once more', () => {
  it('M8 does nothing and says the same', async () => {
    const { own, run } = aHouse();
    const first = await run('book.add', add('Emma', 'Persuasion'));
    expect(await run('book.add', add('ignored'))).toEqual(first);
    expect(own.books.size).toBe(2);
  });

  it('M8 says the same about what did not take', async () => {
    const { own, run } = aHouse();
    own.failOnce('create', 'spoil');
    const first = ofKind('changed', await run('book.add', { titles: ['a', 'b'], tags: ['old'] }));
    expect(first.trouble?.kind).toBe('partly');
    expect(await run('book.add', add('ignored'))).toEqual(first);
    expect(own.books.size).toBe(1);
  });

  it('M8 does it once when two run it at the same moment', async () => {
    const { own, run } = aHouse();
    const [first, second] = await Promise.all([run('book.add', add('Emma')), run('book.add', add('Emma'))]);
    expect(second).toEqual(first);
    expect(own.books.size).toBe(1);
  });

  it('M8 carries on with what was planned, not with what would be planned now', async () => {
    const { library, own, run } = aHouse();
    own.put({ title: 'Emma', tags: [] });
    own.failOnce('update', 'bug');
    const change = { which: 'Emma', tags: ['old'] };
    await expect(run('book.change', change)).rejects.toThrow('a mistake of our own');
    expect(library.journal.acts[0]?.state).toBe('begun');
    const again = ofKind('changed', await run('book.change', { which: 'none' }));
    expect(again).not.toHaveProperty('trouble');
    expect(own.books.get('1')).toEqual({ title: 'Emma', tags: ['old'] });
  });

  it('M8 does not touch what somebody changed meanwhile, and says that it is in doubt', async () => {
    const { library, own, run } = aHouse();
    own.put({ title: 'Emma', tags: [] });
    own.failOnce('update', 'bug');
    await expect(run('book.change', { which: 'Emma', tags: ['old'] })).rejects.toThrow('mistake');
    own.books.set('1', { title: 'Emma', tags: ['lent'] });
    const again = ofKind('changed', await run('book.change', { which: 'Emma', tags: ['old'] }));
    expect(again).toMatchObject({ markdown: '', trouble: { kind: 'doubt', error: undefined } });
    expect(own.books.get('1')).toEqual({ title: 'Emma', tags: ['lent'] });
    expect(library.journal.acts[0]?.state).toBe('begun');
  });

  it('M8 is in doubt when the service cannot be asked what became of it', async () => {
    const { own, run } = aHouse();
    own.failOnce('create', 'bug');
    await expect(run('book.add', add('Emma'))).rejects.toThrow('mistake');
    own.failOnce('findMade', 'miss');
    expect(ofKind('changed', await run('book.add', add('Emma'))).trouble).toMatchObject({
      kind: 'doubt',
      error: { certainty: 'may have been done' },
    });
    expect(own.books.size).toBe(0);
  });

  it('M8 puts back after a crash what the write had emptied', async () => {
    const { own, run } = aHouse();
    own.put({ title: 'Emma', note: 'a gift', tags: [] });
    own.failOnce('update', 'wipe');
    own.point = async (name) => {
      if (name === 'after update') throw new Error('killed');
    };
    await expect(run('book.change', { which: 'Emma', tags: ['old'] })).rejects.toThrow('killed');
    expect(own.books.get('1')).toMatchObject({ note: '' });
    own.point = async () => {};
    expect(await run('book.change', { which: 'Emma', tags: ['old'] })).not.toHaveProperty('trouble');
    expect(own.books.get('1')).toEqual({ title: 'Emma', note: 'a gift', tags: ['old'] });
  });

  it('leaves off where it was interrupted', async () => {
    const { library, own, run } = aHouse();
    const stop = new AbortController();
    own.point = async (name) => {
      if (name === 'after create') stop.abort(new Error('redacted'));
    };
    await expect(run('book.add', add('a', 'b'), { signal: stop.signal })).rejects.toThrow('redacted');
    expect(own.books.size).toBe(1);
    own.point = async () => {};
    expect(ofKind('changed', await run('book.add', add('a', 'b'))).markdown).toBe('✅ 2 books: a, b');
    expect(library.journal.acts.map(({ state }) => state)).toEqual(['whole']);
  });
});

describe('after a restore', () => {
  it('M8 looks for what may have been made after the backup', async () => {
    const { own, run } = aHouse();
    own.put({ title: 'Emma', note: 'new', tags: [] });
    own.put({ title: 'Emma', note: 'new', tags: [] });
    const result = ofKind('changed', await run('book.add', add('Emma', 'Persuasion'), { again: true }));
    expect(result.markdown).toBe('✅ 2 books: Emma, Persuasion');
    expect([...own.books.values()].map(({ title }) => title)).toEqual(['Emma', 'Emma', 'Persuasion']);
  });

  it('changes what is not as wanted, and leaves what is', async () => {
    const { own, run } = aHouse();
    own.put({ title: 'a', tags: ['old'] });
    own.put({ title: 'b', tags: [] });
    await run('book.change', { which: 'all', tags: ['old'] }, { again: true });
    expect(own.requests.filter((line) => line.startsWith('update'))).toEqual(['update 2']);
  });
});

describe('several at once', () => {
  it('writes one object by one at a time, each on top of the other', async () => {
    const { library, own, run } = aHouse();
    library.writesAtOnce = 5;
    own.put({ title: 'Emma', note: '', tags: [] });
    const both = await Promise.all([
      run('book.change', { which: '#1', tags: ['old'] }, { mark: 'a.0' }),
      run('book.change', { which: '#1', title: 'Clueless' }, { mark: 'b.0' }),
    ]);
    expect(both.map(({ kind }) => kind)).toEqual(['changed', 'changed']);
    expect(both.every((one) => !('trouble' in one))).toBe(true);
    expect(own.books.get('1')).toEqual({ title: 'Clueless', note: '', tags: ['old'] });
    expect(own.mostAtOnce).toBe(1);
  });

  it('gives a service as many writes at once as it bears', async () => {
    const { library, own, run } = aHouse();
    for (let count = 1; count <= 6; count += 1) own.put({ title: String(count), tags: [] });
    library.writesAtOnce = 2;
    const changes = [1, 2, 3, 4, 5, 6].map(
      async (id) => await run('book.change', { which: `#${id}`, tags: ['old'] }, { mark: `m.${id}` }),
    );
    const results = await Promise.all(changes);
    expect(results.every(({ kind }) => kind === 'changed')).toBe(true);
    expect(own.mostAtOnce).toBe(2);
  });

  it('makes each of many once', async () => {
    const { own, run } = aHouse();
    const titles = ['a', 'b', 'c', 'd', 'e', 'f'];
    await Promise.all(titles.map(async (title) => await run('book.add', add(title), { mark: `m.${title}` })));
    expect(new Set([...own.books.values()].map((book) => book['title']))).toEqual(new Set(titles));
    expect(own.books.size).toBe(titles.length);
  });
});

describe('edits in another connection', () => {
  it('are carried out there, told as one, and taken back', async () => {
    const { library, own, run } = aHouse();
    const my = library.connect('my', { isDefault: true });
    own.put({ title: 'Emma' });
    const runAction = createRunAction({ ...library.deps, writeLocks: new WriteLocks() });
    const call = {
      action: 'book.carry',
      input: { to: 'my' },
      origin: 'phrase',
      connection: 'own-books',
    } as const;
    const moved = await runAction(call, aRequest('one'));
    expect(ofKind('changed', seenByAlice(moved)).markdown).toBe('✅ 2 books: Emma, Emma');
    expect(moved.owner).toMatchObject({ sources: 'unknown' });
    expect([own.books.size, my.books.size]).toEqual([0, 1]);
    const back = await run('undo', {}, { mark: 'two.0', request: 'two' });
    expect(ofKind('changed', back).markdown).toBe('↩️ Taken back: 2.');
    expect([own.books.size, my.books.size]).toEqual([1, 0]);
  });

  it('M8 are in doubt when that connection is gone before anybody looked', async () => {
    const { library, own, run } = aHouse();
    own.put({ title: 'Emma' });
    library.connect('my').failOnce('create', 'bug');
    await expect(run('book.carry', { to: 'my' }, { connection: 'own-books' })).rejects.toThrow('mistake');
    library.connections = [];
    expect(ofKind('changed', await run('book.carry', { to: 'my' }))).toMatchObject({
      markdown: '',
      service: 'My own books',
      trouble: { kind: 'doubt', error: { message: expect.stringContaining('no longer there') } },
    });
    expect(own.books.size).toBe(1);
  });

  it('fail as not done when that connection is gone', async () => {
    const { own, run } = aHouse();
    own.put({ title: 'Emma' });
    await expect(run('book.carry', { to: 'nowhere' })).rejects.toMatchObject({ certainty: 'not done' });
    expect(own.books.size).toBe(1);
  });
});

it('passes on the question for a field that is missing, with the call that it is for', async () => {
  expect(await aHouse().run('book.name', {})).toMatchObject({
    kind: 'missing',
    question: 'What is it called?',
    field: 'title',
    secret: false,
    call: { action: 'book.name', input: {} },
  });
});
