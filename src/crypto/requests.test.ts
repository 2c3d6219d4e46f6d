import { UserId as OlmUserId } from '@matrix-org/matrix-sdk-crypto-wasm';
import { describe, expect, it } from '@jest/globals';
import { alice } from '../testing/callers.ts';
import { type CallAsDevice, createRequests } from './requests.ts';
import { openTestMachine } from './test-machine.ts';

type Request = Parameters<CallAsDevice>[0];
type Answer = (request: Request, times: number) => unknown;

/** As the client of the homeserver rejects. */
const refusal = (status: number, errcode = 'M_UNKNOWN'): Error =>
  Object.assign(new Error('refused'), { status, errcode });

const well: Answer = ({ path, body }) => {
  if (path.endsWith('/keys/upload')) return { one_time_key_counts: { signed_curve25519: 50 } };
  return path.endsWith('/keys/query') ? { device_keys: devicesOf(body), failures: {} } : {};
};

/** Nobody has any. */
const devicesOf = (body: object | undefined): object =>
  body && 'device_keys' in body
    ? Object.fromEntries(Object.keys(Object(body.device_keys)).map((user) => [user, {}]))
    : {};

async function start(answer: Answer = well) {
  const machine = await openTestMachine(alice, 'ALICE1');
  const asked: string[] = [];
  const warned: string[] = [];
  const state = { now: new Date('2026-11-20T08:12:00Z'), answer };
  const silent = () => undefined;
  const requests = createRequests({
    machine,
    callAsDevice: async (request) => {
      const what = `${request.method} ${request.path.replace('/_matrix/client/v3/', '')}`;
      asked.push(what);
      const answered = state.answer(request, asked.filter((one) => one === what).length);
      if (answered instanceof Error) throw answered;
      return await Promise.resolve(answered);
    },
    now: () => state.now,
    log: { debug: silent, info: silent, warn: (event) => void warned.push(event), error: silent },
    signal: new AbortController().signal,
  });
  return { machine, requests, asked, warned, state };
}

const uploads = (asked: readonly string[]): number => asked.filter((one) => one.includes('upload')).length;

