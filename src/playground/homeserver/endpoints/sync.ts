import { invalid, Refusal } from '../refusal.ts';
import { type Answer, type Call, type Endpoint, ok, type Requester, type Server } from '../server.ts';
import { noFilter, type SyncFilter, syncFilter } from '../sync-filter.ts';
import { keysPart } from '../keys/sync-keys.ts';
import { syncAnswer, type SyncRequest } from '../sync.ts';
import { positionOf } from './events.ts';

/** What may stand in an answer although nothing happened. */
const ALWAYS = ['next_batch', 'device_one_time_keys_count', 'device_unused_fallback_key_types'];
/** Real servers answer a long poll after this at the latest, whatever was asked for. */
const LONGEST_POLL_MS = 60_000;

function filterOf({ quirks }: Server, { query, requester }: Call): SyncFilter {
  const given = query.get('filter');
  if (given === null || quirks.ignoresFilters) return noFilter;
  if (given.startsWith('{')) return syncFilter.parse(parseJson(given));
  const stored = requester.account?.filters[Number(given)];
  if (!stored) throw invalid('No such filter');
  return syncFilter.parse(stored);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, 'M_NOT_JSON', 'The filter is no JSON');
  }
}

/** Answers at once when there is something new, else when something comes, else after `timeout` milliseconds. */
async function sync(server: Server, call: Call): Promise<Answer> {
  const { requester, query } = call;
  refuseSender(server, call);
  const since = query.get('since') ?? '';
  noteListening(requester, positionOf(since) ?? 0);
  const device = `${requester.user}|${requester.device?.id ?? ''}`;
  const before = server.lastSync.get(device);
  if (server.quirks.staleSync && before?.since === since) return ok(before.body);
  const request = { requester, since: positionOf(since), filter: filterOf(server, call) };
  const { body, hasNews } = await waitForNews(server, patienceOf(query), lookFor(server, request));
  if (hasNews) server.lastSync.set(device, { since, body });
  return ok(body);
}

function noteListening({ account, device }: Requester, until: number): void {
  if (account && device) account.listening = { device, until };
}

function refuseSender({ quirks, service }: Server, { requester }: Call): void {
  if (requester.isService && requester.user === service.sender && !quirks.senderMaySync)
    throw new Refusal(500, 'M_UNKNOWN', 'Internal server error');
}

interface Seen {
  readonly body: object;
  readonly hasNews: boolean;
}

/** Looks at what there is now; the counts of keys may be those of the moment at which the poll began. */
function lookFor({ world, quirks }: Server, request: SyncRequest): () => Seen {
  const { requester, since } = request;
  const { device, user } = requester;
  const countsBefore = device?.keys.counts() ?? {};
  return () => {
    const keys = device ? keysPart(world, quirks, { user, device, since, countsBefore }) : {};
    const body = { ...syncAnswer(world, request), ...keys };
    const isCountNews = device !== undefined && device.keys.touched > (since ?? 0);
    return { body, hasNews: isCountNews || Object.keys(body).some((name) => !ALWAYS.includes(name)) };
  };
}

/** The first answer tells what is there and waits for nothing. */
function patienceOf(query: URLSearchParams): number {
  const asked = Number(query.get('timeout'));
  return query.has('since') && Number.isFinite(asked) ? Math.min(asked, LONGEST_POLL_MS) : 0;
}

async function waitForNews({ world, sleep }: Server, patience: number, look: () => Seen): Promise<Seen> {
  const first = look();
  if (patience === 0 || first.hasNews) return first;
  const over = new AbortController();
  const found = Promise.withResolvers<Seen>();
  const stop = world.onChange(() => {
    // The change is only complete when the one who makes it has returned.
    queueMicrotask(() => {
      const seen = look();
      if (seen.hasNews) found.resolve(seen);
    });
  });
  try {
    const timeOut = sleep(patience, over.signal).then(look, look);
    return await Promise.race([found.promise, timeOut]);
  } finally {
    stop();
    over.abort();
  }
}

export const syncEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/_matrix/client/v3/sync', needs: 'sync', answer: sync },
];
