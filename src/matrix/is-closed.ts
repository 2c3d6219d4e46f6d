import type { EncryptionState } from '../core/encryption.ts';
import { UnavailableError } from '../core/errors.ts';
import type { Place } from '../core/place.ts';

export interface IsClosedDeps {
  /** Waits a moment while it is starting. */
  readonly encryptionState: () => Promise<EncryptionState>;
}

/** The place is encrypted, and eis has no device there. Throws `UnavailableError` while nobody knows that yet. */
export async function isClosed(
  { encrypted }: Pick<Place, 'encrypted'>,
  { encryptionState }: IsClosedDeps,
): Promise<boolean> {
  if (!encrypted) return false;
  const { kind } = await encryptionState();
  if (kind === 'starting')
    throw new UnavailableError('The keys for encrypted rooms are not open yet.', { certainty: 'not done' });
  return kind === 'off';
}
