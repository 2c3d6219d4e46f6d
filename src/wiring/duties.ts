import { runSyncLoop, type SyncLoopDeps } from '../appservice/sync-loop.ts';
import type { Assistant } from '../assistant/create-handlers.ts';
import type { UserId } from '../core/ids.ts';
import type { OwnUsers } from '../core/own-users.ts';
import { Secret } from '../core/secret.ts';
import type { EncryptionTurns } from '../crypto/encryption.ts';
import { createWorker, type Worker } from '../inbox/worker.ts';
import type { LocalModels } from '../llm/local/create-local-models.ts';
import { createOwnDevice, type OwnDevice } from '../matrix/call-as-device.ts';
import { findEcho } from '../matrix/find-echo.ts';
import { logInDevice } from '../matrix/log-in-device.ts';
import { mayPutDevice } from '../matrix/may-put-device.ts';
import { type OutboxDeps, runOutbox } from '../matrix/outbox-worker.ts';
import { type Pinged, ping } from '../matrix/ping.ts';
import { registerAccounts } from '../matrix/register-accounts.ts';
import { createSync } from '../matrix/sync.ts';
import type { Wake } from '../matrix/wake.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { countInbox, countOutbox } from './counted.ts';
import type { CryptoKeys } from './crypto-keys.ts';
import { describeError } from '../core/describe-error.ts';
import { type DeviceParts, endProcess, withDevice } from './encryption.ts';
import type { Ends } from './ends.ts';
import { noteEncrypted } from './encrypted-rooms.ts';
import type { Rooms } from './rooms.ts';
import { type SendIntoRoom, wireSending } from './sending.ts';
import { sleep } from './sleep.ts';
import { stateSoon } from './state-soon.ts';

