import { type FileIo, noFiles } from '../../../core/file.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { BadCredentialsError, UserFacingError } from '../../../core/errors.ts';
import type { FileKeeper, TaskKeeper, TaskQuery } from '../../../domains/tasks/keeper.ts';
import { plainTask, type Task } from '../../../domains/tasks/task.ts';
import type { Capability } from '../capability.ts';
import { createVikunjaKeeper } from '../keeper.ts';
import { openService } from '../service.ts';
import { testCredentials } from '../test-credentials.ts';
import { type Exchange, Recording, type Version, versions } from './recording.ts';
import { address, ioOver, replay, type Replay, type StandIn } from './replay.ts';

/*
 * The operations of the keeper against what real servers were asked and answered: each request is the recorded one by
 * method, path, query and shape of body, and what the keeper makes of the answer is what it meant.
 */

const { signal } = new AbortController();

/** The list that is committed: version, operation, names of exchanges. */
const reachedIn = z
  .record(z.enum(versions), z.record(z.string(), z.array(z.string())))
  .parse(JSON.parse(readFileSync(new URL('reached.json', import.meta.url), 'utf8')));

const folder = (version: Version): URL => new URL(`../recordings/${version}/`, import.meta.url);

/** Every exchange by `group/name`. */
function allOf(version: Version): ReadonlyMap<string, Exchange> {
  const recordings = readdirSync(folder(version)).map((file) =>
    Recording.parse(JSON.parse(readFileSync(new URL(file, folder(version)), 'utf8'))),
  );
  return new Map(
    recordings.flatMap(({ group, exchanges }) =>
      exchanges.map((exchange): [string, Exchange] => {
        const name = `${group}/${exchange.name}`;
        return [name, { ...exchange, name }];
      }),
    ),
  );
}

const recorded = new Map(versions.map((version) => [version, allOf(version)]));

const factsOf = (version: Version): Capability => ({
  version,
  generation: version === '0.24.6' ? '0.24' : version === '1.1.0' ? '1' : '2',
  isExact: version === '2.5.0',
  frontend: 'https://vikunja.example.org/',
  pageSize: 50,
  concurrentWrites: false,
  account: 'ada',
  inbox: { id: '1', name: 'Inbox' },
  timeZone: 'Europe/Berlin',
});

const WireObject = z.record(z.string(), z.json());
const Made = z.looseObject({ id: z.int() });
const DatedTask = z.looseObject({
  id: z.int(),
  title: z.string(),
  done: z.boolean(),
  due_date: z.string(),
  project_id: z.int(),
  priority: z.int(),
  labels: z.array(z.looseObject({ title: z.string() })).nullish(),
});
const Dated = z.array(DatedTask);

/** What came out, or the words of a refusal after which nothing was done. */
const outcomeOf = (result: unknown): unknown =>
  result instanceof UserFacingError && result.certainty === 'not done' ? result.message : result;

