import { beforeEach, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import type { Json } from '../../core/json.ts';
import { faultNames } from './faults.ts';
import { fetchVikunja } from './fetch-vikunja.ts';
import { type Generation, generations } from './generation.ts';
import { populate } from './populate.ts';
import { createPlaygroundVikunja, type PlaygroundVikunja } from './vikunja.ts';

const Answer = z.looseObject({
  id: z.number().optional(),
  index: z.number().optional(),
  title: z.string().optional(),
});

class House {
  readonly vikunja: PlaygroundVikunja;
  readonly token: string;
  readonly slept: number[] = [];

  constructor(version: Generation) {
    this.vikunja = createPlaygroundVikunja({
      version,
      now: () => new Date('2026-11-20T08:12:00Z'),
      sleep: async (ms) => {
        this.slept.push(ms);
        await Promise.resolve();
      },
    });
    const { addUser, addToken, addLabel, addTask } = populate(this.vikunja.state);
    const alice = addUser({ username: 'alice' });
    this.token = addToken(alice);
    addLabel(alice, 'errand');
    const inbox = this.vikunja.state.projects.get(alice.inbox);
    if (inbox) addTask(inbox, { title: 'buy stamps', description: '<p>ten</p>', priority: 2 });
  }

  async ask(
    method: string,
    path: string,
    body?: Json,
  ): Promise<{ status: number; body: unknown; text: string }> {
    const response = await fetchVikunja(this.vikunja)(`https://my.vikunja.io/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type') === 'application/json';
    return { status: response.status, text, body: isJson ? JSON.parse(text) : undefined };
  }

  get task() {
    return this.vikunja.state.tasks.get(1);
  }

  get titles(): readonly string[] {
    return [...this.vikunja.state.tasks.values()].map(({ title }) => title);
  }
}

describe.each(generations)("what goes wrong in the playground's Vikunja %s", (version) => {
  let house: House;
  const whole = { title: 'buy stamps', description: '<p>ten</p>', priority: 3 };
  beforeEach(() => {
    house = new House(version);
  });

  it('has a sentence for every fault, and meets only what it is for', async () => {
    expect(Object.keys(faultNames).length).toBeGreaterThan(15);
    house.vikunja.faults.plan('500', { once: true });
    expect((await house.ask('GET', '/projects')).status).toBe(200);
    expect((await house.ask('POST', '/tasks/1', whole)).status).toBe(500);
    expect((await house.ask('POST', '/tasks/1', whole)).status).toBe(200);
  });

  it.each(['drop-answer', 'late-500', 'silent', 'truncate'] as const)(
    '%s: it was done all the same',
    async (name) => {
      house.vikunja.faults.plan(name, { once: true });
      const abort = new AbortController();
      const asking = fetchVikunja(house.vikunja)('https://my.vikunja.io/api/v1/projects/1/tasks', {
        method: 'PUT',
        headers: { authorization: `Bearer ${house.token}`, 'content-type': 'application/json' },
        body: '{"title":"pay the rent"}',
        signal: abort.signal,
      });
      const ended = asking
        .then(async (response) => (response.status === 500 ? 'refused' : await response.text()))
        .catch(() => 'broken');
      if (name === 'silent') abort.abort();
      expect(await ended).toBe(name === 'late-500' ? 'refused' : 'broken');
      expect(house.titles).toEqual(['buy stamps', 'pay the rent']);
    },
  );

  it.each(['drop-request', 'refuse', '500', 'html', 'lies', 'narrow', 'expired'] as const)(
    '%s: nothing was done',
    async (name) => {
      house.vikunja.faults.plan(name);
      await house.ask('PUT', '/projects/1/tasks', { title: 'pay the rent' }).catch(() => undefined);
      expect(house.titles).toEqual(['buy stamps']);
      house.vikunja.faults.clear();
      expect((await house.ask('GET', '/projects')).status).toBe(200);
    },
  );

  it('answers in its own words and forms', async () => {
    house.vikunja.faults.plan('refuse', { once: true });
    expect(await house.ask('POST', '/tasks/1', whole)).toMatchObject({
      status: 403,
      body: { message: 'Forbidden' },
    });
    house.vikunja.faults.plan('narrow', { once: true });
    expect((await house.ask('POST', '/tasks/1', whole)).status).toBe(401);
    house.vikunja.faults.plan('html', { once: true });
    expect(await house.ask('GET', '/projects')).toMatchObject({
      status: 200,
      text: expect.stringContaining('<h1>'),
    });
    house.vikunja.faults.plan('slow', { once: true });
    await house.ask('GET', '/projects');
    expect(house.slept).toEqual([3000]);
  });

  it('lies about updates and labels', async () => {
    house.vikunja.faults.plan('lies', { once: true });
    const lied = await house.ask('POST', '/tasks/1', whole);
    expect(lied).toMatchObject({ status: 200, body: { priority: 3 } });
    expect(house.task?.priority).toBe(2);
    house.vikunja.faults.plan('echo-without-label', { once: true });
    expect((await house.ask('PUT', '/tasks/1/labels', { label_id: 1 })).status).toBe(201);
    expect(house.task?.labels).toEqual([]);
    house.vikunja.faults.plan('wipes', { once: true });
    await house.ask('POST', '/tasks/1', whole);
    expect(house.task).toMatchObject({ priority: 3, description: '' });
  });

  it('doubles, gives a number twice, and loses a task on the way', async () => {
    house.vikunja.faults.plan('doubled', { once: true });
    await house.ask('PUT', '/projects/1/tasks', { title: 'pay the rent' });
    expect(house.titles).toEqual(['buy stamps', 'pay the rent', 'pay the rent']);
    house.vikunja.faults.plan('same-index', { once: true });
    await house.ask('PUT', '/projects/1/tasks', { title: 'call' });
    expect([...house.vikunja.state.tasks.values()].map(({ index }) => index)).toEqual([1, 2, 3, 3]);
    house.vikunja.faults.plan('vanishing', { once: true });
    expect(await house.ask('POST', '/tasks/1', whole)).toMatchObject({ status: 404, body: { code: 4002 } });
    expect(house.task).toBeUndefined();
  });

  it('is upgraded in the middle', async () => {
    house.vikunja.faults.plan('upgrade', { once: true });
    const next = generations[generations.indexOf(version) + 1] ?? version;
    expect((await house.ask('GET', version === '0.24' ? '/tasks/all' : '/tasks')).status).toBe(
      version === '0.24' ? 400 : 200,
    );
    expect(house.vikunja.state.generation).toBe(next);
    expect(house.titles).toEqual(['buy stamps']);
  });

  it('notes every request by its template, and who asked', async () => {
    const made = Answer.parse((await house.ask('PUT', '/projects/1/tasks', { title: 'call' })).body);
    expect(made).toMatchObject({ id: 2, index: 2 });
    await house.ask('DELETE', '/tasks/2');
    await house.ask('GET', '/nowhere');
    house.vikunja.faults.plan('drop-request', { once: true });
    await house.ask('GET', '/projects?page=2').catch(() => undefined);
    expect(
      house.vikunja.requests.map(({ method, template, status, user }) => [method, template, status, user]),
    ).toEqual([
      ['PUT', '/api/v1/projects/:project/tasks', 201, 'alice'],
      ['DELETE', '/api/v1/tasks/:task', 200, 'alice'],
      ['GET', '/api/v1/nowhere', 404, undefined],
      ['GET', '/api/v1/projects', 0, 'alice'],
    ]);
    house.vikunja.forgetRequests();
    expect(house.vikunja.requests).toEqual([]);
  });
});
