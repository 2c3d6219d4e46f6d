import { createPublicKey, verify } from 'node:crypto';
import { canonical } from '../../../core/json.ts';
import { type Content, isObject } from '../event.ts';

const objectAt = (content: Content, name: string): Content => {
  const value = content[name];
  return isObject(value) ? value : {};
};

/** The same object with the signatures of another one beside its own. */
export function withSignatures(signed: Content, by: Content): Content {
  const before = objectAt(signed, 'signatures');
  const added = objectAt(by, 'signatures');
  const users = [...new Set([...Object.keys(before), ...Object.keys(added)])];
  const signatures = Object.fromEntries(
    users.map((user) => [user, { ...objectAt(before, user), ...objectAt(added, user) }]),
  );
  return users.length > 0 ? { ...signed, signatures } : signed;
}

export const withoutSignatures = (signed: Content): Content =>
  Object.fromEntries(Object.entries(signed).filter(([name]) => name !== 'signatures'));

/** Whether a cross-signing key is the one with this public key. */
export const hasPublicKey = (key: Content | undefined, publicKey: string): boolean =>
  key !== undefined && Object.values(objectAt(key, 'keys')).includes(publicKey);

/** Whether a key carries the signature of a master key of the same user. */
export function isSignedBy(key: Content, user: string, master: unknown): boolean {
  const publicKey = isObject(master) ? Object.values(objectAt(master, 'keys'))[0] : undefined;
  if (typeof publicKey !== 'string') return false;
  const signature = objectAt(objectAt(key, 'signatures'), user)[`ed25519:${publicKey}`];
  const x = Buffer.from(publicKey, 'base64').toString('base64url');
  const by = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  const said = Buffer.from(canonical(withoutSignatures(key)));
  return typeof signature === 'string' && verify(undefined, said, by, Buffer.from(signature, 'base64'));
}
