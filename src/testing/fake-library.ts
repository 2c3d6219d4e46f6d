import { noFiles } from '../core/file.ts';
import { z } from 'zod';
import { type Action, actionsOn } from '../core/action.ts';
import { type Backend, defineBackend, type Session } from '../core/backend.ts';
import type { ConnectionState, SealedConnection } from '../core/connection.ts';
import type { Edit } from '../core/edit.ts';
import type { UserId } from '../core/ids.ts';
import { edits, type Plan } from '../core/plan.ts';
import { answer } from '../core/reply.ts';
import { FakeJournal, noPoint, type Point } from './fake-journal.ts';
import { FakeService, titleOf } from './fake-service.ts';

interface Shelf {
  readonly service: FakeService;
  readonly at: string;
}

const defineAction = actionsOn<Shelf>();
const tags = z.array(z.string());

const found = ({ service }: Shelf, which: string): readonly (Edit & { op: 'remove' })[] =>
  service.search(which).map(({ id, fields }) => ({ op: 'remove', noun: 'book', id, before: fields }));

const notFound: Plan = { kind: 'unclear', question: 'No such book.', choices: [], isUnknownHere: true };

const actions: readonly Action<Shelf>[] = [
  defineAction({
    name: 'book.add',
    summary: 'Add books',
    effect: 'write',
    input: z.object({ titles: z.array(z.string()), note: z.string().default(''), tags: tags.default([]) }),
    phrases: [],
    plan: async (_shelf, { titles, note, tags: with_ }) =>
      edits(
        titles.map((title): Edit => ({ op: 'create', noun: 'book', after: { title, note, tags: with_ } })),
        ['top'],
      ),
  }),
  defineAction({
    name: 'book.change',
    summary: 'Change books',
    effect: 'write',
    input: z.object({ which: z.string(), title: z.string().exactOptional(), tags: tags.exactOptional() }),
    phrases: ['change {which}'],
    plan: async (shelf, { which, ...changes }) => {
      const list = found(shelf, which).map(
        ({ id, before }): Edit => ({
          op: 'update',
          noun: 'book',
          id,
          before,
          after: { ...before, ...changes },
        }),
      );
      return list.length === 0 ? notFound : edits(list, ['top']);
    },
  }),
  defineAction({
    name: 'book.burn',
    summary: 'Burn books',
    effect: 'destroy',
    input: z.object({ which: z.string() }),
    phrases: ['burn {which}'],
    plan: async (shelf, { which }) => {
      const list = found(shelf, which);
      return list.length === 0 ? notFound : edits(list, ['top']);
    },
  }),
  defineAction({
    name: 'book.carry',
    summary: 'Carry all books of a shelf to another one',
    effect: 'write',
    input: z.object({ to: z.string() }),
    phrases: ['carry to {to}'],
    plan: async (shelf, { to }) =>
      edits(
        found(shelf, 'all').flatMap((edit): readonly Edit[] => [
          { op: 'create', noun: 'book', connection: to, after: edit.before },
          edit,
        ]),
      ),
  }),
  defineAction({
    name: 'book.name',
    summary: 'Name a book',
    effect: 'write',
    input: z.object({ title: z.string().exactOptional() }),
    phrases: ['name'],
    plan: async (_shelf, { title }): Promise<Plan> =>
      title === undefined
        ? { kind: 'missing', question: 'What is it called?', field: 'title', secret: false }
        : edits([{ op: 'create', noun: 'book', after: { title } }]),
  }),
  defineAction({
    name: 'book.list',
    summary: 'List books',
    effect: 'read',
    input: z.object({}),
    phrases: ['books'],
    run: async ({ service, at }) => {
      await service.collection.read('list', new AbortController().signal);
      return [...service.books.values()].map((fields) => `${titleOf(fields)} (${at})`);
    },
    present: (titles) => answer(titles.join(', ')),
    join: (lists) => lists.flat(),
    shows: () => ({ items: [], upTo: 0 }),
    scope: () => ['top'],
  }),
  defineAction({
    name: 'book.count',
    summary: 'Count books',
    effect: 'read',
    audience: 'admin',
    input: z.object({}),
    phrases: ['count'],
    run: async ({ service }) => service.books.size,
    present: (count) => answer(String(count)),
  }),
  defineAction({
    name: 'book.dust',
    summary: 'Dust the shelf',
    effect: 'write',
    input: z.object({}),
    phrases: ['dust'],
    unverified: 'dust cannot be seen',
    run: async ({ service }) => {
      await service.collection.update(service.put({ title: 'dust' }), { before: {}, after: {} }, noSignal);
    },
    present: () => answer('dusted'),
  }),
];

