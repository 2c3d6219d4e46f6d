import { describe, expect, it } from '@jest/globals';
import { Secret } from '../core/secret.ts';
import { generateMasterKey, parseMasterKey } from './master-key.ts';
import { PassphraseError, spellKey, unwrapKey, type WrappedKey, wrapKey } from './wrap-key.ts';

const key = new Secret(generateMasterKey());
const bytes = Buffer.from(parseMasterKey(key));
const passphrase = new Secret('correct horse battery staple');
const wrapped = await wrapKey(key, passphrase);

describe('Q4 a master key under a passphrase', () => {
  it('comes out with the passphrase that it went in with, however that is composed', async () => {
    expect(Buffer.from(await unwrapKey(wrapped, passphrase))).toEqual(bytes);
    const composed = await wrapKey(key, new Secret('Äpfel und Birnen'));
    expect(Buffer.from(await unwrapKey(composed, new Secret('A\u0308pfel und Birnen')))).toEqual(bytes);
  });

  it('stays in with any other', async () => {
    await expect(unwrapKey(wrapped, new Secret('correct horse battery'))).rejects.toThrow(PassphraseError);
  });

  it('says nothing of the key, nor the same twice', async () => {
    const text = JSON.stringify(wrapped);
    expect(text).not.toContain(spellKey(bytes));
    expect(text).not.toContain(bytes.toString('base64').slice(0, 20));
    const again = await wrapKey(key, passphrase);
    expect([again.salt, again.nonce, again.box]).not.toEqual([wrapped.salt, wrapped.nonce, wrapped.box]);
  });

  it.each<[string, Partial<WrappedKey>]>([
    ['other bytes', { box: `${wrapped.box.startsWith('A') ? 'B' : 'A'}${wrapped.box.slice(1)}` }],
    ['a box that is too short', { box: wrapped.box.slice(0, 8) }],
    ['another salt', { salt: Buffer.alloc(16).toString('base64') }],
    ['a salt that is too short', { salt: '' }],
    ['more memory than a machine has', { memory: 1e9 }],
    ['more passes than anybody waits for', { passes: 1e9 }],
  ])('is refused with %s', async (_what, changed) => {
    await expect(unwrapKey({ ...wrapped, ...changed }, passphrase)).rejects.toThrow(PassphraseError);
  });

  it('is spelled as in a key file', () => {
    expect(Buffer.from(parseMasterKey(new Secret(spellKey(bytes))))).toEqual(bytes);
  });
});
