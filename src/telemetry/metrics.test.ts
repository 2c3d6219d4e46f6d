import { describe, expect, it } from '@jest/globals';
import { createMetrics, type Counts, type ModelQueue } from './metrics.ts';
import { pathTemplate } from './path-template.ts';

const counts: Counts = { waiting: 3, running: 1, timers: 2, outbox: 4, dead: 5 };
const queues: readonly ModelQueue[] = [
  { provider: 'ollama', waiting: 7, running: 1, isOpen: false },
  { provider: 'gateway', waiting: 0, running: 0, isOpen: true },
];
const create = (
  read: () => Promise<Counts> = async () => await Promise.resolve(counts),
): ReturnType<typeof createMetrics> => createMetrics({ counts: read, queues: () => queues });
const linesOf = async (metrics: ReturnType<typeof createMetrics>): Promise<readonly string[]> =>
  (await metrics.text()).split('\n').filter((line) => line.startsWith('eis_'));

describe('createMetrics', () => {
  it('U1 counts events, rows, replies and requests', async () => {
    const metrics = create();
    metrics.accepted({ fresh: 2, duplicate: 1, unreadable: 1, outcome: 'stored', ms: 4 });
    metrics.accepted({ fresh: 1, duplicate: 0, unreadable: 0, outcome: 'failed', ms: 20_000 });
    metrics.handled('event', 'done');
    metrics.handled('event', 'done');
    metrics.handled('join', 'postponed');
    metrics.outbox('message', 'sent');
    metrics.replied(15);
    metrics.asked({
      method: 'PUT',
      path: '/_matrix/client/v3/rooms/!r:hs/send/m.room.message/eis.x.0',
      status: 200,
    });
    const lines = await linesOf(metrics);
    for (const line of [
      'eis_events_total{outcome="fresh"} 3',
      'eis_events_total{outcome="duplicate"} 1',
      'eis_events_total{outcome="unreadable"} 1',
      'eis_accept_seconds_count{outcome="stored"} 1',
      'eis_accept_seconds_bucket{le="0.005",outcome="stored"} 1',
      'eis_accept_seconds_bucket{le="10",outcome="failed"} 0',
      'eis_entries_total{kind="event",outcome="done"} 2',
      'eis_entries_total{kind="join",outcome="postponed"} 1',
      'eis_outbox_total{kind="message",state="sent"} 1',
      'eis_reply_seconds_bucket{le="0.02"} 1',
      'eis_reply_seconds_bucket{le="0.01"} 0',
      'eis_homeserver_requests_total{method="PUT",path="/_matrix/client/v3/rooms/:x/send/m.room.message/:x",status="200"} 1',
      'eis_rows{state="waiting"} 3',
      'eis_rows{state="outbox"} 4',
      'eis_rows{state="dead"} 5',
      'eis_database_up 1',
    ])
      expect(lines).toContain(line);
  });

  it('U1 counts questions to models by tier and outcome, and who waits for one', async () => {
    const metrics = create();
    const tokens = { sent: 700, received: 40 };
    metrics.askedModel({ tier: 'local', outcome: 'answered', ms: 3_000, tokens });
    metrics.askedModel({ tier: 'local', outcome: 'too slow', ms: 45_000, tokens: { sent: 0, received: 0 } });
    metrics.askedModel({ tier: 'cloud', outcome: 'answered', ms: 900, tokens });
    const lines = await linesOf(metrics);
    for (const line of [
      'eis_model_seconds_bucket{le="5",tier="local",outcome="answered"} 1',
      'eis_model_seconds_bucket{le="2.5",tier="local",outcome="answered"} 0',
      'eis_model_seconds_count{tier="local",outcome="too slow"} 1',
      'eis_model_seconds_count{tier="cloud",outcome="answered"} 1',
      'eis_model_tokens_total{tier="local",direction="sent"} 700',
      'eis_model_tokens_total{tier="cloud",direction="received"} 40',
      'eis_model_queue{provider="ollama",state="waiting"} 7',
      'eis_model_queue{provider="ollama",state="running"} 1',
      'eis_model_left_alone{provider="ollama"} 0',
      'eis_model_left_alone{provider="gateway"} 1',
    ])
      expect(lines).toContain(line);
  });

  it('U1 has a registry of its own, so that two of them never meet', async () => {
    const [one, other] = [create(), create()];
    one.handled('event', 'done');
    expect(await linesOf(other)).not.toContain('eis_entries_total{kind="event",outcome="done"} 1');
  });

  it('U1 answers while the database is away, and leaves the old numbers out', async () => {
    let away = false;
    const metrics = create(async () => {
      if (away) throw new Error('away');
      return await Promise.resolve(counts);
    });
    expect(await linesOf(metrics)).toContain('eis_database_up 1');
    away = true;
    const lines = await linesOf(metrics);
    expect(lines).toContain('eis_database_up 0');
    expect(lines.filter((line) => line.startsWith('eis_rows'))).toEqual([]);
  });

  it('U1 lets nothing of a person, a room or a text into a label', async () => {
    const metrics = create();
    const path =
      '/_matrix/client/v3/rooms/!zanzibar:hs/state/org.zanzibar/@zanzibar:hs?access_token=zanzibar';
    metrics.asked({ method: 'GET', path, status: 404 });
    expect(await linesOf(metrics)).toContain(
      'eis_homeserver_requests_total{method="GET",path="/_matrix/client/v3/rooms/:x/state/:x/:x",status="404"} 1',
    );
    expect(await metrics.text()).not.toContain('zanzibar');
  });
});

describe('pathTemplate', () => {
  it.each([
    ['/_matrix/client/v3/sync', '/_matrix/client/v3/sync'],
    ['/_matrix/client/v3/sync?since=s1', '/_matrix/client/v3/sync'],
    ['/_matrix/client/v1/appservice/eis/ping', '/_matrix/client/v1/appservice/:x/ping'],
    [
      '/_matrix/client/v3/rooms/%21r%3Ahs/receipt/m.read/%24e',
      '/_matrix/client/v3/rooms/:x/receipt/m.read/:x',
    ],
    ['/_matrix/client/v3/profile/@a:hs/displayname', '/_matrix/client/v3/profile/:x/displayname'],
    ['/_matrix/client/v3/rooms/:roomId/members', '/_matrix/client/v3/rooms/:x/members'],
    ['', ''],
  ])('%s → %s', (path, template) => {
    expect(pathTemplate(path)).toBe(template);
  });
});
