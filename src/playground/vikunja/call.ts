import type { Fields, Json } from '../../core/json.ts';
import type { Ways } from './generation.ts';
import { noProject, noTask, Refusal, refuse, unreadable } from './refusal.ts';
import type { Permission, State, StoredProject, StoredTask, StoredUser } from './state.ts';

/** A request after its token and its body were read. */
export interface Call {
  readonly state: State;
  readonly ways: Ways;
  /** Which API was called. */
  readonly api: 1 | 2;
  readonly user: StoredUser;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** An object; for JSON Patch a list. */
  readonly body: Json;
  /** As it came. */
  readonly raw: Uint8Array;
  /** What the server is called by whoever asks, with a slash at the end. */
  readonly publicUrl: string;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Undefined: no body at all. */
  readonly body: Json | undefined;
  /** Of a file, in place of a body. */
  readonly bytes?: Uint8Array;
}

export interface Endpoint {
  readonly method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
  /** Below `/api/v1` or `/api/v2`. */
  readonly path: string;
  readonly api: 1 | 2;
  /** `login`: API tokens are refused, whatever they may do. `open`: no token at all. */
  /** A form with files in place of JSON. */
  readonly takes?: 'files';
  readonly needs?: 'login' | 'open' | 'any token';
  readonly answer: (call: Call) => Answer;
}

export const ok = (body: Json, headers?: Answer['headers']): Answer => ({
  status: 200,
  body,
  ...(headers ? { headers } : {}),
});
export const created = (body: Json): Answer => ({ status: 201, body });

/** The two forms of "it is gone". */
export const deleted = ({ api }: Pick<Call, 'api'>): Answer =>
  api === 2 ? { status: 204, body: undefined } : ok({ message: 'Successfully deleted.' });

/** `TaskReadOneBody` and the like: single objects of the second API name their schema. */
export const withSchema = ({ api, publicUrl }: Call, name: string, body: Fields): Fields =>
  api === 2 ? { $schema: `${schemasAt(publicUrl)}${name}.json`, ...body } : body;

export const schemasAt = (publicUrl: string): string => `${publicUrl}api/v2/schemas/`;

/** A number of the path. */
export function idOf({ parameters, ways }: Call, name: string): number {
  const text = parameters[name] ?? '';
  if (!/^-?\d{1,15}$/.test(text))
    throw unreadable(ways, `strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`);
  return Number(text);
}

const isFields = (body: Json): body is Fields =>
  typeof body === 'object' && body !== null && !Array.isArray(body);

export const objectOf = (body: Json): Fields => (isFields(body) ? body : {});

interface Wanted {
  readonly permission: Permission;
  /** Thrown when that is not given. */
  readonly otherwise: (ways: Ways) => Refusal;
}

/** A project with the right that is asked for. */
export function projectFor(call: Call, id: number, wanted: Wanted): StoredProject {
  if (id < 0) throw wanted.otherwise(call.ways);
  const project = call.state.projects.get(id);
  if (!project) throw noProject();
  const permission = call.state.permission(call.user.id, id);
  if (permission === undefined || permission < wanted.permission) throw wanted.otherwise(call.ways);
  return project;
}

export function taskFor(call: Call, wanted: Wanted, name = 'task'): StoredTask {
  const task = call.state.tasks.get(idOf(call, name));
  if (!task) throw noTask();
  const permission = call.state.permission(call.user.id, task.project);
  if (permission === undefined || permission < wanted.permission) throw wanted.otherwise(call.ways);
  return task;
}

export interface Page {
  /** From 1; 0 asks for everything at once. */
  readonly page: number;
  readonly perPage: number;
}

const MOST_PER_PAGE = 50;
const MOST_PER_PAGE_2 = 1000;

export function pageOf({ query, api }: Call): Page {
  const page = numberIn(query.get('page'), 'Bad page requested.') ?? 1;
  const perPage = numberIn(query.get('per_page'), 'Bad per page amount requested.') ?? MOST_PER_PAGE;
  if (api === 1 && page < 0) throw new Refusal(400, 'Page number cannot be negative.');
  if (api === 1 && perPage < 0) throw new Refusal(400, 'Per page amount cannot be negative.');
  if (api === 2) assertWithin({ page, perPage });
  const most = api === 2 ? MOST_PER_PAGE_2 : MOST_PER_PAGE;
  return { page, perPage: perPage === 0 ? MOST_PER_PAGE : Math.min(perPage, most) };
}

function numberIn(text: string | null, otherwise: string): number | undefined {
  if (text === null || text === '') return undefined;
  if (!/^-?\d{1,9}$/.test(text)) throw new Refusal(400, otherwise);
  return Number(text);
}

function assertWithin({ page, perPage }: Page): void {
  const [message, location, value] =
    perPage > MOST_PER_PAGE_2
      ? [`expected number <= ${MOST_PER_PAGE_2}`, 'query.per_page', perPage]
      : page < 1
        ? ['expected number >= 1', 'query.page', page]
        : [];
  if (message === undefined || location === undefined) return;
  throw new Refusal(422, 'validation failed', {
    fields: { errors: [{ message, location, value: value ?? null }] },
  });
}

interface Listed {
  readonly items: readonly Fields[];
  /** Appended behind every page and not counted. */
  readonly appended?: readonly Fields[];
  /** `PaginatedTask` */
  readonly schema: string;
  /** An empty list is `null` on the oldest servers. */
  readonly isNullable?: boolean;
}

/** One page of a list, in the form of the API that was called. */
export function listed(call: Call, { items, appended = [], schema, isNullable = false }: Listed): Answer {
  const { page, perPage } = pageOf(call);
  const shown = page === 0 ? items : items.slice((page - 1) * perPage, page * perPage);
  const body = [...shown, ...appended];
  if (call.api === 2) {
    const pages = Math.ceil(items.length / perPage);
    const counts = { total: items.length, page, per_page: perPage, total_pages: pages };
    return ok(withSchema(call, schema, { items: body, ...counts }));
  }
  const headers = {
    'x-pagination-total-pages': String(shown.length === 0 ? 0 : Math.ceil(items.length / perPage)),
    'x-pagination-result-count': String(shown.length),
  };
  return ok(isNullable && call.ways.nullLists && body.length === 0 ? null : body, headers);
}

/** `expand` and `expand[]`, as far as the version reads them. */
export function expandOf({ query, ways, state }: Call): readonly string[] {
  const plain = state.generation === '1' ? [] : query.getAll('expand');
  const list = state.generation === '0.24' ? [] : query.getAll('expand[]');
  const wanted = [...plain, ...list];
  if (state.generation === '0.24') return wanted.filter((one) => one === 'subtasks');
  if (wanted.every((one) => ways.expands.includes(one))) return wanted;
  const message = `Expand must be one of the following values: ${ways.expands.join(', ')}`;
  throw refuse(412, 2002, message, { invalid_fields: ['expand'] });
}
