import {
  DeviceId,
  initAsync,
  OlmMachine,
  type RoomKeyInfo,
  StoreHandle,
  UserId as OlmUserId,
} from '@matrix-org/matrix-sdk-crypto-wasm';
import type { CryptoDelta, CryptoStore } from '../core/crypto-store.ts';
import { parseRoomId, type RoomId } from '../core/ids.ts';
import { openEngine } from './engine/open-engine.ts';
import { withIndexedDB } from './engine/with-indexed-db.ts';
import { createMachine, type Machine, type MachineDeps } from './machine.ts';

export interface OpenMachineOptions extends Pick<MachineDeps, 'account' | 'deviceId' | 'sleep' | 'signal'> {
  readonly store: Pick<CryptoStore<never>, 'load' | 'flush'>;
  /** 32 bytes; whatever the machine stores is sealed with it. */
  readonly storeKey: Uint8Array;
  /** What is stored belongs to another device: it is dropped together with the first thing that is stored. */
  readonly isAnew: boolean;
  /** Told when the key of somebody else's session came, or can be trusted now. */
  readonly onRoomKey: (room: RoomId) => void;
  /** Told when the devices or the identity of our own account changed. */
  readonly onOwnKeys: () => void;
}

const DATABASE = 'eis';
const NOTHING_STORED = { schemas: [], rows: [] };

/** The machine as it was left, or a new one; what opening it wrote is stored. Throws what the store throws. */
export async function openMachine(options: OpenMachineOptions): Promise<Machine> {
  const { account, deviceId, store, storeKey, isAnew, onRoomKey, onOwnKeys } = options;
  await initAsync();
  const engine = openEngine(isAnew ? NOTHING_STORED : await store.load());
  const olm = await withIndexedDB(engine.factory, async () => {
    const handle = await StoreHandle.openWithKey(DATABASE, storeKey);
    return await OlmMachine.initFromStore(new OlmUserId(account), new DeviceId(deviceId), handle);
  });
  const written = engine.takeDelta();
  if (written) await store.flush(isAnew ? { ...written, isAnew: true } : written);
  hearRoomKeys(olm, onRoomKey);
  olm.registerDevicesUpdatedCallback(async (users: readonly string[]) => {
    if (users.includes(account)) onOwnKeys();
    await Promise.resolve();
  });
  olm.registerUserIdentityUpdatedCallback(async (user: OlmUserId) => {
    if (user.toString() === account) onOwnKeys();
    await Promise.resolve();
  });
  // Nobody is asked for keys, and nobody is given keys that they were not sent: both tell the homeserver more.
  olm.roomKeyRequestsEnabled = false;
  olm.roomKeyForwardingEnabled = false;
  return createMachine({
    ...options,
    olm,
    engine,
    flush: async (delta: CryptoDelta) => await store.flush(delta),
  });
}

/** Also told when the sender of a session is known only later. Our own sessions are of no interest. */
function hearRoomKeys(olm: OlmMachine, onRoomKey: (room: RoomId) => void): void {
  const ours = olm.identityKeys.curve25519.toBase64();
  olm.registerRoomKeyUpdatedCallback(async (keys: readonly RoomKeyInfo[]) => {
    const rooms = keys
      .filter(({ senderKey }) => senderKey.toBase64() !== ours)
      .map(({ roomId }) => parseRoomId(roomId.toString()));
    for (const room of new Set(rooms)) if (room !== undefined) onRoomKey(room);
    await Promise.resolve();
  });
}
