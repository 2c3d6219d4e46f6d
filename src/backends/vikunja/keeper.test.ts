import { beforeEach, describe, expect, it } from '@jest/globals';
import type { BackendIo } from '../../core/backend.ts';
import { noFiles } from '../../core/file.ts';
import { UnavailableError } from '../../core/errors.ts';
import type { Json } from '../../core/json.ts';
import type { TaskKeeper } from '../../domains/tasks/keeper.ts';
import { plainTask, type Task } from '../../domains/tasks/task.ts';
import { fetchVikunja } from '../../playground/vikunja/fetch-vikunja.ts';
import type { FaultName } from '../../playground/vikunja/faults.ts';
import type { Generation } from '../../playground/vikunja/generation.ts';
import { populate } from '../../playground/vikunja/populate.ts';
import { createPlaygroundVikunja } from '../../playground/vikunja/vikunja.ts';
import { keeperRules } from '../../testing/keeper-contract.ts';
import { createVikunja } from './index.ts';
import { createVikunjaKeeper } from './keeper.ts';
import { openService } from './service.ts';
import { testCredentials } from './test-credentials.ts';

const { signal } = new AbortController();
const friday = new Date('2026-11-20T08:12:00Z');
const address = 'https://my.vikunja.io';

/** What becomes of a request; `pass` carries it out. */
type Fate = (pass: () => Promise<Response>) => Promise<Response>;
type Meets = (method: string, pass: () => Promise<Response>) => Promise<Response>;

const anAnswer = (status: number): Response =>
  new Response('{}', { status, headers: { 'content-type': 'application/json' } });
const through: Fate = async (pass) => await pass();
const doneAnd =
  (status: number): Fate =>
  async (pass) => {
    await pass();
    return anAnswer(status);
  };
const not =
  (status: number): Fate =>
  async () =>
    await Promise.resolve(anAnswer(status));
const unreached: Fate = async () =>
  await Promise.reject(new UnavailableError('It cannot be reached.', { certainty: 'not done' }));

/** A server with one person, and whatever that person's eis needs to speak with it. */
function aServer(version: Generation) {
  const vikunja = createPlaygroundVikunja({ version, now: () => friday, sleep: async () => {} });
  const people = populate(vikunja.state);
  const alice = people.addUser({ username: 'alice', timeZone: 'Europe/Berlin' });
  const token = people.addToken(alice);
  let facts: Json = null;
  const io = (): BackendIo => ({
    fetch: fetchVikunja(vikunja),
    now: () => friday,
    sleep: async () => {},
    timeZone: 'Europe/Berlin',
    facts,
    learn: async (learnt) => {
      facts = learnt;
      await Promise.resolve();
    },
    files: noFiles,
  });
  const way: { meets: Meets } = { meets: async (_method, pass) => await pass() };
  const authorised: typeof globalThis.fetch = async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('authorization', `Bearer ${token}`);
    return await way.meets(
      init?.method ?? 'GET',
      async () => await fetchVikunja(vikunja)(input, { ...init, headers }),
    );
  };
  return {
    way,
    vikunja,
    people,
    alice,
    io,
    token,
    /** A new session, as each request of a person has one. */
    session: (): TaskKeeper =>
      createVikunjaKeeper(openService(address, { ...io(), fetch: authorised }), noFiles),
    connect: async () => {
      const tested = await testCredentials({ address, authorised }, io(), signal);
      facts = tested.facts;
      vikunja.forgetRequests();
      return tested;
    },
  };
}

const IN_DOUBT = { certainty: 'may have been done' } as const;

const generations: readonly Generation[] = ['0.24', '1', '2'];

