import { describe, expect, it } from '@jest/globals';
import type { SyncKeys } from '../core/encryption.ts';
import type { UserId } from '../core/ids.ts';
import type { Log } from '../core/log.ts';
import { createOwnUsers } from '../core/own-users.ts';
import type { Batch } from './batch.ts';
import { runSyncLoop } from './sync-loop.ts';

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

interface Run {
  readonly batches: readonly Batch[];
  readonly kept: readonly SyncKeys[];
  /** What each poll asked for. */
  readonly asked: readonly (string | undefined)[];
  readonly waits: readonly number[];
  readonly interrupted: readonly string[];
}

type Step = object | Error;

/** Runs the loop until the answers are used up. An `Error` among them is thrown. */
async function run(
  answers: readonly Step[],
  options: {
    readonly position?: string;
    readonly acceptFails?: number;
    readonly positionFails?: number;
  } = {},
): Promise<Run> {
  const stop = new AbortController();
  const left = [...answers];
  const batches: Batch[] = [];
  const kept: SyncKeys[] = [];
  const asked: (string | undefined)[] = [];
  const waits: number[] = [];
  const interrupted: string[] = [];
  let drawn = 0;
  let acceptFails = options.acceptFails ?? 0;
  let positionFails = options.positionFails ?? 0;
  await runSyncLoop(
    {
      account: ownUsers.bot,
      ownUsers,
      freshKey: () => `fresh-${++drawn}`,
      sync: async (since) => {
        asked.push(since);
        const answer = left.shift();
        if (answer === undefined) stop.abort();
        if (answer === undefined || answer instanceof Error) throw answer ?? new Error('stopped');
        return await Promise.resolve(answer);
      },
      keep: async (batch, keys) => {
        if (acceptFails-- > 0) throw new Error('the database is away');
        batches.push(batch);
        kept.push(keys);
        await Promise.resolve();
      },
      position: async () => {
        if (positionFails-- > 0) throw new Error('the database is away');
        return await Promise.resolve(options.position);
      },
      interrupt: (targets) => {
        interrupted.push(...targets);
      },
      sleep: async (ms) => {
        waits.push(ms);
        await Promise.resolve();
      },
      log: quiet,
    },
    stop.signal,
  );
  return { batches, kept, asked, waits, interrupted };
}

const room = '!far:elsewhere.org';
const invite = {
  type: 'm.room.member',
  sender: '@carol:elsewhere.org',
  state_key: '@eis:hs.test',
  content: { membership: 'invite' },
};
const others = [
  { type: 'm.room.create', sender: '@carol:elsewhere.org', state_key: '', content: {} },
  {
    type: 'm.room.member',
    sender: '@carol:elsewhere.org',
    state_key: '@carol:elsewhere.org',
    content: { membership: 'join' },
  },
];
const invited = (next_batch: string, events: readonly unknown[] = [...others, invite]): object => ({
  next_batch,
  rooms: { invite: { [room]: { invite_state: { events } } } },
});
const redaction = {
  type: 'm.room.redaction',
  event_id: '$two',
  sender: '@alice:hs.test',
  origin_server_ts: 1,
  redacts: '$one',
  content: {},
};
const timeline = (next_batch: string, events: readonly unknown[]): object => ({
  next_batch,
  rooms: { join: { '!room:hs.test': { timeline: { events } } } },
});

describe('what the second door takes', () => {
  it('T7 takes a pending invite at the first start, in the form that a transaction has, and saves where it stands', async () => {
    const { batches, asked } = await run([invited('s1')]);
    expect(asked).toEqual([undefined, 's1']);
    expect(batches).toEqual([
      {
        entries: [
          {
            kind: 'event',
            key: 'invite:fresh-1',
            lane: `${room}|@carol:elsewhere.org`,
            payload: {
              via: 'sync',
              event: { ...invite, room_id: room, unsigned: { invite_room_state: [...others, invite] } },
            },
          },
        ],
        changes: [{ room, kind: 'member', user: '@eis:hs.test', membership: 'invite' }],
        redactions: [],
        unreadable: [],
        syncPosition: { account: '@eis:hs.test', position: 's1' },
      },
    ]);
  });

  it('takes redactions of joined rooms and nothing else of them', async () => {
    const message = { ...redaction, type: 'm.room.message', event_id: '$x', content: { body: 'secret' } };
    const { batches, interrupted } = await run([timeline('s1', [message, 5, null, redaction])]);
    expect(batches).toHaveLength(1);
    expect(batches[0]?.entries.map(({ key, payload }) => [key, payload])).toEqual([
      ['$two', { via: 'sync', event: { ...redaction, room_id: '!room:hs.test' } }],
    ]);
    expect(batches[0]?.redactions).toEqual([{ target: '$one', by: '@alice:hs.test' }]);
    expect(interrupted).toEqual(['$one']);
    expect(JSON.stringify(batches)).not.toContain('secret');
  });

  it('keeps an invite that cannot be understood as unreadable, and the one beside it', async () => {
    const answer = {
      next_batch: 's1',
      rooms: {
        invite: {
          '!a': { invite_state: { events: others } },
          '!b': 5,
          no: { invite_state: { events: [invite] } },
          '!c': { invite_state: { events: [{ ...invite, sender: 'carol' }] } },
          [room]: { invite_state: { events: [invite] } },
        },
        join: { '!d': null, '!e': { timeline: 5 } },
      },
    };
    const { batches } = await run([answer]);
    expect(batches[0]?.unreadable.map(({ because }) => because)).toEqual([
      'rooms.invite: says nothing about our account',
      'rooms.invite: says nothing about our account',
      'room_id: is no valid id',
      'sender: is no valid id',
    ]);
    expect(batches[0]?.entries).toHaveLength(1);
  });

  it('saves the position of an answer without rows', async () => {
    const { batches, waits } = await run([{ next_batch: 's1' }, { next_batch: 's2', rooms: 5 }]);
    expect(batches.map(({ syncPosition }) => syncPosition?.position)).toEqual(['s1', 's2']);
    expect(waits).toEqual([1_000, 1_000]);
  });
});

