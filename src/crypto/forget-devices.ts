import type { Log } from '../core/log.ts';
import type { Secret } from '../core/secret.ts';
import type { DeviceSecrets } from './device-secrets.ts';
import { withPassword } from './identity.ts';
import { refusalIn } from './refusal.ts';
import type { CallAsDevice } from './requests.ts';

export interface ForgetDevicesDeps {
  readonly account: string;
  readonly secrets: Pick<DeviceSecrets, 'device' | 'keepDevice'>;
  readonly callAsDevice: CallAsDevice;
  readonly password: () => Promise<Secret>;
  readonly log: Log;
}

/**
 * Deletes the devices that ours took the place of, where the homeserver lets us: others would go on encrypting for
 * them. Throws when the homeserver is away; what it refuses is not asked again.
 */
export async function forgetDevices(deps: ForgetDevicesDeps): Promise<void> {
  const device = await deps.secrets.device();
  if (!device || device.former.length === 0) return;
  for (const former of device.former) await forget(former, deps);
  await deps.secrets.keepDevice({ ...device, former: [] });
}

async function forget(deviceId: string, deps: ForgetDevicesDeps): Promise<void> {
  const path = `/_matrix/client/v3/devices/${encodeURIComponent(deviceId)}`;
  try {
    const isForgotten = await withPassword(
      async (auth) => await deps.callAsDevice({ method: 'DELETE', path, body: auth }),
      deps,
    );
    deps.log.info(isForgotten ? 'former device deleted' : 'former device not deleted', { deviceId });
  } catch (error) {
    // Some homeservers break at this question every time.
    if (refusalIn(error)?.status !== 500) throw error;
    deps.log.info('former device not deleted', { deviceId });
  }
}
