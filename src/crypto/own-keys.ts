import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import * as z from 'zod';
import type { UserId } from '../core/ids.ts';
import { canonical, type Fields } from '../core/json.ts';
import type { Machine } from './machine.ts';
import type { CallAsDevice } from './requests.ts';

/** What the homeserver tells others about our account. Keys are ed25519, public, in base64. */
export interface OwnKeys {
  readonly master: string | undefined;
  readonly selfSigning: string | undefined;
  readonly device: { readonly key: string | undefined; readonly signedBy: readonly string[] } | undefined;
  /** All devices of the account that have keys. */
  readonly devices: readonly string[];
}

const keys = z.record(z.string(), z.string());
const SignedKey = z.looseObject({ keys });
const DeviceKeys = z.looseObject({
  keys,
  signatures: z.record(z.string(), z.record(z.string(), z.unknown())).catch({}).default({}),
});
/** Some homeservers leave empty parts out. */
const perUser = <T extends z.ZodType>(form: T) => z.record(z.string(), form).catch({}).default({});
const Answer = z.looseObject({
  device_keys: perUser(z.record(z.string(), z.unknown())),
  master_keys: perUser(SignedKey),
  self_signing_keys: perUser(SignedKey),
});

interface OwnKeysDeps {
  readonly account: UserId;
  readonly callAsDevice: CallAsDevice;
}

/** Asks for our own keys as anybody would see them. Throws when the homeserver refuses or is away. */
export async function readOwnKeys(
  deviceId: string,
  { account, callAsDevice }: OwnKeysDeps,
): Promise<OwnKeys> {
  const answer = Answer.parse(
    await callAsDevice({
      method: 'POST',
      path: '/_matrix/client/v3/keys/query',
      body: { device_keys: { [account]: [] } },
    }),
  );
  const devices = answer.device_keys[account] ?? {};
  const device = DeviceKeys.safeParse(devices[deviceId]).data;
  return {
    master: onlyKeyIn(answer.master_keys[account]),
    selfSigning: onlyKeyIn(answer.self_signing_keys[account]),
    device: device && {
      key: device.keys[`ed25519:${deviceId}`],
      signedBy: Object.keys(device.signatures[account] ?? {}).map((id) => id.replace(/^ed25519:/, '')),
    },
    devices: Object.keys(devices),
  };
}

const onlyKeyIn = (key: z.output<typeof SignedKey> | undefined): string | undefined =>
  key === undefined ? undefined : Object.values(key.keys)[0];

/** That of the machine's device. */
export const ownKeyOf = async (machine: Machine): Promise<string> =>
  await machine.run(async (olm) => await Promise.resolve(olm.identityKeys.ed25519.toBase64()));

/** What stands before the 32 bytes of a private key of this kind in PKCS #8. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

function privateKeyOf(seed: string): KeyObject {
  const secret = Buffer.from(seed, 'base64');
  if (secret.length !== 32) throw new Error('not an ed25519 key');
  return createPrivateKey({ key: Buffer.concat([PKCS8, secret]), format: 'der', type: 'pkcs8' });
}

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

/** The public half of an ed25519 key, in base64 without padding. Throws for anything that is no such key. */
export function publicKeyOf(seed: string): string {
  const { x } = createPublicKey(privateKeyOf(seed)).export({ format: 'jwk' });
  if (x === undefined) throw new Error('not an ed25519 key');
  return unpadded(Buffer.from(x, 'base64url'));
}

/** The same key with the signature of our master key as its only one. */
export function signedByMaster(key: Fields, account: UserId, master: string): Fields {
  const { signatures: _, ...signed } = key;
  const signature = unpadded(sign(undefined, Buffer.from(canonical(signed)), privateKeyOf(master)));
  return { ...signed, signatures: { [account]: { [`ed25519:${publicKeyOf(master)}`]: signature } } };
}
