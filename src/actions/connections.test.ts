import { describe, expect, it } from '@jest/globals';
import type { ActionResult } from '../core/action-result.ts';
import { aRequest, ofKind, seenByAlice } from '../testing/action-requests.ts';
import { FakeLibrary } from '../testing/fake-library.ts';
import { createRunAction } from './run-action.ts';
import { WriteLocks } from './write-locks.ts';

function aHouse() {
  const library = new FakeLibrary();
  const runAction = createRunAction({ ...library.deps, writeLocks: new WriteLocks() });
  let count = 0;
  const asked = async (action: string, input: object = {}, connection?: string): Promise<ActionResult> => {
    count += 1;
    const call = { action, input, origin: 'phrase', ...(connection ? { connection } : {}) } as const;
    return seenByAlice(await runAction(call, aRequest(`request${count}`)));
  };
  const read = async (connection?: string) =>
    ofKind('answered', await asked('book.list', {}, connection)).outcome.reply.markdown;
  return { library, asked, read };
}

describe('several connections', () => {
  it('L7 works with a backend it knows nothing of, in the default connection or the one that is named', async () => {
    const { library, asked } = aHouse();
    const my = library.connect('my', { isDefault: true });
    const home = library.connect('home');
    await asked('book.add', { titles: ['Emma'] });
    await asked('book.add', { titles: ['Persuasion'] }, 'home');
    expect([my, home].map(({ books }) => [...books.values()].map(({ title }) => title))).toEqual([
      ['Emma'],
      ['Persuasion'],
    ]);
    expect(library.opened).toEqual(['open my', 'close my', 'open home', 'close home']);
    expect(library.touched).toEqual(['my', 'home']);
  });

  it('reads all of them as one', async () => {
    const { library, read } = aHouse();
    library.connect('my', { isDefault: true }).put({ title: 'Emma' });
    library.connect('home').put({ title: 'Persuasion' });
    expect(await read()).toBe('Emma (my), Persuasion (home)');
    expect(await read('home')).toBe('Persuasion (home)');
  });

  it('says which one failed when others answer, and fails when none does', async () => {
    const { library, asked, read } = aHouse();
    library.connect('my', { isDefault: true }).faultAt = () => 'miss';
    const home = library.connect('home');
    home.put({ title: 'Persuasion' });
    expect(await read()).toBe('Persuasion (home)\n\n⚠️ my: books.test broke off.');
    home.faultAt = () => 'miss';
    await expect(asked('book.list')).rejects.toThrow('books.test broke off.');
  });

  it('looks for a book in the other connections, eis itself last', async () => {
    const { library, asked } = aHouse();
    library.connect('my', { isDefault: true });
    const home = library.connect('home');
    home.put({ title: 'Emma' });
    library.own.put({ title: 'Emma' });
    library.own.put({ title: 'Persuasion' });
    await asked('book.change', { which: 'Emma', tags: ['found'] });
    expect(home.books.get('1')).toMatchObject({ tags: ['found'] });
    await asked('book.change', { which: 'Persuasion', tags: ['found'] });
    expect(library.own.books.get('2')).toMatchObject({ tags: ['found'] });
    expect(await asked('book.change', { which: 'Sanditon' })).toEqual({
      kind: 'unclear',
      question: 'No such book.',
      choices: [],
    });
    expect(await asked('book.change', { which: 'Persuasion' }, 'home')).toMatchObject({ kind: 'unclear' });
  });
});

describe('a connection that fails while others are searched', () => {
  it('is told before the result, with what to do', async () => {
    const { library, asked } = aHouse();
    library.connect('my', { isDefault: true });
    const home = library.connect('home');
    library.own.put({ title: 'Emma' });
    home.faultAt = () => 'unknown token';
    const found = ofKind('changed', await asked('book.change', { which: 'Emma', tags: ['old'] }));
    expect(found.markdown).toMatch(
      /^⚠️ home: books\.test does not accept this token\. Next: make a new one\n✅ update Emma/,
    );
    const unknown = ofKind('unclear', await asked('book.change', { which: 'none' }));
    expect(unknown.question).toBe('⚠️ home still does not work. Next: say status\nNo such book.');
  });
});

