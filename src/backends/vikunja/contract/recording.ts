import { z } from 'zod';

const Query = z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())]));

/** One request to a real server, and what it answered. */
export const Exchange = z.object({
  name: z.string(),
  request: z.object({ method: z.string(), path: z.string(), query: Query, body: z.json() }),
  response: z.object({
    status: z.int(),
    headers: z.record(z.string(), z.string()),
    body: z.json(),
  }),
});
export type Exchange = z.infer<typeof Exchange>;

export const Recording = z.object({
  version: z.string(),
  group: z.string(),
  recordedAt: z.string(),
  exchanges: z.array(Exchange),
});

export const versions = ['0.24.6', '1.1.0', '2.5.0'] as const;
export type Version = (typeof versions)[number];

/** The answer as it came. A body that is a text was no JSON object when it was recorded: `null`, or a file. */
export function responseOf({ response: { status, headers, body } }: Exchange): Response {
  const text = body === null ? null : typeof body === 'string' ? body : JSON.stringify(body);
  return new Response(status === 304 ? null : text, { status, headers });
}

/** The path with its numbers aside. */
export const templateOf = (path: string): string => path.replace(/\/-?\d+(?=\/|$)/g, '/:id');

const INSTANT = /\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?/g;

/** A query with ids and moments aside: which parameters, which fields, which comparisons. */
export const queryShape = (query: Exchange['request']['query']): readonly string[] =>
  Object.entries(query)
    .map(
      ([name, value]) =>
        `${name}=${String(value)
          .replace(INSTANT, '@')
          .replace(/\b\d+\b/g, '#')}`,
    )
    .toSorted();

/** A body as names and kinds of values. A list has the shape of all its items together. */
export function bodyShape(body: unknown): unknown {
  if (body === null || body === undefined) return null;
  if (Array.isArray(body))
    return [...new Set(body.map((item) => JSON.stringify(bodyShape(item))))].toSorted();
  if (typeof body === 'object') {
    const entries = Object.entries(body).map(([name, value]) => [name, bodyShape(value)] as const);
    return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }
  return typeof body === 'string' && /^\d{4}-\d\d-\d\dT/.test(body) ? 'moment' : typeof body;
}
