import { z } from 'zod';
import { runningDigest, sha256 } from '../core/digest.ts';
import { canonical } from '../core/json.ts';

/**
 * A backup is one gzip file of lines: the header; for each table its name and its rows; the trailer. Everything
 * personal in it is sealed as in the database.
 */
export const FORM = 1;

const wrappedKey = z.object({
  passes: z.int().positive(),
  memory: z.int().positive(),
  salt: z.string(),
  nonce: z.string(),
  box: z.string(),
});

export const backupHeader = z.object({
  eis: z.literal('backup'),
  form: z.number(),
  /** The version of the program that wrote it. */
  program: z.string(),
  schema: z.number(),
  database: z.enum(['postgres', 'pglite']),
  at: z.iso.datetime(),
  /** The master key under a passphrase; absent when it is kept apart. */
  key: wrappedKey.exactOptional(),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
});
export type BackupHeader = z.output<typeof backupHeader>;

/** What every form of it has, whatever else changes. */
export const firstLine = z.looseObject({ eis: z.literal('backup'), form: z.number(), schema: z.number() });

export const backupTrailer = z.object({
  /** By the name of the table. `digest`: of its lines. */
  tables: z.record(z.string(), z.object({ rows: z.int(), digest: z.string() })),
  /** Of the header and of the digests of all tables. */
  digest: z.string(),
  /** The digest, sealed: only who holds the master key can have written it. Base64. */
  proof: z.string(),
});
export type BackupTrailer = z.output<typeof backupTrailer>;

export const tableLine = z.strictObject({ table: z.string() });
export const trailerLine = z.strictObject({ end: backupTrailer });

/** What the digest in the trailer is bound to. */
export const PROOF_CONTEXT = 'backup|digest';

/** Its message is for the admin. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

/** The row of this table tells whether a key fits. */
export const KEY_NOTE_TABLE = 'note';
/** What its value is bound to. */
export const KEY_NOTE_CONTEXT = 'note|master-key';

const keyNote = z.tuple([z.literal('master-key'), z.string()]);

/** The sealed value in the line of that row; undefined for every other line. */
export function keyNoteOf(line: string): Uint8Array | undefined {
  if (!line.startsWith('["master-key"')) return undefined;
  try {
    const [, value] = keyNote.parse(JSON.parse(line));
    return Buffer.from(value, 'base64');
  } catch (error) {
    throw damaged(error);
  }
}

export interface Sums {
  readonly add: (table: string, line: string) => void;
  readonly end: () => Pick<BackupTrailer, 'tables' | 'digest'>;
}

/** Counts the lines of each table, and takes their digest, as they go through. */
export function createSums({ tables }: BackupHeader, headerLine: string): Sums {
  const sums = new Map(tables.map(({ name }) => [name, { rows: 0, digest: runningDigest() }]));
  return {
    add: (table, line) => {
      const sum = sums.get(table);
      if (sum === undefined) throw damaged();
      sum.rows += 1;
      sum.digest.add(line);
      sum.digest.add('\n');
    },
    end: () => {
      const ended = [...sums].map(([name, { rows, digest }]) => [name, { rows, digest: digest.end() }]);
      const counted: BackupTrailer['tables'] = Object.fromEntries(ended);
      return { tables: counted, digest: sha256(`${headerLine}\n${canonical(counted)}`) };
    },
  };
}

export const damaged = (cause?: unknown): BackupError =>
  new BackupError('This backup is damaged: what it holds is not what was written. Take another copy of it.', {
    cause,
  });
