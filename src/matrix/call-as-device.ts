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

interface Opened {
  readonly login: Login['kind'];
  readonly call: CallAs;
}

/**
 * Asks as `@eis` with its device, where the homeserver wants one. Logs in at the first request and looks at the login
 * anew when it may be the reason of a refusal, never else: a login ends the token that is in use.
 */
export function createCallAsDevice(deps: CallAsDeviceDeps): CallAs {
  let opening: Promise<Opened> | undefined;
  const open = async (): Promise<Opened> => {
    const mine = (opening ??= openDevice(deps));
    try {
      return await mine;
    } catch (error) {
      if (opening === mine) opening = undefined;
      throw error;
    }
  };
  return async (request) => {
    const { login, call } = await open();
    const used = opening;
    try {
      return await call(request);
    } catch (error) {
      if (!mayBeTheLogin(error, login)) throw error;
      // Several requests may be refused together: the first of them looks.
      if (opening === used) opening = undefined;
      return await (await open()).call(request);
    }
  };
}

/** A device that is named and does not exist (any more) is answered 400 by some homeservers and 403 by others. */
const mayBeTheLogin = (error: unknown, login: Login['kind']): boolean => {
  const status = statusOf(error);
  return status === 401 || (login === 'masquerade' && (status === 400 || status === 403));
};

async function openDevice(deps: CallAsDeviceDeps): Promise<Opened> {
  const { account, call, withToken } = deps;
  const login = await deps.logInDevice();
  switch (login.kind) {
    case 'token':
      return { login: 'token', call: await withToken(login.token) };
    case 'masquerade':
      return {
        login: 'masquerade',
        call: async (request) => await call(account, asDevice(request, login.deviceId)),
      };
    case 'none':
      return { login: 'none', call: async (request) => await call(account, request) };
  }
}

const asDevice = (request: HomeserverRequest, deviceId: string): HomeserverRequest => ({
  ...request,
  query: { ...request.query, ...deviceQuery(deviceId) },
});
