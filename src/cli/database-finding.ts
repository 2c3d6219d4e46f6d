import { codeOf } from '../core/error-code.ts';
import type { Finding } from '../core/finding.ts';

interface Known {
  readonly id: string;
  readonly what: string;
  readonly mend: string;
}

const REACH = 'database.reach';
const LOGIN: Known = {
  id: 'database.login',
  what: 'PostgreSQL refuses the name or the password in database.url.',
  mend: 'Correct database.url, or the role in PostgreSQL.',
};
const AWAY: Known = {
  id: REACH,
  what: 'PostgreSQL does not answer at the address in database.url.',
  mend: 'Start it, or correct database.url.',
};

/** By the code that Node, PostgreSQL (SQLSTATE) or the file system gave. */
const BY_CODE = new Map<string, Known>([
  ['ECONNREFUSED', AWAY],
  ['ENOTFOUND', AWAY],
  ['EAI_AGAIN', AWAY],
  ['ETIMEDOUT', AWAY],
  ['ECONNRESET', AWAY],
  ['CONNECT_TIMEOUT', AWAY],
  ['28P01', LOGIN],
  ['28000', LOGIN],
  [
    '3D000',
    {
      id: 'database.name',
      what: 'PostgreSQL has no database of the name in database.url.',
      mend: 'Make it (createdb), or correct database.url.',
    },
  ],
  ['57P03', { id: REACH, what: 'PostgreSQL is starting or stopping.', mend: 'Look again in a minute.' }],
  [
    '42501',
    {
      id: 'database.rights',
      what: 'PostgreSQL does not let eis make its tables.',
      mend: 'Make eis the owner of the database.',
    },
  ],
  [
    'ENOSPC',
    {
      id: 'database.space',
      what: 'The disk with the data folder is full.',
      mend: 'Make room, then start eis.',
    },
  ],
  [
    'EACCES',
    {
      id: 'database.folder',
      what: 'eis may not write to its data folder.',
      mend: 'Give the folder to the account that runs eis.',
    },
  ],
]);

const WRONG_KEY: Known = {
  id: 'key.opens',
  what: 'The master key does not open what is stored: this database was begun under another key.',
  mend: 'Put the old key back from your copy. To begin anew without the old data, take an empty database.',
};

/** By the name of our own errors. */
const BY_NAME = new Map<string, Known>([
  ['WrongKeyError', WRONG_KEY],
  ['SealError', WRONG_KEY],
  [
    'StoreInUseError',
    {
      id: 'database.used',
      what: 'Another process is using the embedded database, and it did not answer at the admin door.',
      mend: 'Stop that process, or wait until it has started.',
    },
  ],
  [
    'SchemaTooNewError',
    {
      id: 'database.version',
      what: 'The database was written by a newer eis than this one.',
      mend: 'Start the newer eis, or go back to a copy of the database from before.',
    },
  ],
]);

/** Why the store could not be opened, and what to do. Never repeats the text of an error: it may hold the password. */
export function databaseFinding(error: unknown): Finding {
  const known = BY_NAME.get(nameOf(error)) ?? BY_CODE.get(codeOf(error) ?? codeOf(causeOf(error)) ?? '');
  if (known) return { level: 'error', ...known };
  return {
    id: REACH,
    level: 'error',
    what: `The database cannot be opened (${[nameOf(error), codeOf(error)].filter(Boolean).join(' ')}).`,
    mend: 'The log of eis start says more.',
  };
}

const nameOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'name' in error && typeof error.name === 'string'
    ? error.name
    : 'unknown error';

const causeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'cause' in error ? error.cause : undefined;
