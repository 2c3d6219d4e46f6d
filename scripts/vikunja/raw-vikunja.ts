import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Fields, Json } from '../../src/core/json.ts';
import type { Account } from './visit.ts';

/** A task as Vikunja sends it, with the fields that are looked at one by one. */
const RawTask = z
  .object({
    id: z.int(),
    title: z.string(),
    done: z.boolean(),
    description: z.string(),
    due_date: z.string(),
    start_date: z.string(),
    end_date: z.string(),
    priority: z.int(),
    repeat_after: z.int(),
    project_id: z.int(),
  })
  .catchall(z.json());
export type RawTask = z.output<typeof RawTask>;

const RawProject = z
  .object({
    id: z.int(),
    title: z.string(),
    parent_project_id: z.int(),
    is_archived: z.boolean(),
    owner: z.looseObject({ id: z.int(), username: z.string() }).nullish(),
  })
  .catchall(z.json().or(z.undefined()));
export type RawProject = z.output<typeof RawProject>;

const RawLabel = z.looseObject({ id: z.int(), title: z.string() });
export type RawLabel = z.output<typeof RawLabel>;

/** The same Vikunja past eis, to prepare things and to see what is really there. */
export interface RawVikunja {
  readonly task: (id: number) => Promise<RawTask>;
  readonly tasksOf: (project: number) => Promise<readonly RawTask[]>;
  readonly addTask: (project: number, fields: Fields & { readonly title: string }) => Promise<RawTask>;
  readonly project: (id: number) => Promise<RawProject>;
  /** Whose title holds these words; archived ones as well. */
  readonly projectsLike: (words: string) => Promise<readonly RawProject[]>;
  readonly addProject: (title: string) => Promise<RawProject>;
  readonly labelsLike: (words: string) => Promise<readonly RawLabel[]>;
  readonly addLabel: (title: string) => Promise<RawLabel>;
  readonly write: (method: 'PUT' | 'DELETE', path: string, body?: Fields) => Promise<void>;
}

/** A busy SQLite answers 500 at times, and then nothing was done. */
const PAUSES_MS = [200, 1_000, 3_000, undefined];

type Asking = readonly [method: string, path: string, body?: Fields];
type AnswerTo = (...asking: Asking) => Promise<Response>;

const answering =
  ({ address, token }: Account): AnswerTo =>
  async (method, path, body) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    for (const pause of PAUSES_MS) {
      const response = await fetch(`${address}/api/v1${path}`, { method, headers, ...sent });
      if (response.ok) return response;
      const said = `${method} ${path}: ${response.status} ${await response.text()}`;
      if (response.status < 500 || pause === undefined) throw new Error(said);
      await sleep(pause);
    }
    throw new Error('the last try returns or throws');
  };

/** All pages of a list. */
const listing =
  (answerTo: AnswerTo) =>
  async <Item extends z.ZodType>(item: Item, path: string): Promise<readonly z.output<Item>[]> => {
    const found: z.output<Item>[] = [];
    for (let page = 1, pages = 1; page <= pages; page += 1) {
      const response = await answerTo('GET', `${path}${path.includes('?') ? '&' : '?'}page=${page}`);
      found.push(
        ...(z
          .array(item)
          .nullable()
          .parse(await response.json()) ?? []),
      );
      pages = Math.max(pages, Number(response.headers.get('x-pagination-total-pages') ?? 1));
    }
    return found;
  };

export function rawVikunja(account: Account): RawVikunja {
  const answerTo = answering(account);
  const list = listing(answerTo);
  const ask = async (...asking: Asking): Promise<unknown> => await (await answerTo(...asking)).json();
  const task = async (id: number): Promise<RawTask> => RawTask.parse(await ask('GET', `/tasks/${id}`));
  return {
    task,
    tasksOf: async (project) => await list(RawTask, `/projects/${project}/tasks`),
    addTask: async (project, fields) => {
      const made = RawTask.parse(await ask('PUT', `/projects/${project}/tasks`, fields));
      return await task(made.id);
    },
    project: async (id) => RawProject.parse(await ask('GET', `/projects/${id}`)),
    projectsLike: async (words) => {
      // What Vikunja searches for itself are projects without a parent only.
      const found = [
        ...(await list(RawProject, '/projects')),
        ...(await list(RawProject, '/projects?is_archived=true')),
      ];
      const like = found.filter(({ id, title }) => id > 0 && title.includes(words));
      return [...new Map(like.map((project) => [project.id, project])).values()];
    },
    addProject: async (title) => RawProject.parse(await ask('PUT', '/projects', { title })),
    labelsLike: async (words) =>
      (await list(RawLabel, '/labels')).filter(({ title }) => title.includes(words)),
    addLabel: async (title) => RawLabel.parse(await ask('PUT', '/labels', { title })),
    write: async (method, path, body) => void (await ask(method, path, body)),
  };
}

const Titled = z.array(z.looseObject({ title: z.string() })).nullable();

/** Of its labels, in the order of their letters. */
export const labelsOf = (task: RawTask): readonly string[] =>
  (Titled.parse(task['labels'] ?? null) ?? [])
    .map(({ title }) => title)
    .toSorted((a, b) => a.localeCompare(b, 'en'));

const People = z.array(z.looseObject({ username: z.string() })).nullable();

export const assigneesOf = (task: RawTask): readonly string[] =>
  (People.parse(task['assignees'] ?? null) ?? []).map(({ username }) => username);

/** Set by the service whenever anything else changes. */
const OWN_BUSINESS: readonly string[] = ['updated', 'subscription', 'position', 'bucket_id'];
const ZERO_DATE = '0001-01-01T00:00:00Z';
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/;

type Comparable = Readonly<Record<string, Json | undefined>>;

/** What differs between two answers about one object, but for these fields: unset is unset, however it is written. */
export function differing(
  before: Comparable,
  after: Comparable,
  except: readonly string[] = [],
): readonly string[] {
  const left = [...OWN_BUSINESS, ...except];
  const names = new Set(
    [...Object.keys(before), ...Object.keys(after)].filter((name) => !left.includes(name)),
  );
  return [...names]
    .filter((name) => plain(before[name]) !== plain(after[name]))
    .toSorted((a, b) => a.localeCompare(b, 'en'));
}

const UNSET: readonly (Json | undefined)[] = [undefined, null, '', ZERO_DATE];

function plain(value: Json | undefined): string {
  if (value === undefined || value === null || UNSET.includes(value)) return '-';
  if (typeof value === 'string' && INSTANT.test(value)) return String(Date.parse(value));
  if (Array.isArray(value)) return value.length === 0 ? '-' : inOrder(value.map(plain));
  if (typeof value !== 'object') return String(value);
  const parts = Object.entries(value).flatMap(([name, part]) =>
    name === 'updated' ? [] : [`${name}=${plain(part)}`],
  );
  return parts.length === 0 ? '-' : inOrder(parts);
}

const inOrder = (parts: readonly string[]): string =>
  parts.toSorted((a, b) => a.localeCompare(b, 'en')).join();
