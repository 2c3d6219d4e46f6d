import { describeError } from '../core/describe-error.ts';
import type { EncryptionState } from '../core/encryption.ts';
import type { EncryptionTurns, OpenMachine } from './encryption.ts';
import { forgetDevices } from './forget-devices.ts';
import { keepBackup } from './key-backup.ts';
import { type Machine, MachineDeadError } from './machine.ts';
import { keepCounting } from './put-back.ts';
import { isStillOurs, startDevice, type StartDeviceDeps, type Started } from './start-device.ts';

export interface RunEncryptionDeps extends StartDeviceDeps {
  readonly encryption: EncryptionTurns;
  /** As the configuration says. */
  readonly isEnabled: boolean;
  /** Our device took the place of another one: tells people, once, that what was sent to that one is lost. */
  readonly announceDevice: (deviceId: string) => Promise<void>;
  /** For whoever asks while this process does not lead, or not at all. Rejects when it cannot be noted. */
  readonly noteState: (state: Exclude<EncryptionState, { kind: 'starting' }>) => Promise<void>;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;
/** A homeserver, or what stands before it, may have been mended meanwhile. */
const LOOK_AGAIN_MS = 600_000;

/**
 * Opens the device and keeps it until the signal is aborted. Rejects with `MachineDeadError` when memory and database
 * may differ: whoever leads must begin anew, from what is stored.
 */
export async function runEncryption(deps: RunEncryptionDeps, signal: AbortSignal): Promise<void> {
  const { encryption } = deps;
  try {
    while (!signal.aborted) {
      encryption.turn({ kind: 'starting' });
      const over = AbortSignal.any([signal, encryption.restarting()]);
      const started = await begin(deps, over);
      if (started) await keep(started, deps, over);
    }
  } finally {
    encryption.turn({ kind: 'starting' });
  }
}

/** Undefined when it is over. */
async function begin(deps: RunEncryptionDeps, over: AbortSignal): Promise<Started | undefined> {
  const tell = deps.encryption.takeWish();
  if (!deps.isEnabled) {
    tell?.('refused');
    return { kind: 'off', because: 'switched off' };
  }
  if (tell) {
    const started = await startDevice(deps, 'new identity').catch(() => undefined);
    tell(started?.kind === 'open' ? 'replaced' : 'refused');
    if (started?.kind === 'open') return started;
    await started?.hearing?.machine.close();
  }
  return await insist(async () => await startDevice(deps), deps, over);
}

/** Until it is done; undefined when it is over. A homeserver that is away is waited for. */
async function insist<T>(
  work: () => Promise<T>,
  { sleep, log }: RunEncryptionDeps,
  over: AbortSignal,
): Promise<T | undefined> {
  for (let wait = FIRST_WAIT_MS; !over.aborted; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof MachineDeadError) throw error;
      log.warn('the device did not start', describeError(error));
      await sleep(wait, over).catch(() => undefined);
    }
  }
  return undefined;
}

async function keep(started: Started, deps: RunEncryptionDeps, over: AbortSignal): Promise<void> {
  if (started.kind === 'off') return await keepOff(started, deps, over);
  const { machine } = started.open;
  const ended = AbortSignal.any([over, machine.dead]);
  try {
    await deps.encryption.turnOn(started.open);
    deps.log.info('encrypted rooms can be read', { device: machine.deviceId });
    await Promise.all([
      untilAborted(ended),
      tidyUp(started.open, deps, ended),
      keepCounting(machine.deviceId, deps, ended),
      watchOwnKeys(started.open, deps, ended),
    ]);
  } finally {
    deps.encryption.turn({ kind: 'starting' });
    await machine.close();
  }
  if (!over.aborted) throw endOf(machine);
}

const endOf = ({ dead }: Machine): MachineDeadError =>
  new MachineDeadError('the crypto machine ended', { cause: dead.reason });

/** Until it is time to look again. Whatever can take keys takes them meanwhile. */
async function keepOff(
  { because, hearing }: Extract<Started, { kind: 'off' }>,
  deps: RunEncryptionDeps,
  over: AbortSignal,
): Promise<void> {
  const state = { kind: 'off', because } as const;
  const ended = hearing ? AbortSignal.any([over, hearing.machine.dead]) : over;
  deps.log.warn('encrypted rooms cannot be read', { because });
  try {
    deps.encryption.turn(state, hearing);
    await insist(async () => await deps.noteState(state), deps, ended);
    if (because === 'switched off') await untilAborted(ended);
    else await deps.sleep(LOOK_AGAIN_MS, ended).catch(() => undefined);
    if (hearing?.machine.dead.aborted === true && !over.aborted) throw endOf(hearing.machine);
  } finally {
    deps.encryption.turn({ kind: 'starting' });
    await hearing?.machine.close();
  }
}

/** What need not be done before messages are read. */
async function tidyUp(open: OpenMachine, deps: RunEncryptionDeps, ended: AbortSignal): Promise<void> {
  const { deviceId } = open.machine;
  await insist(async () => await announce(deps), deps, ended);
  await insist(async () => await deps.noteState({ kind: 'on', deviceId }), deps, ended);
  await insist(async () => await forgetDevices(deps), deps, ended);
  await keepBackup({ ...deps, ...open }, ended);
}

async function announce({ secrets, announceDevice }: RunEncryptionDeps): Promise<void> {
  const device = await secrets.device();
  if (!device?.isUnannounced) return;
  await announceDevice(device.deviceId);
  await secrets.keepDevice({ ...device, isUnannounced: false });
}

/** Somebody may delete our device, or give our account another identity, while we run. */
async function watchOwnKeys(open: OpenMachine, deps: RunEncryptionDeps, ended: AbortSignal): Promise<void> {
  const { encryption } = deps;
  let hearing = Promise.withResolvers<void>();
  encryption.onOwnKeys(() => hearing.resolve());
  const over = untilAborted(ended);
  for (;;) {
    await Promise.race([hearing.promise, over]);
    if (ended.aborted) return;
    hearing = Promise.withResolvers();
    const isOurs = await insist(async () => await isStillOurs(open.machine, deps), deps, ended);
    if (isOurs === false) encryption.restart();
  }
}

async function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const aborted = Promise.withResolvers<void>();
  signal.addEventListener('abort', () => aborted.resolve(), { once: true });
  await aborted.promise;
}
