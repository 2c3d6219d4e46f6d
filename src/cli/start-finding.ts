import { describeError } from '../core/describe-error.ts';
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

const FULL: Known = {
  id: 'database.space',
  what: 'The disk with the data folder is full, or nearly: nothing more is stored.',
  mend: 'Make room. Meanwhile the homeserver keeps what people say; nothing is lost.',
};

/** By the code that Node, PostgreSQL (SQLSTATE) or the file system gave. */
const BY_CODE = new Map<string, Known>([
  [
    'EADDRINUSE',
    {
      id: 'listen.port',
      what: 'The port under listen in the configuration is taken by another process.',
      mend: 'Is eis running already? Else change listen.port, and the url of the registration with it.',
    },
  ],
  [
    'EADDRNOTAVAIL',
    {
      id: 'listen.host',
      what: 'This machine does not have the address under listen.host in the configuration.',
      mend: 'Take 127.0.0.1, or 0.0.0.0 where the homeserver is on another machine.',
    },
  ],
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
  ['ENOSPC', FULL],
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
  ['DiskFullError', FULL],
  ['WrongMasterKeyError', WRONG_KEY],
  ['SealError', WRONG_KEY],
  [
    'StoreInUseError',
    {
      id: 'database.used',
      what: 'Another process, probably an eis that runs already, is using the embedded database.',
      mend: 'Ask that one (eis status), stop it, or wait until it has started.',
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

/** Why eis, or a command, could not start: mostly the database. Never repeats the text of an error: it may hold a password. */
export function startFinding(error: unknown): Finding {
  const code = codeOf(error) ?? codeOf(causeOf(error));
  const known = BY_NAME.get(nameOf(error)) ?? BY_CODE.get(code ?? '');
  if (known) return { level: 'error', ...known };
  const { error: name, at } = describeError(error);
  const words = [name, ...(code === undefined ? [] : [code]), ...(at === undefined ? [] : [`in ${at}`])];
  return {
    id: 'start',
    level: 'error',
    what: `It failed with ${words.join(' ')}.`,
    mend: 'Look at what came before this in the log; if nothing explains it, it is a mistake of eis: please report it.',
  };
}

/** True when the database is there and has no room for anything. */
export const isFull = (finding: Pick<Finding, 'id'>): boolean => finding.id === FULL.id;

const nameOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'name' in error && typeof error.name === 'string'
    ? error.name
    : '';

const causeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'cause' in error ? error.cause : undefined;
