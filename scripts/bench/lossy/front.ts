import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from '../../torture/chance.ts';

/** What can happen to one request. */
export const fates = [
  'goes through',
  /** It never arrives, and the connection breaks. */
  'is dropped',
  /** It is done, and the connection breaks without an answer. */
  'loses its answer',
  /** It is done twice. */
  'is doubled',
  /** It is done only after whoever asked has given up. */
  'is delayed',
  /** It is done, and the answer ends in the middle. */
  'is truncated',
  /** A write is answered as if it had been done, and is not. */
  'is lied about',
  /** A write is done without one of its fields, and answered as if with it. */
  'loses a field',
  /** 502, as a proxy says it, before or after it was done. */
  'is refused before',
  'is refused after',
] as const;
export type Fate = (typeof fates)[number];

export interface Front {
  readonly address: string;
  /** How many requests met each fate. */
  readonly met: ReadonlyMap<Fate, number>;
  /** From now on only this part of all requests (0 … 1) meets anything but "goes through". */
  readonly trouble: (share: number) => void;
  /** Settles when nothing is on its way any more, late deliveries included. */
  readonly idle: () => Promise<void>;
  readonly close: () => Promise<void>;
}

interface FrontOptions {
  /** `http://127.0.0.1:PORT` of what stands behind it. */
  readonly target: string;
  readonly chance: Chance;
  /** After this many milliseconds whoever asks has surely given up. */
  readonly patienceMs: number;
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const LOOK_MS = 2;
const QUIET_LOOKS = 3;
/** Writes only: a read that is lied about could be anything. */
const ABOUT_WRITES: readonly Fate[] = ['is lied about', 'loses a field'];

/** A proxy on loopback that is not to be trusted. What it does is drawn from `chance` alone. */
export async function openFront({ target, chance, patienceMs }: FrontOptions): Promise<Front> {
  const met = new Map<Fate, number>();
  let share = 0;
  const underWay = new Set<object>();
  const draw = ({ method }: Asked): Fate => {
    if (!chance.hits(share)) return 'goes through';
    const fate = chance.pick(fates);
    return ABOUT_WRITES.includes(fate) && method === 'GET' ? 'goes through' : fate;
  };
  const server = createServer((request, response) => {
    underWay.add(request);
    void (async () => {
      try {
        const asked = await read(request);
        const fate = draw(asked);
        met.set(fate, (met.get(fate) ?? 0) + 1);
        await meet(fate, asked, { target, response, chance, patienceMs });
      } catch {
        response.destroy();
      } finally {
        underWay.delete(request);
      }
    })();
  });
  const ready = Promise.withResolvers<void>();
  server.once('error', ready.reject);
  server.listen(0, '127.0.0.1', ready.resolve);
  await ready.promise;
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the proxy has no port');
  return {
    address: `http://127.0.0.1:${bound.port}`,
    met,
    trouble: (part) => {
      share = part;
    },
    idle: async () => {
      // On a machine that is busy, what was sent last may not have been read from its socket yet.
      for (let quiet = 0; quiet < QUIET_LOOKS; quiet = underWay.size > 0 ? 0 : quiet + 1)
        await sleep(LOOK_MS);
    },
    close: async () => {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      server.closeAllConnections();
      await closed.promise;
    },
  };
}

interface Meeting {
  readonly target: string;
  readonly response: ServerResponse;
  readonly chance: Chance;
  readonly patienceMs: number;
}

async function meet(fate: Fate, asked: Asked, meeting: Meeting): Promise<void> {
  const { response } = meeting;
  switch (fate) {
    case 'goes through':
      return answer(response, await forward(asked, meeting));
    case 'is dropped':
      response.destroy();
      return;
    case 'loses its answer':
      await forward(asked, meeting);
      response.destroy();
      return;
    case 'is doubled': {
      const answers = [await forward(asked, meeting), await forward(asked, meeting)] as const;
      return answer(response, meeting.chance.pick(answers));
    }
    case 'is delayed':
      await sleep(meeting.patienceMs);
      await forward(asked, meeting);
      response.destroy();
      return;
    case 'is truncated':
      return truncate(response, await forward(asked, meeting));
    case 'is lied about':
      return answer(response, lieAbout(asked, meeting.chance));
    case 'loses a field':
      return answer(response, await withoutAField(asked, meeting));
    case 'is refused before':
      return answer(response, badGateway);
    case 'is refused after':
      await forward(asked, meeting);
      return answer(response, badGateway);
  }
}

const badGateway: Answered = {
  status: 502,
  headers: { 'content-type': 'text/html' },
  body: '<html><body><h1>502 Bad Gateway</h1></body></html>',
};

async function read(request: IncomingMessage): Promise<Asked> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) if (chunk instanceof Uint8Array) chunks.push(chunk);
  const kept = ['authorization', 'content-type', 'accept', 'x-vikunja-format'];
  return {
    method: request.method ?? 'GET',
    path: request.url ?? '/',
    headers: Object.fromEntries(
      kept.flatMap((name) => {
        const value = request.headers[name];
        return typeof value === 'string' ? [[name, value]] : [];
      }),
    ),
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

async function forward(
  { method, path, headers, body }: Asked,
  { target }: Pick<Meeting, 'target'>,
): Promise<Answered> {
  const sent = body === '' ? {} : { body };
  const answered = await fetch(`${target}${path}`, { method, headers, ...sent, redirect: 'manual' });
  const hop = ['content-length', 'transfer-encoding', 'connection', 'content-encoding', 'keep-alive', 'date'];
  return {
    status: answered.status,
    headers: Object.fromEntries([...answered.headers].filter(([name]) => !hop.includes(name))),
    body: await answered.text(),
  };
}

function answer(response: ServerResponse, { status, headers, body }: Answered): void {
  response.writeHead(status, headers);
  response.end(status === 204 || status === 304 ? undefined : body);
}

/** Half of the bytes that were promised, then the connection breaks. */
function truncate(response: ServerResponse, { status, headers, body }: Answered): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, 'content-length': String(Math.max(bytes.length, 1)) });
  response.write(bytes.subarray(0, bytes.length >> 1), () => response.destroy());
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parsed(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

/** An id that nothing has. */
const NOWHERE = 987_654_321;

function lieAbout({ method, path, body }: Asked, chance: Chance): Answered {
  const headers = { 'content-type': 'application/json' };
  if (method === 'DELETE') return { status: 200, headers, body: '{"message":"Successfully deleted."}' };
  const isCreation = method === 'PUT' || (method === 'POST' && path.startsWith('/api/v2'));
  const id = Number(/\/tasks\/(\d+)/.exec(path)?.[1] ?? NOWHERE + chance.below(1000));
  return {
    status: isCreation ? 201 : 200,
    headers,
    body: JSON.stringify({ id, title: '', ...parsed(body), ...(isCreation ? { id } : {}) }),
  };
}

/** One field of the body does not arrive; the answer says that it did. */
async function withoutAField(asked: Asked, meeting: Meeting): Promise<Answered> {
  const body = parsed(asked.body);
  const [first, ...others] = Object.keys(body).filter((name) => name !== 'title' && name !== 'project_id');
  if (first === undefined) return await forward(asked, meeting);
  const lost = meeting.chance.pick([first, ...others]);
  const { [lost]: value, ...rest } = body;
  const answered = await forward({ ...asked, body: JSON.stringify(rest) }, meeting);
  const said = parsed(answered.body);
  return answered.status >= 400
    ? answered
    : { ...answered, body: JSON.stringify({ ...said, [lost]: value }) };
}
