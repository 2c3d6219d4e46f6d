import { RequestType } from '@matrix-org/matrix-sdk-crypto-wasm';
import type { EncryptionObstacle } from '../core/encryption.ts';
import type { UserId } from '../core/ids.ts';
import type { Log } from '../core/log.ts';
import type { Secret } from '../core/secret.ts';
import type { DeviceNote, DeviceSecrets } from './device-secrets.ts';
import type { OpenMachine } from './encryption.ts';
import { holdIdentity, isForeign, publishIdentity, replaceIdentity, settleIdentity } from './identity.ts';
import type { Machine } from './machine.ts';
import { type OwnKeys, ownKeyOf, readOwnKeys } from './own-keys.ts';
import { wasPutBack } from './put-back.ts';
import { isRefused } from './refusal.ts';
import type { CallAsDevice, Requests } from './requests.ts';

export interface StartDeviceDeps {
  readonly account: UserId;
  readonly secrets: DeviceSecrets;
  /** The device of our requests; undefined where the homeserver gives us none. */
  readonly deviceId: () => Promise<string | undefined>;
  /** The next requests are made as another device. */
  readonly takeNewDevice: () => Promise<void>;
  readonly callAsDevice: CallAsDevice;
  /** `isAnew`: whatever the tables hold belongs to another device, and goes with the first thing that is stored. */
  readonly openMachine: (options: {
    readonly deviceId: string;
    readonly storeKey: Uint8Array;
    readonly isAnew: boolean;
  }) => Promise<Machine>;
  readonly createRequests: (machine: Machine, only?: RequestType) => Requests;
  readonly password: () => Promise<Secret>;
  /** Fit for secrets. */
  readonly random: (bytes: number) => Uint8Array;
  /** For `doctor`. Rejects when it cannot be noted. */
  readonly notePutBack: () => Promise<void>;
  readonly log: Log;
}

export type Started =
  | { readonly kind: 'open'; readonly open: OpenMachine }
  | {
      readonly kind: 'off';
      readonly because: EncryptionObstacle;
      /** Takes the keys that others send to our device meanwhile. */
      readonly hearing?: OpenMachine;
    };

/** Once for the device that is lost, once for the one made in its place. */
const MOST_DEVICES = 2;

/**
 * Makes sure that the homeserver shows our device with our keys, signed by our identity, and that the machine is its
 * other half. Throws when the homeserver is away; whatever else is in the way is `off`, and changes nothing.
 */
export async function startDevice(deps: StartDeviceDeps, wish?: 'new identity'): Promise<Started> {
  for (let devices = 0; devices < MOST_DEVICES; devices += 1) {
    const started = await startOnce(deps, wish);
    if (started.kind !== 'lost') return started;
    deps.log.warn('our device cannot be used any more; another one is made', { because: started.because });
    await deps.takeNewDevice();
  }
  return { kind: 'off', because: 'no keys' };
}

interface Lost {
  readonly kind: 'lost';
  readonly because: string;
}
type StartedOnce = Started | Lost;

async function startOnce(deps: StartDeviceDeps, wish: 'new identity' | undefined): Promise<StartedOnce> {
  const deviceId = await deps.deviceId();
  if (deviceId === undefined) return { kind: 'off', because: 'no device' };
  const before = await deps.secrets.device();
  const isAnew = before?.deviceId !== deviceId;
  if (!isAnew && (await wasPutBack(deviceId, deps))) return await notedPutBack(deps);
  const shown = await shownFor(deviceId, before, deps);
  if (!shown) return { kind: 'off', because: 'no keys' };
  // Before the machine sees it: it forgets its own identity when it is shown another one.
  const isOther = isForeign(shown, await settleIdentity(shown, deps));
  const isOff = isOther && !wish;
  if (isOff && !isKnownThere(shown, before, deviceId)) return { kind: 'off', because: 'foreign identity' };
  const machine = await deps.openMachine({ deviceId, storeKey: await deps.secrets.storeKey(), isAnew });
  if (isOff) return { kind: 'off', because: 'foreign identity', hearing: hear(machine, deps) };
  return await closeUnlessHeld(
    machine,
    publish({ ...deps, machine, before, requests: deps.createRequests(machine) }, wish),
  );
}

async function notedPutBack({ notePutBack }: Pick<StartDeviceDeps, 'notePutBack'>): Promise<Lost> {
  await notePutBack();
  return { kind: 'lost', because: 'the database was put back' };
}

