import { askRunning } from '../cli/ask-running.ts';
import { backup, backupOptions } from '../cli/backup.ts';
import { exists } from '../cli/files.ts';
import { nextKeyFile, putKeyFile, readKeyFile, replaceKeyFile } from '../cli/key-files.ts';
import { type KeyPlace, keyPlaceOf, placeWords } from '../cli/key-place.ts';
import { type ExitCode, type Output, plain } from '../cli/output.ts';
import { readPassphrase } from '../cli/read-passphrase.ts';
import { type KeyHere, restore } from '../cli/restore.ts';
import { rotateKey } from '../cli/rotate-key.ts';
import { startFinding } from '../cli/start-finding.ts';
import { loadConfiguration, type Where } from '../config/load.ts';
import { type MasterKeyDeps, readMasterKey } from '../config/master-key.ts';
import { problemText } from '../config/problem.ts';
import type { Configuration } from '../config/schema.ts';
import type { Finding } from '../core/finding.ts';
import { Secret } from '../core/secret.ts';
import type { Snapshot } from '../store/backup-snapshot.ts';
import { openSource } from '../store/backup-source.ts';
import { writeBackup } from '../store/backup-write.ts';
import { freeBytesBeside } from '../store/disk-space.ts';
import { restoreTarget } from '../store/restore-into.ts';
import { fitsKey, readBackup, type ReadBackup } from '../store/restore-read.ts';
import { rotateStore } from '../store/rotate-store.ts';
import { parseMasterKey } from '../vault/master-key.ts';
import { createRotatingSeal } from '../vault/rotate-seal.ts';
import { createSeal } from '../vault/seal.ts';
import { spellKey, unwrapKey, type WrappedKey, wrapKey } from '../vault/wrap-key.ts';
import { callSocket } from './call-socket.ts';
import { storeOptionsOf } from './ends.ts';

/** What the commands need that copy the database, put it back, or change its key. */
export interface CopyRim extends Output {
  readonly where: Where;
  readonly readFile: (path: string) => Promise<string>;
  readonly random: MasterKeyDeps['random'];
  readonly version: string;
  readonly now: () => Date;
}

interface Typed {
  readonly options: Readonly<Record<string, string | true>>;
  readonly words: readonly string[];
}

interface House extends CopyRim {
  readonly configuration: Configuration;
  readonly place: KeyPlace;
  readonly key: KeyHere;
}

/** Neither needs the registration: a database is put back before the homeserver knows of this machine. */
async function openHouse(rim: CopyRim): Promise<House | undefined> {
  const loaded = await loadConfiguration(rim.where, rim);
  if (loaded.kind === 'wrong') {
    rim.complain(loaded.problems.map(problemText).join('\n'));
    return undefined;
  }
  const { configuration } = loaded;
  const key = await readMasterKey(rim.where.environment, configuration, { ...rim, mayMake: false });
  return { ...rim, configuration, place: keyPlaceOf(rim.where.environment, configuration), key };
}

const COMMANDS = { backup: runBackup, restore: runRestore, 'rotate-key': runRotateKey } as const;

/** `eis backup`, `eis restore` and `eis rotate-key`. */
export async function copies(name: keyof typeof COMMANDS, typed: Typed, rim: CopyRim): Promise<ExitCode> {
  const house = await openHouse(rim);
  if (house === undefined) return 2;
  try {
    return await COMMANDS[name](house, typed);
  } catch (error) {
    rim.complain(failureWords(error));
    return 2;
  }
}

/** Errors whose text was written for the admin; others may hold anything. */
const FOR_ADMINS = new Set([
  'BackupError',
  'DiskFullError',
  'PassphraseError',
  'PassphraseMissingError',
  'MasterKeyError',
  'StoreInUseError',
  'SchemaTooNewError',
]);

function failureWords(error: unknown): string {
  if (error instanceof Error && FOR_ADMINS.has(error.name)) return plain(error.message);
  return sentenceOf(startFinding(error));
}

const sentenceOf = ({ what, mend }: Finding): string => plain([what, mend].join(' ').trim());

