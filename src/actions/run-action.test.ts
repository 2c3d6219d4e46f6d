import { describe, expect, it } from '@jest/globals';
import type { ActionCall } from '../core/action.ts';
import type { ActionResult } from '../core/action-result.ts';
import { everyone, mayBeReadIn } from '../core/privacy.ts';
import { aRequest, ofKind, seenByAlice } from '../testing/action-requests.ts';
import { aCaller, alice, aPlace, bob } from '../testing/callers.ts';
import { FakeLibrary } from '../testing/fake-library.ts';
import type { ActionRequest } from './action-request.ts';
import { createCatalogue } from './catalogue.ts';
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

describe('running an action', () => {
  it('M1 reads back what it wrote, and tells it with its link from the receipt', async () => {
    const { library, asked } = aRunner();
    const result = changed(await asked('book.add', { titles: ['Emma'] }));
    expect(result).toMatchObject({
      markdown: '✅ create Emma · https://books.test/1',
      service: 'own-books.test',
      notBegun: 0,
      mark: 'request1.0',
      touched: [{ noun: 'book', id: '1', name: 'Emma' }],
    });
    expect(result).not.toHaveProperty('trouble');
    expect(library.own.requests).toEqual(['watermark', 'create', 'findMade']);
    expect(library.opened).toEqual(['open own-books', 'close own-books']);
  });

  it('Q6 keeps who did what, in which connection, with which approval and which receipt', async () => {
    const { library, asked } = aRunner();
    library.connect('my', { isDefault: true });
    await asked('book.add', { titles: ['Emma'] });
    expect(library.journal.acts).toEqual([
      expect.objectContaining({
        owner: alice,
        mark: 'request1.0',
        request: 'request1',
        connection: 'my',
        action: 'book.add',
        approval: 'not asked',
        state: 'whole',
        steps: [
          {
            ordinal: 0,
            watermark: 0,
            receipt: expect.objectContaining({ id: '1', taken: ['title', 'note', 'tags'] }),
          },
        ],
      }),
    ]);
  });

  it('I2 belongs to the person who asked, and to where was looked', async () => {
    const { run } = aRunner();
    const { owner } = await run('book.list');
    expect(owner).toEqual({ kind: 'person', user: alice, sources: ['https://own-books.test#top'] });
    expect(mayBeReadIn(aPlace([alice, bob]), owner)).toBe(false);
    expect(owner).not.toEqual(everyone);
    expect(JSON.stringify(await run('book.list'))).toBe('"[private]"');
    expect((await run('book.add', { titles: ['Emma'] })).owner).toEqual(owner);
  });

  it('opens nothing for somebody who may not ask', async () => {
    const { library, asked } = aRunner();
    const { actionsOf } = createCatalogue(library.deps);
    expect((await asked('book.count')).kind).toBe('denied');
    expect(library.opened).toEqual([]);
    expect((await asked('book.count', {}, { caller: aCaller({ role: 'admin' }) })).kind).toBe('answered');
    expect(actionsOf(aCaller()).map(({ name }) => name)).not.toContain('book.count');
    expect(actionsOf(aCaller({ role: 'admin' })).map(({ name }) => name)).toContain('book.count');
  });

  it('names each action once, whoever offers it', () => {
    const names = createCatalogue(aRunner().library.deps)
      .actionsOf(aCaller({ role: 'admin' }))
      .map(({ name }) => name);
    expect(names).toContain('book.add');
    expect(new Set(names).size).toBe(names.length);
  });

  it('closes its sessions whatever happens, and fails for a name that nobody has', async () => {
    const { library, asked } = aRunner();
    library.own.failOnce('create', 'bug');
    await expect(asked('book.add', { titles: ['Emma'] })).rejects.toThrow('a mistake of our own');
    expect(library.opened).toEqual(['open own-books', 'close own-books']);
    await expect(asked('book.fly')).rejects.toThrow('no action book.fly');
  });

  it('says that there is nothing to change when a plan is empty', async () => {
    expect(await aRunner().asked('book.add', { titles: [] })).toMatchObject({
      kind: 'unclear',
      question: 'There is nothing to change.',
    });
  });
});

