import {
  DeviceId,
  EncryptionSettings,
  initAsync,
  OlmMachine,
  RoomId,
  UserId as OlmUserId,
} from '@matrix-org/matrix-sdk-crypto-wasm';
import type { UserId } from '../core/ids.ts';
import type { Fields } from '../core/json.ts';
import { createMachine, type Machine, type MachineDeps } from './machine.ts';

/** For tests: a machine that keeps everything in memory. */
export async function openTestMachine(
  account: UserId,
  deviceId: string,
  deps: Partial<Pick<MachineDeps, 'flush' | 'engine' | 'sleep'>> = {},
): Promise<Machine> {
  await initAsync();
  const olm = await OlmMachine.initialize(new OlmUserId(account), new DeviceId(deviceId));
  return createMachine({
    account,
    deviceId,
    olm,
    engine: { takeDelta: () => undefined },
    flush: async () => undefined,
    sleep: async (_ms, signal) => await never(signal),
    signal: new AbortController().signal,
    ...deps,
  });
}

/** The key of a room, as speaking there makes one; returns what was said. */
export async function makeRoomKey(machine: Machine, room: string): Promise<Fields> {
  return await machine.run(async (olm) => {
    await olm.shareRoomKey(new RoomId(room), [], new EncryptionSettings());
    const said: Fields = JSON.parse(await olm.encryptRoomEvent(new RoomId(room), 'm.room.message', '{}'));
    return said;
  });
}

/** No step of a test runs into its limit. */
async function never(signal: AbortSignal | undefined): Promise<void> {
  const aborted = Promise.withResolvers<never>();
  signal?.addEventListener('abort', () => aborted.reject(signal.reason), { once: true });
  await aborted.promise;
}
