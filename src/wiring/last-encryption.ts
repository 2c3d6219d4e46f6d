import { z } from 'zod';
import { ENCRYPTION_OBSTACLES, type EncryptionState } from '../core/encryption.ts';
import type { Store } from '../store/open-store.ts';

const NOTE = 'crypto.state';
const PUT_BACK = 'crypto.put-back';
const WEEK_MS = 7 * 86_400_000;

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

/** The database turned out to be older than the device in it. */
export async function notePutBack(notes: Store['notes'], at: Date): Promise<void> {
  await notes.set(PUT_BACK, at.toISOString());
}

/** When that was noticed (ISO), within the last week. */
export async function putBackSince(notes: Store['notes'], now: Date): Promise<string | undefined> {
  const at = z.iso.datetime().safeParse(await notes.get(PUT_BACK)).data;
  return at !== undefined && now.getTime() - Date.parse(at) < WEEK_MS ? at : undefined;
}
