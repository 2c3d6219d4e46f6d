import type { Finding } from '../core/finding.ts';
import type { Json } from '../core/json.ts';

/** What is sealed at the first start and opened at every later one. */
const WORD = 'eis';
const NOTE = 'key-check';

export interface CheckKeyDeps {
  readonly seal: (context: string, plain: Uint8Array) => Uint8Array;
  /** Throws when the seal does not open. */
  readonly open: (context: string, sealed: Uint8Array) => Uint8Array;
  readonly getNote: (name: string) => Promise<Json | undefined>;
  readonly setNote: (name: string, value: Json) => Promise<void>;
}

/**
 * Nothing when the key is the one under which this database was begun; else why eis must not go on: with another
 * key it would fail at every row, and what it wrote could not be opened by the right one. Called before anything
 * else is read or written.
 */
export async function checkKey(deps: CheckKeyDeps): Promise<Finding | undefined> {
  const stored = await deps.getNote(NOTE);
  if (stored === undefined) {
    await deps.setNote(NOTE, Buffer.from(deps.seal(NOTE, Buffer.from(WORD))).toString('base64'));
    return undefined;
  }
  return typeof stored === 'string' && opens(stored, deps) ? undefined : REFUSED;
}

function opens(stored: string, { open }: CheckKeyDeps): boolean {
  try {
    return Buffer.from(open(NOTE, Buffer.from(stored, 'base64'))).toString() === WORD;
  } catch {
    return false;
  }
}

const REFUSED: Finding = {
  id: 'key.opens',
  level: 'error',
  what: 'The master key does not open what is stored: this database was begun under another key.',
  mend: 'Put the old key back from your copy. To begin anew without the old data, take an empty database.',
};
