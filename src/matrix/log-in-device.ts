import * as z from 'zod';
import type { UserId } from '../core/ids.ts';
import type { Log } from '../core/log.ts';
import { Secret } from '../core/secret.ts';
import { type Call, type CallAs, clientPath, HomeserverError } from './call.ts';

/** How requests that need a device are made. */
export type Login =
  /** With the registration's token, naming account and device. */
  | { readonly kind: 'masquerade'; readonly deviceId: string }
  /** With the token of a login of that device. */
  | { readonly kind: 'token'; readonly deviceId: string; readonly token: Secret }
  /** The homeserver gives us no device: most of what needs one is refused, and encryption is out of reach. */
  | { readonly kind: 'none' };

export interface StoredDevice {
  readonly deviceId: string;
  readonly accessToken?: Secret;
}

export interface LogInDeviceDeps {
  readonly account: UserId;
  /** Another registered account of ours: it tells whether the registration's token still is one. */
  readonly otherAccount: UserId;
  readonly call: Call;
  readonly callAsRegistration: CallAs;
  readonly withToken: (token: Secret) => Promise<CallAs>;
  /** Whether a device may be made without a login; see may-put-device.ts. */
  readonly mayPutDevice: () => Promise<boolean>;
  readonly load: (account: UserId) => Promise<StoredDevice | undefined>;
  readonly save: (account: UserId, device: StoredDevice) => Promise<void>;
  readonly randomDeviceId: () => string;
  readonly log: Log;
}

/** Both names: the specification's, and the one older homeservers know. */
export const deviceQuery = (deviceId: string): Readonly<Record<string, string>> => ({
  device_id: deviceId,
  'org.matrix.msc3202.device_id': deviceId,
});

const whoami = { method: 'GET', path: clientPath('account', 'whoami') } as const;
const Whoami = z.looseObject({ user_id: z.string(), device_id: z.string().optional() });

/**
 * Finds out how `@eis` can have a device, in the decided order: the stored one, a device made for it that the
 * homeserver then echoes, a login. Throws when the homeserver does not answer; a refusal leads to the next way.
 */
export async function logInDevice(deps: LogInDeviceDeps): Promise<Login> {
  const stored = await deps.load(deps.account);
  if (stored && (await isAlive(stored, deps))) return toLogin(stored);
  const deviceId = stored?.deviceId ?? deps.randomDeviceId();
  const wasMasquerade = stored?.accessToken === undefined;
  if (wasMasquerade && (await deps.mayPutDevice()) && (await putDevice(deviceId, deps))) {
    await deps.save(deps.account, { deviceId });
    return { kind: 'masquerade', deviceId };
  }
  const token = await logIn(deviceId, deps);
  if (!token) return { kind: 'none' };
  await deps.save(deps.account, { deviceId, accessToken: token });
  return { kind: 'token', deviceId, token };
}

const toLogin = ({ deviceId, accessToken }: StoredDevice): Login =>
  accessToken ? { kind: 'token', deviceId, token: accessToken } : { kind: 'masquerade', deviceId };

/** The homeserver knows the device, as ours. */
async function isAlive(device: StoredDevice, deps: LogInDeviceDeps): Promise<boolean> {
  const { accessToken, deviceId } = device;
  if (!accessToken) return await isEchoed(deviceId, deps);
  const call = await deps.withToken(accessToken);
  const who = await answerOf(call(whoami));
  return who?.user_id === deps.account && (who.device_id ?? deviceId) === deviceId;
}

async function isEchoed(deviceId: string, { call, account }: LogInDeviceDeps): Promise<boolean> {
  const who = await answerOf(call(account, { ...whoami, query: deviceQuery(deviceId) }));
  return who?.user_id === account && who.device_id === deviceId;
}

/** Undefined when it was refused; throws when the homeserver is away. */
async function answerOf(asking: Promise<unknown>): Promise<z.output<typeof Whoami> | undefined> {
  return Whoami.safeParse(await unlessRefused(asking)).data;
}

async function unlessRefused(asking: Promise<unknown>): Promise<unknown> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof HomeserverError && error.status >= 400 && error.status < 500 && error.status !== 429)
      return undefined;
    // What is broken at this question (some homeservers, for accounts without a device) is broken every time.
    if (error instanceof HomeserverError && error.status === 500) return undefined;
    throw error;
  }
}

/** True when the device is there and can be used with the registration's token. */
async function putDevice(deviceId: string, deps: LogInDeviceDeps): Promise<boolean> {
  const { call, account, otherAccount, callAsRegistration, log } = deps;
  const path = clientPath('devices', deviceId);
  const made = await unlessRefused(call(account, { method: 'PUT', path, body: { display_name: 'eis' } }));
  const other = await answerOf(call(otherAccount, whoami));
  if (other?.user_id === account) {
    log.warn('the homeserver took the registration for a login', { account });
    await unlessRefused(callAsRegistration({ method: 'POST', path: clientPath('logout'), body: {} }));
    return false;
  }
  if (made === undefined) return false;
  if (await isEchoed(deviceId, deps)) return true;
  // It was made under another name, or cannot be named in requests.
  await unlessRefused(call(account, { method: 'DELETE', path, body: {} }));
  return false;
}

const LoggedIn = z.looseObject({ access_token: z.string().min(1), device_id: z.string() });

/** A login for a device that exists already ends the old token and keeps the device. */
async function logIn(
  deviceId: string,
  { callAsRegistration, account, log }: LogInDeviceDeps,
): Promise<Secret | undefined> {
  const answer = await unlessRefused(
    callAsRegistration({
      method: 'POST',
      path: clientPath('login'),
      body: {
        type: 'm.login.application_service',
        identifier: { type: 'm.id.user', user: account },
        device_id: deviceId,
        initial_device_display_name: 'eis',
      },
    }),
  );
  const loggedIn = LoggedIn.safeParse(answer).data;
  if (!loggedIn || loggedIn.device_id !== deviceId) {
    log.warn('the homeserver gives no device', { account });
    return undefined;
  }
  return new Secret(loggedIn.access_token);
}
