import { describe, expect, it } from '@jest/globals';
import type { AdminDoor, DeadLetterView, StatusView, TraceView } from './admin-door.ts';
import { adminRoutes } from './admin-routes.ts';
import { adminSocket, askRunning } from './ask-running.ts';
import { deadLetters } from './dead-letters.ts';
import { noDevice } from './no-device.ts';
import { createSnapshotDoor, type SnapshotView } from './snapshot-door.ts';
import { status } from './status.ts';
import { trace, traceText } from './trace.ts';

const at = (clock: string): Date => new Date(`2026-11-20T${clock}Z`);

const letter: DeadLetterView = {
  id: 3,
  reference: 'k7m2p9qa',
  kind: 'event',
  lane: '!r:example.org|@alice:example.org',
  error: 'TypeError at grammar/parse.ts:12',
  at: at('09:12:00.000'),
};

const done: TraceView = {
  reference: 'k7m2p9qa',
  kind: 'event',
  lane: '!r:example.org|@alice:example.org',
  acceptedAt: at('09:12:00.000'),
  state: 'done',
  attempts: 0,
  replies: [
    {
      key: 'k.0',
      destination: '!r:example.org',
      state: 'sent',
      tries: 2,
      plannedAt: at('09:12:00.020'),
      finishedAt: at('09:12:00.150'),
      eventId: '$reply',
    },
    { key: 'k.1', destination: '!r:example.org', state: 'planned', tries: 0, plannedAt: at('09:12:00.020') },
  ],
};

const running: StatusView = {
  version: '0.1.0',
  startedAt: at('06:00:00.000'),
  database: 'pglite',
  reachesUs: true,
  counts: { waiting: 1, running: 2, timers: 3, outbox: 4, dead: 5 },
};

const aSnapshot = (): SnapshotView => {
  const chunks = [
    { table: 'seen', rows: ['["a"]', '["\u2028"]'] },
    { table: 'note', rows: ['["b",null]'] },
  ];
  return {
    head: { database: 'pglite', schema: 5, tables: [{ name: 'seen', columns: ['digest'] }] },
    next: async () => await Promise.resolve(chunks.shift()),
    close: async () => {
      await Promise.resolve(snapshotsClosed.push('closed'));
    },
  };
};
const snapshotsClosed: string[] = [];

const door: AdminDoor = {
  status: async () => await Promise.resolve(running),
  findings: async () => await Promise.resolve([{ id: 'a', level: 'error', what: 'A.', mend: 'B.' }]),
  deadLetters: async () => await Promise.resolve([letter]),
  rerun: async (id) => await Promise.resolve(id === 3),
  trace: async (reference) => await Promise.resolve(reference === done.reference ? done : undefined),
  snapshot: createSnapshotDoor(async () => await Promise.resolve(aSnapshot())),
  crypto: noDevice,
};

const listening = () => {
  const printed: string[] = [];
  const complained: string[] = [];
  return {
    print: (text: string) => printed.push(text),
    complain: (text: string) => complained.push(text),
    said: () => printed.join('\n'),
    complaint: () => complained.join('\n'),
  };
};

const runDeadLetters = async (words: readonly string[], json = false) => {
  const output = listening();
  const code = await deadLetters({ json, words }, { ...output, ...door });
  return { code, said: output.said(), complaint: output.complaint() };
};

describe('eis dead-letters', () => {
  it('lists them with number, reference, lane and reason', async () => {
    const { code, said } = await runDeadLetters([]);
    expect([code, said.split('\n')]).toEqual([
      0,
      [
        '3. k7m2p9qa event, 2026-11-20T09:12:00.000Z',
        '   !r:example.org|@alice:example.org',
        '   TypeError at grammar/parse.ts:12',
      ],
    ]);
    expect(JSON.parse((await runDeadLetters(['list'], true)).said)).toMatchObject([{ id: 3 }]);
  });

  it('handles one again', async () => {
    expect(await runDeadLetters(['rerun', '3'])).toMatchObject({
      code: 0,
      said: expect.stringContaining('Dead letter 3'),
    });
    expect(await runDeadLetters(['rerun', '4'])).toMatchObject({
      code: 1,
      complaint: expect.stringContaining('no dead letter 4'),
    });
  });

  it.each([
    [['rerun']],
    [['rerun', 'all']],
    [['rerun', '-1']],
    [['rerun', '1e3']],
    [['empty']],
    [['list', '3']],
  ])('refuses %j', async (words) => {
    expect(await runDeadLetters(words)).toMatchObject({
      code: 2,
      complaint: expect.stringContaining('rerun NUMBER'),
    });
  });
});

describe('eis trace', () => {
  it('U3 follows a message from arrival to answer', () => {
    expect(traceText(done).split('\n')).toEqual([
      'k7m2p9qa (event in !r:example.org|@alice:example.org)',
      '  2026-11-20T09:12:00.000Z  accepted',
      '                            handled',
      '  2026-11-20T09:12:00.020Z  reply 1 planned, to !r:example.org',
      '  2026-11-20T09:12:00.150Z  reply 1 sent as $reply, try 2',
      '  2026-11-20T09:12:00.020Z  reply 2 planned, to !r:example.org',
      '                            reply 2 waits to be sent',
    ]);
  });

  const reply = { key: 'k.0', destination: '!r\u001b[2J', tries: 8, plannedAt: at('09:12:00.000') };
  it.each<[Partial<TraceView>, string]>([
    [{ state: 'waiting', replies: [] }, 'waits for what came before it'],
    [{ state: 'running', attempts: 1, replies: [] }, 'is being handled, one attempt failed'],
    [{ state: 'running', replies: [] }, 'nothing was said yet'],
    [{ state: 'done', replies: [] }, 'nothing was to be said'],
    [{ state: 'dead', attempts: 9 }, 'given up: see eis dead-letters, 9 attempts failed'],
    [{ state: 'planned', due: at('12:00:00.000') }, 'waits for its time, 2026-11-20T12:00:00.000Z'],
    [{ replies: [{ ...reply, state: 'failed' }] }, 'reply 1 could not be sent, try 8'],
    [{ replies: [{ ...reply, state: 'diverted' }] }, 'reply 1 held back'],
    [{ replies: [{ ...reply, state: 'sending' }] }, 'to !r\\u001b[2J'],
  ])('U3 says of %j: %s', (change, words) => {
    expect(traceText({ ...done, ...change })).toContain(words);
  });

  it.each<[string, number, string]>([
    ['K7M2P9QA ', 0, 'accepted'],
    ['unknown1', 1, 'Nothing is known under unknown1'],
    ['../../etc', 2, 'A reference is a word'],
  ])('U3 answers %j with exit code %i', async (word, code, words) => {
    const output = listening();
    expect(await trace({ json: false, words: [word] }, { ...output, ...door })).toBe(code);
    expect(output.said() + output.complaint()).toContain(words);
  });
});

