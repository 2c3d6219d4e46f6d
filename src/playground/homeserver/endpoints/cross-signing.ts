import { z } from 'zod';
import { canonical } from '../../../core/json.ts';
import type { Account } from '../accounts.ts';
import { type Content, isObject } from '../event.ts';
import { hasPublicKey, isSignedBy, withoutSignatures, withSignatures } from '../keys/signatures.ts';
import { askPassword, provesPassword } from '../password.ts';
import { Refusal } from '../refusal.ts';
import { type Answer, type Call, type Endpoint, ok, type Requester, type Server } from '../server.ts';
import { accountOf } from './account-of.ts';

const object = z.record(z.string(), z.json());

const signingBody = z.looseObject({
  master_key: object.optional(),
  self_signing_key: object.optional(),
  user_signing_key: object.optional(),
  auth: z.looseObject({ password: z.string().optional() }).optional(),
});

function refuseUnlessKnown({ quirks }: Server): void {
  if (!quirks.knowsCrossSigning) throw new Refusal(404, 'M_UNRECOGNIZED', 'Unrecognized request');
}

function uploadCrossSigning(server: Server, call: Call): Answer {
  refuseUnlessKnown(server);
  const account = accountOf(call.requester);
  const { auth, master_key, self_signing_key, user_signing_key } = signingBody.parse(call.body);
  const given = {
    ...(master_key ? { master_key } : {}),
    ...(self_signing_key ? { self_signing_key } : {}),
    ...(user_signing_key ? { user_signing_key } : {}),
  };
  if (asksForPassword(server, call.requester, given) && !provesPassword(account, auth)) askPassword(server);
  if (!changesKeys(account, given)) return ok();
  const master = master_key ?? account.crossSigning?.['master_key'];
  if (![self_signing_key, user_signing_key].every((key) => !key || isSignedBy(key, account.user, master)))
    throw new Refusal(400, 'M_INVALID_SIGNATURE', 'A key is not signed by the master key');
  account.crossSigning = { ...account.crossSigning, ...given };
  server.world.tellDevices(account.user);
  return ok();
}

const changesKeys = ({ crossSigning }: Account, given: Content): boolean =>
  Object.entries(given).some(([name, key]) => {
    const known = crossSigning?.[name];
    return !isObject(known) || !isObject(key) || !isSameKey(known, key);
  });

const isSameKey = (one: Content, other: Content): boolean =>
  canonical(withoutSignatures(one)) === canonical(withoutSignatures(other));

/** People are asked before their identity is replaced, as everywhere; for the service each family has its own way. */
function asksForPassword({ quirks }: Server, requester: Requester, given: Content): boolean {
  const account = accountOf(requester);
  const isService = requester.isService || requester.isOwned;
  if (!account.crossSigning) return isService && quirks.firstCrossSigningAsks;
  if (!changesKeys(account, given)) return isService && quirks.sameCrossSigningAsks;
  if (!isService) return account.password !== undefined;
  return requester.isService ? quirks.crossSigningReplaceAsks : quirks.crossSigningReplaceByLoginAsks;
}

const signaturesBody = z.record(z.string(), z.record(z.string(), object));

function uploadSignatures(server: Server, call: Call): Answer {
  refuseUnlessKnown(server);
  const failures: Record<string, Record<string, Content>> = {};
  for (const [user, objects] of Object.entries(signaturesBody.parse(call.body)))
    for (const [id, signed] of Object.entries(objects))
      if (!sign(server, call.requester, { user, id, signed }))
        failures[user] = { ...failures[user], [id]: { errcode: 'M_NOT_FOUND', error: 'Unknown key' } };
  return ok(server.quirks.shortSignaturesAnswer ? {} : { failures });
}

interface Signed {
  readonly user: string;
  /** A device, or the public part of a master key. */
  readonly id: string;
  readonly signed: Content;
}

function sign(server: Server, requester: Requester, wanted: Signed): boolean {
  const isDone = signMaster(server, requester, wanted) || signDevice(server, requester, wanted);
  if (isDone) server.world.tellDevices(wanted.user);
  return isDone;
}

/** One's own master key for all to see, that of somebody else for oneself. */
function signMaster({ world }: Server, requester: Requester, { user, id, signed }: Signed): boolean {
  const owner = world.accounts.find(user);
  const master = owner?.crossSigning?.['master_key'];
  if (!owner || !isObject(master) || !hasPublicKey(master, id)) return false;
  if (user === requester.user) {
    owner.crossSigning = { ...owner.crossSigning, master_key: withSignatures(master, signed) };
    return true;
  }
  const { signedOthers } = accountOf(requester);
  signedOthers.set(user, withSignatures(signedOthers.get(user) ?? {}, signed));
  return true;
}

function signDevice({ world }: Server, requester: Requester, { user, id, signed }: Signed): boolean {
  const keys = world.accounts.find(user)?.devices.get(id)?.keys;
  if (!keys?.identity || user !== requester.user) return false;
  keys.identity = withSignatures(keys.identity, signed);
  return true;
}

const keys = '/_matrix/client/v3/keys';

export const crossSigningEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: `${keys}/device_signing/upload`, needs: 'sync', answer: uploadCrossSigning },
  { method: 'POST', path: `${keys}/signatures/upload`, answer: uploadSignatures },
];