describe('going on', () => {
  it('T7 begins where the last stored answer ended', async () => {
    const { asked } = await run([{ next_batch: 's6' }], { position: 's5' });
    expect(asked).toEqual(['s5', 's6']);
  });

  it('T7 asks for the same again when its rows could not be stored', async () => {
    const { batches, asked, waits } = await run([invited('s6'), invited('s6')], {
      position: 's5',
      acceptFails: 1,
    });
    expect(asked).toEqual(['s5', 's5', 's6']);
    expect(batches).toHaveLength(1);
    expect(waits).toEqual([1_000]);
  });

  it('takes an answer that is repeated once, and rests instead of spinning', async () => {
    const { batches, waits } = await run([invited('s5'), invited('s5'), invited('s5')], { position: 's5' });
    expect(batches).toHaveLength(1);
    expect(waits).toEqual([1_000, 1_000]);
  });

  it('takes a second invite of the same room: it was kicked in between', async () => {
    const { batches } = await run([invited('s6'), invited('s7')], { position: 's5' });
    expect(batches.flatMap(({ entries }) => entries.map(({ key }) => key))).toEqual([
      'invite:fresh-1',
      'invite:fresh-2',
    ]);
  });

  it('T7 goes on after every failure, more slowly each time, and quickly again after a success', async () => {
    const down = new Error('connection refused');
    const unusable = { rooms: {} };
    const answers = [down, down, unusable, down, down, down, down, down, invited('s6'), down];
    const { asked, waits, batches } = await run(answers, { position: 's5', positionFails: 1 });
    expect(asked).toEqual([...Array.from({ length: 9 }, () => 's5'), 's6', 's6']);
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60, 1].map((seconds) => seconds * 1_000));
    expect(batches).toHaveLength(1);
  });

  it('begins anew when the homeserver does not know the position', async () => {
    const refused = Object.assign(new Error('unknown'), { status: 400 });
    const { asked } = await run([refused, invited('s1')], { position: 's5' });
    expect(asked).toEqual(['s5', undefined, 's1']);
  });

  it('ends at once when it is told to while it sleeps', async () => {
    const stop = new AbortController();
    await runSyncLoop(
      {
        account: '@eis:hs.test' as UserId,
        ownUsers,
        freshKey: () => 'fresh',
        sync: async () => await Promise.reject(new Error('down')),
        keep: async () => await Promise.resolve(),
        position: async () => await Promise.resolve(undefined),
        interrupt: () => undefined,
        sleep: async () => {
          stop.abort();
          return await Promise.reject(new Error('aborted'));
        },
        log: quiet,
      },
      stop.signal,
    );
    expect(stop.signal.aborted).toBe(true);
  });
});

describe('keys', () => {
  const counted = (next_batch: string, left: number): object => ({
    next_batch,
    device_one_time_keys_count: { signed_curve25519: left },
  });
  const message = { type: 'm.room.encrypted', sender: '@alice:hs.test', content: {} };
  const mailed = (next_batch: string, ...events: object[]): object => ({ next_batch, to_device: { events } });

  it('Q1 are handed over with the position and the rows of the same answer', async () => {
    const answer = { ...invited('s1'), to_device: { events: [message] } };
    const { batches, kept } = await run([answer]);
    expect(batches).toMatchObject([{ entries: [{ kind: 'event' }], syncPosition: { position: 's1' } }]);
    expect(kept).toMatchObject([{ toDevice: [message] }]);
  });

  it('Q1 are asked for again with the old position when they were not stored', async () => {
    const { asked, kept } = await run([mailed('s1', message), mailed('s1', message)], { acceptFails: 1 });
    expect(asked).toEqual([undefined, undefined, 's1']);
    expect(kept).toHaveLength(1);
  });

  it('Q1 are counted also where nothing else happened and the position stays', async () => {
    const answers = [counted('s1', 50), counted('s1', 50), counted('s1', 49), counted('s1', 49)];
    const { kept, waits } = await run(answers);
    expect(kept.map(({ counts }) => counts?.['signed_curve25519'])).toEqual([50, 49]);
    expect(waits).toHaveLength(4);
  });

  it('Q1 wake the loop at once, but not one that brings the same again and again', async () => {
    const other = { ...message, content: { other: true } };
    expect((await run([mailed('s1', message), mailed('s2', other)])).waits).toEqual([]);
    const lists = (next_batch: string) => ({ next_batch, device_lists: { changed: ['@eis:hs.test'] } });
    expect((await run([lists('s1'), lists('s2'), lists('s3')])).waits).toHaveLength(2);
  });
});
