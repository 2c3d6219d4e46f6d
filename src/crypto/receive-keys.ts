import {
  DecryptionSettings,
  DeviceLists,
  type OlmMachine,
  ProcessedToDeviceEventType,
  TrustRequirement,
} from '@matrix-org/matrix-sdk-crypto-wasm';
import type { CryptoDelta } from '../core/crypto-store.ts';
import { describeError } from '../core/describe-error.ts';
import type { SyncKeys } from '../core/encryption.ts';
import type { Json } from '../core/json.ts';
import type { Log } from '../core/log.ts';
import type { Machine } from './machine.ts';
import { olmUsers } from './olm-users.ts';
import type { News, Requests } from './requests.ts';

export interface ReceiveKeysDeps {
  /** Both throw while there is none. */
  readonly machine: () => Machine;
  readonly requests: () => Pick<Requests, 'drain' | 'oneTimeKeyCounts'>;
  readonly now: () => Date;
  readonly log: Log;
}

type Counts = Readonly<Record<string, number>>;

/** One step takes about a tenth of a second with these, and everybody else's steps wait for it. */
const MESSAGES_A_STEP = 100;
const ONE_TIME_KEYS = 'signed_curve25519';
/** With fewer than this the machine makes new ones. */
const FEW = 50;
/**
 * A homeserver that always says "few" would be sent new keys with every answer, and each of them pushes out one that
 * somebody may have claimed.
 */
const BELIEVED_AGAIN_MS = 30_000;

/**
 * Gives the machine what an answer of /sync said about keys. `flush` stores what the last step changed; what it stores
 * besides says that the answer was taken, so everything else is stored before. What comes twice does no harm.
 */
export function createReceiveKeys(deps: ReceiveKeysDeps) {
  const believe = createBelief(deps);
  return async function receiveKeys(
    keys: SyncKeys,
    flush: (delta: CryptoDelta) => Promise<void>,
  ): Promise<void> {
    const machine = deps.machine();
    const counts = believe(await countsOf(keys, deps));
    const parts = partsOf(keys.toDevice);
    const last = parts.pop() ?? [];
    for (const toDevice of parts) {
      const part = { ...nothingElse, toDevice, counts: undefined };
      await machine.run(async (olm) => await receive(olm, part, deps));
    }
    await machine.runWith(
      async (olm) => await receive(olm, { ...keys, toDevice: last, counts }, deps),
      async (delta) => await flush(delta),
    );
    void drainSoon(deps, keys.changed.length > 0 ? 'devices changed' : undefined);
  };
}

const nothingElse = { changed: [], left: [], unusedFallback: undefined };

function partsOf(messages: readonly Json[]): Json[][] {
  const parts: Json[][] = [];
  for (let start = 0; start < messages.length; start += MESSAGES_A_STEP)
    parts.push(messages.slice(start, start + MESSAGES_A_STEP));
  return parts;
}

/** Left out it means "none" at one homeserver and "look yourself" at another, so it is asked for. */
async function countsOf(
  { counts }: SyncKeys,
  { requests, log }: ReceiveKeysDeps,
): Promise<Counts | undefined> {
  if (counts) return counts;
  try {
    const asked = await requests().oneTimeKeyCounts();
    return { [ONE_TIME_KEYS]: 0, ...asked };
  } catch (error) {
    log.debug('number of one-time keys not known', describeError(error));
    return undefined;
  }
}

/** Undefined: as before. */
function createBelief({ now }: Pick<ReceiveKeysDeps, 'now'>) {
  let refilledAt = Number.NEGATIVE_INFINITY;
  return (counts: Counts | undefined): Counts | undefined => {
    if (!counts || (counts[ONE_TIME_KEYS] ?? 0) >= FEW) return counts;
    const at = now().getTime();
    if (Math.abs(at - refilledAt) < BELIEVED_AGAIN_MS) return undefined;
    refilledAt = at;
    return counts;
  };
}

/** Counts that are not given count as unchanged. */
async function receive(
  olm: OlmMachine,
  { toDevice, changed, left, counts, unusedFallback }: SyncKeys,
  { log }: Pick<ReceiveKeysDeps, 'log'>,
): Promise<void> {
  const received = await olm.receiveSyncChangesMsc4186(
    JSON.stringify(toDevice),
    new DeviceLists(olmUsers(changed), olmUsers(left)),
    new Map(Object.entries(counts ? { [ONE_TIME_KEYS]: 0, ...counts } : {})),
    unusedFallback ? new Set(unusedFallback) : undefined,
    // Who may give a key is decided when it is used.
    new DecryptionSettings(TrustRequirement.Untrusted),
  );
  const lost = received.filter(({ type }) => type === ProcessedToDeviceEventType.UnableToDecrypt);
  // Those that come twice are among them.
  if (lost.length > 0) log.debug('to-device messages did not open', { messages: lost.length });
}

/** What the machine wants to ask because of it. */
async function drainSoon({ requests, log }: ReceiveKeysDeps, because?: News): Promise<void> {
  try {
    await requests().drain(because);
  } catch (error) {
    log.debug('requests of the crypto machine wait', describeError(error));
  }
}
