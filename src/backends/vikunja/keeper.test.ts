import { beforeEach, describe, expect, it } from '@jest/globals';
import type { BackendIo } from '../../core/backend.ts';
import type { Json } from '../../core/json.ts';
import { Secret } from '../../core/secret.ts';
import type { TaskKeeper } from '../../domains/tasks/keeper.ts';
import { plainTask } from '../../domains/tasks/task.ts';
import { fetchVikunja } from '../../playground/vikunja/fetch-vikunja.ts';
import type { Generation } from '../../playground/vikunja/generation.ts';
import { populate } from '../../playground/vikunja/populate.ts';
import { createPlaygroundVikunja } from '../../playground/vikunja/vikunja.ts';
import { keeperRules } from '../../testing/keeper-contract.ts';
import { createVikunjaKeeper } from './keeper.ts';
import { openService } from './service.ts';
import { testCredentials } from './test-credentials.ts';

const { signal } = new AbortController();
const friday = new Date('2026-11-20T08:12:00Z');
const address = 'https://my.vikunja.io';

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
  });
  const credentials = { address, token: new Secret(token) };
  return {
    vikunja,
    people,
    alice,
    io,
    credentials,
    /** A new session, as each request of a person has one. */
    session: (): TaskKeeper => createVikunjaKeeper(openService(credentials, io())),
    connect: async () => {
      const tested = await testCredentials(credentials, io(), signal);
      facts = tested.facts;
      vikunja.forgetRequests();
      return tested;
    },
  };
}

const generations: readonly Generation[] = ['0.24', '1', '2'];

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
});
