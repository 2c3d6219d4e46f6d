import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { Fields, Json } from '../../core/json.ts';
import { type Generation, waysOf } from './generation.ts';

const fields = z.record(z.string(), z.json());
const exchange = z.looseObject({
  name: z.string(),
  request: z.looseObject({
    method: z.string(),
    path: z.string(),
    query: z.record(z.string(), z.json()).nullish(),
    headers: z.record(z.string(), z.string()).nullish(),
    body: z.json().optional(),
  }),
  response: z.looseObject({ status: z.number(), headers: z.record(z.string(), z.string()), body: z.json() }),
});
const recording = z.looseObject({ recordedAt: z.string(), exchanges: z.array(exchange) });

/** One request to a real server, and what it answered. */
export type Exchange = z.output<typeof exchange>;
export type Recording = z.output<typeof recording>;

const FOLDER = new URL('../../backends/vikunja/recordings/', import.meta.url);

export function readRecording(generation: Generation, group: string): Recording {
  const file = new URL(`${waysOf[generation].version}/${group}.json`, FOLDER);
  return recording.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** The query as it was sent; a list means the key several times. */
export function targetOf({ request }: Exchange): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(request.query ?? {}))
    for (const one of Array.isArray(value) ? value : [value])
      query.append(name, typeof one === 'string' ? one : JSON.stringify(one));
  return query.size > 0 ? `${request.path}?${query.toString()}` : request.path;
}

/**
 * Of which kind everything is: `number`, `text`, `yes or no`, `null`, lists by their first entry, objects by their keys. Empty
 * lists fit every list.
 */
export function shapeOf(value: Json): Json {
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.length === 0 ? 'empty list' : [shapeOf(value[0] ?? null)];
  if (typeof value === 'object')
    return Object.fromEntries(
      Object.entries(fields.parse(value))
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, one]) => [key, shapeOf(one)]),
    );
  return typeof value;
}

/** The first place at which two shapes differ: `assignees: null, not empty list`. */
export function differenceOf(wanted: Json, got: Json, at = ''): string | undefined {
  const [a, b] = [shapeOf(wanted), shapeOf(got)];
  return compare(a, b, at);
}

const isObject = (shape: Json | undefined): shape is Fields =>
  typeof shape === 'object' && shape !== null && !Array.isArray(shape);

const isListShape = (shape: Json): boolean => Array.isArray(shape) || shape === 'empty list';

function compare(wanted: Json, got: Json, at: string): string | undefined {
  if (isObject(wanted) && isObject(got)) return compareKeys(wanted, got, at);
  if (isListShape(wanted) && isListShape(got)) return compareEntries(wanted, got, at);
  return JSON.stringify(wanted) === JSON.stringify(got)
    ? undefined
    : `${at}: ${JSON.stringify(wanted)} was recorded, ${JSON.stringify(got)} came`;
}

function compareKeys(wanted: Fields, got: Fields, at: string): string | undefined {
  for (const key of new Set([...Object.keys(wanted), ...Object.keys(got)])) {
    const found = compare(wanted[key] ?? 'missing', got[key] ?? 'missing', `${at}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function compareEntries(wanted: Json, got: Json, at: string): string | undefined {
  if (!Array.isArray(wanted) || !Array.isArray(got)) return undefined;
  return compare(wanted[0] ?? '', got[0] ?? '', `${at}[0]`);
}
