import type { UserId } from '../core/ids.ts';
import type { Secret } from '../core/secret.ts';
import { type Call, type CallAs, type HomeserverRequest, statusOf } from './call.ts';
import { deviceQuery, type Login } from './log-in-device.ts';

export interface CallAsDeviceDeps {
  readonly account: UserId;
  readonly call: Call;
  readonly withToken: (token: Secret) => Promise<CallAs>;
  readonly logInDevice: () => Promise<Login>;
}

/**
 * Asks as `@eis` with its device, where the homeserver wants one. Logs in at the first request and anew when the token
 * is not known any more (401), never before: a login ends the token that is in use.
 */
export function createCallAsDevice(deps: CallAsDeviceDeps): CallAs {
  let opening: Promise<CallAs> | undefined;
  const open = async (): Promise<CallAs> => {
    const mine = (opening ??= openDevice(deps));
    try {
      return await mine;
    } catch (error) {
      if (opening === mine) opening = undefined;
      throw error;
    }
  };
  return async (request) => {
    const before = await open();
    const used = opening;
    try {
      return await before(request);
    } catch (error) {
      if (statusOf(error) !== 401) throw error;
      // Several requests may be refused together: the first of them logs in.
      if (opening === used) opening = undefined;
      return await (await open())(request);
    }
  };
}

async function openDevice({ account, call, withToken, logInDevice }: CallAsDeviceDeps): Promise<CallAs> {
  const login = await logInDevice();
  switch (login.kind) {
    case 'token':
      return await withToken(login.token);
    case 'masquerade':
      return async (request) => await call(account, asDevice(request, login.deviceId));
    case 'none':
      return async (request) => await call(account, request);
  }
}

const asDevice = (request: HomeserverRequest, deviceId: string): HomeserverRequest => ({
  ...request,
  query: { ...request.query, ...deviceQuery(deviceId) },
});
