import { readdirSync, readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import type { Batch } from '../appservice/batch.ts';
import { pingRoutes } from '../appservice/ping.ts';
import { queryRoutes } from '../appservice/queries.ts';
import { transactionRoutes } from '../appservice/transactions.ts';
import type { Json } from '../core/json.ts';
import type { Log } from '../core/log.ts';
import { createOwnUsers } from '../core/own-users.ts';
import { Secret } from '../core/secret.ts';
import { serve, type Serving } from '../web/serve.ts';

// What five homeservers really sent, body by body with their retries, through the listener and the routes of eis
// into a store in memory that keeps one row per key. Where the recorded application service failed, so does the
// store: after it kept the events (a crash between the commit and the answer), and every second time before it kept
// anything, where the homeserver sent them again (Conduit counts a redirect as delivered and does not).

const FOLDER = new URL('../appservice/recordings/', import.meta.url);
const TOKEN = 'hs_token_0123456789abcdef0123456789abcdef';
const ownUsers = createOwnUsers({
  domain: 'hs.test',
  botLocalpart: 'eis',
  senderLocalpart: 'eis_sender',
  prefix: 'eis_',
});
const quiet: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

const Recorded = z.looseObject({
  type: z.string(),
  event_id: z.string(),
  sender: z.string(),
  state_key: z.string().optional(),
  content: z.looseObject({ membership: z.string().optional() }),
});
type Recorded = z.infer<typeof Recorded>;
const Line = z.looseObject({
  method: z.string(),
  path: z.string(),
  query: z.record(z.string(), z.string()),
  auth: z.literal(`Bearer ${TOKEN}`),
  mode: z.string(),
  body: z.union([z.looseObject({ events: z.array(Recorded).default([]) }), z.literal('')]),
});
type Line = z.infer<typeof Line>;

const readRecordings = (server: string): readonly Line[] =>
  readdirSync(new URL(`${server}/`, FOLDER))
    .toSorted()
    .flatMap((file) =>
      readFileSync(new URL(`${server}/${file}`, FOLDER), 'utf8')
        .trim()
        .split('\n'),
    )
    .map((line) => Line.parse(JSON.parse(line)));

const eventsOf = ({ body }: Line): readonly Recorded[] => (body === '' ? [] : body.events);
const wasTaken = ({ mode }: Line): boolean => mode === '200' || mode.startsWith('slow');

const STORED = new Set([
  'm.room.message',
  'm.room.encrypted',
  'm.reaction',
  'm.room.redaction',
  'm.room.tombstone',
]);
const isInvite = ({ type, state_key, content }: Recorded): boolean =>
  type === 'm.room.member' && content.membership === 'invite' && ownUsers.isOwn(state_key ?? '');
const isForEis = (event: Recorded): boolean =>
  !ownUsers.isOwn(event.sender) && (STORED.has(event.type) || isInvite(event));

interface Store {
  readonly rows: Map<string, Json>;
  /** How many times an event came that was there already. */
  repeats: number;
  unreadable: number;
  heard: number;
  fail: 'no' | 'before' | 'after';
}

let store: Store;
let serving: Serving;
let keys = 0;

async function accept(batch: Batch): Promise<{ readonly fresh: number }> {
  if (store.fail === 'before') throw new Error('the database is away');
  for (const { key, payload } of batch.entries) {
    if (store.rows.has(key)) store.repeats += 1;
    else store.rows.set(key, payload);
  }
  store.unreadable += batch.unreadable.length;
  if (store.fail === 'after') throw new Error('killed after the commit');
  return await Promise.resolve({ fresh: 0 });
}

const never = async (): Promise<never> => await new Promise<never>(() => undefined);

beforeAll(async () => {
  const homeserverToken = new Secret(TOKEN);
  const routes = [
    ...transactionRoutes({
      homeserverToken,
      ownUsers,
      freshKey: () => String(++keys),
      accept,
      interrupt: () => undefined,
      heard: () => {
        store.heard += 1;
      },
      sleep: never,
      log: quiet,
    }),
    ...queryRoutes({ homeserverToken, ownUsers }),
    ...pingRoutes({ homeserverToken }),
  ];
  serving = await serve({ routes, host: '127.0.0.1', port: 0 }, { log: quiet, sleep: never });
});
afterAll(async () => {
  await serving.close();
});

interface Form {
  readonly path: (path: string) => string;
  readonly query: (line: Line) => string;
  readonly header: boolean;
}
const asRecorded = ({ query }: Line): string =>
  new URLSearchParams('access_token' in query ? { ...query, access_token: TOKEN } : query).toString();
const withToken = ({ query }: Line): string =>
  new URLSearchParams({ ...query, access_token: TOKEN }).toString();
const FORMS: Readonly<Record<string, Form>> = {
  'as recorded': { path: (path) => path, query: asRecorded, header: true },
  'with a doubled slash and the token in the query': {
    path: (path) => `/${path}`,
    query: withToken,
    header: false,
  },
  'on the old paths with both tokens': {
    path: (path) => path.replace(/^\/_matrix\/app\/v1\/(?=transactions|users|rooms)/, '/'),
    query: withToken,
    header: true,
  },
};

/** The path goes out letter by letter, as the homeserver wrote it. */
async function send(line: Line, form: Form): Promise<{ readonly status: number; readonly body: string }> {
  const { hostname, port } = new URL(serving.address);
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; body: string }>();
  const query = form.query(line);
  const outgoing = httpRequest(
    {
      hostname,
      port,
      method: line.method,
      path: `${form.path(line.path)}${query === '' ? '' : `?${query}`}`,
      headers: { ...(form.header ? { authorization: line.auth } : {}), 'content-type': 'application/json' },
    },
    (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (text += part));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, body: text });
      });
    },
  );
  outgoing.on('error', reject);
  outgoing.end(line.method === 'GET' ? '' : JSON.stringify(line.body));
  return await promise;
}