export interface DutyParts extends Pick<Ends, 'store' | 'homeserver' | 'log'> {
  readonly rooms: Rooms;
  readonly assistant: Assistant;
  readonly ownUsers: OwnUsers;
  readonly encryption: EncryptionTurns;
  readonly keys: CryptoKeys;
  readonly isEncryptionEnabled: boolean;
  /** Only devices that their owner has verified are listened to, and given keys. */
  readonly requiresVerified: boolean;
  readonly displayName: string;
  readonly registration: { readonly id: string; readonly 'io.element.msc4190'?: unknown };
  readonly metrics: Metrics;
  readonly wake: Wake;
  /** The second door's way in. */
  readonly keep: SyncLoopDeps['keep'];
  readonly interrupt: (eventKeys: readonly string[]) => void;
  readonly local: Pick<LocalModels, 'start'>;
  /** In which a person is answered. */
  readonly languageOf: (user: UserId) => Promise<string>;
  readonly now: () => Date;
  readonly random: (bytes: number) => Uint8Array;
  /** Told what is being done, for `/ready`. */
  readonly onWorker: (worker: Worker) => void;
  readonly onAccounts: (state: 'there' | 'missing') => void;
  readonly onSending: (send: SendIntoRoom) => void;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;
const CLEAN_MS = 3_600_000;

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Everything that one process at a time does: until the signal is aborted, or leadership is lost. */
export async function fulfilDuties(parts: DutyParts, epoch: number, signal: AbortSignal): Promise<void> {
  if (!(await ensureAccounts(parts, signal))) return;
  parts.onAccounts('there');
  await parts.store.rooms.unsettleAll();
  await parts.store.ledger.closeLeft(parts.now());
  const worker = createWorker(workerDeps(parts, epoch));
  parts.onWorker(worker);
  const pinged: Pinging = { result: undefined };
  parts.keys.lead(epoch);
  const ownDevice = openDevice(parts);
  const { callAsDevice } = ownDevice;
  await withDevice(deviceParts(parts, epoch, ownDevice), signal, async (held) => {
    await Promise.all([
      worker.run(held),
      runOutbox({ ...outboxDeps(parts, epoch, callAsDevice), ...encryptionFor(parts, held) }, held),
      runSyncLoop(syncDeps(parts, callAsDevice, pinged), held),
      pingOnce(parts, pinged),
      parts.wake.run(held),
      parts.local.start(held),
      keepClean(parts, held),
    ]);
  });
}

/** Nothing else may be asked before the accounts exist; a homeserver that is away is asked again. */
async function ensureAccounts(parts: DutyParts, signal: AbortSignal): Promise<boolean> {
  const { homeserver, ownUsers, displayName, log } = parts;
  for (let wait = FIRST_WAIT_MS; !signal.aborted; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    try {
      const botPassword = await passwordOf(parts);
      await registerAccounts({ ...homeserver, ownUsers, botPassword, displayName, log });
      return true;
    } catch (error) {
      parts.onAccounts('missing');
      log.warn('accounts not registered', describeError(error));
      await sleep(wait, signal).catch(() => undefined);
    }
  }
  return false;
}

const PASSWORD_NOTE = 'bot.password';

async function passwordOf({ store, random }: DutyParts): Promise<Secret> {
  const kept = await store.notes.get(PASSWORD_NOTE);
  if (typeof kept === 'string') return new Secret(kept);
  const made = hex(random(32));
  await store.notes.set(PASSWORD_NOTE, made);
  return new Secret(made);
}

const workerDeps = ({ store, assistant, metrics, now, log }: DutyParts, epoch: number) => ({
  ...store.inbox,
  ...countInbox(store.inbox, metrics),
  ...store.timers,
  ...assistant,
  worker: epoch,
  now,
  sleep,
  log,
});

const openDevice = (parts: DutyParts): OwnDevice => {
  const { store, homeserver, ownUsers, registration, encryption, log } = parts;
  const deps = {
    ...homeserver,
    ...store.devices,
    account: ownUsers.bot,
    otherAccount: ownUsers.sender,
    mayPutDevice: async () =>
      await mayPutDevice({ ...homeserver, isFlagged: registration['io.element.msc4190'] === true }),
    randomDeviceId: () => randomDeviceId(parts),
    log,
  };
  return createOwnDevice({
    ...deps,
    logInDevice: async () => await logInDevice(deps),
    onRenewed: encryption.hearOwnKeys,
  });
};

const randomDeviceId = ({ random }: DutyParts): string => `EIS${hex(random(6)).toUpperCase()}`;

const deviceParts = (parts: DutyParts, epoch: number, ownDevice: OwnDevice): DeviceParts => ({
  ...parts,
  epoch,
  ownDevice,
  randomDeviceId: () => randomDeviceId(parts),
  password: async () => await passwordOf(parts),
  endProcess,
  announceDevice: async (deviceId) => await announceDevice(deviceId, parts),
});

const announceDevice = async (deviceId: string, { store }: Pick<DutyParts, 'store'>): Promise<void> => {
  const entry = {
    kind: 'new-device',
    key: `new-device|${deviceId}`,
    lane: 'house|new-device',
    payload: {},
  } as const;
  await store.inbox.accept({ entries: [entry], changes: [], redactions: [], unreadable: [] });
};

type CallAsDevice = OwnDevice['callAsDevice'];

/** Everything that this epoch says in rooms goes through one. */
function openSending(parts: DutyParts, epoch: number): SendIntoRoom {
  const send = wireSending(parts, epoch);
  parts.onSending(send);
  return send;
}

/** What is to be said in an encrypted room may wait this long for the device to start before others get its turn. */
const STARTING_MS = 10_000;

const encryptionFor = ({ encryption }: DutyParts, held: AbortSignal) => ({
  encryptionState: async () =>
    await stateSoon(encryption, AbortSignal.any([held, AbortSignal.timeout(STARTING_MS)])),
});

const outboxDeps = (
  parts: DutyParts,
  epoch: number,
  callAsDevice: CallAsDevice,
): Omit<OutboxDeps, 'encryptionState'> => ({
  ...parts.store.rooms,
  ...parts.rooms,
  ...parts.store.outbox,
  ...countOutbox(parts.store.outbox, { ...parts.metrics, now: parts.now }),
  bot: parts.ownUsers.bot,
  languageOf: parts.languageOf,
  sendEvent: openSending(parts, epoch),
  findEcho: async (wanted) => await findEcho(wanted, { callAsDevice }),
  noteEncryptedDirectRoom: async (at: Date) => await noteEncrypted(parts.store.notes, at),
  worker: epoch,
  now: parts.now,
  random: () => (parts.random(1)[0] ?? 0) / 256,
  sleep,
  log: parts.log,
});

/** Of all homeservers that eis knows only Dendrite has no pings, and only Dendrite pushes no redactions. */
interface Pinging {
  result: Pinged | undefined;
}

async function pingOnce({ homeserver, registration, log }: DutyParts, pinged: Pinging): Promise<void> {
  pinged.result = await ping({ ...homeserver, registrationId: registration.id, log });
}

const syncDeps = (parts: DutyParts, callAsDevice: CallAsDevice, pinged: Pinging): SyncLoopDeps => {
  const { ownUsers, store, keep, interrupt, random, log } = parts;
  return {
    ownUsers,
    keep,
    interrupt,
    log,
    sleep,
    account: ownUsers.bot,
    freshKey: () => hex(random(16)),
    position: async () => await store.sync.position(ownUsers.bot),
    // Also before the answer is there: what the first poll does not ask for is not told again.
    sync: createSync({ callAsDevice, asksForRedactions: () => (pinged.result ?? 'missing') === 'missing' }),
  };
};

async function keepClean({ store, now, log }: DutyParts, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await store.clean(now());
    } catch (error) {
      log.warn('not cleaned up', describeError(error));
    }
    await sleep(CLEAN_MS, signal).catch(() => undefined);
  }
}
