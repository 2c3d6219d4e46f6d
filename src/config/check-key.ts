import type { Finding } from '../core/finding.ts';
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

/**
 * Nothing when the key is the one under which this database was begun; else why eis must not go on: with another
 * key it would fail at every row, and what it wrote could not be opened by the right one. Called before anything
 * else is read or written. Rejects when the database is away.
 */
export async function checkKey({ getNote, setNote }: CheckKeyDeps): Promise<Finding | undefined> {
  try {
    const stored = await getNote(NOTE);
    if (stored === undefined) await setNote(NOTE, WORD);
    return stored === undefined || stored === WORD ? undefined : REFUSED;
  } catch (error) {
    if (isSealError(error)) return REFUSED;
    throw error;
  }
}

const isSealError = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'name' in error && error.name === 'SealError';

const REFUSED: Finding = {
  id: 'key.opens',
  level: 'error',
  what: 'The master key does not open what is stored: this database was begun under another key.',
  mend: 'Put the old key back from your copy. To begin anew without the old data, take an empty database.',
};