describe.each(versions)('Vikunja %s as it was recorded', (version) => {
  const all = recorded.get(version)!;
  const reached = new Map<string, Set<string>>(
    Object.keys(reachedIn[version]).map((one) => [one, new Set()]),
  );
  const note = (name: string): void => {
    const { currentTestName = '' } = expect.getState();
    for (const [operation, names] of reached) if (currentTestName.includes(` ${operation} `)) names.add(name);
  };

  const named = (name: string): Exchange => {
    const exchange = all.get(name);
    if (!exchange) throw new Error(`${version} has no exchange ${name}`);
    return exchange;
  };

  interface Scene {
    readonly names: readonly string[];
    readonly standIns?: readonly StandIn[];
    readonly aside?: readonly string[];
    readonly facts?: Partial<Capability>;
    readonly timeZone?: string;
  }

  const check = ({ reached: asked, differences }: Replay, names: readonly string[]): void => {
    expect(differences).toEqual([]);
    expect(asked.map(({ name }) => name)).toEqual(names);
    for (const name of names) note(name);
  };

  /** Runs one operation over the exchanges named, in their order; afterwards every one must have been asked for. */
  const play = async <Result>(
    { names, standIns = [], aside = [], facts = {}, timeZone }: Scene,
    act: (keeper: TaskKeeper) => Promise<Result>,
  ): Promise<Result | UserFacingError> => {
    const server = replay({ exchanges: names.map(named), standIns, aside });
    const io = ioOver(server.fetch, { ...factsOf(version), ...facts }, timeZone);
    const result = await act(createVikunjaKeeper(openService(address, io), noFiles)).catch(
      (error: unknown) => {
        if (error instanceof UserFacingError) return error;
        throw error;
      },
    );
    check(server, names);
    return result;
  };

  const taskList = version === '0.24.6' ? '/api/v1/tasks/all' : '/api/v1/tasks';
  const noTask: StandIn = { method: 'GET', template: taskList, body: [] };
  const anyProject: StandIn = {
    method: 'GET',
    template: '/api/v1/projects/:id',
    body: { id: 5, title: 'Home' },
  };
  const creation = { mark: 'mark', watermark: 0 };

  describe('connecting', () => {
    const connect = async (names: readonly string[]): Promise<unknown> => {
      const server = replay({ exchanges: names.map(named), standIns: [anyProject] });
      const result = await testCredentials(
        { address, authorised: server.fetch },
        ioOver(server.fetch, null),
        signal,
      ).catch((error: unknown) => error);
      check(server, names);
      return result;
    };
    const isNew = version === '2.5.0';
    const list = version === '0.24.6' ? [] : ['user/who am I, API token'];
    const secondPage = version === '0.24.6' ? ['projects/list, page 2'] : [];

    it('finds version, account, inbox, zone and the number of tasks', async () => {
      const names = ['info-routes/info', 'paging/one a page', 'projects/list, defaults (page 1)'];
      const tested = await connect([...names, ...list, ...secondPage, 'labels/list']);
      const { generation, isExact } = factsOf(version);
      expect(tested).toMatchObject({
        account: 'ada',
        found: version === '2.5.0' ? '165 tasks' : '167 tasks',
        timeZone: version === '0.24.6' ? undefined : 'Europe/Berlin',
        lacks: [],
        facts: { version, generation, isExact, pageSize: 50, concurrentWrites: false },
      });
    });

    it.each([
      ['expired token', 'expired token, token test'],
      ['revoked token', 'token test, unknown API token'],
    ])('says of a token that is dead (%s) that it is not accepted', async (name, test) => {
      const probes = isNew ? [`token-errors/${test}`] : ['token-errors/unknown API token'];
      const names = ['info-routes/info', `token-errors/${name}`, ...probes];
      const server = replay({
        exchanges: names.map(named),
        aside: ['per_page'],
        standIns: [{ method: 'GET', template: taskList, status: 401, body: {} }, otherList(401)],
      });
      const failure = await testCredentials(
        { address, authorised: server.fetch },
        ioOver(server.fetch, null),
        signal,
      ).catch((error: unknown) => error);
      for (const { name: one } of server.reached) note(one);
      expect(failure).toMatchObject({
        message: 'vikunja.example.org does not accept this token (wrong or expired).',
        trouble: 'wrong credentials',
        certainty: 'not done',
      });
      // What to say with a new one depends on what was said.
      expect(failure instanceof BadCredentialsError && [failure.next, failure.link]).toEqual([
        undefined,
        {
          label: 'vikunja.example.org',
          url: expect.stringMatching(/^https?:.*user\/settings\/api-tokens\?title=eis&scopes=/),
        },
      ]);
    });

    it('names the right that a token lacks, and never calls it dead', async () => {
      const names = ['info-routes/info', 'token-errors/scope present', 'token-errors/scope missing, read'];
      const server = replay({
        exchanges: [...names, ...(isNew ? ['token-errors/token test, narrow API token'] : [])].map(named),
        standIns: [{ method: 'GET', template: taskList, body: [] }, otherList(404)],
      });
      const failure = await testCredentials(
        { address, authorised: server.fetch },
        ioOver(server.fetch, null),
        signal,
      ).catch((error: unknown) => error);
      check(server, [...names, ...(isNew ? ['token-errors/token test, narrow API token'] : [])]);
      expect(failure).toMatchObject({
        message:
          'The token for vikunja.example.org works, but it may not list projects: it lacks the right “projects: read_all”.',
        trouble: 'missing right',
      });
    });
  });

  const otherList = (status: number): StandIn => ({
    method: 'GET',
    template: version === '0.24.6' ? '/api/v1/tasks' : '/api/v1/tasks/all',
    status,
    body: {},
  });

  describe('reading one task', () => {
    const reads = [...all.values()].filter(
      ({ request, response }) =>
        request.method === 'GET' &&
        /^\/api\/v1\/tasks\/\d+$/.test(request.path) &&
        Object.keys(request.query).length === 0 &&
        response.status === 200,
    );

    it('reads every task that was ever read, as what it is', async () => {
      expect(reads.length).toBeGreaterThan(20);
      for (const { name, request, response } of reads) {
        const wire = DatedTask.parse(response.body);
        const id = request.path.split('/').at(-1) ?? '';
        const task = await play(
          { names: [name], standIns: [anyProject], timeZone: 'UTC' },
          async (keeper) => await keeper.read(id, signal),
        );
        const due = wire.due_date.startsWith('0001') ? null : Date.parse(wire.due_date);
        expect(task).toMatchObject({ title: wire.title, done: wire.done });
        const read = task as Task;
        expect(read.due === null ? null : Date.parse(read.due)).toBe(due);
        expect(read.labels.toSorted()).toEqual((wire.labels ?? []).map(({ title }) => title).toSorted());
        expect(JSON.stringify(read)).not.toMatch(/@example\.org|"email"/);
      }
    });

    it.each(['tasks/read, missing', 'tasks/read the deleted one'])('reads nothing of %s', async (name) => {
      expect(await play({ names: [name] }, async (keeper) => await keeper.read('4', signal))).toBeUndefined();
    });

    it('is not let in to a task of somebody else, which is not the same as a missing one', async () => {
      const names = ['tasks/read, of somebody else'];
      expect(await play({ names }, async (keeper) => await keeper.read('2', signal))).toMatchObject({
        message: 'vikunja.example.org does not let your account do that there.',
        certainty: 'not done',
      });
    });

    it('counts what a removal takes for good', async () => {
      const names = ['assignees/task', 'comments/list'];
      const lost = await play({ names }, async (keeper) => await keeper.forGood('16', signal, 'en'));
      const comments = z.array(z.unknown()).parse(named('comments/list').response.body).length;
      expect(lost).toContain(`its ${comments} comments`);
      expect((lost as readonly string[]).at(-1)).toBe('its number');
    });
  });

  describe('lists', () => {
    const finds: readonly (readonly [name: string, query: TaskQuery, labels?: true])[] = [
      ['filters/open tasks', { done: false }],
      ['filters/done tasks', { done: true }],
      ['filters/date-time literal', { dueUntil: '2026-11-22' }],
      ['filters/priority at least 4', { priority: 4 }],
      ['filters/label by id', { labels: ['errand'] }, true],
      ['filters/any of two labels', { labels: ['urgent'] }, true],
      ['filters/both labels', { labels: ['errand', 'phone'] }, true],
      ['filters/assignee by name', { assignee: 'bela' }],
      ['filters/assignee, nobody of that name', { assignee: 'nobody' }],
    ];

    it.each(finds)('%s', async (...[name, query, needsLabels]) => {
      const names = [...(needsLabels ? ['labels/list'] : []), name];
      const found = await play(
        { names, standIns: [anyProject], timeZone: 'UTC' },
        async (keeper) => await keeper.find({ project: '72', ...query }, signal),
      );
      const wire = Dated.nullable().parse(named(name).response.body) ?? [];
      const day = '2026-11-23T00:00:00Z';
      const meant =
        query.dueUntil === undefined
          ? wire
          : wire.filter(({ due_date: due }) => !due.startsWith('0001') && Date.parse(due) < Date.parse(day));
      expect(found).toMatchObject(meant.map(({ id, title }) => ({ id: String(id), task: { title } })));
      expect(found).toHaveLength(meant.length);
    });

    it('goes through all pages, to the last one and not beyond', async () => {
      const names = ['paging/defaults', 'paging/page 2', 'paging/page 3 (last)'];
      const found = await play(
        { names, standIns: [anyProject] },
        async (keeper) => await keeper.find({ project: '6' }, signal),
      );
      expect(found).toHaveLength(130);
      expect(new Set((found as readonly { id: string }[]).map(({ id }) => id)).size).toBe(130);
    });

    it('finds in all projects at once', async () => {
      const found = await play(
        { names: ['filters/all my tasks'], aside: ['per_page'], standIns: [anyProject, projectList] },
        async (keeper) => await keeper.find({ priority: 4 }, signal),
      );
      expect(found).toHaveLength(Dated.parse(named('filters/all my tasks').response.body).length);
    });

    it('notices that the service was upgraded, learns it, and goes on once', async () => {
      if (version === '0.24.6') return;
      const names = ['filters/all my tasks, other address', 'info-routes/info'];
      const found = await play(
        {
          names: [...names, 'projects/list, defaults (page 1)', 'user/who am I, API token'],
          aside: ['per_page'],
          standIns: [noTask, anyProject],
          facts: { version: '0.24.6', generation: '0.24' },
        },
        async (keeper) => await keeper.find({}, signal),
      );
      expect(found).toEqual([]);
    });

    const projectList: StandIn = {
      method: 'GET',
      template: '/api/v1/projects',
      body: [{ id: 5, title: 'Home' }],
    };

    it('lists labels, each title once and no empty one', async () => {
      const labels = await play({ names: ['labels/list'] }, async (keeper) => await keeper.labels(signal));
      expect(labels).toEqual(['urgent', 'errand', 'phone', 'waiting for', 'Einkauf']);
    });

    it('lists projects without the pseudo ones, with the archived ones', async () => {
      const projects = await play(
        { names: ['projects/list, with archived, 5 a page'], aside: ['per_page'] },
        async (keeper) => await keeper.projects(signal),
      );
      expect(projects).toHaveLength(5);
      expect(projects).toContainEqual({ id: '9', name: 'Old Stuff', parent: undefined, isArchived: true });
      expect(JSON.stringify(projects)).not.toMatch('"-2"|My Open');
    });

    it('names the people of a project, by any part of their names', async () => {
      const project = { id: '5', name: 'Home' };
      const names = ['user-search/in a project, all'];
      const people = await play({ names }, async (keeper) => await keeper.people(project, 'Bartok', signal));
      expect(people).toEqual(['bela']);
    });
  });

  describe('creating', () => {
    const add = (overrides: Partial<Task>, project = '5'): Task =>
      plainTask({ title: 'x', project: { id: project, name: 'Home' }, ...overrides });
    const due = '2026-11-23T09:00:00Z';
    const relative = { 'reminders before a date': [{ seconds: -86_400, to: 'due_date' }] };

    const made: readonly (readonly [name: string, task: Task])[] = [
      ['tasks/create, title only', add({})],
      ['tasks/create, very long title', add({ title: 'x'.repeat(1000) })],
      ['tasks/create, markup in title', add({ title: '<b>x</b>', description: 'ok' })],
      ['tasks/create, blank title', add({ title: '   ' })],
      ['tasks/create one to delete', add({})],
      ['projects/task in the project to be archived', add({})],
      ['timezone/create with UTC date', add({ due })],
      ['timezone/unset date', add({})],
      ['timezone/create in summer time', add({ due: '2026-07-01' })],
      ['timezone/monthly at 23:30Z on 28 Feb', add({ due, repeat: { every: 1, unit: 'month' } })],
      ['timezone/daily over the clock change', add({ due, repeat: { every: 1, unit: 'day' } })],
      ['reminders-repeat/absolute reminder', add({ reminders: [due] })],
      ['reminders-repeat/relative reminder', add({ due, more: relative })],
      ['reminders-repeat/relative without due date', add({ more: relative })],
      ['reminders-repeat/two at one instant', add({ reminders: [due, due] })],
      [
        'reminders-repeat/weekly, overdue by 9 days',
        add({ due, start: due, reminders: [due], repeat: { every: 1, unit: 'week' } }),
      ],
      [
        'reminders-repeat/daily from completion',
        add({ due, repeat: { every: 1, unit: 'day', from: 'done' } }),
      ],
      ['reminders-repeat/repeating without date', add({ repeat: { every: 1, unit: 'day' } })],
      [
        'reminders-repeat/checklist repeats',
        add({ due, repeat: { every: 1, unit: 'day' }, description: 'one' }),
      ],
      ['reminders-repeat/unknown mode', add({ more: { 'kept repeat': { after: 0, mode: 7 } } })],
    ];

    it.each(made)('%s', async (name, task) => {
      const id = await play({ names: [name] }, async (keeper) => await keeper.create(task, creation, signal));
      expect(id).toBe(String(Made.parse(named(name).response.body).id));
    });

    const refused: readonly (readonly [name: string, task: Task, words: string])[] = [
      ['tasks/create, in a missing project', add({}), 'That project is no longer there.'],
      [
        "tasks/create, in somebody else's project",
        add({}),
        'vikunja.example.org does not let your account do that there.',
      ],
      [
        'tasks/create, in a pseudo project',
        add({}, '-1'),
        'vikunja.example.org does not let your account do that there.',
      ],
      ['saved-filters/create a task in it', add({}, '-6'), 'That project is no longer there.'],
      [
        'projects/create a task in an archived project',
        add({}),
        'That project is archived, so nothing in it can be changed.',
      ],
    ];

    it.each(refused)('%s', async (name, task, words) => {
      const failure = await play(
        { names: [name], standIns: [noTask] },
        async (keeper) => await keeper.create(task, creation, signal),
      );
      expect(failure).toMatchObject({ message: words, certainty: 'not done' });
    });

    it('is told of a person without access, and leaves nothing behind', async () => {
      const names = ['user-search/in a project, all', 'tasks/create, assignee without access'];
      const failure = await play(
        { names, standIns: [noTask] },
        async (keeper) => await keeper.create(add({ assignees: ['bela'] }), creation, signal),
      );
      expect(failure).toMatchObject({
        message: 'That person has no access to the project.',
        certainty: 'not done',
      });
    });

    it('names the right that is missing for it', async () => {
      const isNew = version === '2.5.0';
      const probe = isNew ? ['token-errors/token test, narrow API token'] : [];
      const names = ['token-errors/scope missing, write', ...probe];
      const failure = await play(
        { names, standIns: [{ method: 'GET', template: '/api/v1/projects', body: [] }] },
        async (keeper) => await keeper.create(add({}), creation, signal),
      );
      expect(failure).toMatchObject({
        message: 'The token for vikunja.example.org may not add tasks: it lacks the right “tasks: create”.',
        trouble: 'missing right',
        certainty: 'not done',
      });
    });

    it('waits while there are too many requests, and says so when it lasts', async () => {
      const failure = await play(
        {
          names: ['rate-limit/write when over', 'rate-limit/write when over'].slice(0, 1),
          standIns: [fullHouse],
        },
        async (keeper) => await keeper.create(add({}), creation, signal),
      );
      expect(failure).toMatchObject({ certainty: 'not done' });
    });

    const fullHouse: StandIn = {
      method: 'PUT',
      template: '/api/v1/projects/:id/tasks',
      status: 429,
      body: {},
    };

    it('tries again when the database was locked, after it has looked', async () => {
      if (version !== '2.5.0') return;
      const locked = "server-errors/create while SQLite is locked by the server's own background work";
      const server = replay({
        exchanges: ['user-search/in a project, all', locked, locked].slice(0, 2).map(named),
        standIns: [
          noTask,
          { method: 'PUT', template: '/api/v1/projects/:id/tasks', status: 201, body: { id: 77 } },
        ],
      });
      const keeper = createVikunjaKeeper(
        openService(address, ioOver(server.fetch, factsOf(version))),
        noFiles,
      );
      expect(await keeper.create(add({ assignees: ['bela'] }), creation, signal)).toBe('77');
      check(server, ['user-search/in a project, all', locked]);
    });
  });

  describe('changing', () => {
    /** What stood there before a recorded update: what was sent, but for the change. */
    const before = (name: string, differs: z.infer<typeof WireObject>): StandIn => ({
      method: 'GET',
      template: '/api/v1/tasks/:id',
      body: { ...WireObject.parse(named(name).request.body), ...differs },
    });
    const due = '2026-11-24T09:00:00Z';
    const wholes: readonly (readonly [string, z.infer<typeof WireObject>, Partial<Task>, string?])[] = [
      ['tasks/SAFE: whole object back with one change', { priority: 4 }, { priority: 5 }],
      ['tasks/done', { done: false }, { done: true }],
      ['tasks/reopen', { done: true }, { done: false }],
      [
        'move/move (whole object, other project)',
        { project_id: 5 },
        { project: { id: '7', name: 'Garden' } },
      ],
      [
        'move/move to a missing project',
        { project_id: 5 },
        { project: { id: '999999', name: 'x' } },
        'That project is no longer there.',
      ],
      [
        "move/move into somebody else's project",
        { project_id: 5 },
        { project: { id: '2', name: 'x' } },
        'vikunja.example.org does not let your account do that there.',
      ],
      [
        'move/move into a pseudo project',
        { project_id: 5 },
        { project: { id: '-1', name: 'x' } },
        'vikunja.example.org does not let your account do that there.',
      ],
      [
        'move/move into an archived project',
        { project_id: 5 },
        { project: { id: '9', name: 'Old Stuff' } },
        'That project is archived, so nothing in it can be changed.',
      ],
      ['concurrency/ada writes priority', { priority: 1 }, { priority: 5 }],
      [
        'concurrency/bela writes the description from the stale copy',
        { description: '<p>alt</p>' },
        { description: 'neu' },
      ],
      [
        'reminders-repeat/due date moves, relative reminder follows',
        { due_date: '2026-11-23T09:00:00Z' },
        { due },
      ],
      ['reminders-repeat/done, weekly from due date', { done: false }, { done: true }],
      ['reminders-repeat/done, monthly from 31 January', { done: false }, { done: true }],
      ['reminders-repeat/done, from completion', { done: false }, { done: true }],
      ['reminders-repeat/done, no date', { done: false }, { done: true }],
      ['reminders-repeat/done, checklist', { done: false }, { done: true }],
      ['timezone/done, monthly', { done: false }, { done: true }],
      ['timezone/done, daily over the clock change', { done: false }, { done: true }],
    ];
    const patches: readonly (readonly [string, z.infer<typeof WireObject>, Partial<Task>, string?])[] = [
      ['v2/patch one field', { priority: 4 }, { priority: 1 }],
      ['v2/patch to the same value', { priority: 4 }, { priority: 1 }],
      ['v2/patch, null clears', { due_date: due }, { due: null }],
      ['v2/patch done, repeating task', { done: false }, { done: true }],
      ['v2/patch, missing task', {}, { priority: 1 }],
      [
        'v2/patch, stranger',
        {},
        { priority: 1 },
        'vikunja.example.org does not let your account do that there.',
      ],
    ];

    it.each(version === '2.5.0' ? patches : wholes)('%s', async (...[name, differs, after, words]) => {
      const base = version === '2.5.0' ? { id: 184, title: 'x', project_id: 5 } : {};
      const standIn = before(name, { ...base, ...differs });
      const result = await play(
        { names: [name], standIns: [standIn] },
        async (keeper) => await keeper.update('4', { before: {}, after }, signal),
      );
      expect(outcomeOf(result)).toBe(words);
    });

    const task: StandIn = {
      method: 'GET',
      template: '/api/v1/tasks/:id',
      body: {
        id: 16,
        title: 'x',
        project_id: 5,
        labels: [{ id: 3, title: 'phone' }],
        assignees: [{ id: 1, username: 'ada' }],
      },
    };
    const sides: readonly (readonly [string, 'labels' | 'assignees', string[], string[], string?])[] = [
      ['labels/attach', 'labels', [], ['errand']],
      ['labels/attach again', 'labels', [], ['errand']],
      ['labels/attach, missing label', 'labels', [], ['errand'], 'That label is no longer there.'],
      [
        "labels/attach, somebody else's label",
        'labels',
        [],
        ['errand'],
        'vikunja.example.org does not let your account do that there.',
      ],
      ['labels/detach', 'labels', ['phone'], []],
      ['labels/detach again', 'labels', ['phone'], []],
      ['assignees/add', 'assignees', [], ['bela']],
      ['assignees/add again', 'assignees', [], ['bela']],
      ['assignees/add, no access', 'assignees', [], ['bela'], 'That person has no access to the project.'],
      ['assignees/add, missing person', 'assignees', [], ['bela'], 'Nobody there has that name.'],
      ['assignees/remove', 'assignees', ['ada'], []],
      ['assignees/remove again', 'assignees', ['ada'], []],
    ];

    it.each(sides)('%s', async (...[name, field, was, shall, words]) => {
      const look = field === 'labels' ? 'labels/list' : 'user-search/in a project, all';
      const names = [...(shall.length > 0 ? [look] : []), name];
      const change = { before: { [field]: was }, after: { [field]: shall } };
      const result = await play(
        { names, standIns: [task] },
        async (keeper) => await keeper.update('16', change, signal),
      );
      expect(outcomeOf(result)).toBe(words);
    });

    it.each(['tasks/delete', 'tasks/delete again'])('%s', async (name) => {
      const result = await play({ names: [name] }, async (keeper) => await keeper.remove('13', signal));
      expect(result).toBeUndefined();
    });

    it('may not delete a task of somebody else', async () => {
      const names = ['tasks/delete, of somebody else'];
      const result = await play({ names }, async (keeper) => await keeper.remove('2', signal));
      expect(result).toMatchObject({ certainty: 'not done' });
    });
  });

  describe('projects and labels', () => {
    const projects: StandIn = { method: 'GET', template: '/api/v1/projects', body: [] };
    const project = (
      more: Readonly<Record<string, string | boolean>> = {},
      parent: string | null = null,
    ) => ({
      name: 'x',
      parent,
      isArchived: false,
      more,
    });
    const ok = version !== '2.5.0';
    const creations: readonly (readonly [string, ReturnType<typeof project>, (string | undefined)?])[] = [
      ['projects/create Work', project({ is_favorite: true })],
      ['projects/create Garden', project()],
      ['projects/create a child', project({}, '7')],
      ['projects/create Old Stuff', project()],
      ['projects/create Home', project({ description: 'x', identifier: 'home', hex_color: '#1973ff' })],
      [
        'projects/create, identifier taken',
        project({ identifier: 'HOME' }),
        ok ? undefined : 'Another project has that short name already.',
      ],
      [
        'projects/create, identifier too long',
        project({ identifier: 'HOMEHOMEHOME' }),
        version === '0.24.6'
          ? 'vikunja.example.org did not take it (400).'
          : 'vikunja.example.org did not take it (412/2002).',
      ],
      ['projects/create under a missing parent', project({}, '999999'), 'That project is no longer there.'],
      ['projects/create one to delete', project()],
    ];

    it.each(creations)('%s', async (...[name, fields, words]) => {
      const result = await play(
        { names: [name], standIns: [projects] },
        async (keeper) => await keeper.places!.createProject(fields, signal),
      );
      expect(outcomeOf(result)).toBe(words ?? String(Made.parse(named(name).response.body).id));
    });

    const reads = ['read', 'read after update', 'read the child'].map((name) => `projects/${name}`);

    it.each(reads)('%s', async (name) => {
      const wire = z
        .looseObject({ title: z.string(), parent_project_id: z.int() })
        .parse(named(name).response.body);
      const { title, parent_project_id: parent } = wire;
      const result = await play(
        { names: [name] },
        async (keeper) => await keeper.places!.readProject('5', signal),
      );
      expect(result).toMatchObject({
        name: title,
        parent: parent === 0 ? null : String(parent),
        isArchived: false,
      });
    });

    it.each(['projects/read, missing', 'projects/read the deleted one'])('%s', async (name) => {
      const result = await play(
        { names: [name] },
        async (keeper) => await keeper.places!.readProject('5', signal),
      );
      expect(result).toBeUndefined();
    });

    it('may not read a project of somebody else', async () => {
      const names = ['projects/read, of somebody else'];
      const result = await play({ names }, async (keeper) => await keeper.places!.readProject('5', signal));
      expect(result).toMatchObject({
        message: 'vikunja.example.org does not let your account do that there.',
      });
    });

    it.each([
      ['projects/delete', undefined],
      ['projects/delete again', undefined],
      ['projects/delete the default project', 'The project that takes new tasks cannot be deleted.'],
    ])('%s', async (...[name, words]) => {
      const result = await play(
        { names: [name] },
        async (keeper) => await keeper.places!.removeProject('5', signal),
      );
      expect(outcomeOf(result)).toBe(words);
    });

    it('makes a label', async () => {
      const names = ['labels/same title again'];
      const id = await play({ names }, async (keeper) => await keeper.places!.createLabel('urgent', signal));
      expect(id).toBe('6');
    });

    it('finds a label by its title, whatever its capitals', async () => {
      const names = ['labels/list'];
      const find = async (keeper: TaskKeeper) => await keeper.places!.findLabel('einkauf', signal);
      expect(await play({ names }, find)).toBe('5');
    });

    it.each(['labels/delete', 'labels/delete again'])('%s', async (name) => {
      const result = await play(
        { names: [name] },
        async (keeper) => await keeper.places!.removeLabel('9', signal),
      );
      expect(result).toBeUndefined();
    });
  });

  describe('files of tasks', () => {
    const text = 'Kündigungsfrist: 3 Monate\n';
    const bytes = new TextEncoder().encode(text);
    const held = { name: 'notiz.txt', type: 'text/plain', size: bytes.length, chunks: [bytes] };
    const source = { url: 'mxc://example.org/notiz', name: 'notiz.txt', type: 'text/plain' };
    const recordedTask = 'attachments/task with attachments';
    const sentOn: unknown[] = [];

    const withFiles = async <Result>(
      names: readonly string[],
      act: (files: FileKeeper) => Promise<Result>,
      standIns: readonly StandIn[] = [],
    ): Promise<Result | UserFacingError> => {
      const server = replay({ exchanges: names.map(named), standIns: [...standIns, anyProject] });
      const io: FileIo = {
        fetch: server.fetch,
        check: () => undefined,
        receive: async () => await Promise.resolve(held),
        send: async (file) => {
          sentOn.push(file);
          return await Promise.resolve(source);
        },
      };
      const keeper = createVikunjaKeeper(openService(address, ioOver(server.fetch, factsOf(version))), io);
      const result = await act(keeper.files!).catch((error: unknown) => {
        if (error instanceof UserFacingError) return error;
        throw error;
      });
      check(server, names);
      return result;
    };
    const noneYet: StandIn = {
      method: 'GET',
      template: '/api/v1/tasks/:id',
      body: { id: 176, title: 'Mietvertrag prüfen', project_id: 5, attachments: null },
    };
    const attach = async (files: FileKeeper) => await files.attach('176', source, signal);

    it('R4 hang on the task that is read', async () => {
      const files = await withFiles([recordedTask], async (keeper) => await keeper.list('176', signal));
      expect(files).toEqual([
        { id: '1', name: 'notiz.txt', size: 27, isOwn: true },
        { id: '2', name: 'Zähler stand.csv', size: 8, isOwn: true },
      ]);
    });

    it('R4 are sent as the form that Vikunja takes', async () => {
      expect(await withFiles(['attachments/upload two files'], attach, [noneYet])).toBe('1');
    });

    it('R4 are not believed to be there when Vikunja says 200 and kept nothing', async () => {
      const answer = named('attachments/wrong field name').response.body;
      const template = '/api/v1/tasks/:id/attachments';
      const nothing: StandIn = { method: 'PUT', template, body: answer };
      expect(await withFiles([], attach, [noneYet, nothing])).toMatchObject({
        message: 'vikunja.example.org did not keep notiz.txt.',
        certainty: 'not done',
      });
    });

    it.each([
      ['attachments/on a missing task', 'That task is no longer there.'],
      ['attachments/upload by an outsider', 'vikunja.example.org does not let your account do that there.'],
    ])('R4 %s', async (name, message) => {
      expect(await withFiles([name], attach, [noneYet])).toMatchObject({ message, certainty: 'not done' });
    });

    const file = { id: '1', name: 'notiz.txt', size: 27, isOwn: true };

    it('R4 come back as they went in', async () => {
      await withFiles(['attachments/download'], async (keeper) => await keeper.send('176', file, signal));
      expect(sentOn.at(-1)).toEqual(held);
    });

    it('R4 are gone when they were deleted', async () => {
      const send = async (keeper: FileKeeper) => await keeper.send('176', file, signal);
      const gone = 'attachments/download the deleted one';
      expect(await withFiles([gone, gone], send)).toMatchObject({
        message: 'That file is no longer there.',
      });
    });

    it('R4 are deleted', async () => {
      const detach = async (keeper: FileKeeper) => await keeper.detach('176', '1', signal);
      expect(await withFiles(['attachments/delete'], detach)).toBeUndefined();
    });
  });

  const count = new Set(Object.values(reachedIn[version]).flat()).size;

  it(`figure: Vikunja ${version}: ${count} exchanges reached through the keeper's operations`, () => {
    const met = [...reached].map(([operation, names]) => [operation, [...names].toSorted()]);
    expect(Object.fromEntries(met)).toEqual(reachedIn[version]);
    expect(count).toBeGreaterThan(100);
  });
});
