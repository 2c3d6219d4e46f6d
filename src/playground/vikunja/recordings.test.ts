import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { type Fields, type Json } from '../../core/json.ts';
import { objectOf } from './call.ts';
import { loginTokenOf } from './endpoints/server.ts';
import { type Generation, generations } from './generation.ts';
import { readInstant } from './instants.ts';
import { populate } from './populate.ts';
import { listIn, numberIn, textIn } from './read-task.ts';
import { differenceOf, type Exchange, readRecording, targetOf } from './recorded-exchanges.ts';
import type { State, StoredTask } from './state.ts';
import { createPlaygroundVikunja, type PlaygroundVikunja } from './vikunja.ts';

// What real servers of three versions answered, asked again here. A recording is evidence and no database, so what stood
// there before is put in from the recorded answers themselves, and ids are counted on from where they were.

const LIST = new URL('./recorded/compared.json', import.meta.url);
const compared = z
  .record(z.string(), z.record(z.string(), z.array(z.string())))
  .parse(JSON.parse(readFileSync(LIST, 'utf8')));

/** Every exchange that is compared, by version and group. */
const listOf = (generation: Generation): Readonly<Record<string, readonly string[]>> =>
  compared[generation] ?? {};

class Replay {
  readonly #vikunja: PlaygroundVikunja;
  readonly #exchanges: readonly Exchange[];
  readonly #tokens = new Map<string, string>();
  #now: number;

  constructor(generation: Generation, group: string) {
    const { recordedAt, exchanges } = readRecording(generation, group);
    this.#now = Date.parse(recordedAt) + 1000;
    this.#exchanges = exchanges;
    const zone = group === 'timezone' ? 'Europe/Berlin' : 'GMT';
    this.#vikunja = createPlaygroundVikunja({ version: generation, now: () => new Date(this.#now), zone });
    this.#populate(group);
  }

