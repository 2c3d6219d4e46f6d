import { describeError } from '../core/describe-error.ts';
import type { UserId } from '../core/ids.ts';
import type { Log } from '../core/log.ts';
import { type DeviceSecrets, tally } from './device-secrets.ts';
import { isAway } from './refusal.ts';
import type { CallAsDevice } from './requests.ts';

export interface PutBackDeps {
  readonly account: UserId;
  readonly secrets: Pick<DeviceSecrets, 'tally' | 'keepTally'>;
  readonly callAsDevice: CallAsDevice;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly log: Log;
}

type Deps = Omit<PutBackDeps, 'sleep'>;

/** A copy of the database that is older than this is noticed, if eis went on after it was made. */
const COUNT_MS = 600_000;

/**
 * Counts the device on, here and at the homeserver, until the signal is aborted. Here it is stored first, so that the homeserver
 * never knows more than a database that was not put back.
 */
export async function keepCounting(deviceId: string, deps: PutBackDeps, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await countOn(deviceId, deps, signal);
    } catch (error) {
      deps.log.debug('device not counted on', describeError(error));
    }
    await deps.sleep(COUNT_MS, signal).catch(() => undefined);
  }
}

async function countOn(deviceId: string, deps: Deps, signal: AbortSignal): Promise<void> {
  const counted = { deviceId, count: (await countSoFar(deviceId, deps)) + 1 };
  if (signal.aborted) return;
  await deps.secrets.keepTally(counted);
  await deps.callAsDevice({ method: 'PUT', path: pathOf(deps), body: counted, signal });
}

/**
 * Whether the homeserver has seen more of us than our database knows, of this device or of one that took its place: it was put
 * back by other means than `eis restore`, and its ratchets would be used a second time. Throws when the homeserver is away.
 */
export async function wasPutBack(deviceId: string, deps: Deps): Promise<boolean> {
  const shown = await shownBy(deps);
  const kept = await deps.secrets.tally();
  return kept?.deviceId === deviceId
    ? shown !== undefined && shown.count > kept.count
    : shown?.deviceId === deviceId;
}

/** A device goes on where the one before it was: the same copy may be put back twice. */
async function countSoFar(deviceId: string, deps: Deps): Promise<number> {
  const kept = await deps.secrets.tally();
  if (kept?.deviceId === deviceId) return kept.count;
  return Math.max(kept?.count ?? 0, (await shownBy(deps))?.count ?? 0);
}

const shownBy = async (deps: Deps) => tally.safeParse(await readShown(deps)).data;

async function readShown(deps: Deps): Promise<unknown> {
  try {
    return await deps.callAsDevice({ method: 'GET', path: pathOf(deps) });
  } catch (error) {
    if (isAway(error)) throw error;
    return undefined;
  }
}

const pathOf = ({ account }: Pick<Deps, 'account'>): string =>
  `/_matrix/client/v3/user/${encodeURIComponent(account)}/account_data/eis.device`;
