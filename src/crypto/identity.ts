import { SecretsBundle } from '@matrix-org/matrix-sdk-crypto-wasm';
import * as z from 'zod';
import type { Secret } from '../core/secret.ts';
import type { DeviceSecrets, IdentityKeys } from './device-secrets.ts';
import type { Machine, Step } from './machine.ts';
import { type OwnKeys, publicKeyOf, signedByMaster } from './own-keys.ts';
import { isRefused, isUnrecognized, refusalIn } from './refusal.ts';
import type { CallAsDevice, Requests } from './requests.ts';

export interface IdentityDeps {
  readonly machine: Machine;
  readonly requests: Pick<Requests, 'send'>;
  readonly callAsDevice: CallAsDevice;
  readonly secrets: Pick<
    DeviceSecrets,
    'identity' | 'keepIdentity' | 'offered' | 'keepOffered' | 'dropOffered' | 'keepBackup'
  >;
  /** Fit for secrets. */
  readonly random: (bytes: number) => Uint8Array;
  /** Of the account, for homeservers that want it before they take an identity. */
  readonly password: () => Promise<Secret>;
}

/** True when the account of the homeserver has an identity whose keys we do not have. */
export const isForeign = (shown: Pick<OwnKeys, 'master'>, kept: IdentityKeys | undefined): boolean =>
  shown.master !== undefined && (kept === undefined || publicKeyOf(kept.master) !== shown.master);

/** Ours, or what was offered, if that is what the homeserver shows. */
export async function settleIdentity(
  shown: Pick<OwnKeys, 'master'>,
  { secrets }: Pick<IdentityDeps, 'secrets'>,
): Promise<IdentityKeys | undefined> {
  const [kept, offered] = [await secrets.identity(), await secrets.offered()];
  if (!offered || !isForeign(shown, kept) || isForeign(shown, offered.identity)) return kept;
  await secrets.keepIdentity(offered.identity);
  if (offered.backupKey !== undefined) await secrets.keepBackup({ key: offered.backupKey });
  await secrets.dropOffered();
  return offered.identity;
}

/**
 * Makes a new identity and has the homeserver show it in place of the one it shows: whoever had verified us is warned.
 * Nothing is changed where that is refused. The machine must have heard of the old one before.
 */
export async function replaceIdentity(deps: IdentityDeps): Promise<Published> {
  const { machine, secrets } = deps;
  const seed = (): string => Buffer.from(deps.random(SEED_BYTES)).toString('base64').replace(/=+$/, '');
  const identity = { master: seed(), selfSigning: seed(), userSigning: seed() };
  // Kept before it is shown: the process may end in between.
  await secrets.keepOffered({ identity });
  await machine.run(importing(identity));
  const published = await publishIdentity(nothingShown, deps);
  if (published === 'published') await secrets.keepIdentity(identity);
  await secrets.dropOffered();
  return published;
}

/** `refused`: the homeserver wants a password that does not help. `not known`: it has no cross-signing. */
export type Published = 'published' | 'refused' | 'not known';

const SEED_BYTES = 32;
const nothingShown: OwnKeys = { master: undefined, selfSigning: undefined, device: undefined, devices: [] };

/**
 * The machine holds the private keys of our identity from here on; made once, and stored among the secrets of the
 * house before anybody can see them.
 */
export async function holdIdentity({ machine, secrets }: IdentityDeps): Promise<IdentityKeys> {
  const kept = await secrets.identity();
  if (kept) {
    await machine.run(importing(kept));
    return kept;
  }
  // Makes them at the first call only; after a crash in between it finds those that it made.
  await machine.run(async (olm) => await olm.bootstrapCrossSigning(false));
  const made = await machine.run(exported);
  await secrets.keepIdentity(made);
  return made;
}