  get #state(): State {
    return this.#vikunja.state;
  }

  #populate(group: string): void {
    const { addUser, addToken, addProject, addLabel } = populate(this.#state);
    const people = [
      addUser({
        username: 'ada',
        name: 'Ada Lovelace',
        timeZone: 'Europe/Berlin',
        password: 'lovelace-1815',
      }),
      addUser({ username: 'bela', name: 'Béla Bartók', isDiscoverable: true }),
      addUser({ username: 'cem' }),
      addUser({ username: 'dora' }),
    ] as const;
    const [ada, bela] = people;
    for (const user of people)
      this.#tokens.set(user === ada ? 'TOKEN' : `TOKEN_${user.username.toUpperCase()}`, addToken(user));
    this.#tokens.set('JWT', loginTokenOf('ada'));
    if (group === 'projects') return;
    const isNew = this.#state.generation === '2';
    addProject(ada, { title: 'Home', identifier: isNew ? 'HOME' : '', members: new Map([[bela.id, 1]]) });
    for (const title of ['Work', 'Garden 🌱']) addProject(ada, { title });
    addProject(ada, { title: 'Gemüse & Kräuter', parent: 7 });
    addProject(ada, { title: 'Old Stuff', isArchived: true });
    if (group === 'labels') return;
    for (const title of ['urgent', 'errand', 'phone', 'waiting for', 'Einkauf']) addLabel(ada, title);
  }

  async ask(name: string): Promise<{ status: number; body: Json }> {
    const exchange = this.#exchange(name);
    this.#prepare(exchange);
    const { request } = exchange;
    const headers = Object.fromEntries(
      Object.entries(request.headers ?? {}).map(([key, value]) => [key, this.#withToken(value)]),
    );
    const { body } = request;
    const text =
      body === undefined || body === null ? '' : typeof body === 'string' ? body : JSON.stringify(body);
    const outcome = await this.#vikunja.answer({
      method: request.method,
      target: targetOf(exchange),
      headers: { host: '127.0.0.1:3456', ...headers },
      body: new TextEncoder().encode(text),
    });
    if (outcome.kind !== 'answer') throw new Error('no answer');
    const answered: Json = outcome.text === '' ? null : JSON.parse(outcome.text);
    this.#learnToken(name, objectOf(answered));
    return { status: outcome.status, body: answered };
  }

  recorded(name: string): { status: number; body: Json } {
    const { status, body } = this.#exchange(name).response;
    return { status, body: body === 'null\n' ? null : body };
  }

  #exchange(name: string): Exchange {
    const found = this.#exchanges.find((one) => one.name === name);
    if (!found) throw new Error(`no exchange is called ${name}`);
    return found;
  }

  #withToken(value: string): string {
    const [scheme = '', name = ''] = value.split(' ');
    return `${scheme} ${this.#tokens.get(name) ?? name}`;
  }

  #learnToken(name: string, { token }: Fields): void {
    if (typeof token !== 'string') return;
    if (name === 'create a narrow token') this.#tokens.set('TOKEN_NARROW', token);
    if (name === 'create a token that dies soon') this.#tokens.set('TOKEN_DYING', token);
  }

  /** The clock, what has to be there, and the next ids. */
  #prepare(exchange: Exchange): void {
    const { request, response, name } = exchange;
    const body = objectOf(response.body);
    const at = readInstant(textIn(body, 'created'));
    if (typeof at === 'number') this.#now = Math.max(this.#now, at);
    if (name.startsWith('expired token')) this.#now += 10_000;
    if (response.status < 300 || request.method !== 'GET') this.#adoptNamed(exchange);
    if (request.method === 'GET') this.#adoptRead(request.path, body);
    if (response.status === 201) this.#countFrom(exchange, body);
  }

  #adoptRead(path: string, body: Fields): void {
    this.#adoptListed();
    if (path.endsWith('/projects')) this.#adoptProjects();
    if ('percent_done' in body) this.#adoptLabelsOf(body);
  }

  /** Labels that were attached between the exchanges. */
  #adoptLabelsOf(body: Fields): void {
    const task = this.#state.tasks.get(numberIn(body, 'id'));
    const labels = listIn(body, 'labels').map((one) => numberIn(objectOf(one), 'id'));
    for (const label of labels) if (!this.#state.labels.has(label)) this.#adoptLabel(label, 1);
    if (task && task.labels.length === 0) task.labels = labels;
  }

  /** Projects that stand in a list without having been made in an exchange. */
  #adoptProjects(): void {
    for (const { request, response } of this.#exchanges) {
      if (request.headers?.['authorization'] !== 'Bearer TOKEN' || !Array.isArray(response.body)) continue;
      for (const project of response.body.map(objectOf)) {
        const id = numberIn(project, 'id');
        if (id < 0 || this.#state.projects.has(id) || !('is_archived' in project)) continue;
        this.#state.last.project = id - 1;
        populate(this.#state).addProject(this.#state.user(1), { title: textIn(project, 'title') });
      }
    }
  }

  #countFrom({ request }: Exchange, body: Fields): void {
    const { last } = this.#state;
    const id = numberIn(body, 'id') - 1;
    const path = request.path.replace(/^\/api\/v\d/, '').replaceAll(/\d+/g, ':');
    const project = this.#state.projects.get(numberIn(body, 'project_id'));
    if (id < 0) return;
    if (path === '/projects/:/tasks') last.task = id;
    if (path === '/projects/:/tasks' && project) project.indexes = numberIn(body, 'index') - 1;
    if (path === '/projects') last.project = id;
    if (path === '/labels') last.label = id;
    if (path === '/tokens') last.token = id;
    if (path === '/tasks/:/comments') last.comment = id;
  }

  /** A task that the path names and nobody made here: as the recordings show it, before this exchange changes it. */
  #adoptNamed({ request, response }: Exchange): void {
    if (response.status === 404) return;
    const sent = objectOf(request.body ?? null);
    const ids = [
      numberAt(/\/tasks\/(\d+)/, request.path),
      ...listIn(sent, 'task_ids').map(Number),
      numberIn(sent, 'other_task_id'),
    ];
    for (const id of ids) if (!this.#state.tasks.has(id)) this.#adoptTask(id, request.method !== 'GET');
    const label = numberAt(/\/labels\/(\d+)/, request.path) || numberIn(sent, 'label_id');
    const owner = response.status === 403 ? 2 : 1;
    if (isSeeded(label) && !this.#state.labels.has(label)) this.#adoptLabel(label, owner);
  }

  #adoptTask(id: number, isBare: boolean): void {
    const seen = this.#allTasks().find((task) => numberIn(task, 'id') === id);
    if (seen) this.#adopt(seen, { isBare });
    else if (isSeeded(id)) this.#adopt({ id, title: 'seeded', project_id: 5, index: id }, { isBare: true });
  }

  #adoptLabel(id: number, owner: number): void {
    const row = { id, title: `label ${id}`, description: '', hexColor: '', owner, created: 0, updated: 0 };
    this.#state.labels.set(id, row);
  }

  /** Tasks that stand in a list of this recording without having been made in it. */
  #adoptListed(): void {
    const made = new Set(
      this.#exchanges
        .filter(({ response }) => response.status === 201)
        .flatMap(({ response }) => [response.body, ...listIn(objectOf(response.body), 'tasks')])
        .map((body) => numberIn(objectOf(body), 'id')),
    );
    for (const task of this.#allTasks()) {
      const id = numberIn(task, 'id');
      if (!this.#state.tasks.has(id) && !made.has(id)) this.#adopt(task, { isBare: false });
    }
  }

  /** Every task that stands in an answer to a read. */
  #allTasks(): readonly Fields[] {
    const reads = this.#exchanges.filter(({ request }) => request.method === 'GET');
    return reads
      .flatMap(({ response }) => {
        const { body } = response;
        return Array.isArray(body) ? body : [body, ...listIn(objectOf(body), 'items')];
      })
      .map(objectOf)
      .filter((body) => 'percent_done' in body && numberIn(body, 'id') > 0);
  }

  #adopt(fields: Fields, { isBare }: { isBare: boolean }): void {
    const project = numberIn(fields, 'project_id');
    if (!this.#state.projects.has(project)) {
      this.#state.last.project = project - 1;
      const identifier = textIn(fields, 'identifier').split('-')[0] ?? '';
      populate(this.#state).addProject(this.#state.user(1), {
        title: 'adopted',
        identifier: identifier.startsWith('#') ? '' : identifier,
      });
    }
    const labels = isBare ? [] : listIn(fields, 'labels').map((one) => numberIn(objectOf(one), 'id'));
    for (const label of labels) if (!this.#state.labels.has(label)) this.#adoptLabel(label, 1);
    const task = storedFrom(fields, { labels, isBare });
    this.#state.tasks.set(task.id, task);
    this.#state.last.task = Math.max(this.#state.last.task, task.id);
    const subscription = objectOf(fields['subscription'] ?? null);
    if ('id' in subscription) task.subscribers.set(1, { id: numberIn(subscription, 'id'), created: 0 });
  }
}

