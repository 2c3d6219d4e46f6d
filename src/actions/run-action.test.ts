import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { type ActionCall, actionsOn } from '../core/action.ts';
import type { ActionResult } from '../core/action-result.ts';
import { defineBackend } from '../core/backend.ts';
import type { Collection } from '../core/collection.ts';
import { type Edit, isWhole } from '../core/edit.ts';
import { UnavailableError } from '../core/errors.ts';
import type { Fields } from '../core/json.ts';
import { edits } from '../core/plan.ts';
import { type Owned, everyone, mayBeReadIn } from '../core/privacy.ts';
import { answer } from '../core/reply.ts';
import { aCaller, alice, aPlace, bob } from '../testing/callers.ts';
import { createCatalogue } from './catalogue.ts';
import { type FixedPlan, createRunAction } from './run-action.ts';

/** A small service with one kind of object. */
interface Shelf {
  readonly books: Map<string, Fields>;
  /** Fails after the write with this name was made, once. */
  failAfter: 'create' | 'update' | 'remove' | undefined;
  failReading: Error | undefined;
  spoil: (fields: Fields) => Fields;
}

const aShelf = (): Shelf => ({
  books: new Map(),
  failAfter: undefined,
  failReading: undefined,
  spoil: (fields) => fields,
});

const collectionOf = (shelf: Shelf): Collection => {
  const crash = (op: Shelf['failAfter']): void => {
    if (shelf.failAfter !== op) return;
    shelf.failAfter = undefined;
    throw new Error('killed');
  };
  return {
    noun: 'book',
    read: async (id) => {
      const failing = shelf.failReading;
      if (failing) throw failing;
      return shelf.books.get(id);
    },
    create: async (after, mark) => {
      if (!shelf.books.has(mark)) shelf.books.set(mark, shelf.spoil(after));
      crash('create');
      return mark;
    },
    update: async (id, after) => {
      shelf.books.set(id, shelf.spoil({ ...shelf.books.get(id), ...after }));
      crash('update');
    },
    remove: async (id) => {
      shelf.books.delete(id);
      crash('remove');
    },
    linkTo: () => undefined,
    tell: ({ edit, id }) => `${edit.op} ${id}`,
  };
};

const defineAction = actionsOn<Shelf>();
const run = { timesPoked: 0 };

const bookBackend = (shelf: Shelf) =>
  defineBackend({
    name: 'shelf',
    title: 'Shelf',
    credentials: z.object({}),
    connect: async () => shelf,
    origin: () => 'shelf:home',
    check: async () => {},
    collections: (client) => [collectionOf(client)],
    actions: [
      defineAction({
        name: 'book.add',
        summary: 'Add a book',
        effect: 'write',
        input: z.object({ titles: z.array(z.string()) }),
        phrases: [],
        plan: async (_shelf, { titles }) =>
          edits(
            titles.map((title): Edit => ({ op: 'create', noun: 'book', after: { title, read: false } })),
            ['top'],
          ),
      }),
      defineAction({
        name: 'book.finish',
        summary: 'Finish a book',
        effect: 'write',
        input: z.object({ id: z.string() }),
        phrases: ['finish {id}'],
        plan: async ({ books }, { id }) => {
          const before = books.get(id);
          return before
            ? edits([{ op: 'update', noun: 'book', id, before, after: { ...before, read: true } }])
            : { kind: 'unclear', question: 'Which?', choices: [] };
        },
      }),
      defineAction({
        name: 'book.burn',
        summary: 'Burn a book',
        effect: 'destroy',
        input: z.object({ id: z.string() }),
        phrases: ['burn {id}'],
        plan: async ({ books }, { id }) =>
          edits([{ op: 'remove', noun: 'book', id, before: books.get(id) ?? {} }]),
      }),
      defineAction({
        name: 'book.list',
        summary: 'List books',
        effect: 'read',
        input: z.object({}),
        phrases: ['books'],
        run: async ({ books }) => [...books.values()],
        present: (books) => answer(`${books.length} books`),
        shows: () => ({ items: [], upTo: 0 }),
        scope: () => ['top'],
      }),
      defineAction({
        name: 'book.poke',
        summary: 'Poke the shelf',
        effect: 'write',
        input: z.object({}),
        phrases: ['poke'],
        unverified: 'nothing can be seen',
        run: async () => {
          run.timesPoked += 1;
        },
        present: () => answer('poked'),
      }),
      defineAction({
        name: 'book.audit',
        summary: 'Look at all shelves',
        effect: 'read',
        audience: 'admin',
        input: z.object({}),
        phrases: ['audit'],
        run: async () => 'secret',
        present: () => answer('audited'),
      }),
    ],
  });

