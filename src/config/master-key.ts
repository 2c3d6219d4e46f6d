import { chmod, link, mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf } from '../core/error-code.ts';
import type { Finding } from '../core/finding.ts';
import { Secret } from '../core/secret.ts';
import type { Environment } from './environment.ts';
import type { Configuration } from './schema.ts';

/** The key is this many bytes, written as base64url. */
const KEY_BYTES = 32;
const SPELLINGS = [
  { form: /^[0-9a-f]{64}$/i, encoding: 'hex' },
  { form: /^[A-Za-z0-9+/_-]{43}=?$/, encoding: 'base64' },
] as const;

export type MasterKeyRead =
  | {
      readonly kind: 'right';
      /** 32 bytes as base64url. */
      readonly key: Secret;
      readonly findings: readonly Finding[];
      /** What to tell the operator, once: there was no key, and one was made. */
      readonly made?: string;
    }
  /** There is none, and the caller did not want one made. */
  | { readonly kind: 'missing'; readonly finding: Finding }
  | { readonly kind: 'wrong'; readonly finding: Finding };

export interface MasterKeyDeps {
  /** Fit for secrets. */
  readonly random: (bytes: number) => Uint8Array;
  /** Whether a missing key file is made. `doctor` only looks. */
  readonly mayMake: boolean;
}

/** Where the key is kept when the environment does not bring it. */
const keyFileOf = ({ vault, data }: Pick<Configuration, 'vault' | 'data'>): string =>
  vault.key_file ?? join(data, 'master.key');

/**
 * The master key: from `EIS_MASTER_KEY`, else from the file of `EIS_MASTER_KEY_FILE`, else from the configured file,
 * which is made at the first start (mode 0600, its folder 0700). Whether a key that is well-formed opens what is
 * stored is found out by the store when it is opened.
 */
export async function readMasterKey(
  environment: Environment,
  configuration: Pick<Configuration, 'vault' | 'data' | 'database'>,
  deps: MasterKeyDeps,
): Promise<MasterKeyRead> {
  const said = environment['EIS_MASTER_KEY'] ?? '';
  if (said !== '') return keyFrom(said, 'the variable EIS_MASTER_KEY', []);
  const named = environment['EIS_MASTER_KEY_FILE'] ?? '';
  if (named !== '') return await keyIn(named, []);
  const file = keyFileOf(configuration);
  const found = await permissionsOf(file);
  if (found !== undefined) return await keyIn(file, modeFindings(file, found));
  if (await isBegun(configuration)) return lost(file);
  return deps.mayMake ? await makeKey(file, deps.random) : missing(file);
}

/** The embedded database is there, so a key was: another one would open nothing of it. */
const isBegun = async ({ database, data }: Pick<Configuration, 'data' | 'database'>): Promise<boolean> =>
  database.url === undefined && (await permissionsOf(join(data, 'database'))) !== undefined;

const lost = (file: string): MasterKeyRead =>
  wrong(
    `There is no master key in ${file}, and the database was begun with one.`,
    'Put the key back from your copy. Without it nobody can open what is stored; to begin anew without the old data, move the folder of the database away.',
  );

function keyFrom(text: string, source: string, findings: readonly Finding[]): MasterKeyRead {
  const trimmed = text.trim();
  const spelling = SPELLINGS.find(({ form }) => form.test(trimmed));
  if (!spelling)
    return wrong(
      `${source} holds no key: it is not ${KEY_BYTES} bytes as 64 hexadecimal digits or 43 base64 characters.`,
      'Put the key back from your copy. A new one cannot open what is stored.',
    );
  const key = new Secret(Buffer.from(trimmed, spelling.encoding).toString('base64url'));
  return { kind: 'right', key, findings };
}

async function keyIn(file: string, findings: readonly Finding[]): Promise<MasterKeyRead> {
  try {
    return keyFrom(await readFile(file, 'utf8'), file, findings);
  } catch (error) {
    return wrong(
      `The master key in ${file} cannot be read (${codeOf(error) ?? 'unknown reason'}).`,
      'Let the account that runs eis read it, or put it back from your copy.',
    );
  }
}

const missing = (file: string): MasterKeyRead => ({
  kind: 'missing',
  finding: {
    id: 'key.file',
    level: 'well',
    what: `There is no master key yet; the first start makes one in ${file}. (Has eis run before? Then put it back from your copy.)`,
  },
});

const wrong = (what: string, mend: string): MasterKeyRead => ({
  kind: 'wrong',
  finding: { id: 'key.file', level: 'error', what, mend },
});

/** Mode bits of the file, or nothing when there is none. */
async function permissionsOf(file: string): Promise<number | undefined> {
  try {
    return (await stat(file)).mode & 0o777;
  } catch (error) {
    // Anything else is a file that is there and cannot be read, which reading will say.
    return codeOf(error) === 'ENOENT' ? undefined : 0o600;
  }
}

function modeFindings(file: string, mode: number): readonly Finding[] {
  if ((mode & 0o077) === 0) return [];
  return [
    {
      id: 'key.mode',
      level: 'warning',
      what: `Others on this machine may read the master key: ${file} has mode 0${mode.toString(8)}.`,
      mend: `Say: chmod 600 ${file}`,
    },
  ];
}

/** Written to the disk under another name first: a key that is half there after a crash would be a wrong key. */
async function makeKey(file: string, random: MasterKeyDeps['random']): Promise<MasterKeyRead> {
  const folder = dirname(file);
  const draft = `${file}.${Buffer.from(random(6)).toString('hex')}`;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeDurably(draft, `${Buffer.from(random(KEY_BYTES)).toString('base64url')}\n`);
    const isFirst = await putInPlace(draft, file);
    await syncFolder(folder);
    const read = await keyIn(file, []);
    return isFirst && read.kind === 'right' ? { ...read, made: madeText(file) } : read;
  } catch (error) {
    return wrong(
      `A master key could not be made in ${file} (${codeOf(error) ?? 'unknown reason'}).`,
      `Let the account that runs eis write to ${folder}, or name another file under vault.key_file.`,
    );
  }
}

async function writeDurably(file: string, text: string): Promise<void> {
  await using handle = await open(file, 'wx', 0o600);
  await handle.writeFile(text);
  await handle.sync();
}

/** False when another process was faster; its key counts. */
async function putInPlace(draft: string, file: string): Promise<boolean> {
  try {
    await link(draft, file);
    await chmod(file, 0o600);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function syncFolder(folder: string): Promise<void> {
  await using handle = await open(folder, 'r');
  await handle.sync();
}

const madeText = (file: string): string =>
  [
    `A master key was made: ${file}`,
    'Keep a copy of it somewhere else, apart from the copies of the database.',
    'Whoever has both can read everything people gave to eis.',
    'Without it nothing that eis has stored can be opened again, by nobody: not the lists, not the credentials.',
  ].join('\n');
