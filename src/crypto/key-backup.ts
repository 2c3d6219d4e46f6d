import { BackupDecryptionKey, RoomId as OlmRoomId } from '@matrix-org/matrix-sdk-crypto-wasm';
import * as z from 'zod';
import type { Log } from '../core/log.ts';
import { canonical } from '../core/json.ts';
import type { BackupNote, DeviceSecrets } from './device-secrets.ts';
import type { Machine } from './machine.ts';
import { refusalIn } from './refusal.ts';
import type { CallAsDevice, Requests } from './requests.ts';

export interface KeyBackupDeps {
  readonly machine: Machine;
  readonly requests: Pick<Requests, 'send'>;
  readonly callAsDevice: CallAsDevice;
  readonly secrets: Pick<DeviceSecrets, 'backup' | 'keepBackup' | 'device' | 'keepDevice'>;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly log: Log;
}

/** A key is in the backup within this time. */
const EVERY_MS = 20_000;
const LONGEST_WAIT_MS = 3_600_000;
/** What is put into the machine in one step, so that nobody waits long for it. */
const AT_ONCE = 200;
/** All keys come in one answer. */
const HISTORY_TIMEOUT_MS = 300_000;

const ALGORITHM = 'm.megolm_backup.v1.curve25519-aes-sha2';
const VERSIONS = '/_matrix/client/v3/room_keys/version';
const KEYS = '/_matrix/client/v3/room_keys/keys';

/**
 * Keeps a copy of every room key at the homeserver, under a key that only the house has, so that a new device can read
 * what the old one could. Runs until the signal is aborted; a homeserver without backups is asked ever more rarely.
 */
export async function keepBackup(deps: KeyBackupDeps, signal: AbortSignal): Promise<void> {
  let version: string | undefined;
  for (let wait = EVERY_MS; !isOver(signal, deps); ) {
    try {
      version ??= await openBackup(deps);
      await restoreHistory(deps);
      await uploadKeys(deps, signal);
      wait = EVERY_MS;
    } catch (error) {
      if (isOver(signal, deps)) return;
      version = undefined;
      const { status = 0, errcode = '' } = refusalIn(error) ?? {};
      deps.log.warn('keys not backed up', { status, errcode });
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    }
    await deps.sleep(wait, signal).catch(() => undefined);
  }
}

const isOver = (signal: AbortSignal, { machine }: KeyBackupDeps): boolean =>
  signal.aborted || machine.dead.aborted;

/** The version that the homeserver has and that we hold the key of, made where there is none. */
async function openBackup(deps: KeyBackupDeps): Promise<string> {
  const note = (await deps.secrets.backup()) ?? (await makeKey(deps));
  const publicKey = publicKeyIn(note);
  const standing = await currentVersion(deps);
  const version = standing?.publicKey === publicKey ? standing.version : await createVersion(publicKey, deps);
  if (version !== note.version) await deps.secrets.keepBackup({ ...note, version });
  await deps.machine.run(async (olm) => {
    const { backupVersion } = await olm.getBackupKeys();
    // Keys that went into another version are not in this one.
    if (backupVersion !== undefined && backupVersion !== version) await olm.disableBackup();
    await olm.saveBackupDecryptionKey(BackupDecryptionKey.fromBase64(note.key), version);
    await olm.enableBackupV1(publicKey, version);
  });
  return version;
}

async function makeKey({ secrets }: KeyBackupDeps): Promise<BackupNote> {
  const made = { key: BackupDecryptionKey.createRandomKey().toBase64() };
  await secrets.keepBackup(made);
  return made;
}

const publicKeyIn = ({ key }: BackupNote): string =>
  BackupDecryptionKey.fromBase64(key).megolmV1PublicKey.publicKeyBase64;

const Version = z.looseObject({
  version: z.string().min(1),
  algorithm: z.string(),
  auth_data: z.looseObject({ public_key: z.string().optional() }),
});

async function currentVersion({
  callAsDevice,
}: KeyBackupDeps): Promise<{ readonly version: string; readonly publicKey: string | undefined } | undefined> {
  try {
    const { version, algorithm, auth_data } = Version.parse(
      await callAsDevice({ method: 'GET', path: VERSIONS }),
    );
    return { version, publicKey: algorithm === ALGORITHM ? auth_data.public_key : undefined };
  } catch (error) {
    // Not every 404 says "none yet": some homeservers have no backups at all, and refuse the next request as well.
    if (refusalIn(error)?.status === 404) return undefined;
    throw error;
  }
}