describe('eis status', () => {
  it('says what the running eis is doing', async () => {
    const output = listening();
    expect(await status({ json: false }, { ...output, running: door, now: () => at('09:12:00.000') })).toBe(
      0,
    );
    expect(output.said().split('\n')).toEqual([
      'eis 0.1.0, running for 3 h',
      'Homeserver: reaches eis',
      'Database: embedded',
      'Inbox: 1 waiting, 2 being handled, 3 for later, 5 dead letters',
      'Replies: 4 to be sent',
    ]);
  });

  it('leaves exit code 1 when none runs', async () => {
    const output = listening();
    expect(
      await status({ json: true }, { ...output, running: undefined, now: () => at('09:12:00.000') }),
    ).toBe(1);
    expect(JSON.parse(output.said())).toEqual({ running: false });
  });
});

/** The socket without a socket: what the client asks is matched against the routes as `web/` does it. */
const callSocket =
  (served: AdminDoor | undefined) =>
  async ({ method, path }: { method: string; path: string }) => {
    if (served === undefined) return undefined;
    for (const route of adminRoutes(served)) {
      const pattern = new RegExp(`^${route.path.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
      const match = pattern.exec(path);
      if (!match || route.method !== method) continue;
      const parameters = Object.fromEntries(
        Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]),
      );
      const request = {
        method,
        path,
        parameters,
        query: new URLSearchParams(),
        headers: {},
        body: new Uint8Array(),
      };
      const { status: code, body } = await route.answer(request);
      return { status: code, body: JSON.stringify(body) };
    }
    return { status: 404, body: '{}' };
  };

describe('the admin door', () => {
  it('gives the same answers over the socket as inside', async () => {
    const client = await askRunning('/data', { callSocket: callSocket(door) });
    expect(await client?.status()).toEqual(running);
    expect(await client?.findings()).toEqual(await door.findings());
    expect(await client?.deadLetters()).toEqual([letter]);
    expect([await client?.rerun(3), await client?.rerun(4)]).toEqual([true, false]);
    expect(await client?.trace('k7m2p9qa')).toEqual(done);
    expect(await client?.trace('../status')).toBeUndefined();
  });

  it('P4 reads a snapshot bit by bit, one at a time, and closes it', async () => {
    const client = await askRunning('/data', { callSocket: callSocket(door) });
    if (client === undefined) throw new Error('no client');
    snapshotsClosed.length = 0;
    const first = await client.snapshot.begin();
    expect(first.head).toEqual({
      database: 'pglite',
      schema: 5,
      tables: [{ name: 'seen', columns: ['digest'] }],
    });
    expect(await client.snapshot.next(first.number)).toEqual({
      table: 'seen',
      rows: ['["a"]', '["\u2028"]'],
    });
    const second = await client.snapshot.begin();
    expect(snapshotsClosed).toHaveLength(1);
    await expect(client.snapshot.next(first.number)).rejects.toThrow('another backup was begun meanwhile');
    await client.snapshot.end(first.number);
    await client.snapshot.next(second.number);
    expect(await client.snapshot.next(second.number)).toEqual({ table: 'note', rows: ['["b",null]'] });
    expect(await client.snapshot.next(second.number)).toBeUndefined();
    await client.snapshot.end(second.number);
    await client.snapshot.end(second.number);
    expect(snapshotsClosed).toHaveLength(2);
  });

  it('says that none runs when nobody listens', async () => {
    expect(await askRunning('/data', { callSocket: callSocket(undefined) })).toBeUndefined();
  });

  it('says whose eis it is to an account that may not ask it', async () => {
    const refused = Object.assign(new Error('connect EACCES /data/admin.sock'), { code: 'EACCES' });
    const asked = askRunning('/data', { callSocket: async () => await Promise.reject(refused) });
    await expect(asked).rejects.toThrow('This eis belongs to another account');
    const away = askRunning('/data', { callSocket: async () => await Promise.reject(new Error('late')) });
    await expect(away).rejects.toThrow('late');
  });

  it('does not take a failing eis for one that does not run', async () => {
    const client = await askRunning('/data', {
      callSocket: async () => await Promise.resolve({ status: 500, body: 'secret' }),
    });
    await expect(client?.findings()).rejects.toThrow('the running eis could not answer (status 500)');
  });

  it('has no socket where its path would be cut off', async () => {
    expect(adminSocket('/var/lib/eis')).toBe('/var/lib/eis/admin.sock');
    const long = `/${'x'.repeat(100)}`;
    expect(adminSocket(long)).toBeUndefined();
    expect(await askRunning(long, { callSocket: callSocket(door) })).toBeUndefined();
  });
});
