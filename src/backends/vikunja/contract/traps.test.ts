import { noFiles } from '../../../core/file.ts';
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { receiptFor } from '../../../core/edit.ts';
import type { Json } from '../../../core/json.ts';
import { taskCollection } from '../../../domains/tasks/collections.ts';
import type { TaskKeeper } from '../../../domains/tasks/keeper.ts';
import { plainTask } from '../../../domains/tasks/task.ts';
import { createVikunjaKeeper } from '../keeper.ts';
import { openService } from '../service.ts';
import { taskFrom } from '../task-form.ts';
import { filterFor } from '../task-list.ts';
import { type WireTask, WireProject, WireTask as TaskSchema } from '../wire.ts';
import { type Exchange, Recording, type Version, versions } from './recording.ts';
import { address, ioOver } from './replay.ts';

/*
 * What is written about Vikunja as a trap, each with the recording that shows it, and what eis makes of it. The server
 * here is a few lines that behave as the recording does.
 */

const { signal } = new AbortController();

const recorded = (version: Version, group: string, name: string): Exchange => {
  const file = new URL(`../recordings/${version}/${group}.json`, import.meta.url);
  const found = Recording.parse(JSON.parse(readFileSync(file, 'utf8'))).exchanges.find(
    (one) => one.name === name,
  );
  if (!found) throw new Error(`no exchange ${group}/${name} in ${version}`);
  return found;
};

const taskIn = (version: Version, group: string, name: string): WireTask =>
  TaskSchema.parse(recorded(version, group, name).response.body);

const read = (wire: WireTask, timeZone = 'Europe/Berlin') =>
  taskFrom(wire, { timeZone, nameOf: String }).task;

type Reply = Response | undefined;
type Handle = (method: string, path: string, body: unknown) => Reply;

const Body = z.record(z.string(), z.json());
const generationOf = { '0.24.6': '0.24', '1.1.0': '1', '2.5.0': '2' } as const;

/** A keeper over a server that answers as `handle` says, and what was asked of it. */
function over(version: Version, handle: Handle) {
  const asked: { readonly method: string; readonly path: string; readonly body: unknown }[] = [];
  const facts: Json = {
    version,
    generation: generationOf[version],
    isExact: version === '2.5.0',
    frontend: 'https://vikunja.example.org/',
    pageSize: 50,
    concurrentWrites: false,
    account: 'ada',
    inbox: { id: '5', name: 'Home' },
    timeZone: 'Europe/Berlin',
  };
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    const text = await request.text();
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    asked.push({ method: request.method, path: pathname, body });
    return handle(request.method, pathname, body) ?? Response.json({ message: 'Not Found' }, { status: 404 });
  };
  const keeper = createVikunjaKeeper(openService(address, ioOver(fetch, facts)), noFiles);
  return { keeper, asked };
}

const anyProject: Handle = (method, path) =>
  method === 'GET' && /^\/api\/v1\/projects\/\d+$/.test(path)
    ? Response.json({ id: 5, title: 'Home' })
    : undefined;

/** v1's own update: what is left out is wiped, as `WIPE: read after` shows. */
const wiped = (current: WireTask, body: z.infer<typeof Body>): WireTask =>
  TaskSchema.parse({
    id: current.id,
    project_id: current.project_id,
    labels: current.labels,
    title: current.title,
    ...body,
  });

