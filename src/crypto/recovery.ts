import * as z from 'zod';
import type { UserId } from '../core/ids.ts';
import { type DeviceSecrets, identityKeys } from './device-secrets.ts';
import { publicKeyOf } from './own-keys.ts';

/** All that cannot be made anew: who has it can speak as eis in encrypted rooms, and read what was said there. */
export const recovery = z.strictObject({
  'eis.recovery': z.literal(1),
  account: z.string(),
  identity: identityKeys,
  /** Opens the copies of the room keys at the homeserver. */
  backupKey: z.string().optional(),
});
export type Recovery = z.output<typeof recovery>;

/** `offered`: taken as soon as the homeserver turns out to show that identity, and not before. */
export type RecoveryTaken = 'taken' | 'offered' | 'known already' | 'other account' | 'not keys';

export interface RecoveryDeps {
  readonly account: UserId;
  readonly secrets: DeviceSecrets;
}

/** Undefined as long as there is no identity. */
export async function exportRecovery({ account, secrets }: RecoveryDeps): Promise<Recovery | undefined> {
  const [identity, backup] = await Promise.all([secrets.identity(), secrets.backup()]);
  if (!identity) return undefined;
  return { 'eis.recovery': 1, account, identity, ...(backup ? { backupKey: backup.key } : {}) };
}

/** Never replaces an identity that others may know already. */
export async function importRecovery(given: Recovery, deps: RecoveryDeps): Promise<RecoveryTaken> {
  const { secrets } = deps;
  if (given.account !== deps.account) return 'other account';
  if (!areKeys(given)) return 'not keys';
  const kept = await secrets.identity();
  if (kept && kept.master !== given.identity.master) {
    await secrets.keepOffered(given);
    return 'offered';
  }
  if (!kept) await secrets.keepIdentity(given.identity);
  const backup = await secrets.backup();
  if (!backup && given.backupKey !== undefined) await secrets.keepBackup({ key: given.backupKey });
  return kept ? 'known already' : 'taken';
}

function areKeys({ identity, backupKey }: Recovery): boolean {
  try {
    for (const key of Object.values(identity)) publicKeyOf(key);
    return backupKey === undefined || Buffer.from(backupKey, 'base64').length === KEY_BYTES;
  } catch {
    return false;
  }
}

const KEY_BYTES = 32;