const importing =
  ({ master, selfSigning, userSigning }: IdentityKeys): Step<void> =>
  async (olm) => {
    const { hasMaster, hasSelfSigning, hasUserSigning } = await olm.crossSigningStatus();
    const held = await olm.exportCrossSigningKeys();
    if (hasMaster && hasSelfSigning && hasUserSigning && held?.masterKey === master) return;
    const cross_signing = {
      master_key: master,
      self_signing_key: selfSigning,
      user_signing_key: userSigning,
    };
    await olm.importSecretsBundle(SecretsBundle.from_json({ cross_signing }));
  };

const exported: Step<IdentityKeys> = async (olm) => {
  const found = await olm.exportCrossSigningKeys();
  const { masterKey: master, self_signing_key: selfSigning, userSigningKey: userSigning } = found ?? {};
  if (master === undefined || selfSigning === undefined || userSigning === undefined)
    throw new Error('the machine made no identity');
  return { master, selfSigning, userSigning };
};

/**
 * Uploads what the homeserver does not show yet: the identity, and its signature under our device. The device itself
 * must be there already.
 */
export async function publishIdentity(shown: OwnKeys, deps: IdentityDeps): Promise<Published> {
  const made = await deps.machine.run(async (olm) => await olm.bootstrapCrossSigning(false));
  // The same keys again: some homeservers want the password anew for them.
  const uploaded =
    shown.master === undefined ? await uploadIdentity(made.uploadSigningKeysRequest.body, deps) : 'published';
  if (uploaded !== 'published') return uploaded;
  const isSigned =
    shown.selfSigning !== undefined && (shown.device?.signedBy.includes(shown.selfSigning) ?? false);
  if (!isSigned) await deps.requests.send(made.uploadSignaturesRequest);
  return 'published';
}

const Key = z.record(z.string(), z.json());
const Identity = z.object({ master_key: Key, self_signing_key: Key, user_signing_key: Key });

/** What the machine was given, and did not make itself, it shows without the signatures that make it one identity. */
async function signedIdentity(body: string, machine: Machine) {
  const { master_key, self_signing_key, user_signing_key } = Identity.parse(JSON.parse(body));
  const { master } = await machine.run(exported);
  const sign = (key: z.output<typeof Key>) => signedByMaster(key, machine.account, master);
  return {
    master_key,
    self_signing_key: sign(self_signing_key),
    user_signing_key: sign(user_signing_key),
  };
}

/** The request of the machine has no id: it does not wait for the answer. */
async function uploadIdentity(
  body: string,
  { machine, callAsDevice, password }: IdentityDeps,
): Promise<Published> {
  const path = '/_matrix/client/v3/keys/device_signing/upload';
  const keys = await signedIdentity(body, machine);
  const refusals: unknown[] = [];
  const upload = async (auth: object): Promise<void> => {
    try {
      await callAsDevice({ method: 'POST', path, body: { ...keys, ...auth } });
    } catch (error) {
      refusals.push(error);
      if (!isUnrecognized(error)) throw error;
    }
  };
  const hasUploaded = await withPassword(upload, { account: machine.account, password });
  if (refusals.some(isUnrecognized)) return 'not known';
  return hasUploaded ? 'published' : 'refused';
}

/** Does what the homeserver may want a password for; false when it does not do it for us at all. */
export async function withPassword(
  act: (auth: { readonly auth?: object }) => Promise<unknown>,
  { account, password }: { readonly account: string; readonly password: () => Promise<Secret> },
): Promise<boolean> {
  try {
    await act({});
    return true;
  } catch (error) {
    if (isRefused(error)) return false;
    const session = refusalIn(error)?.session;
    if (session === undefined) throw error;
    const auth = {
      type: 'm.login.password',
      identifier: { type: 'm.id.user', user: account },
      password: (await password()).reveal(),
      ...(session === '' ? {} : { session }),
    };
    return await isTaken(act({ auth }));
  }
}

async function isTaken(acting: Promise<unknown>): Promise<boolean> {
  try {
    await acting;
    return true;
  } catch (error) {
    if (isRefused(error) || refusalIn(error)?.session !== undefined) return false;
    throw error;
  }
}
