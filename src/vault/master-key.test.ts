import { describe, expect, it } from '@jest/globals';
import { Secret } from '../core/secret.ts';
import { generateMasterKey, MasterKeyError, parseMasterKey } from './master-key.ts';

const messageOf = (attempt: () => unknown): string => {
  try {
    return String(attempt());
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
};

describe('parseMasterKey', () => {
  const hex = '00ff'.repeat(16);
  const bytes = Buffer.from(hex, 'hex');

  it.each([
    ['hexadecimal digits', hex],
    ['capital digits and space around them', ` ${hex.toUpperCase()}\n`],
    ['base64', bytes.toString('base64')],
    ['base64 for addresses', bytes.toString('base64url')],
  ])('reads %s', (_name, text) => {
    expect(Buffer.from(parseMasterKey(new Secret(text)))).toEqual(bytes);
  });

  it.each([
    [' '],
    ['0'.repeat(63)],
    ['0'.repeat(66)],
    ['a passphrase that someone made up'],
    ['ö'.repeat(43)],
  ])('refuses %j without repeating it', (text) => {
    const parse = () => parseMasterKey(new Secret(text));
    expect(parse).toThrow(MasterKeyError);
    expect(messageOf(parse)).not.toContain(text.padEnd(30));
  });

  it('reads what generateMasterKey makes, which is new each time', () => {
    const keys = Array.from({ length: 20 }, generateMasterKey);
    expect(new Set(keys).size).toBe(20);
    for (const key of keys) expect(parseMasterKey(new Secret(key))).toHaveLength(32);
  });
});
