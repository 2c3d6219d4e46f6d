import type { BackendIo } from '../../../core/backend.ts';
import { noFiles } from '../../../core/file.ts';
import type { Json } from '../../../core/json.ts';
import { bodyShape, type Exchange, queryShape, responseOf, templateOf } from './recording.ts';

/** What the keeper asked for in the course of one operation. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** An answer that no recording has: the state of the object before the recorded request, for one. Never counted. */
export interface StandIn {
  readonly method: string;
  /** With `:id` for numbers. */
  readonly template: string;
  readonly status?: number;
  readonly body: Json;
}

export interface Script {
  /** Recorded exchanges in the order in which they are asked for. */
  readonly exchanges: readonly Exchange[];
  readonly standIns?: readonly StandIn[];
  /**
   * Parameters of the recorded query that are left out of the comparison: whoever recorded it chose how long a page
   * is, and eis leaves that to the server.
   */
  readonly aside?: readonly string[];
}

export interface Replay {
  readonly fetch: typeof globalThis.fetch;
  /** The exchanges that were asked for, by name. */
  readonly reached: readonly Exchange[];
  /** How each request differs from what was recorded, in words; empty when all are the same. */
  readonly differences: readonly string[];
}

/** A server that knows nothing but a few recorded exchanges, and compares each request with the recorded one. */
export function replay({ exchanges, standIns = [], aside = [] }: Script): Replay {
  const left = [...exchanges];
  const reached: Exchange[] = [];
  const differences: string[] = [];
  return {
    reached,
    differences,
    fetch: async (input, init) => {
      const asked = await readRequest(new Request(input, init));
      const [next] = left;
      if (next && isTo(asked, next.request.method, templateOf(next.request.path))) {
        left.shift();
        reached.push(next);
        differences.push(...compare(asked, next, aside));
        const response = responseOf(next);
        if (aside.length > 0) response.headers.set('x-pagination-total-pages', '1');
        return response;
      }
      const standIn = standIns.find(({ method, template }) => isTo(asked, method, template));
      if (standIn) return Response.json(standIn.body, { status: standIn.status ?? 200 });
      throw new Error(`nothing is recorded here for ${asked.method} ${asked.path}`);
    },
  };
}

async function readRequest(request: Request): Promise<Asked> {
  const { pathname, searchParams } = new URL(request.url);
  const query = Object.fromEntries(searchParams);
  return { method: request.method, path: pathname, query, body: await bodyIn(request) };
}

async function bodyIn(request: Request): Promise<unknown> {
  if (request.headers.get('content-type')?.startsWith('multipart/form-data')) return await formIn(request);
  const text = await request.text();
  return text === '' ? null : JSON.parse(text);
}

/** As recordings write it. */
async function formIn(request: Request): Promise<unknown> {
  const multipart: object[] = [];
  for (const [field, value] of (await request.formData()).entries())
    if (value instanceof File)
      multipart.push({ field, filename: value.name, type: value.type, content: await value.text() });
  return { multipart };
}

const isTo = ({ method, path }: Asked, wanted: string, template: string): boolean =>
  method === wanted && templateOf(path) === template;

function compare(asked: Asked, { name, request }: Exchange, aside: readonly string[]): readonly string[] {
  const query = Object.fromEntries(Object.entries(request.query).filter(([key]) => !aside.includes(key)));
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['query', queryShape(asked.query), queryShape(query)],
    ['body', bodyShape(asked.body), bodyShape(request.body)],
  ];
  return pairs
    .map(([part, ours, theirs]) => [part, JSON.stringify(ours), JSON.stringify(theirs)] as const)
    .filter(([, ours, theirs]) => ours !== theirs)
    .map(([part, ours, theirs]) => `${name}: ${part} ${ours} instead of ${theirs}`);
}

/** The 21st of November 2026, when all of it was recorded. */
export const recordedAt = new Date('2026-11-21T09:43:12Z');

export const address = 'https://vikunja.example.org';

export const ioOver = (
  fetch: typeof globalThis.fetch,
  facts: Json,
  timeZone = 'Europe/Berlin',
): BackendIo => ({
  fetch,
  facts,
  timeZone,
  now: () => recordedAt,
  sleep: async () => await Promise.resolve(),
  learn: async () => await Promise.resolve(),
  files: noFiles,
});