describe.each(['0.24.6', '1.1.0'] as const)('the update of Vikunja %s', (version) => {
  it('D4 trap: an update that names one field wipes the others, so the whole object goes back', async () => {
    const before = taskIn(version, 'tasks', 'create again, every field, not repeating');
    const after = taskIn(version, 'tasks', 'WIPE: read after priority only');
    expect([before.description, before.hex_color]).not.toEqual([after.description, after.hex_color]);
    expect([after.description, after.hex_color, after.percent_done]).toEqual(['', '', 0]);

    let current = taskIn(version, 'tasks', 'SAFE: read after');
    const was = read(current);
    const { keeper } = over(version, (method, path, body) => {
      if (path !== `/api/v1/tasks/${current.id}`) return anyProject(method, path, body);
      if (method === 'POST') current = wiped(current, Body.parse(body));
      return Response.json(current);
    });
    await keeper.update(String(current.id), { before: { priority: 5 }, after: { priority: 1 } }, signal);
    expect(read(current)).toEqual({ ...was, priority: 1 });
  });

  it('D6 trap: {"done":true} alone deletes the repeat, so the repeat goes with it', async () => {
    expect(taskIn(version, 'tasks', 'read it back').repeat_after).toBe(604_800);
    expect(taskIn(version, 'tasks', 'WIPE: read after').repeat_after).toBe(0);
    const current = taskIn(version, 'tasks', 'read it back');
    const { keeper, asked } = over(version, () => Response.json(current));
    await keeper.update(String(current.id), { before: { done: false }, after: { done: true } }, signal);
    const update = asked.find(({ method }) => method === 'POST');
    expect(update?.body).toMatchObject({ done: true, repeat_after: 604_800, reminders: current.reminders });
  });

  it('trap: a creation that was refused has left the task behind, and it is taken away before that is said', async () => {
    const refusal = recorded(version, 'tasks', 'create, assignee without access');
    const left = taskIn(version, 'tasks', 'create, title only');
    let tasks: readonly unknown[] = [];
    const { keeper, asked } = over(version, (method, path) => {
      if (path.endsWith('/projectusers')) return Response.json([{ id: 3, username: 'cem' }]);
      if (method === 'PUT') {
        tasks = [{ ...left, title: 'cem cannot see' }];
        return Response.json(refusal.response.body, { status: refusal.response.status });
      }
      if (method === 'DELETE') tasks = [];
      return Response.json(method === 'DELETE' ? { message: 'Successfully deleted.' } : tasks);
    });
    const home = { id: String(left.project_id), name: 'Home' };
    const task = plainTask({ title: 'cem cannot see', project: home, assignees: ['cem'] });
    await expect(keeper.create(task, { mark: 'm', watermark: 1 }, signal)).rejects.toMatchObject({
      message: 'That person has no access to the project.',
      certainty: 'not done',
    });
    expect(tasks).toEqual([]);
    expect(asked.map(({ method }) => method)).toEqual(['GET', 'PUT', 'GET', 'DELETE', 'GET']);
  });

  it('trap: tasks that share an index are still told apart, because only ids count', () => {
    const tasks = z.array(TaskSchema).parse(recorded(version, 'paging', 'defaults').response.body);
    const twins = tasks.slice(0, 2).map((task) => ({ ...task, index: 1, identifier: '#1' }));
    expect(new Set(twins.map((task) => taskFrom(task, { timeZone: 'UTC', nameOf: String }).id)).size).toBe(2);
  });
});

