import { expect, it } from '@jest/globals';
import { mayPutDevice } from './may-put-device.ts';

const answering = (body: unknown) => {
  const asked: string[] = [];
  return {
    asked,
    ask: async (as: string, { path }: { path: string }) => {
      asked.push(`${as} ${path}`);
      return await Promise.resolve({ status: body === undefined ? 404 : 200, body, retryAfter: undefined });
    },
  };
};
const server = (name: string, version: string) => ({ server: { name, version } });

it('asks nothing where the registration says nothing', async () => {
  const homeserver = answering(undefined);
  expect(await mayPutDevice({ isFlagged: false, ...homeserver })).toBe(true);
  expect(homeserver.asked).toEqual([]);
});

it.each([
  [server('Synapse', '1.130.0'), true],
  [server('tuwunel', '1.9.0 (abc)'), true],
  [server('Tuwunel', '1.7.0'), true],
  [server('tuwunel', '2.0'), true],
  [server('tuwunel', '1.4.6'), false],
  [server('tuwunel', 'next'), false],
  [server('conduwuit', '0.5.0'), false],
  [server('continuwuity', '26.7.3'), false],
  [{}, false],
  [undefined, false],
])('Q1 makes a device with the line in the registration: %j: %s', async (body, expected) => {
  const homeserver = answering(body);
  expect(await mayPutDevice({ isFlagged: true, ...homeserver })).toBe(expected);
  expect(homeserver.asked).toEqual(['nobody /_matrix/federation/v1/version']);
});

it('is decided later when the homeserver is away', async () => {
  const away = { ask: async () => await Promise.reject(new Error('away')) };
  await expect(mayPutDevice({ isFlagged: true, ...away })).rejects.toThrow('away');
});
