import { createPublicKey, verify } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { parseUserId } from '../core/ids.ts';
import { publicKeyOf, signedByMaster } from './own-keys.ts';

const eis = parseUserId('@eis:example.org')!;
const master = Buffer.alloc(32, 7).toString('base64');

it('Q1 a key of an identity is signed by its master key, over its canonical form and nothing else', () => {
  const key = { usage: ['self_signing'], keys: { 'ed25519:abc': 'abc' }, signatures: { other: {} } };
  const { signatures, ...signed } = signedByMaster(key, eis, master);
  expect(signed).toEqual({ usage: ['self_signing'], keys: { 'ed25519:abc': 'abc' } });
  const name = `ed25519:${publicKeyOf(master)}`;
  expect(signatures).toEqual({ [eis]: { [name]: expect.stringMatching(/^[A-Za-z0-9+/]{86}$/) } });
  const signature = (signatures as Record<string, Record<string, string>>)[eis]?.[name] ?? '';
  const x = Buffer.from(publicKeyOf(master), 'base64').toString('base64url');
  const said = Buffer.from('{"keys":{"ed25519:abc":"abc"},"usage":["self_signing"]}');
  const by = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  expect(verify(undefined, said, by, Buffer.from(signature, 'base64'))).toBe(true);
});

it('is no key of another length', () => {
  expect(() => publicKeyOf(Buffer.alloc(31, 7).toString('base64'))).toThrow('not an ed25519 key');
});
