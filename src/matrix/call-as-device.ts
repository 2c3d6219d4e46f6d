import type { UserId } from '../core/ids.ts';
import type { Secret } from '../core/secret.ts';
import { type Call, type CallAs, type HomeserverRequest, statusOf } from './call.ts';
import { deviceQuery, type Login } from './log-in-device.ts';

export interface CallAsDeviceDeps {
  readonly account: UserId;
  readonly call: Call;
  readonly withToken: (token: Secret) => Promise<CallAs>;
  readonly logInDevice: () => Promise<Login>;
  /** Told when a request was refused and the login was looked at anew: the device may be another one, or empty. */
  readonly onRenewed?: () => void;
}

export interface OwnDevice {
  readonly callAsDevice: CallAs;
  /** Undefined where the homeserver gives us none. Throws when it is away. */
  readonly deviceId: () => Promise<string | undefined>;
  /** The device is found out anew at the next request. */
  readonly forget: () => void;
}

interface Opened {
  readonly login: Login;
  readonly call: CallAs;
}

/**
 * Asks as `@eis` with its device, where the homeserver wants one. Logs in at the first request and looks at the login
 * anew when it may be the reason of a refusal, never else: a login ends the token that is in use.
 */
export function createOwnDevice(deps: CallAsDeviceDeps): OwnDevice {
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
  const callAsDevice: CallAs = async (request) => {
    const { login, call } = await open();
    const used = opening;
    try {
      return await call(request);
    } catch (error) {
      if (!mayBeTheLogin(error, login.kind)) throw error;
      // Several requests may be refused together: the first of them looks.
      if (opening === used) opening = undefined;
      const again = await open();
      if (isAnother(login, again.login)) deps.onRenewed?.();
      return await again.call(request);
    }
  };
  return {
    callAsDevice,
    deviceId: async () => {
      const { login } = await open();
      return login.kind === 'none' ? undefined : login.deviceId;
    },
    forget: () => void (opening = undefined),
  };
}

/** The registration's token is the same for a device that was made anew under its old name. */
const isAnother = (before: Login, after: Login): boolean =>
  before.kind !== 'token' ||
  after.kind !== 'token' ||
  before.deviceId !== after.deviceId ||
  before.token.reveal() !== after.token.reveal();

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
      return { login, call: await withToken(login.token) };
    case 'masquerade':
      return {
        login,
        call: async (request) => await call(account, asDevice(request, login.deviceId)),
      };
    case 'none':
      return { login, call: async (request) => await call(account, request) };
  }
}

const asDevice = (request: HomeserverRequest, deviceId: string): HomeserverRequest => ({
  ...request,
  query: { ...request.query, ...deviceQuery(deviceId) },
});
