import type { EncryptionState } from '../core/encryption.ts';
import type { Encryption } from '../crypto/encryption.ts';

/** Waits for it while it is starting, until the signal is aborted. */
export async function stateSoon(
  { settled, state }: Pick<Encryption, 'settled' | 'state'>,
  signal: AbortSignal,
): Promise<EncryptionState> {
  try {
    return await settled(signal);
  } catch {
    return state();
  }
}
