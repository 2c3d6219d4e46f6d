import { type EncryptionState, isInQuestion } from '../core/encryption.ts';
import { UnavailableError } from '../core/errors.ts';
import type { Place } from '../core/place.ts';
import { sayAround } from './sentences.ts';

export interface IsClosedDeps {
  /** Whether eis has a device with which it reads encrypted rooms; waits a little while that is being found out. */
  readonly encryptionState: () => Promise<EncryptionState>;
}

/** What waits for a device is tried again as long as it is not known whether there will be one. */
export async function settledState({ encryptionState }: IsClosedDeps): Promise<SettledState> {
  const state = await encryptionState();
  if (state.kind !== 'starting') return state;
  throw new UnavailableError((language) => sayAround(language).keysNotOpen, { certainty: 'not done' });
}

type SettledState = Exclude<EncryptionState, { kind: 'starting' }>;

export const canDecrypt = async (deps: IsClosedDeps): Promise<boolean> =>
  (await settledState(deps)).kind === 'on';

/** What is kept can be read as soon as an admin has mended our identity. */
export const canDecryptLater = async (deps: IsClosedDeps): Promise<boolean> =>
  isInQuestion(await settledState(deps));

/** Whether eis has no voice there: what is encrypted cannot be read, and nothing plain is said (conversation.md 16.5). */
export const createIsClosed =
  (deps: IsClosedDeps) =>
  async ({ encrypted }: Pick<Place, 'encrypted'>): Promise<boolean> =>
    encrypted && !(await canDecrypt(deps));