const Made = z.looseObject({ version: z.string().min(1) });
const Signatures = z.record(z.string(), z.record(z.string(), z.string()));

async function createVersion(publicKey: string, { machine, callAsDevice }: KeyBackupDeps): Promise<string> {
  const signed = { public_key: publicKey };
  const signatures = await machine.run(async (olm) => (await olm.sign(canonical(signed))).asJSON());
  const answer = await callAsDevice({
    method: 'POST',
    path: VERSIONS,
    body: {
      algorithm: ALGORITHM,
      auth_data: { ...signed, signatures: Signatures.parse(JSON.parse(signatures)) },
    },
  });
  return Made.parse(answer).version;
}

/** Until nothing is left that is not in the backup. */
async function uploadKeys({ machine, requests }: KeyBackupDeps, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const request = await machine.run(async (olm) => await olm.backupRoomKeys());
    if (!request) return;
    await requests.send(request);
  }
}

const Session = z.looseObject({
  session_data: z.looseObject({ ephemeral: z.string(), mac: z.string(), ciphertext: z.string() }),
});
const History = z.looseObject({
  rooms: z.record(z.string(), z.looseObject({ sessions: z.record(z.string(), z.unknown()) })),
});

interface HistoryKey {
  readonly room: string;
  readonly session: string;
  readonly sealed: unknown;
}

/** Once for a device that took another one's place. */
async function restoreHistory(deps: KeyBackupDeps): Promise<void> {
  const { machine, secrets, callAsDevice, log } = deps;
  const [device, note] = await Promise.all([secrets.device(), secrets.backup()]);
  if (!device?.wantsHistory || note?.version === undefined) return;
  const { key, version } = note;
  const answer = await callAsDevice({
    method: 'GET',
    path: KEYS,
    query: { version },
    timeoutMs: HISTORY_TIMEOUT_MS,
  });
  const sealed = Object.entries(History.parse(answer).rooms).flatMap(([room, { sessions }]) =>
    Object.entries(sessions).map(([session, one]) => ({ room, session, sealed: one })),
  );
  let restored = 0;
  for (let from = 0; from < sealed.length; from += AT_ONCE) {
    const rooms = openKeys(sealed.slice(from, from + AT_ONCE), BackupDecryptionKey.fromBase64(key));
    const result = await machine.run(
      async (olm) => await olm.importBackedUpRoomKeys(rooms, () => undefined, version),
    );
    restored += result.importedCount;
  }
  await secrets.keepDevice({ ...device, wantsHistory: false });
  log.info('room keys came back from the backup', { restored, found: sealed.length });
}

/** As the machine takes them; what was not sealed for us is left out. */
function openKeys(
  keys: readonly HistoryKey[],
  secret: BackupDecryptionKey,
): Map<OlmRoomId, Map<string, object>> {
  const rooms = new Map<string, Map<string, object>>();
  for (const { room, session, sealed } of keys) {
    const opened = openKey(sealed, secret);
    if (!opened) continue;
    const sessions = rooms.get(room) ?? new Map<string, object>();
    rooms.set(room, sessions.set(session, opened));
  }
  return new Map([...rooms].map(([room, sessions]) => [new OlmRoomId(room), sessions]));
}

const Opened = z.record(z.string(), z.unknown());

function openKey(sealed: unknown, secret: BackupDecryptionKey): object | undefined {
  const { session_data: data } = Session.safeParse(sealed).data ?? {};
  if (!data) return undefined;
  try {
    const text = secret.decryptV1(data.ephemeral, data.mac, data.ciphertext);
    return Opened.safeParse(JSON.parse(text)).data;
  } catch {
    // The homeserver may hold anything under this name; only what was sealed with our key opens.
    return undefined;
  }
}

/** For `status`: how many of the keys are in the backup. */
export const countKeys = async (
  machine: Machine,
): Promise<{ readonly total: number; readonly backedUp: number }> =>
  await machine.run(async (olm) => {
    const { total, backedUp } = await olm.roomKeyCounts();
    return { total, backedUp };
  });