describe('what went wrong', () => {
  it('M1 says what the service took without doing it', async () => {
    const { library, asked } = aRunner();
    library.own.failOnce('create', 'ignore');
    const result = changed(await asked('book.add', { titles: ['Emma', 'Persuasion'] }));
    expect(result.trouble).toEqual({ kind: 'refused', what: 'title and note and tags of Emma did not take' });
    expect(result).toMatchObject({ markdown: '', notBegun: 1, touched: [] });
    expect(library.journal.acts[0]?.state).toBe('not done');
    expect(library.own.books.size).toBe(0);
  });

  it('M1 says which part did not take', async () => {
    const { library, asked } = aRunner();
    library.own.failOnce('create', 'spoil');
    const result = changed(await asked('book.add', { titles: ['Emma'], tags: ['old'] }));
    expect(result.trouble).toEqual({ kind: 'partly', what: 'tags of Emma did not take' });
    expect(library.journal.acts[0]?.state).toBe('partly');
  });

  it('puts back once what a write took with it', async () => {
    const { library, asked } = aRunner();
    const id = library.own.put({ title: 'Emma', note: 'a gift', tags: [] });
    library.own.failOnce('update', 'wipe');
    const result = changed(await asked('book.change', { which: 'Emma', tags: ['old'] }));
    expect(result).not.toHaveProperty('trouble');
    expect(library.own.books.get(id)).toEqual({ title: 'Emma', note: 'a gift', tags: ['old'] });
    expect(library.own.requests).toEqual(['update 1', 'read 1', 'update 1', 'read 1']);
  });

  it('says what is lost when it cannot be put back', async () => {
    const { library, asked } = aRunner();
    library.own.put({ title: 'Emma', note: 'a gift', tags: [] });
    const faults = ['wipe', 'ignore'] as const;
    let updates = -1;
    library.own.faultAt = (op) => (op === 'update' ? faults[(updates += 1)] : undefined);
    const result = changed(await asked('book.change', { which: 'Emma', tags: ['old'] }));
    expect(result.trouble).toEqual({ kind: 'partly', what: 'note is gone' });
    expect(library.own.requests).toHaveLength(4);
  });

  it('M8 writes once more what became neither what it was nor what was wanted', async () => {
    const { library, asked } = aRunner();
    library.own.put({ title: 'Emma', note: 'a gift', tags: ['new'] });
    library.own.failOnce('update', 'garble');
    const result = changed(await asked('book.change', { which: 'Emma', tags: ['old'] }));
    expect(result).not.toHaveProperty('trouble');
    expect(library.own.books.get('1')).toEqual({ title: 'Emma', note: 'a gift', tags: ['old'] });
  });

  it('M8 does not say that nothing was done when it became something else', async () => {
    const { library, asked } = aRunner();
    library.own.put({ title: 'Emma', note: 'a gift', tags: ['new'] });
    library.own.faultAt = (op) => (op === 'update' ? 'garble' : undefined);
    const result = changed(await asked('book.change', { which: 'Emma', tags: ['old'] }));
    expect(result.trouble).toEqual({ kind: 'partly', what: 'tags of Emma did not take' });
    expect(library.journal.acts[0]?.state).toBe('partly');
  });

  it('keeps one of two when a request reached the service twice', async () => {
    const { library, asked } = aRunner();
    library.own.failOnce('create', 'double');
    const result = changed(await asked('book.add', { titles: ['Emma'] }));
    expect(result).not.toHaveProperty('trouble');
    expect([...library.own.books.keys()]).toEqual(['2']);
  });

  it('looks whether the surplus is gone, and removes it once more', async () => {
    const { library, asked } = aRunner();
    const faults = { create: ['double'], remove: ['ignore'] } as const;
    const counts = { create: 0, remove: 0 };
    library.own.faultAt = (op) => (op === 'create' || op === 'remove' ? faults[op][counts[op]++] : undefined);
    const result = changed(await asked('book.add', { titles: ['Emma'] }));
    expect(result).not.toHaveProperty('trouble');
    expect([...library.own.books.keys()]).toEqual(['2']);
  });

  it('does not say that it was done once while the surplus stays', async () => {
    const { library, asked } = aRunner();
    library.own.faultAt = (op) => (op === 'create' ? 'double' : op === 'remove' ? 'ignore' : undefined);
    const result = changed(await asked('book.add', { titles: ['Emma'] }));
    expect(result.trouble).toMatchObject({
      kind: 'doubt',
      error: { message: 'It was made more than once, and I could not remove what is too much.' },
    });
    expect(library.journal.acts[0]?.state).toBe('begun');
  });

  it.each([
    ['the write', 'before update'],
    ['the read-back', 'before read'],
  ])('M1 says that what it was about is gone by %s, and has nothing to take back', async (_what, point) => {
    const { library, asked } = aRunner();
    library.own.put({ title: 'Emma', note: '', tags: ['old'] });
    library.own.point = async (at) => {
      if (at === point) library.own.books.clear();
      await Promise.resolve();
    };
    await expect(asked('book.change', { which: 'Emma', tags: [] })).rejects.toMatchObject({
      message: '“Emma” is no longer there.',
      certainty: 'not done',
    });
    expect(library.journal.acts[0]?.state).toBe('not done');
    expect(await asked('undo')).toMatchObject({ kind: 'unclear' });
    expect(library.own.books.size).toBe(0);
  });

  it('M1 names the one of several that is gone', async () => {
    const { library, asked } = aRunner();
    for (const title of ['a', 'b', 'c']) library.own.put({ title, tags: ['old'] });
    let updates = 0;
    library.own.point = async (at) => {
      if (at === 'before update' && (updates += 1) === 2) library.own.books.delete('2');
      await Promise.resolve();
    };
    const result = changed(await asked('book.change', { which: 'all', tags: [] }));
    expect(result.trouble).toMatchObject({ kind: 'partly' });
    expect(result.trouble?.kind === 'partly' && result.trouble.what).toMatch(/“b” is no longer there/);
    library.own.point = async () => {};
    await asked('undo');
    expect([...library.own.books.values()].map(({ title, tags }) => [title, tags])).toEqual([
      ['a', ['old']],
      ['c', ['old']],
    ]);
  });

  it('throws what was certainly not done, and says so when it is asked again', async () => {
    const { library, runAction } = aRunner();
    library.own.failOnce('create', 'refuse');
    const add = { action: 'book.add', input: { titles: ['Emma'] }, origin: 'phrase' } as const;
    await expect(runAction(add, aRequest('one'))).rejects.toMatchObject({ certainty: 'not done' });
    expect(library.journal.acts[0]?.state).toBe('not done');
    await expect(runAction(add, aRequest('one'))).rejects.toMatchObject({ certainty: 'not done' });
    expect(library.own.books.size).toBe(0);
  });

  it('says which of several was not done, and that the others were', async () => {
    const { library, asked } = aRunner();
    let creates = 0;
    library.own.faultAt = (op) => (op === 'create' && ++creates === 2 ? 'refuse' : undefined);
    const result = changed(await asked('book.add', { titles: ['a', 'b', 'c'] }));
    expect(result).toMatchObject({ markdown: '✅ create a · https://books.test/1', notBegun: 1 });
    expect(result.trouble).toMatchObject({
      kind: 'partly',
      what: expect.stringContaining('(books.test does not allow it)'),
    });
    expect(library.journal.acts[0]?.state).toBe('partly');
  });

  it.each(['drop', 'miss'] as const)('M8 is in doubt when the service breaks off (%s)', async (fault) => {
    const { library, asked } = aRunner();
    library.own.failOnce('create', fault);
    const result = changed(await asked('book.add', { titles: ['Emma'] }));
    expect(result.trouble).toMatchObject({
      kind: 'doubt',
      error: { message: 'books.test broke off.', certainty: 'may have been done' },
    });
    expect(library.journal.acts[0]?.state).toBe('begun');
  });

  it('M8 is in doubt when what it wrote cannot be read back', async () => {
    const { library, asked } = aRunner();
    library.own.failOnce('findMade', 'refuse');
    const result = changed(await asked('book.add', { titles: ['Emma'] }));
    expect(result.trouble).toMatchObject({ kind: 'doubt', error: { certainty: 'may have been done' } });
  });

  it('does not run a tool a second time that cannot be looked into', async () => {
    const { library, runAction } = aRunner();
    const dust = { action: 'book.dust', input: {}, origin: 'cli' } as const;
    library.own.point = async (name) => {
      if (name === 'after update') throw new Error('killed');
    };
    await expect(runAction(dust, aRequest('one'))).rejects.toThrow('killed');
    expect(seenByAlice(await runAction(dust, aRequest('one')))).toMatchObject({ trouble: { kind: 'doubt' } });
    expect(library.own.requests).toHaveLength(1);
  });
});