describe('Vikunja 2.5.0', () => {
  const locked = "create while SQLite is locked by the server's own background work";
  const home = { id: '5', name: 'Home' };
  const task = plainTask({ title: 'Pechvogel', project: home });
  const creation = { mark: 'm', watermark: 10 };
  const made = { ...taskIn('2.5.0', 'tasks', 'create, title only'), id: 11, title: 'Pechvogel' };

  it('trap: 500 for a write while the database is locked is tried again', async () => {
    const { response } = recorded('2.5.0', 'server-errors', locked);
    let refusals = 3;
    const { keeper, asked } = over('2.5.0', (method) => {
      if (method === 'GET') return Response.json([]);
      refusals -= 1;
      return refusals >= 0
        ? Response.json(response.body, { status: response.status })
        : Response.json(made, { status: 201 });
    });
    expect(await keeper.create(task, creation, signal)).toBe('11');
    expect(asked.map(({ method }) => method)).toEqual(['PUT', 'GET', 'PUT', 'GET', 'PUT', 'GET', 'PUT']);
  });

  it('trap: 500 though it was written is no reason to write it twice', async () => {
    const { keeper, asked } = over('2.5.0', (method) =>
      method === 'GET' ? Response.json([made]) : Response.json({}, { status: 500 }),
    );
    expect(await keeper.create(task, creation, signal)).toBe('11');
    expect(asked.filter(({ method }) => method === 'PUT')).toHaveLength(1);
  });

  it('gives up after five times, and knows that nothing was done', async () => {
    const { keeper, asked } = over('2.5.0', (method) =>
      method === 'GET' ? Response.json([]) : Response.json({}, { status: 500 }),
    );
    await expect(keeper.create(task, creation, signal)).rejects.toMatchObject({
      certainty: 'not done',
      name: 'UnavailableError',
    });
    expect(asked.filter(({ method }) => method === 'PUT')).toHaveLength(5);
  });

  it('trap: a repeating task is not finished twice by a 500 that had done it', async () => {
    let current = taskIn('2.5.0', 'reminders-repeat', 'weekly, overdue by 9 days');
    const next = taskIn('2.5.0', 'reminders-repeat', 'done, weekly from due date, read after');
    const { keeper, asked } = over('2.5.0', (method) => {
      if (method === 'GET') return Response.json(current);
      current = next;
      return Response.json({}, { status: 500 });
    });
    await keeper.update(String(current.id), { before: { done: false }, after: { done: true } }, signal);
    expect(asked.filter(({ method }) => method === 'PATCH')).toHaveLength(1);
  });

  it('D6 keeps the repeat when a repeating task is changed, and tells its next date', () => {
    const before = read(taskIn('2.5.0', 'reminders-repeat', 'weekly, overdue by 9 days'));
    const after = read(taskIn('2.5.0', 'reminders-repeat', 'done, weekly from due date, read after'));
    expect(before.repeat).toEqual({ every: 1, unit: 'week' });
    expect(after).toMatchObject({ repeat: before.repeat, done: false, due: '2026-11-26T10:00:00+01:00' });
  });
});