describe('when a connection was last used', () => {
  it.each([
    ['never', undefined, ['my']],
    ['a minute ago', '2026-11-20T08:11:00Z', ['my']],
    ['just now', '2026-11-20T08:11:30Z', []],
  ])('is kept to the minute: %s', async (_when, lastUsed, touched) => {
    const { library, read } = aHouse();
    library.connect('my', { isDefault: true, lastUsed });
    await read();
    expect(library.touched).toEqual(touched);
  });
});

describe('A13 a connection that does not work any more', () => {
  it('says in full what to do once, then briefly, then that it works again', async () => {
    const { library, asked, read } = aHouse();
    const my = library.connect('my', { isDefault: true });
    my.put({ title: 'Emma' });
    my.faultAt = () => 'unknown token';
    await expect(asked('book.list')).rejects.toMatchObject({
      message: 'books.test does not accept this token.',
      next: 'make a new one',
    });
    await expect(asked('book.add', { titles: ['x'] })).rejects.toMatchObject({
      message: 'my still does not work.',
      next: 'say status',
      certainty: 'not done',
    });
    expect(library.connections[0]?.state).toBe('wrong credentials');
    my.faultAt = () => undefined;
    expect(await read()).toBe('my works again.\nEmma (my)');
    expect(await read()).toBe('Emma (my)');
    expect(library.states).toEqual(['my wrong credentials', 'my wrong credentials', 'my connected']);
  });

  it('says that it works again before a receipt and before a question', async () => {
    const { library, asked } = aHouse();
    const state = { isDefault: true, state: 'wrong credentials' } as const;
    library.connect('my', state).put({ title: 'Emma' });
    const confirm = ofKind('confirm', await asked('book.burn', { which: 'Emma' }));
    expect(confirm.question).toMatch(/^my works again\.\nremove/);
    library.connect('home', { state: 'interrupted' });
    const result = ofKind('changed', await asked('book.add', { titles: ['x'] }, 'home'));
    expect(result.markdown).toMatch(/^home works again\.\n✅/);
  });

  it('names a missing right in full each time, and works as before', async () => {
    const { library, asked, read } = aHouse();
    const my = library.connect('my', { isDefault: true });
    my.put({ title: 'Emma' });
    my.faultAt = (op) => (op === 'create' ? 'missing right' : undefined);
    for (const title of ['x', 'y']) {
      await expect(asked('book.add', { titles: [title] })).rejects.toMatchObject({
        message: 'The token for books.test may not do that.',
        next: 'make one with that right',
        certainty: 'not done',
      });
    }
    expect(await read()).toBe('Emma (my)');
    expect(library.states).toEqual([]);
  });

  it('does not say that it works again where it only lacked a right', async () => {
    const { library, read } = aHouse();
    library.connect('my', { isDefault: true, state: 'missing right' }).put({ title: 'Emma' });
    expect(await read()).toBe('Emma (my)');
    expect(library.connections[0]?.state).toBe('connected');
  });

  it('says in full once that a service is away, then briefly, then that it works again', async () => {
    const { library, asked, read } = aHouse();
    const my = library.connect('my', { isDefault: true });
    my.put({ title: 'Emma' });
    my.faultAt = () => 'away';
    await expect(asked('book.list')).rejects.toThrow('books.test does not answer.');
    await expect(asked('book.add', { titles: ['x'] })).rejects.toMatchObject({
      name: 'UnavailableError',
      message: 'my still does not answer.',
      certainty: 'not done',
    });
    expect(library.connections[0]?.state).toBe('interrupted');
    expect(library.touched).toEqual([]);
    my.faultAt = () => undefined;
    expect(await read()).toBe('my works again.\nEmma (my)');
    expect(await read()).toBe('Emma (my)');
  });

  it('tells what may have been done in full each time', async () => {
    const { library, asked } = aHouse();
    library.connect('my', { isDefault: true, state: 'interrupted' }).failOnce('create', 'miss');
    const result = ofKind('changed', await asked('book.add', { titles: ['x'] }));
    expect(result.trouble).toMatchObject({ kind: 'doubt', error: { message: 'books.test broke off.' } });
  });
});