async function closeUnlessHeld(machine: Machine, starting: Promise<StartedOnce>): Promise<StartedOnce> {
  try {
    const started = await starting;
    const isHeld = started.kind === 'open' || (started.kind === 'off' && started.hearing !== undefined);
    if (!isHeld) await machine.close();
    return started;
  } catch (error) {
    await machine.close();
    throw error;
  }
}

/** No key that is sent to our device may be lost. Nothing is asked: it would be shown the identity that is not ours. */
const hear = (
  machine: Machine,
  { createRequests }: Pick<StartDeviceDeps, 'createRequests'>,
): OpenMachine => ({
  machine,
  requests: createRequests(machine, RequestType.KeysUpload),
});

/** Undefined when it was refused. Whoever is off leaves encrypted rooms: not because of one answer of a proxy. */
async function shownFor(
  deviceId: string,
  before: DeviceNote | undefined,
  deps: StartDeviceDeps,
): Promise<OwnKeys | undefined> {
  const asking = readOwnKeys(deviceId, deps);
  return isAtWork(before, deviceId) ? await asking : await unlessRefused(asking);
}

const isAtWork = (note: DeviceNote | undefined, deviceId: string): boolean =>
  note?.deviceId === deviceId && note.isKnown;

/** Nobody has keys of another one; and they are not uploaded beside an identity that is not ours. */
const isKnownThere = ({ device }: OwnKeys, note: DeviceNote | undefined, deviceId: string): boolean =>
  note?.deviceId === deviceId && (note.isKnown || device !== undefined);

interface Publishing extends StartDeviceDeps {
  readonly machine: Machine;
  readonly requests: Requests;
  readonly before: DeviceNote | undefined;
}

async function publish(deps: Publishing, wish: 'new identity' | undefined): Promise<StartedOnce> {
  const { machine, requests, secrets } = deps;
  const note = noteOf(deps);
  await secrets.keepDevice(note);
  if (!wish) await holdIdentity(deps);
  await requests.drain();
  const uploaded = await look(deps);
  const trouble = await troubleWith(uploaded, deps, note);
  if (trouble) return trouble;
  const published = wish ? await replaceIdentity(deps) : await publishIdentity(uploaded, deps);
  if (published !== 'published')
    return { kind: 'off', because: WITHOUT_IDENTITY[published], hearing: hear(machine, deps) };
  await warnUnlessSigned(deps);
  await requests.drain();
  await secrets.keepDevice({ ...note, isKnown: true });
  return { kind: 'open', open: { machine, requests } };
}

const WITHOUT_IDENTITY = { refused: 'identity refused', 'not known': 'no cross-signing' } as const;

function noteOf({ machine: { deviceId }, before }: Publishing): DeviceNote {
  if (before?.deviceId === deviceId) return before;
  const isUnannounced = before !== undefined;
  const former = before ? [...before.former, before.deviceId] : [];
  return { deviceId, isKnown: false, isUnannounced, former, wantsHistory: isUnannounced };
}

const look = async (deps: Publishing): Promise<OwnKeys> => await readOwnKeys(deps.machine.deviceId, deps);

/** Undefined when the homeserver shows exactly our keys for our device. */
async function troubleWith(
  shown: OwnKeys,
  { machine }: Publishing,
  { isKnown }: DeviceNote,
): Promise<StartedOnce | undefined> {
  if (shown.device?.key === (await ownKeyOf(machine))) return undefined;
  return shown.device || isKnown
    ? { kind: 'lost', because: 'the homeserver lost its keys' }
    : { kind: 'off', because: 'no keys' };
}

/** Whether the homeserver still shows our keys for our device, and no other identity. Throws when it is away. */
export async function isStillOurs(
  machine: Machine,
  deps: Pick<StartDeviceDeps, 'account' | 'callAsDevice' | 'secrets'>,
): Promise<boolean> {
  const [shown, kept] = [await readOwnKeys(machine.deviceId, deps), await deps.secrets.identity()];
  return shown.device?.key === (await ownKeyOf(machine)) && !isForeign(shown, kept);
}

/** Some clients talk to a device that is not signed, so that is no reason to be silent. */
async function warnUnlessSigned(deps: Publishing): Promise<void> {
  const { device, selfSigning } = await look(deps);
  if (selfSigning === undefined || !device?.signedBy.includes(selfSigning))
    deps.log.warn('the homeserver does not show the signature under our device');
}

/** Undefined when it was refused. */
async function unlessRefused<T>(asking: Promise<T>): Promise<T | undefined> {
  try {
    return await asking;
  } catch (error) {
    if (isRefused(error)) return undefined;
    throw error;
  }
}