function aRunner(shelf: Shelf) {
  const opened: string[] = [];
  const { findAction, actionsOf } = createCatalogue({ backendsOf: () => [bookBackend(shelf)] });
  const runAction = createRunAction({
    findAction,
    openSession: async (backend) => {
      opened.push('open');
      const session = await backend.connect({}, { fetch: async () => new Response() });
      return { ...session, close: async () => void opened.push('close') };
    },
    now: () => new Date('2026-11-20T08:12:00Z'),
  });
  const recorded: FixedPlan[] = [];
  const asked = async (
    action: string,
    input: object = {},
    more: { origin?: ActionCall['origin']; age?: number; begun?: FixedPlan | undefined; role?: 'admin' } = {},
  ) =>
    await runAction(
      { action, input, origin: more.origin ?? 'phrase' },
      {
        caller: aCaller(more.role ? { role: more.role } : {}),
        signal: new AbortController().signal,
        shown: undefined,
        age: more.age ?? 0,
        mark: 'entry.0',
        begun: more.begun,
        record: async (plan) => void recorded.push(plan),
      },
    );
  return { asked, opened, recorded, actionsOf };
}

const seen = (result: Owned<ActionResult>): ActionResult => {
  const value = result.showIn(aPlace([alice]));
  if (!value) throw new Error('not shown to its owner');
  return value;
};

describe('running an action', () => {
  it('records the plan before it writes, reads back, and tells the receipt', async () => {
    const shelf = aShelf();
    const { asked, recorded, opened } = aRunner(shelf);
    const result = seen(await asked('book.add', { titles: ['Emma'] }));
    expect(recorded).toEqual([
      {
        kind: 'edits',
        edits: [{ op: 'create', noun: 'book', after: { title: 'Emma', read: false } }],
        scope: ['top'],
      },
    ]);
    if (result.kind !== 'changed') throw new Error(result.kind);
    expect(result.told.map(({ markdown }) => markdown)).toEqual(['create entry.0.0']);
    expect(result.told.every(({ receipt }) => isWhole(receipt))).toBe(true);
    expect(opened).toEqual(['open', 'close']);
  });

  it('belongs to the person who asked, and to where was looked', async () => {
    const { asked } = aRunner(aShelf());
    const { owner } = await asked('book.list');
    expect(owner).toEqual({ kind: 'person', user: alice, sources: ['shelf:home#top'] });
    expect(mayBeReadIn(aPlace([alice, bob]), owner)).toBe(false);
    expect(owner).not.toEqual(everyone);
    expect(JSON.stringify(await asked('book.list'))).toBe('"[private]"');
  });

  it('opens nothing for somebody who may not ask', async () => {
    const { asked, opened, actionsOf } = aRunner(aShelf());
    expect(seen(await asked('book.audit')).kind).toBe('denied');
    expect(opened).toEqual([]);
    expect(seen(await asked('book.audit', {}, { role: 'admin' })).kind).toBe('answered');
    expect(actionsOf(aCaller()).map(({ name }) => name)).not.toContain('book.audit');
    expect(actionsOf(aCaller({ role: 'admin' })).map(({ name }) => name)).toContain('book.audit');
  });

  it.each([
    ['removes something', 'book.burn', { id: 'x' }, 0],
    ['changes many things', 'book.add', { titles: ['a', 'b', 'c', 'd'] }, 0],
    ['waited more than an hour', 'book.add', { titles: ['a'] }, 3_600_001],
    ['cannot be checked', 'book.poke', {}, 0],
  ])('asks before what %s, and has written nothing by then', async (because, action, input, age) => {
    const shelf = aShelf();
    const { asked, recorded } = aRunner(shelf);
    const result = seen(await asked(action, input, { age }));
    expect(result.kind).toBe('confirm');
    expect(JSON.stringify(result)).toContain(because);
    expect(recorded).toEqual([]);
    expect(shelf.books.size).toBe(0);
  });

  it('passes on a question', async () => {
    expect(seen(await aRunner(aShelf()).asked('book.finish', { id: 'none' }))).toEqual({
      kind: 'unclear',
      question: 'Which?',
      choices: [],
    });
  });

  it('closes the session whatever happens, and fails for a name that nobody has', async () => {
    const shelf = aShelf();
    const { asked, opened } = aRunner(shelf);
    shelf.failAfter = 'create';
    await expect(asked('book.add', { titles: ['Emma'] })).rejects.toThrow('killed');
    expect(opened).toEqual(['open', 'close']);
    await expect(asked('book.fly')).rejects.toThrow('no action book.fly');
  });

  it('says that a write may have been done when it cannot be read back', async () => {
    const shelf = aShelf();
    shelf.failReading = new UnavailableError('The shelf did not answer.', { certainty: 'not done' });
    await expect(aRunner(shelf).asked('book.add', { titles: ['Emma'] })).rejects.toMatchObject({
      message: 'The shelf did not answer.',
      certainty: 'may have been done',
    });
  });

  it('stops at the first edit that did not take', async () => {
    const shelf = aShelf();
    shelf.spoil = (fields) => ({ ...fields, read: true });
    const result = seen(await aRunner(shelf).asked('book.add', { titles: ['a', 'b'] }));
    if (result.kind !== 'changed') throw new Error(result.kind);
    expect(result.told).toHaveLength(1);
    expect(result.told[0]?.receipt.refused).toEqual(['read']);
    expect(shelf.books.size).toBe(1);
  });
});

