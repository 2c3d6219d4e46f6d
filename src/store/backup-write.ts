import { createWriteStream } from 'node:fs';
import { access, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { codeOf } from '../core/error-code.ts';
import {
  type BackupHeader,
  BackupError,
  type BackupTrailer,
  FORM,
  createSums,
  KEY_NOTE_CONTEXT,
  KEY_NOTE_TABLE,
  keyNoteOf,
  PROOF_CONTEXT,
} from './backup-form.ts';
import type { Snapshot } from './backup-snapshot.ts';
import { type FreeBytes, RESERVE } from './disk-space.ts';
import type { SealDeps } from './seal-rows.ts';

export interface BackupOptions {
  /** A file that is not there yet. */
  readonly file: string;
  readonly program: string;
  /** The master key under a passphrase, when it goes into the file. */
  readonly key?: BackupHeader['key'];
}

export interface BackupDeps extends SealDeps {
  readonly openSnapshot: () => Promise<Snapshot>;
  readonly freeBytes: FreeBytes;
  readonly now: () => Date;
}

export interface BackupSummary {
  readonly header: BackupHeader;
  readonly tables: BackupTrailer['tables'];
  readonly rows: number;
  readonly bytes: number;
}

/** Sealed bytes cannot be packed, only their base64; more effort saves nothing. */
const GZIP = { level: 1 };

/**
 * Writes a backup, for its owner only. The file has its name when it is whole and on the disk, not before.
 * @throws BackupError when the file is there already, or when the key does not open what is in the database.
 */
export async function writeBackup(options: BackupOptions, deps: BackupDeps): Promise<BackupSummary> {
  const { file } = options;
  if (await isThere(file)) throw new BackupError(`There is a file ${file} already. Name another one.`);
  const draft = `${file}.part`;
  await rm(draft, { force: true });
  // Before the moment of the snapshot: what is looked for after a restore is looked for from here on.
  const at = deps.now();
  const snapshot = await deps.openSnapshot();
  try {
    const header = headerOf(options, snapshot, at);
    const assertRoom = (): void => {
      if (deps.freeBytes(dirname(resolve(file))) < RESERVE) throw noRoom(file);
    };
    const written: BackupTrailer[] = [];
    const onTrailer = (trailer: BackupTrailer): void => void written.push(trailer);
    await pipeline(
      Readable.from(linesOf({ header, snapshot, onTrailer, assertRoom }, deps)),
      createGzip(GZIP),
      createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true }),
    );
    await rename(draft, file);
    await syncFolder(dirname(file));
    const tables = written[0]?.tables ?? {};
    const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0);
    return { header, tables, rows, bytes: (await stat(file)).size };
  } catch (error) {
    throw ofWriting(file, error);
  } finally {
    await rm(draft, { force: true });
    await snapshot.close();
  }
}

const noRoom = (file: string): BackupError =>
  new BackupError(`The disk of ${file} is nearly full. There is no backup.`);

const FILE_CODES = new Set(['EACCES', 'EDQUOT', 'EISDIR', 'ENOENT', 'ENOSPC', 'ENOTDIR', 'EROFS']);

function ofWriting(file: string, cause: unknown): unknown {
  const code = codeOf(cause) ?? '';
  if (!FILE_CODES.has(code)) return cause;
  return new BackupError(`${file} cannot be written (${code}). There is no backup.`, { cause });
}

async function isThere(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch {
    return false;
  }
}

export async function syncFolder(folder: string): Promise<void> {
  await using handle = await open(folder, 'r');
  await handle.sync();
}

const headerOf = ({ program, key }: BackupOptions, { head }: Snapshot, at: Date): BackupHeader => ({
  eis: 'backup',
  form: FORM,
  program,
  schema: head.schema,
  database: head.database,
  at: at.toISOString(),
  ...(key === undefined ? {} : { key }),
  tables: head.tables.map(({ name, columns }) => ({ name, columns: [...columns] })),
});

interface Writing {
  readonly header: BackupHeader;
  readonly snapshot: Snapshot;
  /** Told what the trailer says. */
  readonly onTrailer: (trailer: BackupTrailer) => void;
  /** Throws when the disk of the file is nearly full: it may be that of the database. */
  readonly assertRoom: () => void;
}

async function* linesOf(
  { header, snapshot, onTrailer, assertRoom }: Writing,
  deps: SealDeps,
): AsyncGenerator<string> {
  const headerLine = JSON.stringify(header);
  const sums = createSums(header, headerLine);
  yield `${headerLine}\n`;
  let table = '';
  for (let chunk = await snapshot.next(); chunk !== undefined; chunk = await snapshot.next()) {
    assertRoom();
    if (chunk.table === KEY_NOTE_TABLE) for (const row of chunk.rows) assertFits(row, deps);
    for (const row of chunk.rows) sums.add(chunk.table, row);
    const text = `${chunk.rows.join('\n')}\n`;
    yield chunk.table === table ? text : `${JSON.stringify({ table: chunk.table })}\n${text}`;
    table = chunk.table;
  }
  const counted = sums.end();
  const proof = Buffer.from(deps.seal(PROOF_CONTEXT, Buffer.from(counted.digest))).toString('base64');
  const trailer = { ...counted, proof };
  yield `${JSON.stringify({ end: trailer })}\n`;
  onTrailer(trailer);
}

/** A backup whose key opens nothing would be found out when it is needed. */
function assertFits(row: string, { open: openSealed }: Pick<SealDeps, 'open'>): void {
  const note = keyNoteOf(row);
  if (note === undefined) return;
  try {
    openSealed(KEY_NOTE_CONTEXT, note);
  } catch (cause) {
    throw new BackupError(
      'The master key does not open what is stored. Put the right one in its place, then say it again.',
      { cause },
    );
  }
}