describe.each(versions)('Vikunja %s', (version) => {
  it('trap: labels of a creation are echoed but not attached, so each is put on by itself', async () => {
    const echoed = taskIn(version, 'tasks', 'create, every field');
    expect(echoed.labels).toHaveLength(1);
    expect(taskIn(version, 'tasks', 'read it back').labels ?? []).toEqual([]);
    const labels = recorded(version, 'labels', 'list').response.body;
    const { keeper, asked } = over(version, (_method, path) => {
      if (path === '/api/v1/labels') return Response.json(labels);
      return Response.json(path.endsWith('/labels') ? { label_id: 2 } : echoed, { status: 201 });
    });
    const task = plainTask({ title: 'x', project: { id: '5', name: 'Home' }, labels: ['errand', 'phone'] });
    await keeper.create(task, { mark: 'm', watermark: 1 }, signal);
    const puts = asked.filter(({ method }) => method === 'PUT');
    expect(puts[0]?.body).not.toHaveProperty('labels');
    expect(puts.slice(1).map(({ path, body }) => [path, body])).toEqual([
      [`/api/v1/tasks/${echoed.id}/labels`, { label_id: 2 }],
      [`/api/v1/tasks/${echoed.id}/labels`, { label_id: 3 }],
    ]);
  });

  it('trap: "created", but the label is not there: the receipt says so', async () => {
    const bare = {
      ...taskIn(version, 'tasks', 'create, title only'),
      created_by: { id: 1, username: 'ada' },
    };
    const { keeper } = over(version, (method, path) => {
      if (path === '/api/v1/labels') return Response.json([{ id: 2, title: 'errand' }]);
      return Response.json(method === 'GET' ? [bare] : bare, { status: method === 'GET' ? 200 : 201 });
    });
    const project = { id: '5', name: 'Home' };
    const after = { ...plainTask({ title: 'Buy milk', project, labels: ['errand'] }) };
    const collection = taskCollection(keeper);
    const creation = { mark: 'm', watermark: 1 };
    const id = await collection.create(after, creation, signal);
    const [made] = await collection.findMade(after, creation, signal);
    const receipt = receiptFor({ op: 'create', noun: 'task', after }, id, made?.fields);
    expect(receipt.refused).toEqual(['labels']);
  });

  it('trap: a list is null, missing or empty, and means nothing in each form', () => {
    const wire = taskIn(version, 'tasks', 'read it back');
    expect(wire.labels ?? null).toBeNull();
    const { labels: _, reminders: __, ...bare } = wire;
    const forms = [{ ...bare, labels: null, reminders: null }, { ...bare, labels: [], reminders: [] }, bare];
    for (const form of forms) {
      expect(read(TaskSchema.parse(form))).toMatchObject({ labels: [], reminders: [] });
    }
  });

  it('trap: a whole answer is null, and means an empty list', async () => {
    const { keeper } = over(
      version,
      () => new Response('null\n', { headers: { 'content-type': 'application/json' } }),
    );
    expect(await keeper.labels(signal)).toEqual([]);
    expect(await keeper.find({}, signal)).toEqual([]);
    expect(await keeper.projects(signal)).toEqual([]);
  });

  it('trap: "today" is the day of another zone: an instant is asked for, and looked at again', async () => {
    const isExact = version === '2.5.0';
    const sought = { query: { done: false, dueUntil: '2026-11-21' }, labels: [], timeZone: 'Europe/Berlin' };
    expect(filterFor(sought, { isExact })).toBe(
      isExact
        ? 'done = false && due_date < "2026-11-21T23:00:00Z"'
        : 'done = false && due_date < "2026-11-22T13:00:00Z"',
    );
    const all = recorded(version, 'filters', 'open tasks').response.body;
    const { keeper } = over(version, (method, path, body) =>
      path.includes('tasks') ? Response.json(all) : anyProject(method, path, body),
    );
    const found = await keeper.find({ done: false, dueUntil: '2026-11-21' }, signal);
    expect(found.map(({ task }) => task.title)).toEqual([
      'Steuer abgeben',
      'Zahnarzt anrufen ☎',
      'just before midnight Berlin',
    ]);
  });

  it('trap: the zero date is no date', () => {
    const wire = taskIn(version, 'tasks', 'create, title only');
    expect([wire.due_date, wire.start_date]).toEqual(['0001-01-01T00:00:00Z', '0001-01-01T00:00:00Z']);
    expect(read(wire)).toMatchObject({ due: null, start: null, end: null });
    expect(read(TaskSchema.parse({ ...wire, due_date: '0001-01-01T00:53:28+00:53' })).due).toBeNull();
  });

  it('trap: an answer has the offset of the server or of whoever wrote, and is the same moment', () => {
    const wire = taskIn(version, 'timezone', 'read');
    expect(wire.due_date).toBe('2026-12-24T18:00:00+01:00');
    expect(read(wire).due).toBe('2026-12-24T18:00:00+01:00');
    expect(read(wire, 'America/New_York').due).toBe('2026-12-24T12:00:00-05:00');
  });

  it('trap: a day is kept as midnight of the person, and as no other midnight', () => {
    const wire = taskIn(version, 'tasks', 'create, title only');
    const due = (due_date: string) => read(TaskSchema.parse({ ...wire, due_date })).due;
    expect(due('2026-11-26T23:00:00Z')).toBe('2026-11-27');
    expect(due('2026-11-27T00:00:00Z')).toBe('2026-11-27T01:00:00+01:00');
    expect(due('9999-12-31T22:30:00Z')).toBe('9999-12-31T23:30:00+01:00');
  });

  it('trap: pseudo projects are on every page and past the last one', async () => {
    const page = z.array(WireProject).parse(recorded('2.5.0', 'projects', 'list, page 2').response.body);
    expect(page.some(({ id }) => id < 0)).toBe(true);
    const { keeper, asked } = over(version, () =>
      Response.json(page, { headers: { 'x-pagination-total-pages': '3' } }),
    );
    const projects = await keeper.projects(signal);
    expect(projects.length).toBe(page.filter(({ id }) => id > 0).length);
    expect(asked).toHaveLength(3);
  });

  it('trap: a page past the end says that there are none, and is never asked for', async () => {
    const beyond = recorded(version, 'paging', 'page 4 (beyond)');
    expect(beyond.response.headers['x-pagination-total-pages']).toBe('0');
    const { keeper, asked } = over(version, (method, path, body) =>
      path.endsWith('/tasks')
        ? Response.json([], { headers: { 'x-pagination-total-pages': '0' } })
        : anyProject(method, path, body),
    );
    expect(await keeper.find({ project: '6' }, signal)).toEqual([]);
    expect(asked).toHaveLength(1);
  });

  it('trap: "like" misses Müll for MÜLL and depends on the database, so texts are not left to the server', () => {
    const found =
      z
        .array(z.unknown())
        .nullable()
        .parse(recorded(version, 'filters', 'search, umlaut other case').response.body) ?? [];
    expect(found).toEqual([]);
    const sought = { query: { text: 'MÜLL', assignee: 'a & b' }, labels: [], timeZone: 'UTC' };
    expect(filterFor(sought, { isExact: true })).toBe('');
  });

  it('trap: mail addresses in answers are never shown on', () => {
    const wire = taskIn(version, 'assignees', 'task');
    const leaky = { id: 2, username: 'bela', name: 'Béla', email: 'bela@example.org' };
    const task = read(TaskSchema.parse({ ...wire, assignees: [leaky], created_by: leaky }));
    expect(task.assignees).toEqual(['bela']);
    expect(JSON.stringify(task)).not.toMatch('example.org');
  });

  it('trap: a description holds a script, and people read the text', () => {
    const wire = taskIn(version, 'tasks', 'create, markup in title');
    expect(wire.description).toContain('<script>');
    expect(read(wire)).toMatchObject({ title: wire.title, description: 'ok' });
  });

  it('trap: HTML instead of JSON is no word of Vikunja: nothing is gone, and a write may have been done', async () => {
    const page = () =>
      new Response('<html>log in</html>', { status: 200, headers: { 'content-type': 'text/html' } });
    const { keeper } = over(version, page);
    const words = 'vikunja.example.org answered with something else than Vikunja does.';
    await expect(keeper.read('4', signal)).rejects.toMatchObject({ message: words, certainty: 'not done' });
    await expect(keeper.remove('4', signal)).rejects.toMatchObject({
      message: words,
      certainty: 'may have been done',
    });
    const away = over(version, () => new Response('<html>404</html>', { status: 404 }));
    await expect(away.keeper.read('4', signal)).rejects.toMatchObject({ message: words });
  });

  it('L7 says what a connection broke off may have done: nothing for a question, perhaps something for a write', async () => {
    const { keeper } = over(version, () => {
      throw new TypeError('fetch failed');
    });
    const words = 'vikunja.example.org broke off.';
    await expect(keeper.read('4', signal)).rejects.toMatchObject({ message: words, certainty: 'not done' });
    await expect(keeper.remove('4', signal)).rejects.toMatchObject({
      message: words,
      certainty: 'may have been done',
    });
  });

  it('L7 says that a token is dead, and names a right that is missing', async () => {
    const dead = over(version, () => Response.json({ message: 'missing' }, { status: 401 }));
    await expect(dead.keeper.labels(signal)).rejects.toMatchObject({
      message: 'vikunja.example.org does not accept your token any more (revoked or expired).',
      trouble: 'wrong credentials',
    });
    const narrow = over(version, (_method, path) =>
      path === '/api/v1/labels'
        ? Response.json({ message: 'missing' }, { status: 401 })
        : Response.json(path === '/api/v1/token/test' ? { message: 'ok' } : []),
    );
    await expect(narrow.keeper.labels(signal)).rejects.toMatchObject({
      message:
        'The token for vikunja.example.org may not list labels: it lacks the right “labels: read_all”.',
      trouble: 'missing right',
    });
  });
});

describe('L7 tokens of versions before 2.4', () => {
  let keeper: TaskKeeper;

  beforeEach(() => {
    // Any string that begins `tk_` is "ok" there, even an invented one.
    const { response } = recorded('1.1.0', 'token-errors', 'token test, unknown API token');
    ({ keeper } = over('1.1.0', (_method, path) =>
      path === '/api/v1/token/test'
        ? Response.json(response.body, { status: response.status })
        : Response.json({ message: 'missing' }, { status: 401 }),
    ));
  });

  it('trap: the test of a token says yes to every token, so it is not asked', async () => {
    await expect(keeper.labels(signal)).rejects.toMatchObject({ trouble: 'wrong credentials' });
  });
});
