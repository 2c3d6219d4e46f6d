import { resolve } from 'node:path';
import type { Secret } from '../core/secret.ts';
import type { ExitCode, Output } from './output.ts';

export interface BackupOptions {
  readonly file: string;
  readonly json: boolean;
  /** Under a passphrase in the backup itself, in a file of its own, or not copied at all. */
  readonly key: 'with it' | { readonly apart: string } | 'not copied';
}

export interface Written {
  readonly header: { readonly at: string; readonly database: 'postgres' | 'pglite' };
  readonly tables: Readonly<Record<string, { readonly rows: number; readonly digest: string }>>;
  readonly rows: number;
  readonly bytes: number;
}

export interface BackupDeps<Wrapped> extends Output {
  /** Where the master key comes from, in words. */
  readonly keyPlace: string;
  /** The key is being changed, and that was not finished. */
  readonly isRotating: () => Promise<boolean>;
  readonly exists: (file: string) => Promise<boolean>;
  readonly readPassphrase: () => Promise<Secret>;
  readonly wrapKey: (passphrase: Secret) => Promise<Wrapped>;
  readonly writeBackup: (file: string, key: Wrapped | undefined) => Promise<Written>;
  /** A copy of the master key into a file that is not there yet. */
  readonly copyKey: (file: string) => Promise<void>;
}

/** What was typed, or what is wrong with it. */
export function backupOptions(
  options: Readonly<Record<string, string | true>>,
  [file = '']: readonly string[],
): BackupOptions | string {
  const apart = options['key-apart'];
  const isWith = options['with-key'] === true;
  if (isWith && apart !== undefined) return 'Say either --with-key or --key-apart FILE.';
  if (typeof apart === 'string' && resolve(apart) === resolve(file))
    return 'The key goes into a file of its own: name another one.';
  const key = typeof apart === 'string' ? { apart } : isWith ? 'with it' : 'not copied';
  return { file, json: options['json'] === true, key };
}

/** `eis backup FILE`. */
export async function backup<Wrapped>(
  { file, json, key }: BackupOptions,
  deps: BackupDeps<Wrapped>,
): Promise<ExitCode> {
  if (await deps.isRotating()) {
    deps.complain('The master key is being changed. Say eis rotate-key first, which finishes that.');
    return 2;
  }
  const apart = typeof key === 'object' ? key.apart : undefined;
  if (apart !== undefined && (await deps.exists(apart))) {
    deps.complain(`There is a file ${apart} already. Name another one for the key.`);
    return 2;
  }
  const wrapped = key === 'with it' ? await deps.wrapKey(await deps.readPassphrase()) : undefined;
  const written = await deps.writeBackup(file, wrapped);
  if (apart !== undefined) await deps.copyKey(apart);
  deps.print(json ? JSON.stringify({ file, ...factsOf(written) }, undefined, 2) : summary(file, written));
  if (!json) deps.print(keyWords(key, deps.keyPlace));
  return 0;
}

const factsOf = ({ header, rows, bytes, tables }: Written) => ({
  at: header.at,
  database: header.database,
  rows,
  bytes,
  tables,
});

const MEGABYTE = 1_000_000;

function summary(file: string, { header, rows, bytes, tables }: Written): string {
  const size = bytes < MEGABYTE ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / MEGABYTE).toFixed(1)} MB`;
  const count = rows.toLocaleString('en');
  return `${file}: ${count} rows in ${Object.keys(tables).length} tables, ${size}, as of ${header.at}.`;
}

function keyWords(key: BackupOptions['key'], keyPlace: string): string {
  switch (key) {
    case 'with it':
      return 'The master key is in it, under your passphrase: without that nobody can open it.';
    case 'not copied':
      return `The master key is not in it. Without a copy of it (${keyPlace}) nobody can open this backup.`;
    default:
      return `The master key is in ${key.apart}. Keep the two apart: who has both can read everything.`;
  }
}
