import type { CryptoDoor, CryptoView, PicturesView } from '../cli/crypto-door.ts';
import type { EncryptionState } from '../core/encryption.ts';
import { parseEventId, type UserId } from '../core/ids.ts';
import type { Comparison } from '../core/verification.ts';
import { createDeviceSecrets, type DeviceSecrets } from '../crypto/device-secrets.ts';
import type { EncryptionTurns } from '../crypto/encryption.ts';
import { countKeys } from '../crypto/key-backup.ts';
import { ownKeyOf, publicKeyOf } from '../crypto/own-keys.ts';
import { exportRecovery, importRecovery, recovery } from '../crypto/recovery.ts';
import type { Verification } from '../crypto/verify.ts';
import type { Store } from '../store/open-store.ts';
import { lastEncryption } from './last-encryption.ts';

interface CryptoDoorParts {
  readonly account: UserId;
  readonly store: Pick<Store, 'notes'>;
  /** That of the running eis. */
  readonly encryption: EncryptionTurns | undefined;
  readonly verification: Verification | undefined;
}

/** What commands ask about the device. When no eis runs, they see what is stored. */
export function createCryptoDoor({ account, store, encryption, verification }: CryptoDoorParts): CryptoDoor {
  const secrets = createDeviceSecrets({ notes: store.notes, random: noKeys });
  return {
    status: async () => ({
      ...(await keysIn(secrets)),
      ...(encryption ? await viewOf(encryption) : { state: 'not running' }),
    }),
    recovery: async () => {
      const { backupKey, ...file } = (await exportRecovery({ account, secrets })) ?? {};
      if (!('identity' in file)) return undefined;
      return { ...file, ...(backupKey === undefined ? {} : { backupKey }) };
    },
    takeRecovery: async (file) => {
      const { data } = recovery.safeParse(file);
      if (!data) return 'no recovery file';
      const taken = await importRecovery(data, { account, secrets });
      if (taken !== 'other account' && taken !== 'not keys') encryption?.restart();
      return taken;
    },
    resetIdentity: async () =>
      encryption === undefined || encryption.state().kind === 'starting'
        ? 'not running'
        : await encryption.replaceIdentity(),
    pictures: async () => (await verification?.waiting())?.map(viewOfPictures) ?? [],
    compared: async ({ flow, said }) => {
      const event = parseEventId(flow);
      return (event && (await verification?.answer(event, said))) ?? 'gone';
    },
  };
}

const viewOfPictures = ({ flow, user, emoji }: Comparison): PicturesView => ({
  flow,
  user,
  emoji: [...emoji],
});

/** A command only looks. */
const noKeys = (): never => {
  throw new Error('commands make no keys');
};

async function keysIn(secrets: DeviceSecrets): Promise<Partial<CryptoView>> {
  const [device, identity] = await Promise.all([secrets.device(), secrets.identity()]);
  return {
    ...(device ? { deviceId: device.deviceId } : {}),
    ...(identity ? { identityKey: publicKeyOf(identity.master) } : {}),
  };
}

async function viewOf(encryption: EncryptionTurns): Promise<CryptoView> {
  const state = encryption.state();
  if (state.kind === 'off') return { state: 'off', because: state.because };
  if (state.kind === 'starting') return { state: 'starting' };
  const machine = encryption.machine();
  const [deviceKey, keys] = [await ownKeyOf(machine), await countKeys(machine)];
  return { state: 'on', deviceId: state.deviceId, deviceKey, keys };
}

/** For `doctor`: what this process knows, else what was noted by the one that leads. */
export async function encryptionNow(
  encryption: Pick<EncryptionTurns, 'state'> | undefined,
  notes: Store['notes'],
): Promise<EncryptionState | undefined> {
  const state = encryption?.state();
  return state === undefined || state.kind === 'starting' ? await lastEncryption(notes) : state;
}