describe('after a crash between the write and the commit', () => {
  it('makes one object, with the same receipt', async () => {
    const shelf = aShelf();
    const { asked, recorded } = aRunner(shelf);
    shelf.failAfter = 'create';
    await expect(asked('book.add', { titles: ['Emma', 'Persuasion'] })).rejects.toThrow('killed');
    const [begun] = recorded;
    expect(begun).toBeDefined();
    const again = seen(await asked('book.add', { titles: ['ignored'] }, { begun, age: 7_200_000 }));
    if (again.kind !== 'changed') throw new Error(again.kind);
    expect([...shelf.books.values()].map(({ title }) => title)).toEqual(['Emma', 'Persuasion']);
    expect(again.told.map(({ markdown }) => markdown)).toEqual(['create entry.0.0', 'create entry.0.1']);
    expect(recorded).toHaveLength(1);
    const third = seen(await asked('book.add', {}, { begun }));
    expect(third).toEqual(again);
    expect(shelf.books.size).toBe(2);
  });

  it.each(['update', 'remove'] as const)('takes the receipt of an %s that was made', async (op) => {
    const shelf = aShelf();
    const { asked } = aRunner(shelf);
    const before = { title: 'Emma', read: false };
    shelf.books.set('1', before);
    const edit: Edit =
      op === 'update'
        ? { op, noun: 'book', id: '1', before, after: { ...before, read: true } }
        : { op, noun: 'book', id: '1', before };
    const begun: FixedPlan = { kind: 'edits', edits: [edit], scope: 'unknown' };
    shelf.failAfter = op;
    await expect(asked('book.finish', { id: '1' }, { begun })).rejects.toThrow('killed');
    shelf.failAfter = op;
    const again = seen(await asked('book.finish', { id: '1' }, { begun }));
    expect(again).toMatchObject({ kind: 'changed', told: [{ markdown: `${op} 1` }] });
    expect('inDoubt' in again).toBe(false);
  });

  it('makes an update that was recorded but not made', async () => {
    const shelf = aShelf();
    const before = { title: 'Emma', read: false };
    shelf.books.set('1', { ...before, shelfmark: 'A 1' });
    const begun: FixedPlan = {
      kind: 'edits',
      edits: [{ op: 'update', noun: 'book', id: '1', before, after: { ...before, read: true } }],
      scope: 'unknown',
    };
    await aRunner(shelf).asked('book.finish', { id: '1' }, { begun });
    expect(shelf.books.get('1')).toEqual({ title: 'Emma', read: true, shelfmark: 'A 1' });
  });

  it('does not touch what somebody changed meanwhile, and says that it is in doubt', async () => {
    const shelf = aShelf();
    shelf.books.set('1', { title: 'Emma, revised', read: false });
    const before = { title: 'Emma', read: false };
    const begun: FixedPlan = {
      kind: 'edits',
      edits: [
        { op: 'update', noun: 'book', id: '1', before, after: { ...before, read: true } },
        { op: 'create', noun: 'book', after: before },
      ],
      scope: 'unknown',
    };
    const result = seen(await aRunner(shelf).asked('book.finish', { id: '1' }, { begun }));
    expect(result).toEqual({ kind: 'changed', told: [], inDoubt: true });
    expect(shelf.books.get('1')).toEqual({ title: 'Emma, revised', read: false });
    expect(shelf.books.size).toBe(1);
  });

  it('does not run a tool a second time that cannot be looked into', async () => {
    const { asked, recorded } = aRunner(aShelf());
    run.timesPoked = 0;
    await asked('book.poke', {}, { origin: 'cli' });
    expect(recorded).toEqual([{ kind: 'opaque', because: 'nothing can be seen' }]);
    const again = seen(await asked('book.poke', {}, { origin: 'cli', begun: recorded[0] }));
    expect(again).toMatchObject({ inDoubt: true });
    expect(run.timesPoked).toBe(1);
  });
});
