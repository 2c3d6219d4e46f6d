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
  const counted = { deviceId, count: (await countHere(deviceId, deps)) + 1 };
  if (signal.aborted) return;
  await deps.secrets.keepTally(counted);
  await deps.callAsDevice({ method: 'PUT', path: pathOf(deps), body: counted, signal });
}

/**
 * Whether the homeserver has seen more of this device than our database knows: it was put back by other means than `eis
 * restore`, and its ratchets would be used a second time. Throws when the homeserver is away.
 */
export async function wasPutBack(deviceId: string, deps: Deps): Promise<boolean> {
  const shown = tally.safeParse(await readShown(deps)).data;
  return shown?.deviceId === deviceId && shown.count > (await countHere(deviceId, deps));
}

async function countHere(deviceId: string, { secrets }: Deps): Promise<number> {
  const kept = await secrets.tally();
  return kept?.deviceId === deviceId ? kept.count : 0;
}

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
