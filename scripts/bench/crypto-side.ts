import { z } from 'zod';
import { parseRoomId, parseUserId, type RoomId, type UserId } from '../../src/core/ids.ts';
import type { Machine } from '../../src/crypto/machine.ts';
import { openMachine } from '../../src/crypto/open-machine.ts';
import { createRequests, type Requests } from '../../src/crypto/requests.ts';
import { createHomeserver, type PlaygroundHomeserver } from '../../src/playground/homeserver/homeserver.ts';
import { noQuirks } from '../../src/playground/homeserver/quirks.ts';
import { stubRegistration } from '../../src/playground/homeserver/stub-service.ts';
import { Person } from '../../src/playground/people.ts';
import { fetchFrom } from '../../src/playground/router.ts';
import type { Store } from '../../src/store/open-store.ts';
import { sleep } from '../../src/wiring/sleep.ts';
import { now, openBenchStore, silentLog } from './open-bench-store.ts';

/** The crypto of eis on its own database, on a homeserver without a socket. */
export interface CryptoSide {
  /** The account whose device it is, as a client has it. */
  readonly own: Person;
  readonly homeserver: PlaygroundHomeserver;
  readonly cryptoStore: ReturnType<Store['crypto']>;
  readonly machine: Machine;
  readonly requests: Requests;
  readonly register: (localpart: string) => Promise<Person>;
  readonly close: () => Promise<void>;
}

/** For everything that another process opens again. */
export const KEY = new Uint8Array(32).fill(7);

const Body = z.record(z.string(), z.json());
const never = new AbortController().signal;

export function userId(text: string): UserId {
  const user = parseUserId(text);
  if (user === undefined) throw new Error(`${text} is no user`);
  return user;
}

export function roomId(text: string): RoomId {
  const room = parseRoomId(text);
  if (room === undefined) throw new Error(`${text} is no room`);
  return room;
}

/** The machine of this account, as the product opens it. */
export async function openStoredMachine(
  cryptoStore: ReturnType<Store['crypto']>,
  { account, deviceId }: { readonly account: UserId; readonly deviceId: string },
): Promise<Machine> {
  return await openMachine({
    account,
    deviceId,
    store: cryptoStore,
    storeKey: KEY,
    isAnew: false,
    onRoomKey: () => undefined,
    onOwnKeys: () => undefined,
    sleep,
    signal: never,
  });
}

export async function openCryptoSide(url: string): Promise<CryptoSide> {
  const homeserver = createHomeserver(
    { domain: 'bench.test', registration: stubRegistration, quirks: noQuirks },
    { now, sleep, fetch },
  );
  const deps = { homeserver: 'http://homeserver.invalid', fetch: fetchFrom(() => homeserver.routes) };
  const register = async (localpart: string): Promise<Person> => await Person.register({ localpart }, deps);
  const own = await register('side');
  const account = userId(own.user);
  const store = await openBenchStore(url, KEY);
  const { epoch, release } = await store.leadership.lead();
  const cryptoStore = store.crypto(account, epoch);
  const machine = await openStoredMachine(cryptoStore, { account, deviceId: own.deviceId });
  const requests = createRequests({
    machine,
    callAsDevice: async ({ method, path, body }) => await own.call(method, path, body && Body.parse(body)),
    now,
    log: silentLog,
    signal: never,
  });
  await requests.drain();
  await sign(own, { machine, requests });
  return {
    own,
    homeserver,
    cryptoStore,
    machine,
    requests,
    register,
    close: async () => {
      await machine.close();
      await release();
      await store.close();
      await homeserver.stop();
    },
  };
}

/** Most clients give keys to signed devices only. */
async function sign(
  own: Person,
  { machine, requests }: Pick<CryptoSide, 'machine' | 'requests'>,
): Promise<void> {
  const made = await machine.run(async (olm) => await olm.bootstrapCrossSigning(false));
  const keys = Body.parse(JSON.parse(made.uploadSigningKeysRequest.body));
  await own.call('POST', '/_matrix/client/v3/keys/device_signing/upload', keys);
  await requests.send(made.uploadSignaturesRequest);
}