const numberAt = (pattern: RegExp, text: string): number => Number(pattern.exec(text)?.[1] ?? 0);

/** The recordings ask for what does not exist by numbers of many nines. */
const isSeeded = (id: number): boolean => id > 0 && id < 99_999;

function storedFrom(
  fields: Fields,
  { labels, isBare }: { labels: readonly number[]; isBare: boolean },
): StoredTask {
  const date = (name: string, from: Fields = fields): number | undefined => {
    const instant = readInstant(textIn(from, name));
    return typeof instant === 'number' ? instant : undefined;
  };
  const people = isBare ? [] : listIn(fields, 'assignees');
  return {
    id: numberIn(fields, 'id'),
    title: textIn(fields, 'title'),
    description: textIn(fields, 'description'),
    done: fields['done'] === true,
    doneAt: date('done_at'),
    due: date('due_date'),
    start: date('start_date'),
    end: date('end_date'),
    reminders: listIn(fields, 'reminders').map((one) => ({
      at: date('reminder', objectOf(one)),
      relativePeriod: numberIn(objectOf(one), 'relative_period'),
      relativeTo: textIn(objectOf(one), 'relative_to'),
    })),
    project: numberIn(fields, 'project_id'),
    repeatAfter: numberIn(fields, 'repeat_after'),
    repeatMode: numberIn(fields, 'repeat_mode'),
    priority: numberIn(fields, 'priority'),
    percentDone: numberIn(fields, 'percent_done'),
    hexColor: textIn(fields, 'hex_color'),
    coverImage: 0,
    index: numberIn(fields, 'index'),
    createdBy: 1,
    created: date('created') ?? 0,
    updated: date('updated') ?? 0,
    labels,
    assignees: people.map((one) => numberIn(objectOf(one), 'id')),
    favouriteOf: new Set(fields['is_favorite'] === true ? [1] : []),
    subscribers: new Map(),
    comments: [],
    attachments: [],
    relations: [],
  };
}

const idsOf = (body: Json): Json =>
  Array.isArray(body) ? body.map((one) => numberIn(objectOf(one), 'id')) : [];

/** Status, code, shape, and in lists of one project the very tasks. */
async function check(replay: Replay, name: string, { path }: { path: string }): Promise<string | undefined> {
  const [wanted, got] = [replay.recorded(name), await replay.ask(name)];
  if (got.status !== wanted.status)
    return `${name}: ${wanted.status} was recorded, ${got.status} came ${JSON.stringify(got.body).slice(0, 200)}`;
  const codes = [wanted, got].map(({ body }) => objectOf(body)['code']);
  if (codes[0] !== codes[1]) return `${name}: codes ${JSON.stringify(codes)}`;
  const difference = differenceOf(wanted.body, got.body);
  if (difference !== undefined) return `${name}: ${difference}`;
  const isOneProject = /\/projects\/\d+\/tasks$/.test(path);
  const [ids, own] = [idsOf(wanted.body), idsOf(got.body)].map((list) => JSON.stringify(list));
  return isOneProject && ids !== own ? `${name}: ${ids} was recorded, ${own} came` : undefined;
}

describe("the playground's Vikunja and real servers", () => {
  it('G compares a long list', () => {
    const counts = generations.map((generation) => Object.values(listOf(generation)).flat().length);
    process.stdout.write(`exchanges compared with the playground's Vikunja: ${counts.join(', ')}\n`);
    for (const count of counts) expect(count).toBeGreaterThan(200);
  });

  describe.each(generations)('%s', (generation) => {
    it.each(Object.entries(listOf(generation)))('G %s', async (group, names) => {
      const replay = new Replay(generation, group);
      const { exchanges } = readRecording(generation, group);
      const differences: string[] = [];
      expect(names.length).toBeGreaterThan(0);
      for (const { name, request } of exchanges) {
        const difference = await check(replay, name, { path: request.path });
        if (difference !== undefined && names.includes(name)) differences.push(difference);
      }
      expect(differences).toEqual([]);
    });
  });
});