function expectedStatus(line: Line, fail: Store['fail']): number {
  if (line.path.includes('/ping')) return 200;
  if (line.method === 'GET') return 404;
  return fail === 'no' || !mustBeKept(line) ? 200 : 503;
}

/** The store is asked only where there is something for it; eis keeps state of these kinds beside the rows. */
const STATE = new Set([
  'm.room.member',
  'm.room.join_rules',
  'm.room.history_visibility',
  'm.room.encryption',
]);
const mustBeKept = (line: Line): boolean =>
  eventsOf(line).some((event) => isForEis(event) || STATE.has(event.type));

async function replay(lines: readonly Line[], form: Form): Promise<Store> {
  store = { rows: new Map(), repeats: 0, unreadable: 0, heard: 0, fail: 'no' };
  let failures = 0;
  for (const [index, line] of lines.entries()) {
    const later = new Set(
      lines.slice(index + 1).flatMap((next) => eventsOf(next).map(({ event_id }) => event_id)),
    );
    const isRepeated = eventsOf(line).every(({ event_id }) => later.has(event_id));
    if (!wasTaken(line)) failures += 1;
    if (wasTaken(line)) store.fail = 'no';
    else store.fail = isRepeated && failures % 2 === 0 ? 'before' : 'after';
    const { status, body } = await send(line, form);
    expect([line.path, status]).toEqual([line.path, expectedStatus(line, store.fail)]);
    expect(body).toMatch(status === 200 ? /^\{\}$/ : /^\{"errcode":"M_/);
  }
  return store;
}

/**
 * Counted once, so that a lost file or a rule that is too wide turns the test red. `rows`: different events of others
 * that eis keeps; `repeats`: how often one came that was kept already; `heard`: wake events of our own that came back.
 */
const COUNTS = {
  conduit: { requests: 77, events: 304, rows: 187, repeats: 2, heard: 20 },
  continuwuity: { requests: 114, events: 317, rows: 208, repeats: 5, heard: 3 },
  dendrite: { requests: 184, events: 311, rows: 132, repeats: 29, heard: 0 },
  synapse: { requests: 158, events: 249, rows: 133, repeats: 15, heard: 0 },
  tuwunel: { requests: 189, events: 293, rows: 187, repeats: 5, heard: 3 },
};

describe.each(Object.entries(COUNTS))('what %s sent', (server, counts) => {
  const lines = readRecordings(server);
  const wanted = new Map(
    lines.flatMap((line) =>
      eventsOf(line)
        .filter((event) => isForEis(event))
        .map((event) => [event.event_id, event]),
    ),
  );

  it.each(Object.entries(FORMS))('T7 arrives %s: every event once, none lost', async (_name, form) => {
    const { rows, unreadable, repeats, heard } = await replay(lines, form);
    expect({
      requests: lines.length,
      events: lines.flatMap((line) => eventsOf(line)).length,
      rows: wanted.size,
      repeats,
      heard,
    }).toEqual(counts);
    expect(unreadable).toBe(0);
    const kept = [...rows.values()].map((payload) => z.looseObject({ event: Recorded }).parse(payload).event);
    const messages = kept.filter((event) => !isInvite(event));
    expect(messages.map(({ event_id }) => event_id).toSorted()).toEqual(
      [...wanted.values()]
        .filter((event) => !isInvite(event))
        .map(({ event_id }) => event_id)
        .toSorted(),
    );
    expect(new Set(kept.map(({ event_id }) => event_id))).toEqual(new Set(wanted.keys()));
    // Synapse counts the age of an event anew each time it sends it.
    for (const event of kept) expect(event.content).toEqual(wanted.get(event.event_id)?.content);
  });
});

describe('the recordings', () => {
  it('are those of five homeservers, with failures and repeats in them', () => {
    expect(readdirSync(FOLDER).toSorted()).toEqual(Object.keys(COUNTS));
    const failures = Object.keys(COUNTS).map(
      (server) => readRecordings(server).filter((line) => !wasTaken(line)).length,
    );
    expect(Math.min(...failures)).toBeGreaterThan(5);
  });
});
