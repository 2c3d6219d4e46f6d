import { z } from 'zod';
import { ENCRYPTION_OBSTACLES, type EncryptionState } from '../core/encryption.ts';
import type { Store } from '../store/open-store.ts';

const NOTE = 'crypto.state';

const State = z.union([
  z.object({ kind: z.literal('on'), deviceId: z.string() }),
  z.object({ kind: z.literal('off'), because: z.enum(ENCRYPTION_OBSTACLES) }),
]);

/** For commands while no eis runs, or another process leads. */
export async function noteEncryption(
  notes: Store['notes'],
  state: Exclude<EncryptionState, { kind: 'starting' }>,
): Promise<void> {
  await notes.set(NOTE, { ...state });
}

export const lastEncryption = async (notes: Store['notes']): Promise<EncryptionState | undefined> =>
  State.safeParse(await notes.get(NOTE)).data;
