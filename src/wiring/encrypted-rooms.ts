import type { Store } from '../store/open-store.ts';

const NOTE = 'encrypted-direct-rooms';
const DAY_MS = 86_400_000;

/** Notes for `doctor` that somebody could not be answered, because even the room eis opened is encrypted. */
export async function noteEncrypted(notes: Store['notes'], at: Date): Promise<void> {
  await notes.set(NOTE, [...(await encryptedSince(notes, at)), at.toISOString()]);
}

/** The moments (ISO) within the last day at which that happened. */
export async function encryptedSince(notes: Store['notes'], now: Date): Promise<readonly string[]> {
  const noted = await notes.get(NOTE);
  const since = new Date(now.getTime() - DAY_MS).toISOString();
  if (!Array.isArray(noted)) return [];
  return noted.filter((at) => typeof at === 'string').filter((at) => at > since);
}