/** The master key, or nothing after it was said why there is none. */
function keyOf({ key, place, complain }: House): Secret | undefined {
  if (key.kind === 'right') return key.key;
  complain(
    key.kind === 'wrong' ? sentenceOf(key.finding) : `There is no master key in ${placeWords(place)} yet.`,
  );
  return undefined;
}

const isRunning = async ({ configuration }: House): Promise<boolean> =>
  (await askRunning(configuration.data, { callSocket })) !== undefined;

/** An embedded database belongs to the eis that runs on it, which then reads it for us. */
async function snapshotOf({ configuration }: House): Promise<Snapshot> {
  const running =
    configuration.database.url === undefined
      ? await askRunning(configuration.data, { callSocket })
      : undefined;
  if (running === undefined) return await openSource(storeOptionsOf(configuration));
  const { snapshot } = running;
  const { number, head } = await snapshot.begin();
  return {
    head,
    next: async () => await snapshot.next(number),
    close: async () => await snapshot.end(number),
  };
}

async function runBackup(house: House, { options, words }: Typed): Promise<ExitCode> {
  const chosen = backupOptions(options, words);
  const key = typeof chosen === 'string' ? undefined : keyOf(house);
  if (typeof chosen === 'string') house.complain(chosen);
  if (typeof chosen === 'string' || key === undefined) return 2;
  const { place, version, now, readFile } = house;
  const seal = await createSeal(parseMasterKey(key));
  return await backup(chosen, {
    ...house,
    keyPlace: placeWords(place),
    isRotating: async () => place.kind === 'file' && (await exists(nextKeyFile(place.file))),
    exists,
    readPassphrase: async () => await readPassphrase({ environment: house.where.environment, readFile }),
    wrapKey: async (passphrase) => await wrapKey(key, passphrase),
    writeBackup: async (file, wrapped) =>
      await writeBackup(
        { file, program: version, ...(wrapped === undefined ? {} : { key: wrapped }) },
        { ...seal, openSnapshot: async () => await snapshotOf(house), freeBytes: freeBytesBeside, now },
      ),
    copyKey: async (file) => await putKeyFile(file, spellKey(parseMasterKey(key))),
  });
}

async function runRestore(house: House, { words: [file = ''] }: Typed): Promise<ExitCode> {
  const { place, key, now, readFile, configuration } = house;
  const target = restoreTarget(storeOptionsOf(configuration));
  return await restore<WrappedKey, ReadBackup>(file, {
    ...house,
    readBackup: async (from) => await readBackup(from, { onRow: () => undefined }),
    isRunning: async () => await isRunning(house),
    readKey: async () => await Promise.resolve(key),
    keyPlace: placeWords(place),
    putKey: async (given) => {
      if (place.kind === 'file') await putKeyFile(place.file, spellKey(parseMasterKey(given)));
    },
    readPassphrase: async () => await readPassphrase({ environment: house.where.environment, readFile }),
    unwrapKey: async (wrapped, passphrase) => new Secret(spellKey(await unwrapKey(wrapped, passphrase))),
    sameKey: (one, other) => spellKey(parseMasterKey(one)) === spellKey(parseMasterKey(other)),
    fits: async (found, given) => fitsKey(found, await createSeal(parseMasterKey(given))),
    assertFree: target.assertFree,
    load: async (from, { trailer }, given) => {
      const seal = await createSeal(parseMasterKey(given));
      await target.load({ file: from, digest: trailer.digest, at: now() }, seal);
    },
  });
}

async function runRotateKey(house: House): Promise<ExitCode> {
  const { place, random, configuration } = house;
  const old = keyOf(house);
  if (old === undefined) return 2;
  return await rotateKey({
    ...house,
    isRunning: async () => await isRunning(house),
    place,
    readNext: async (file) => {
      const text = await readKeyFile(nextKeyFile(file));
      return text === undefined ? undefined : new Secret(text);
    },
    makeNext: async (file) => {
      const text = spellKey(random(KEY_BYTES));
      await putKeyFile(nextKeyFile(file), text);
      return new Secret(text);
    },
    rotate: async (next, forgetOld) => {
      const seal = await createRotatingSeal(parseMasterKey(next), parseMasterKey(old));
      return await rotateStore(storeOptionsOf(configuration), { ...seal, forgetOld });
    },
    replaceKeyFile,
  });
}

const KEY_BYTES = 32;
