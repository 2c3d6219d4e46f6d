import type { EncryptionState } from './encryption.ts';
import { UnavailableError } from './errors.ts';
import type { Place } from './place.ts';
import { inLanguages } from './speech.ts';

const say = inLanguages(
  { notOpen: ['I have not opened my keys for encrypted rooms yet.'] },
  { de: { notOpen: ['Ich habe meine Schlüssel für verschlüsselte Räume noch nicht geöffnet.'] } },
);

/** What waits for our device is tried again as long as it is not known whether there will be one. */
export const keysNotOpen = (): UnavailableError =>
  new UnavailableError((language) => say(language).notOpen, { certainty: 'not done' });

export interface EncryptionStateDeps {
  /** Whether eis has a device with which it reads encrypted rooms; waits a little while that is being found out. */
  readonly encryptionState: () => Promise<EncryptionState>;
}

/** Throws `UnavailableError` while nobody knows it yet. */
export async function settledState({
  encryptionState,
}: EncryptionStateDeps): Promise<Exclude<EncryptionState, { kind: 'starting' }>> {
  const state = await encryptionState();
  if (state.kind === 'starting') throw keysNotOpen();
  return state;
}

/**
 * Whether eis has no voice in a place: it is encrypted, so that nothing there can be read without a device, and nothing
 * plain is said (conversation.md 16.5). Throws `UnavailableError` while nobody knows whether there is a device.
 */
export const isClosed = async (
  { encrypted }: Pick<Place, 'encrypted'>,
  deps: EncryptionStateDeps,
): Promise<boolean> => encrypted && (await settledState(deps)).kind === 'off';
