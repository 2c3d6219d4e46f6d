import type { EncryptionState } from '../core/encryption.ts';
import { UnavailableError } from '../core/errors.ts';
import type { Place } from '../core/place.ts';

export interface IsClosedDeps {
  /** Waits a moment while it is starting. */
  readonly encryptionState: () => Promise<EncryptionState>;
}

/** The place is encrypted, and eis has no device there. Throws `UnavailableError` while nobody knows that yet. */
export const isClosed = async (
  { encrypted }: Pick<Place, 'encrypted'>,
  deps: IsClosedDeps,
): Promise<boolean> => encrypted && (await settledState(deps)).kind === 'off';

/** Throws `UnavailableError` while nobody knows it yet. */
export async function settledState({ encryptionState }: IsClosedDeps): Promise<SettledState> {
  const state = await encryptionState();
  if (state.kind !== 'starting') return state;
  throw new UnavailableError('The keys for encrypted rooms are not open yet.', { certainty: 'not done' });
}

type SettledState = Exclude<EncryptionState, { kind: 'starting' }>;
