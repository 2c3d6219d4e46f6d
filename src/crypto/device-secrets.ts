import * as z from 'zod';
import type { Json } from '../core/json.ts';

/** Small sealed facts of the house: they are in every backup of eis. */
export interface Notes {
  readonly get: (name: string) => Promise<Json | undefined>;
  readonly set: (name: string, value: Json) => Promise<void>;
}

/** Private keys, each 32 bytes in base64 without padding. */
export const identityKeys = z.object({
  master: z.string(),
  selfSigning: z.string(),
  userSigning: z.string(),
});
export type IdentityKeys = z.output<typeof identityKeys>;

const backupNote = z.object({
  /** The private key, in base64. */
  key: z.string(),
  /** Undefined until the homeserver named one. */
  version: z.string().optional(),
});
export type BackupNote = z.output<typeof backupNote>;

const deviceNote = z.object({
  /** Whose state the tables hold. */
  deviceId: z.string(),
  /** The homeserver showed its keys at least once: if it does not any more, they are lost there. */
  isKnown: z.boolean(),
  /** It took the place of another one, and nobody was told yet that what was sent to that one is lost. */
  isUnannounced: z.boolean(),
  /** Devices of ours that came before and may still be there. */
  former: z.array(z.string()).readonly(),
  /** The keys of the backup are not all here yet. */
  wantsHistory: z.boolean(),
});
export type DeviceNote = z.output<typeof deviceNote>;

const offeredNote = z.object({ identity: identityKeys, backupKey: z.string().optional() });
export type OfferedNote = z.output<typeof offeredNote>;

/** How often a device was counted on; the homeserver is told the same. */
export const tally = z.looseObject({ deviceId: z.string(), count: z.int().nonnegative() });
type Tally = z.output<typeof tally>;

const STORE_KEY = 'crypto.store-key';
const IDENTITY = 'crypto.identity';
const OFFERED = 'crypto.identity-offered';
const BACKUP = 'crypto.backup';
const DEVICE = 'crypto.device';
const TALLY = 'crypto.tally';

const STORE_KEY_BYTES = 32;

export interface DeviceSecretsDeps {
  readonly notes: Notes;
  /** Fit for secrets. */
  readonly random: (bytes: number) => Uint8Array;
}

export type DeviceSecrets = ReturnType<typeof createDeviceSecrets>;

/**
 * What must outlive the machine: several homeservers never let us replace our identity, so its keys are kept for
 * ever, and are stored before anything of them is uploaded.
 */
export function createDeviceSecrets({ notes, random }: DeviceSecretsDeps) {
  const read = async <T>(name: string, form: z.ZodType<T>): Promise<T | undefined> => {
    const kept = await notes.get(name);
    // A note that cannot be read is not "none": a new identity would be made in its place.
    return kept === undefined || kept === null ? undefined : form.parse(kept);
  };
  return {
    /** Made at its first use. */
    storeKey: async (): Promise<Uint8Array> => {
      const kept = await read(STORE_KEY, z.base64());
      if (kept !== undefined) return new Uint8Array(Buffer.from(kept, 'base64'));
      const made = random(STORE_KEY_BYTES);
      await notes.set(STORE_KEY, Buffer.from(made).toString('base64'));
      return made;
    },
    identity: async (): Promise<IdentityKeys | undefined> => await read(IDENTITY, identityKeys),
    keepIdentity: async (keys: IdentityKeys): Promise<void> => await notes.set(IDENTITY, { ...keys }),
    /** Becomes ours when the homeserver shows it as that of our account. */
    offered: async (): Promise<OfferedNote | undefined> => await read(OFFERED, offeredNote),
    keepOffered: async ({ identity, backupKey }: OfferedNote): Promise<void> =>
      await notes.set(OFFERED, { identity, ...(backupKey === undefined ? {} : { backupKey }) }),
    dropOffered: async (): Promise<void> => await notes.set(OFFERED, null),
    backup: async (): Promise<BackupNote | undefined> => await read(BACKUP, backupNote),
    keepBackup: async ({ key, version }: BackupNote): Promise<void> =>
      await notes.set(BACKUP, { key, ...(version === undefined ? {} : { version }) }),
    tally: async (): Promise<Tally | undefined> => await read(TALLY, tally),
    keepTally: async ({ deviceId, count }: Tally): Promise<void> =>
      await notes.set(TALLY, { deviceId, count }),
    device: async (): Promise<DeviceNote | undefined> => await read(DEVICE, deviceNote),
    keepDevice: async (device: DeviceNote): Promise<void> => await notes.set(DEVICE, { ...device }),
  };
}