describe.each(['0.24', '1'] as const)('a creation that a Vikunja of generation %s refused', (version) => {
  it.each([
    ['is gone when its removal is asked for again', 1, 'not done'],
    ['is in doubt when it stays', 9, 'may have been done'],
  ] as const)('%s', async (_what, lies, certainty) => {
    const server = aServer(version);
    await server.connect();
    const keeper = server.session();
    const project = await keeper.inbox(signal);
    const creation = { mark: 'mark', watermark: await keeper.watermark(signal) };
    let removals = 0;
    server.way.meets = async (method, pass) => {
      if (method === 'PUT') return await doneAnd(403)(pass);
      return method === 'DELETE' && removals++ < lies ? await not(200)(pass) : await pass();
    };
    const task = plainTask({ title: 'milk', project: project! });
    await expect(keeper.create(task, creation, signal)).rejects.toMatchObject({ certainty });
    expect(await keeper.find({}, signal)).toHaveLength(certainty === 'not done' ? 0 : 1);
  });
});

describe.each(generations)('a Vikunja of generation %s', (version) => {
  let server: ReturnType<typeof aServer>;
  let keeper: TaskKeeper;

  beforeEach(async () => {
    server = aServer(version);
    await server.connect();
    keeper = server.session();
  });

  it.each(keeperRules)('as a keeper: $name', async ({ holds }) => {
    expect.hasAssertions();
    const labels = async (titles: readonly string[]): Promise<void> => {
      for (const title of titles) server.people.addLabel(server.alice, title);
      await Promise.resolve();
    };
    await holds({ keeper, labels });
  });

  it('lists what is due today with two requests at the most', async () => {
    const inbox = await keeper.inbox(signal);
    server.people.addTask(server.vikunja.state.projects.get(Number(inbox?.id))!, {
      title: 'milk',
      due: Date.parse('2026-11-20T12:00:00Z'),
    });
    const found = await server.session().find({ done: false, dueUntil: '2026-11-20' }, signal);
    expect(found.map(({ task }) => [task.title, task.project.name])).toEqual([['milk', 'Inbox']]);
    expect(server.vikunja.requests).toHaveLength(2);
  });

  it('adds a task and reads it back with three requests', async () => {
    const project = await keeper.inbox(signal);
    const task = plainTask({ title: 'milk', project: project!, due: '2026-11-27' });
    const creation = { mark: 'mark', watermark: await keeper.watermark(signal) };
    const id = await keeper.create(task, creation, signal);
    expect(await keeper.findMade(task, creation, signal)).toEqual([{ id, task }]);
    expect(server.vikunja.requests.map(({ method }) => method)).toEqual(['GET', 'PUT', 'GET']);
  });

  const aTask = async (overrides: Partial<Task> = {}): Promise<Task> => {
    const project = await keeper.inbox(signal);
    return plainTask({ title: 'milk', project: project!, ...overrides });
  };
  const make = async (overrides: Partial<Task> = {}): Promise<string> => {
    const creation = { mark: 'mark', watermark: await keeper.watermark(signal) };
    return await keeper.create(await aTask(overrides), creation, signal);
  };
  const fault = (name: FaultName): void => server.vikunja.faults.plan(name, { once: true });

  it.each(['500', 'late-500'] as const)('adds one task through %s', async (name) => {
    fault(name);
    const id = await make();
    expect((await keeper.find({}, signal)).map((one) => one.id)).toEqual([id]);
  });

  it.each(['500', 'late-500'] as const)('changes and finishes a task through %s', async (name) => {
    const id = await make({ description: 'two litres', priority: 3 });
    fault(name);
    await keeper.update(id, { before: { done: false }, after: { done: true } }, signal);
    expect(await keeper.read(id, signal)).toMatchObject({
      done: true,
      description: 'two litres',
      priority: 3,
    });
  });

  it('L7 does not know whether a creation was done whose answer never came, and finds it when it looks', async () => {
    const task = await aTask();
    const creation = { mark: 'mark', watermark: await keeper.watermark(signal) };
    fault('drop-answer');
    await expect(keeper.create(task, creation, signal)).rejects.toMatchObject({
      message: 'my.vikunja.io broke off.',
      certainty: 'may have been done',
    });
    expect(await keeper.findMade(task, creation, signal)).toHaveLength(1);
  });

  /** The first request of this method meets the first of these, and so on; then all go through. */
  const meet = (method: string, fates: readonly Fate[]): void => {
    let count = 0;
    server.way.meets = async (asked, pass) => {
      const fate = asked === method ? fates[count++] : undefined;
      return await (fate ?? through)(pass);
    };
  };
  it('L7 does not say that nothing was done when the answer was lost and the next try did not arrive', async () => {
    const id = await make({ labels: [] });
    server.people.addLabel(server.alice, 'errand');
    meet('PUT', [doneAnd(502), unreached]);
    const change = { before: { labels: [] }, after: { labels: ['errand'] } };
    await expect(server.session().update(id, change, signal)).rejects.toMatchObject(IN_DOUBT);
    meet('DELETE', [doneAnd(502), unreached]);
    await expect(keeper.remove(id, signal)).rejects.toMatchObject(IN_DOUBT);
    expect(await keeper.read(id, signal)).toBeUndefined();
  });

  it('L7 does not say that nothing was done when a lost answer is followed by a refusal', async () => {
    const id = await make({ labels: [] });
    server.people.addLabel(server.alice, 'errand');
    meet('PUT', [doneAnd(502), not(400)]);
    const change = { before: { labels: [] }, after: { labels: ['errand'] } };
    await expect(server.session().update(id, change, signal)).rejects.toMatchObject(IN_DOUBT);
    expect((await keeper.read(id, signal))?.labels).toEqual(['errand']);
  });

  it('L7 does not say that nothing was done when the second part of a change fails', async () => {
    const id = await make({ due: '2026-11-27', repeat: { every: 1, unit: 'week' } });
    const repeat = (await keeper.read(id, signal))?.repeat ?? null;
    meet(version === '2' ? 'PATCH' : 'POST', [through, not(403)]);
    const change = { before: { repeat, done: false }, after: { repeat: null, done: true } };
    await expect(keeper.update(id, change, signal)).rejects.toMatchObject(IN_DOUBT);
  });

  it('L7 sends nothing a second time that may be under way behind a gateway', async () => {
    const creation = { mark: 'mark', watermark: await keeper.watermark(signal) };
    const task = await aTask();
    meet('PUT', [not(504)]);
    await expect(keeper.create(task, creation, signal)).rejects.toMatchObject(IN_DOUBT);
    expect(await keeper.find({}, signal)).toEqual([]);
    meet('PUT', [doneAnd(504)]);
    await keeper.create(task, creation, signal);
    const [{ id } = { id: '' }] = await keeper.find({}, signal);
    meet(version === '2' ? 'PATCH' : 'POST', [not(504)]);
    const change = { before: { priority: 0 }, after: { priority: 3 } };
    await expect(keeper.update(id, change, signal)).rejects.toMatchObject(IN_DOUBT);
  });

  it('finds both of a creation that arrived twice', async () => {
    const task = await aTask();
    const creation = { mark: 'mark', watermark: await keeper.watermark(signal) };
    fault('doubled');
    const id = await keeper.create(task, creation, signal);
    const found = await keeper.findMade(task, creation, signal);
    expect(found).toHaveLength(2);
    expect(found.map((one) => one.id)).toContain(id);
  });

  it.each(['truncate', 'html'] as const)('reads on after %s, and takes nothing for gone', async (name) => {
    const id = await make();
    fault(name);
    const read = await keeper.read(id, signal).catch((error: unknown) => error);
    expect(name === 'html' ? read : { certainty: 'not done' }).toMatchObject({ certainty: 'not done' });
    expect(await keeper.read(id, signal)).toMatchObject({ title: 'milk' });
  });

  it('L7 names the right that was lost in the middle', async () => {
    const id = await make();
    fault('narrow');
    const failure = keeper.update(id, { before: { done: false }, after: { done: true } }, signal);
    await expect(failure).rejects.toMatchObject({ trouble: 'missing right', certainty: 'not done' });
    await expect(failure).rejects.toThrow('may not change tasks');
  });

  it('L7 says of a token that expired that it is not accepted any more', async () => {
    server.vikunja.faults.plan('expired');
    await expect(keeper.find({}, signal)).rejects.toMatchObject({ trouble: 'wrong credentials' });
  });

  it('makes nothing of a change to a task that vanishes in that moment', async () => {
    const id = await make();
    fault('vanishing');
    await keeper.update(id, { before: { done: false }, after: { done: true } }, signal);
    expect(await keeper.read(id, signal)).toBeUndefined();
  });

  it('keeps everything through an upgrade in the middle', async () => {
    const id = await make({ description: 'two litres', priority: 3 });
    fault('upgrade');
    expect((await keeper.find({ done: false }, signal)).map((one) => one.id)).toEqual([id]);
    await keeper.update(id, { before: { priority: 3 }, after: { priority: 5 } }, signal);
    const task = await keeper.read(id, signal);
    expect(task).toMatchObject({ title: 'milk', description: 'two litres', priority: 5 });
  });

  it('brings back what only Vikunja keeps: colour, favourite, progress, relative reminders, formatted text', async () => {
    const more = {
      'percent done': 0.5,
      colour: 'ff8800',
      favourite: true,
      'reminders before a date': [{ seconds: -3600, to: 'due_date' }],
      'formatted description': '<p>two <strong>litres</strong></p>',
    };
    const id = await make({ due: '2026-11-27', description: 'two litres', more });
    expect(await keeper.read(id, signal)).toMatchObject({ more, reminders: [], description: 'two litres' });
    await keeper.update(id, { before: { due: '2026-11-27' }, after: { due: '2026-11-30' } }, signal);
    expect(await keeper.read(id, signal)).toMatchObject({ more, reminders: [], due: '2026-11-30' });
    await keeper.update(id, { before: { more }, after: { more: {} } }, signal);
    expect(await keeper.read(id, signal)).toMatchObject({ more: {}, due: '2026-11-30' });
    await keeper.update(id, { before: { more: {} }, after: { more } }, signal);
    expect(await keeper.read(id, signal)).toMatchObject({ more, due: '2026-11-30' });
  });

  it('D11 puts a task below another one, and both lists and single answers say so', async () => {
    const parent = await make({ title: 'Party' });
    const more = { 'parent task': { id: parent, title: 'Party' } };
    const id = await make({ title: 'cake', more });
    expect(await keeper.read(id, signal)).toMatchObject({ title: 'cake', more });
    expect(await keeper.find({ done: false }, signal)).toContainEqual(
      expect.objectContaining({ id, task: expect.objectContaining({ more }) }),
    );
    await keeper.update(id, { before: { done: false }, after: { done: true } }, signal);
    expect(await keeper.read(id, signal)).toMatchObject({ done: true, more });
  });

  it('learns which project takes new tasks when the one it knew is gone', async () => {
    const inbox = await keeper.inbox(signal);
    const { state } = server.vikunja;
    const other = server.people.addProject(server.alice, { title: 'Inbox' });
    server.alice.inbox = other.id;
    state.projects.delete(Number(inbox?.id));
    const creation = { mark: 'mark', watermark: 0 };
    const task = plainTask({ title: 'milk', project: inbox! });
    await expect(keeper.create(task, creation, signal)).rejects.toThrow('That project is no longer there.');
    expect(await server.session().inbox(signal)).toEqual({ id: String(other.id), name: 'Inbox' });
  });

  it('D10 tells what became of the tasks since a moment, and whose they are', async () => {
    const inbox = server.vikunja.state.projects.get(Number((await keeper.inbox(signal))?.id))!;
    const bob = server.people.addUser({ username: 'bob', name: 'Bob Jones', timeZone: 'Europe/Berlin' });
    const at = (text: string) => Date.parse(text);
    const since = at('2026-11-15T23:00:00Z');
    const done = (doneAt: number, due?: number) => ({ done: true, doneAt, created: since - 1e9, due });
    const add = (title: string, more: object) => server.people.addTask(inbox, { title, ...more });
    add('open', { created: at('2026-11-17T08:00:00Z') });
    add('first second', done(since));
    add('a day too early', done(since - 86_400_000));
    add('early, but planned', done(since - 86_400_000, at('2026-11-18T11:00:00Z')));
    add('comes again', { repeatAfter: 604_800, doneAt: at('2026-11-18T11:00:00Z') });
    add('of bob', { createdBy: bob.id, assignees: [bob.id] });
    add('of both', { assignees: [bob.id, server.alice.id] });
    const found = await server.session().storiesSince('2026-11-16T00:00:00+01:00', signal);
    const story = (title: string) => found.find(({ task }) => task.title === title);
    // Versions that compare in the wrong zone may answer more; the domain looks at each again.
    const titles = found.map(({ task }) => task.title).filter((title) => title !== 'a day too early');
    expect(titles.toSorted()).toEqual([
      'comes again',
      'early, but planned',
      'first second',
      'of bob',
      'of both',
      'open',
    ]);
    expect(titles).toHaveLength(version === '2' ? found.length : titles.length);
    expect(story('open')).toMatchObject({ addedAt: '2026-11-17T09:00:00+01:00', isAddedByOther: false });
    expect(story('open')).not.toHaveProperty('lastDoneAt');
    expect(story('first second')).toMatchObject({ lastDoneAt: '2026-11-16T00:00:00+01:00' });
    expect(story('comes again')).toMatchObject({
      lastDoneAt: '2026-11-18T12:00:00+01:00',
      task: { done: false },
    });
    expect(story('of bob')).toMatchObject({
      isAddedByOther: true,
      isForOthers: true,
      others: ['bob', 'Bob Jones'],
    });
    expect(story('of both')).toMatchObject({ isForOthers: false, others: ['bob', 'Bob Jones'] });
  });

  it('makes, renames, archives and removes a project, and keeps its place', async () => {
    const places = keeper.places!;
    const parent = await places.createProject(aProject('House'), signal);
    const id = await places.createProject(
      { ...aProject('Garden'), parent, more: { hex_color: '00aa00' } },
      signal,
    );
    await places.updateProject(id, { name: 'Back garden' }, signal);
    await places.updateProject(id, { isArchived: true }, signal);
    const project = { name: 'Back garden', parent, isArchived: true, more: { hex_color: '00aa00' } };
    expect(await places.readProject(id, signal)).toEqual(project);
    expect(await keeper.projects(signal)).toContainEqual({
      id,
      name: project.name,
      parent,
      isArchived: true,
    });
    await places.removeProject(id, signal);
    expect(await places.readProject(id, signal)).toBeUndefined();
    expect(places.linkToProject(id)).toMatch(new RegExp(`^https?://.*/projects/${id}$`));
  });

  it('is called like its connection, and takes one write at a time where the database does', async () => {
    const { facts } = await server.connect();
    const session = await createVikunja().connect(
      { address, token: server.token },
      { ...server.io(), facts },
    );
    expect([session.origin, session.calledAs, session.writesAtOnce]).toEqual([address, 'my.vikunja.io', 1]);
    expect(session.collections.map(({ noun }) => noun)).toEqual(['task', 'project', 'label', 'file']);
    await expect(session.check()).resolves.toBeUndefined();
    server.vikunja.faults.plan('expired');
    await expect(session.check()).rejects.toMatchObject({ trouble: 'wrong credentials' });
  });

  it.each([
    'my.vikunja.io',
    'https://my.vikunja.io/',
    'https://my.vikunja.io/projects/3',
    'https://my.vikunja.io/api/v1',
  ])('is found at %s', async (typed) => {
    const tested = await createVikunja().test!({ address: typed, token: server.token }, server.io(), signal);
    expect(tested).toMatchObject({ address, account: 'alice', found: '0 tasks' });
  });

  it('L7 says that there is no Vikunja where there is something else, and shows it no token', async () => {
    const tokens: (string | null)[] = [];
    const fetch: typeof globalThis.fetch = async (_input, init) => {
      tokens.push(new Headers(init?.headers).get('authorization'));
      return await Promise.resolve(new Response('<html></html>'));
    };
    const io = { ...server.io(), fetch };
    const test = createVikunja().test!({ address: 'example.org', token: 'tk_1' }, io, signal);
    await expect(test).rejects.toMatchObject({
      message: 'There is no Vikunja at example.org.',
      certainty: 'not done',
    });
    expect(tokens).toEqual([null]);
  });
});

const aProject = (name: string) => ({ name, parent: null, isArchived: false, more: {} });
