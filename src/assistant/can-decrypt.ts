import { isInQuestion } from '../core/encryption.ts';
import { type EncryptionStateDeps, settledState } from '../core/settled-encryption.ts';

/** Throws `UnavailableError` while nobody knows it yet, as does the other one. */
export const canDecrypt = async (deps: EncryptionStateDeps): Promise<boolean> =>
  (await settledState(deps)).kind === 'on';

/** What is kept can be read as soon as an admin has mended our identity. */
export const canDecryptLater = async (deps: EncryptionStateDeps): Promise<boolean> =>
  isInQuestion(await settledState(deps));
