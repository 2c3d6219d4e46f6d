import type { Json } from '../core/json.ts';

/** What is kept sealed from the first start on. */
const WORD = 'eis';
const NOTE = 'key-check';

export interface CheckKeyDeps {
  /** Opens the seal of a note; throws a `SealError` when the key is another one. */
  readonly getNote: (name: string) => Promise<Json | undefined>;
  /** Seals. */
  readonly setNote: (name: string, value: Json) => Promise<void>;
}

export class WrongKeyError extends Error {
  override readonly name = 'WrongKeyError';
}

/**
 * Makes sure that the key is the one under which this database was begun: with another one eis would fail at every
 * row, and what it wrote could not be opened by the right one. Called before anything else is read or written.
 * @throws WrongKeyError; and whatever the store throws when the database is away.
 */
export async function checkKey({ getNote, setNote }: CheckKeyDeps): Promise<void> {
  const stored = await getNote(NOTE).catch((error: unknown) => {
    if (isSealError(error))
      throw new WrongKeyError('the master key does not open what is stored', { cause: error });
    throw error;
  });
  if (stored === undefined) await setNote(NOTE, WORD);
  else if (stored !== WORD)
    throw new WrongKeyError('the master key opens something else than what was stored');
}

const isSealError = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'name' in error && error.name === 'SealError';