describe('the loop of requests', () => {
  it('sends what the machine wants until it wants nothing more', async () => {
    const { requests, asked } = await start();
    await requests.drain();
    expect(asked.toSorted()).toEqual(['POST keys/query', 'POST keys/upload']);
    await requests.drain();
    expect(asked).toHaveLength(2);
  });

  it('is one loop, however many want it', async () => {
    const { requests, asked } = await start();
    await Promise.all([requests.drain(), requests.drain(), requests.drain()]);
    expect(asked).toHaveLength(2);
  });

  it('also sends what was wanted while it ran', async () => {
    const { machine, requests, asked, state } = await start();
    const bob = '@bob:example.org';
    let adding: Promise<unknown> = Promise.resolve();
    state.answer = (request, times) => {
      if (request.path.endsWith('/keys/query') && times === 1)
        adding = machine
          .run(async (olm) => await olm.updateTrackedUsers([new OlmUserId(bob)]))
          .then(async () => await requests.drain());
      return well(request, times);
    };
    await requests.drain();
    await adding;
    expect(asked.filter((one) => one === 'POST keys/query')).toHaveLength(2);
  });

  it.each([400, 403, 404, 413, 500])('is not held up by one request that is refused (%i)', async (status) => {
    const { requests, asked, warned } = await start((request, times) =>
      request.path.endsWith('/keys/upload') ? refusal(status) : well(request, times),
    );
    await requests.drain();
    expect(asked).toContain('POST keys/query');
    expect(warned).toHaveLength(1);
  });

  it('asks again for what was refused, ever more rarely', async () => {
    const { requests, asked, state } = await start((request, times) =>
      request.path.endsWith('/keys/upload') ? refusal(400) : well(request, times),
    );
    const after = async (seconds: number): Promise<number> => {
      state.now = new Date(state.now.getTime() + seconds * 1_000);
      await requests.drain();
      return uploads(asked);
    };
    expect([await after(0), await after(29), await after(2), await after(31), await after(30)]).toEqual([
      1, 1, 2, 2, 3,
    ]);
    state.answer = well;
    expect(await after(3_600)).toBe(4);
    expect(await after(3_600)).toBe(4);
  });

  it.each([0, 429, 502, 503, 504])(
    'stops while the homeserver is away (%i), and goes on later',
    async (status) => {
      const { requests, asked, state } = await start(() => refusal(status));
      await expect(requests.drain()).rejects.toMatchObject({ status });
      expect(asked).toHaveLength(1);
      state.answer = well;
      await requests.drain();
      expect(asked).toHaveLength(3);
    },
  );

  it.each([
    ['nothing', undefined],
    ['a list', []],
    ['words', 'yes'],
    ['other things', { one_time_key_counts: 'many', device_keys: [1] }],
  ])('ends when the homeserver answers nonsense: %s', async (_name, nonsense) => {
    const { requests, asked } = await start(() => nonsense);
    await requests.drain();
    await requests.drain();
    expect(asked.length).toBeLessThan(50);
  });

  it('does not ask for ever for somebody who is left out of every answer', async () => {
    const { requests, asked, state } = await start((request, times) =>
      request.path.endsWith('/keys/query') ? { device_keys: {} } : well(request, times),
    );
    const queries = async (seconds: number): Promise<number> => {
      state.now = new Date(state.now.getTime() + seconds * 1_000);
      await requests.drain();
      return asked.filter((one) => one === 'POST keys/query').length;
    };
    expect([await queries(0), await queries(10), await queries(21), await queries(30)]).toEqual([1, 1, 2, 2]);
    state.answer = well;
    expect([await queries(300), await queries(300)]).toEqual([3, 3]);
  });

  it('asks at once for whom it asked in vain, as soon as devices have changed', async () => {
    const { requests, asked, state } = await start((request, times) =>
      request.path.endsWith('/keys/query') ? { device_keys: {} } : well(request, times),
    );
    const queries = (): number => asked.filter((one) => one === 'POST keys/query').length;
    await requests.drain();
    await requests.drain();
    expect(queries()).toBe(1);
    state.answer = well;
    await requests.drain('devices changed');
    expect(queries()).toBe(2);
  });

  it('uploads a few more keys when it is told that there are none, and then waits', async () => {
    const { machine, requests, asked, state } = await start((request, times) =>
      request.path.endsWith('/keys/upload')
        ? { one_time_key_counts: { signed_curve25519: 0 } }
        : well(request, times),
    );
    await requests.drain();
    await requests.drain();
    expect(uploads(asked)).toBe(3);
    state.now = new Date(state.now.getTime() + 31_000);
    await requests.drain();
    expect(uploads(asked)).toBe(6);
    expect(machine.dead.aborted).toBe(false);
  });

  it('takes no keys of a user from an answer about somebody else', async () => {
    const mallory = await openTestMachine(alice, 'MALLORY');
    const [upload] = await mallory.run(async (olm) => await olm.outgoingRequests());
    const keys: unknown = JSON.parse(upload && 'body' in upload ? upload.body : '{}');
    const { device_keys: foreign } = keys as { device_keys: object };
    const bob = '@bob:example.org';
    const { machine, requests } = await start((request, times) =>
      request.path.endsWith('/keys/query')
        ? { device_keys: { [bob]: { MALLORY: foreign } }, failures: {} }
        : well(request, times),
    );
    await machine.run(async (olm) => await olm.updateTrackedUsers([new OlmUserId(bob)]));
    await requests.drain();
    const known = await machine.run(async (olm) =>
      (await olm.getUserDevices(new OlmUserId(bob))).devices().map((device) => device.deviceId.toString()),
    );
    expect(known).toEqual([]);
  });
});

describe('one-time keys', () => {
  it('are counted by the homeserver when it does not say of itself', async () => {
    const { requests, asked } = await start();
    expect(await requests.oneTimeKeyCounts()).toEqual({ signed_curve25519: 50 });
    expect(asked).toEqual(['POST keys/upload']);
  });

  it('are none where the answer names none', async () => {
    const { requests } = await start(() => ({}));
    expect(await requests.oneTimeKeyCounts()).toEqual({});
  });
});
