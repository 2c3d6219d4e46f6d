import { describe, expect, it } from '@jest/globals';
import type { Finding } from '../core/finding.ts';
import type { AdminDoor } from './admin-door.ts';
import { createDoor, createShutDoor, type DoorDeps } from './create-door.ts';
import { noDevice } from './no-device.ts';
import { allFindings, overDoor, type ReachDoorDeps } from './reach-door.ts';

const broken: Finding = {
  id: 'configuration.data',
  level: 'error',
  what: 'data is 5.',
  mend: 'Expected a path.',
};
const fits: Finding = { id: 'registration', level: 'well', what: 'The registration fits.' };

const deps: DoorDeps = {
  version: '0.1.0',
  startedAt: new Date('2026-11-20T06:00:00Z'),
  models: async () =>
    await Promise.resolve({
      local: { kind: 'off' },
      isExpected: false,
      isShut: undefined,
      gateway: undefined,
    }),
  before: [fits],
  homeserver: { url: 'http://hs', domain: 'example.org' },
  bot: '@eis:example.org' as DoorDeps['bot'],
  askHomeserver: async () => await Promise.resolve({ status: 502, body: undefined }),
  running: undefined,
  crypto: noDevice,
  store: {
    kind: 'pglite',
    ping: async () => {
      await Promise.resolve();
    },
    counts: async () => await Promise.resolve({ waiting: 0, running: 0, timers: 0, outbox: 0, dead: 2 }),
    deadLetters: {
      list: async () => await Promise.resolve([]),
      rerun: async () => await Promise.resolve(true),
    },
    trace: async () => await Promise.resolve(undefined),
    encryptedSince: async () => await Promise.resolve([]),
    putBackSince: async () => await Promise.resolve(undefined),
    encryption: async () => await Promise.resolve(undefined),
    openSnapshot: async () => await Promise.reject(new Error('nobody asks for one')),
  },
};

const nobody: ReachDoorDeps['callSocket'] = async () => await Promise.resolve(undefined);
const somebody: ReachDoorDeps['callSocket'] = async ({ path }) =>
  await Promise.resolve({
    status: 200,
    body: JSON.stringify(path === '/admin/findings' ? { findings: [fits] } : {}),
  });

const opening = (door: AdminDoor) => {
  const closed: string[] = [];
  const close = async (): Promise<void> => {
    closed.push('closed');
    await Promise.resolve();
  };
  return { closed, openDoor: async () => await Promise.resolve({ door, close }) };
};

const reach = (overrides: Partial<ReachDoorDeps>): ReachDoorDeps => ({
  dataFolder: '/data',
  findings: [fits],
  callSocket: nobody,
  ...overrides,
});

const fail = async (): Promise<never> => await Promise.reject(new Error('oh'));

const ids = (findings: readonly Finding[]): readonly string[] => findings.map(({ id }) => id);

describe('the way to the admin door', () => {
  it('opens the store when none runs, and closes it even after a failure', async () => {
    const { openDoor, closed } = opening(createDoor(deps));
    expect(await overDoor(reach({ openDoor }), async (door) => await door.status())).toMatchObject({
      version: '0.1.0',
      database: 'pglite',
      counts: { dead: 2 },
    });
    await expect(overDoor(reach({ openDoor }), fail)).rejects.toThrow('oh');
    expect(closed).toEqual(['closed', 'closed']);
  });

  it('opens no store while eis runs', async () => {
    const { openDoor, closed } = opening(createDoor(deps));
    expect(await allFindings(reach({ callSocket: somebody, openDoor }))).toEqual([fits]);
    expect(closed).toEqual([]);
  });

  it('P2 adds to what a running eis says what is wrong in the files by now', async () => {
    expect(await allFindings(reach({ callSocket: somebody, findings: [fits, broken] }))).toEqual([
      broken,
      fits,
    ]);
  });

  it('P2 looks at everything itself when none runs', async () => {
    const { openDoor } = opening(createDoor(deps));
    expect(ids(await allFindings(reach({ openDoor })))).toEqual([
      'registration',
      'database.reach',
      'inbox.dead-letters',
      'homeserver.address',
      'running',
      'models.local',
    ]);
  });

  it('P2 looks at the rest when the store stays shut', async () => {
    const shut: Finding = { id: 'database.used', level: 'error', what: 'In use.', mend: 'Stop it.' };
    const { openDoor } = opening(createShutDoor(deps, shut));
    expect(ids(await allFindings(reach({ openDoor })))).toEqual([
      'registration',
      'database.used',
      'homeserver.address',
      'running',
      'models.local',
    ]);
    await expect(overDoor(reach({ openDoor }), async (door) => await door.deadLetters())).rejects.toThrow(
      'In use. Stop it.',
    );
  });

  it('P2 says what is wrong with the settings when they do not suffice for more', async () => {
    expect(await allFindings(reach({ findings: [fits, broken] }))).toEqual([fits, broken]);
    await expect(
      overDoor(reach({ findings: [fits, broken] }), async (door) => await door.status()),
    ).rejects.toThrow('data is 5. Expected a path.');
  });
});
