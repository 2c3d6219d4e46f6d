import type { Finding } from '../core/finding.ts';
import type { Secret } from '../core/secret.ts';
import { type ExitCode, type Output, plain } from './output.ts';

/** A backup whose counts and digests are right. */
export interface Readable<Wrapped> {
  readonly header: {
    readonly at: string;
    readonly program: string;
    readonly database: 'postgres' | 'pglite';
    readonly key?: Wrapped;
  };
  readonly trailer: {
    readonly digest: string;
    readonly tables: Readonly<Record<string, { readonly rows: number }>>;
  };
}

export type KeyHere =
  | { readonly kind: 'right'; readonly key: Secret }
  | { readonly kind: 'missing' }
  | { readonly kind: 'wrong'; readonly finding: Finding };

export interface RestoreDeps<Wrapped, Backup extends Readable<Wrapped>> extends Output {
  readonly readBackup: (file: string) => Promise<Backup>;
  /** An eis answers on this data folder. */
  readonly isRunning: () => Promise<boolean>;
  /** The master key that this eis has, if any. */
  readonly readKey: () => Promise<KeyHere>;
  /** Where it is, or goes, in words. */
  readonly keyPlace: string;
  readonly putKey: (key: Secret) => Promise<void>;
  readonly readPassphrase: () => Promise<Secret>;
  readonly unwrapKey: (wrapped: Wrapped, passphrase: Secret) => Promise<Secret>;
  readonly sameKey: (one: Secret, other: Secret) => boolean;
  /** Whether the key opens what is in the backup, and the backup is the one that was made with it. */
  readonly fits: (backup: Backup, key: Secret) => Promise<boolean>;
  /** Rejects, in words, when the database is not empty, or is used. */
  readonly assertFree: () => Promise<void>;
  readonly load: (file: string, backup: Backup, key: Secret) => Promise<void>;
}

/** Why nothing was restored; fit for the admin. */
class RefusedError extends Error {
  override readonly name = 'RefusedError';
}

/** `eis restore FILE`. Everything is looked at before anything is changed. */
export async function restore<Wrapped, Backup extends Readable<Wrapped>>(
  file: string,
  deps: RestoreDeps<Wrapped, Backup>,
): Promise<ExitCode> {
  try {
    const backup = await deps.readBackup(file);
    if (await deps.isRunning())
      throw new RefusedError('An eis is running here. Stop it first, then say it again.');
    const { key, isNew } = await keyFor(backup, deps);
    await deps.assertFree();
    if (isNew) await deps.putKey(key);
    await deps.load(file, backup, key);
    deps.print(summary(file, backup));
    if (isNew) deps.print(`The master key was put into ${deps.keyPlace}.`);
    deps.print('What was under way when it was made is looked for before it is sent or done again.');
    return 0;
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    deps.complain(error.message);
    return 2;
  }
}

interface ChosenKey {
  readonly key: Secret;
  /** It is not in its place yet. */
  readonly isNew: boolean;
}

async function keyFor<Wrapped, Backup extends Readable<Wrapped>>(
  backup: Backup,
  deps: RestoreDeps<Wrapped, Backup>,
): Promise<ChosenKey> {
  const wrapped = backup.header.key;
  const here = await deps.readKey();
  if (here.kind === 'wrong') throw new RefusedError([here.finding.what, here.finding.mend].join(' ').trim());
  if (wrapped === undefined && here.kind === 'missing')
    throw new RefusedError(
      `The master key is not in this backup, and there is none here. Put your copy of it into ${deps.keyPlace} (chmod 600), then say it again.`,
    );
  const key =
    wrapped === undefined ? keyOf(here) : await deps.unwrapKey(wrapped, await deps.readPassphrase());
  if (here.kind === 'right' && !deps.sameKey(here.key, key))
    throw new RefusedError(
      `There is another master key here, in ${deps.keyPlace}. If nothing needs it any more, move it away, then say it again.`,
    );
  if (!(await deps.fits(backup, key)))
    throw new RefusedError(
      `This backup was made under another master key than the one in ${deps.keyPlace}. Put that one there, then say it again.`,
    );
  return { key, isNew: here.kind === 'missing' };
}

function keyOf(here: KeyHere): Secret {
  if (here.kind !== 'right') throw new RefusedError('There is no master key.');
  return here.key;
}

function summary<Wrapped>(file: string, { header, trailer }: Readable<Wrapped>): string {
  const rows = Object.values(trailer.tables).reduce((sum, table) => sum + table.rows, 0);
  return `${rows.toLocaleString('en')} rows restored from ${file} (made ${plain(header.at)} by eis ${plain(header.program)}).`;
}
