import type { CryptoStore } from '../core/crypto-store.ts';
import type { UserId } from '../core/ids.ts';
import type { Log } from '../core/log.ts';
import type { OwnUsers } from '../core/own-users.ts';
import type { Secret } from '../core/secret.ts';
import { createDeviceSecrets } from '../crypto/device-secrets.ts';
import type { EncryptionTurns } from '../crypto/encryption.ts';
import { hasPanicked } from '../crypto/machine.ts';
import { openMachine } from '../crypto/open-machine.ts';
import { createRequests } from '../crypto/requests.ts';
import { runEncryption } from '../crypto/run-encryption.ts';
import type { OwnDevice } from '../matrix/call-as-device.ts';
import type { Store } from '../store/open-store.ts';
import { noteEncryption, notePutBack } from './last-encryption.ts';
import { sleep } from './sleep.ts';

type Keeping = Pick<Store, 'notes' | 'devices'> & {
  readonly crypto: (account: UserId, epoch: number) => Pick<CryptoStore<never>, 'load' | 'flush'>;
};

export interface DeviceParts {
  readonly ownUsers: Pick<OwnUsers, 'bot'>;
  readonly now: () => Date;
  /** Fit for secrets. */
  readonly random: (bytes: number) => Uint8Array;
  readonly log: Log;
  readonly store: Keeping;
  readonly encryption: EncryptionTurns;
  readonly isEncryptionEnabled: boolean;
  readonly ownDevice: OwnDevice;
  readonly randomDeviceId: () => string;
  readonly password: () => Promise<Secret>;
  /** Tells people, once, that what was sent to the device before this one is lost. */
  readonly announceDevice: (deviceId: string) => Promise<void>;
  /** No machine of this process can be used any more. */
  readonly endProcess: (error: unknown) => void;
  readonly epoch: number;
}

/**
 * Does the work with a device that outlives it, so that what was begun can be finished. Everything ends, and rejects,
 * when memory and database may differ: whoever leads begins anew from what is stored.
 */
export async function withDevice(
  parts: DeviceParts,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<unknown>,
): Promise<void> {
  const over = new AbortController();
  const broken = new AbortController();
  const device = runDevice(parts, { over: over.signal, mayWrite: signal });
  device.catch((error: unknown) => {
    broken.abort();
    if (hasPanicked(error)) parts.endProcess(error);
  });
  try {
    await work(AbortSignal.any([signal, broken.signal]));
  } catch (error) {
    // Why the device broke is said below.
    if (!broken.signal.aborted) throw error;
  } finally {
    over.abort();
  }
  await device;
}

/** Like any error that nobody caught; whoever started this process starts it again. */
export function endProcess(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}

interface Until {
  readonly over: AbortSignal;
  readonly mayWrite: AbortSignal;
}

async function runDevice(parts: DeviceParts, { over, mayWrite: signal }: Until): Promise<void> {
  const { encryption, ownDevice, store, now, random, log, epoch } = parts;
  const account = parts.ownUsers.bot;
  const { callAsDevice } = ownDevice;
  const keys = store.crypto(account, epoch);
  await runEncryption(
    {
      account,
      encryption,
      isEnabled: parts.isEncryptionEnabled,
      secrets: createDeviceSecrets({ notes: store.notes, random }),
      deviceId: ownDevice.deviceId,
      takeNewDevice: async () => {
        await store.devices.save(account, { deviceId: parts.randomDeviceId() });
        ownDevice.forget();
      },
      callAsDevice,
      openMachine: async (options) =>
        await openMachine({
          ...options,
          account,
          store: keys,
          onRoomKey: encryption.hearRoomKey,
          onOwnKeys: encryption.hearOwnKeys,
          sleep,
          signal,
        }),
      createRequests: (machine, only) => createRequests({ machine, only, callAsDevice, now, log, signal }),
      password: parts.password,
      random,
      noteState: async (state) => await noteEncryption(store.notes, state),
      notePutBack: async () => await notePutBack(store.notes, now()),
      announceDevice: parts.announceDevice,
      sleep,
      log,
    },
    over,
  );
}