const noSignal = new AbortController().signal;

const undoActions = actionsOn<undefined>();
const undo = defineBackend({
  name: 'undo',
  title: 'Undo',
  credentials: z.object({}),
  connect: async () => undefined,
  origin: () => 'undo',
  check: async () => {},
  actions: [
    undoActions({
      name: 'undo',
      summary: 'Take back',
      effect: 'write',
      input: z.object({ mode: z.enum(['ask', 'untouched', 'all']).default('ask') }),
      phrases: ['undo'],
      plan: async (_client, { mode }) => ({ kind: 'undo', mode }),
    }),
  ],
});

const NONE = {
  address: '',
  account: undefined,
  facts: null,
  found: '',
  timeZone: undefined,
  language: undefined,
  lacks: [],
};

/** Several shelves behind one backend that people connect, one of eis's own, and all that the runner asks for. */
export class FakeLibrary {
  readonly own = new FakeService();
  readonly services = new Map<string, FakeService>();
  readonly journal: FakeJournal;
  readonly opened: string[] = [];
  readonly states: string[] = [];
  readonly touched: string[] = [];
  connections: readonly SealedConnection[] = [];
  moment = new Date('2026-11-20T08:12:00Z');
  writesAtOnce = 1;

  constructor(point: Point = noPoint) {
    this.journal = new FakeJournal(point);
    this.own.point = point;
  }

  /** A connection of this name, with a service of its own. */
  connect(name: string, more: Partial<SealedConnection> = {}): FakeService {
    const service = new FakeService();
    this.services.set(name, service);
    this.connections = [...this.connections, aConnection(name, more)];
    return service;
  }

  get deps() {
    return {
      backends: [this.#shelf('library', true), this.#shelf('own-books', false), undo],
      connectionsOf: async () => this.connections,
      openSession: async (where: { backend: Backend; connection?: SealedConnection }): Promise<Session> => {
        const at = where.connection?.id ?? where.backend.name;
        this.opened.push(`open ${at}`);
        const session = await where.backend.connect({ at }, noWorld);
        return { ...session, close: async () => void this.opened.push(`close ${at}`) };
      },
      journal: this.journal,
      changeState: async (_owner: UserId, id: string, state: ConnectionState) => {
        const before = this.connections.find((one) => one.id === id)?.state;
        this.states.push(`${id} ${state}`);
        this.connections = this.connections.map((one) => (one.id === id ? { ...one, state } : one));
        return before !== state;
      },
      touch: async (_owner: UserId, id: string) => void this.touched.push(id),
      now: () => this.moment,
    };
  }

  #shelf(name: string, isConnected: boolean): Backend {
    return defineBackend({
      name,
      title: isConnected ? 'Library' : 'My own books',
      credentials: z.object({ at: z.string() }),
      connect: async ({ at }): Promise<Shelf> => ({ at, service: this.services.get(at) ?? this.own }),
      ...(isConnected ? { test: async () => await Promise.resolve(NONE) } : {}),
      origin: ({ at }) => `https://${at}.test`,
      calledAs: ({ at }) => `${at}.test`,
      writesAtOnce: () => this.writesAtOnce,
      check: async () => {},
      collections: ({ service }) => [service.collection],
      actions,
    });
  }
}

const noWorld = {
  fetch: async () => await Promise.reject(new Error('no network in here')),
  now: () => new Date(0),
  sleep: async () => {},
  timeZone: 'Europe/Berlin',
  facts: null,
  learn: async () => {},
  files: noFiles,
};

const aConnection = (name: string, more: Partial<SealedConnection>): SealedConnection => ({
  id: name,
  service: 'library',
  name,
  address: `https://${name}.test`,
  account: undefined,
  isDefault: false,
  state: 'connected',
  since: '2026-11-20T08:00:00Z',
  lastUsed: undefined,
  facts: null,
  sealed: '',
  ...more,
});
