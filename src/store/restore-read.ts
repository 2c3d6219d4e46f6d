import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { pipeline } from 'node:stream';
import { codeOf } from '../core/error-code.ts';
import {
  BackupError,
  backupHeader,
  type BackupHeader,
  type BackupTrailer,
  createSums,
  damaged,
  firstLine,
  FORM,
  KEY_NOTE_CONTEXT,
  KEY_NOTE_TABLE,
  keyNoteOf,
  PROOF_CONTEXT,
  tableLine,
  trailerLine,
} from './backup-form.ts';
import { ownMigrations } from './backup-catalog.ts';
import type { SealDeps } from './seal-rows.ts';

/** What was found in a file whose counts and digests are right. */
export interface ReadBackup {
  readonly header: BackupHeader;
  readonly trailer: BackupTrailer;
  /** The sealed note that tells whether a key fits; none when eis was never started on that database. */
  readonly keyNote: Uint8Array | undefined;
}

export interface BackupRow {
  readonly table: string;
  /** A JSON list of texts and nulls. */
  readonly line: string;
}

interface Reading {
  readonly onHeader?: (header: BackupHeader) => void;
  readonly onRow: (row: BackupRow) => Promise<void> | void;
}

/**
 * Reads a backup from its first line to its last, looking at everything that can be wrong with it.
 * @throws BackupError when it is none, is cut off, was changed, or is of a newer eis.
 */
export async function readBackup(file: string, { onHeader, onRow }: Reading): Promise<ReadBackup> {
  const lines = linesOf(file);
  const headerLine = (await lines.next()).value ?? '';
  const header = readHeader(headerLine);
  onHeader?.(header);
  const sums = createSums(header, headerLine);
  let mark: string | BackupTrailer = '';
  let keyNote: Uint8Array | undefined;
  for await (const line of lines) {
    if (typeof mark !== 'string') throw damaged();
    if (!line.startsWith('[')) {
      mark = readMark(line);
      continue;
    }
    sums.add(mark, line);
    if (mark === KEY_NOTE_TABLE) keyNote ??= keyNoteOf(line);
    await onRow({ table: mark, line });
  }
  if (typeof mark === 'string') throw cutOff();
  if (sums.end().digest !== mark.digest) throw damaged();
  return { header, trailer: mark, keyNote };
}

/** The name of the table that follows, or the trailer. */
function readMark(line: string): string | BackupTrailer {
  const value = parse(line);
  const table = tableLine.safeParse(value);
  if (table.success) return table.data.table;
  const end = trailerLine.safeParse(value);
  if (end.success) return end.data.end;
  throw damaged();
}

function readHeader(line: string): BackupHeader {
  const first = firstLine.safeParse(parse(line));
  if (!first.success) throw foreign();
  const { form, schema } = first.data;
  if (form > FORM || schema > (ownMigrations().at(-1)?.when ?? 0)) throw newer();
  const header = backupHeader.safeParse(parse(line));
  if (!header.success) throw damaged(header.error);
  return header.data;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

const foreign = (): BackupError => new BackupError('This file is no backup of eis.');
const newer = (): BackupError =>
  new BackupError('This backup was written by a newer eis than this one. Restore it with that version.');
const cutOff = (cause?: unknown): BackupError =>
  new BackupError('This backup is cut off: its end is missing. Take another copy of it.', { cause });

/** No row is longer: a message of a room has 64 KB, and what a service holds is limited to 16 MB. */
const LONGEST_LINE = 64 * 1024 * 1024;
const LINE_BREAK = 0x0a;

async function* linesOf(file: string): AsyncGenerator<string, undefined> {
  let rest: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of chunksOf(file)) {
      let start = 0;
      for (let end = part.indexOf(LINE_BREAK); end >= 0; end = part.indexOf(LINE_BREAK, start)) {
        yield Buffer.concat([...rest, part.subarray(start, end)]).toString('utf8');
        [rest, length, start] = [[], 0, end + 1];
      }
      rest.push(part.subarray(start));
      length += part.length - start;
      if (length > LONGEST_LINE) throw foreign();
    }
  } catch (error) {
    throw ofUnpacking(error);
  }
  if (length > 0) throw cutOff();
  return undefined;
}

async function* chunksOf(file: string): AsyncGenerator<Buffer> {
  await assertPacked(file);
  const unpacked = pipeline(createReadStream(file), createGunzip(), () => undefined);
  for await (const part of unpacked) yield Buffer.from(part);
}

/** What every gzip file begins with. */
const GZIP_MARK = Buffer.of(0x1f, 0x8b);

async function assertPacked(file: string): Promise<void> {
  await using handle = await open(file, 'r');
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(GZIP_MARK.length), 0, GZIP_MARK.length, 0);
  if (bytesRead < GZIP_MARK.length) throw cutOff();
  if (!buffer.equals(GZIP_MARK)) throw foreign();
}

function ofUnpacking(error: unknown): unknown {
  switch (codeOf(error)) {
    case 'Z_BUF_ERROR':
      return cutOff(error);
    case 'Z_DATA_ERROR':
      return damaged(error);
    case 'ENOENT':
    case 'EACCES':
    case 'EISDIR':
      return new BackupError('There is no such file, or eis may not read it.', { cause: error });
    case undefined:
    default:
      return error;
  }
}

/** Whether `open` opens what is in the backup with the right key, and the backup is what was written with it. */
export function fitsKey(
  { trailer, keyNote }: ReadBackup,
  { open: openSealed }: Pick<SealDeps, 'open'>,
): boolean {
  try {
    if (keyNote) openSealed(KEY_NOTE_CONTEXT, keyNote);
    const proof = openSealed(PROOF_CONTEXT, Buffer.from(trailer.proof, 'base64'));
    return Buffer.from(proof).toString('utf8') === trailer.digest;
  } catch {
    return false;
  }
}
