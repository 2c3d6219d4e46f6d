import { describe, expect, it } from '@jest/globals';
import { holdsKey, keysIn } from './keys-in.ts';

describe('A6 what looks like a key', () => {
  it.each([
    'sk-ant-aaaabbbbcccc',
    'use sk-ant-api03-Xy_zAbCdEf please',
    'sk-proj-abcdefgh12345678',
    'sk-4f9aB2c7D1e8F3a6B5c0',
    'sk_live_51Hx8aBcDeFgH',
    'tk_9f8e7d6c5b4a39281706f5e4d3c2b1a098765432',
    'my token: tk_1a2b3c4d',
    'ghp_16C7e42F292c6912E7710c838347Ae178B4a',
    'github_pat_11ABCDEFG0abcdefghij_klmnop',
    'glpat-xY12zAbCdEfGhIjKlMnO',
    'xoxb-123456789012-abcdefghijkl',
    'hf_AbCdEfGhIjKlMnOpQrStUvWxYz',
    'syt_YWxpY2U_abcdefGHIJKLmnopqr_1a2b3c',
    'AKIAIOSFODNN7EXAMPLE',
    'AIzaSyA1234567890abcdefghijklmnopqrstuv',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dBjftJeZ4CVP-mB92K27uhbUJU1p',
    '-----BEGIN OPENSSH PRIVATE KEY-----',
    'the token is 9f8e7d6c5b4a39281706',
    'password: Xk9Lm2Qw8Rt4Zp',
    'password=Xk9Lm2Qw8Rt4Zp',
    'key QWxhZGRpbjpvcGVuIHNlc2FtZQ',
    'the password of the router in the cellar is “Xk9Lm2Qw8Rt4Zp”.',
    'token 550e8400-e29b-41d4-a716-446655440000',
    'API-Key: 3f2a9c1e-77ab4d0b9e2c4a8f',
  ])('is found in %s', (text) => {
    expect(holdsKey(text)).toBe(true);
  });

  it.each([
    '',
    'add milk to my tasks',
    'what is the key to happiness',
    'buy a token ring network adapter',
    'change my password tomorrow at 10:00',
    'the password is correct horse battery staple',
    'remind me to renew the keys for the apartment in the Lindenstrasse',
    'read about sk-learn-documentation and scikit-learn',
    'task-management and risk-assessment-for-beginners',
    'ask-me-anything session with the whole department',
    'tk_window_manager is slow',
    'look at https://example.org/token/9f8e7d6c5b4a39281706f5e4d3c2b1a0',
    'the key is in https://my.vikunja.io/share/Xk9Lm2Qw8Rt4Zp',
    'token !aBcD1234eFgH5678iJkL:example.org',
    'token $aBcD1234eFgH5678iJkL_mNoPqRsT',
    'key @a1b2c3d4e5f6g7h8:example.org',
    'password reset for a1b2c3d4e5f6@example.org',
    'update the token library to 12.4.17-beta.3',
    'key release v2.5.0-rc.1+build.20261120',
    'call about the key: +49 30 1234567890',
    'key number 493012345678901234567890',
    'password due 2026-11-27T10:00:00+01:00',
    'secret party on 20261127 at 1900h',
    'transfer the key money to DE89370400440532013000',
    'key internationalizationConfigurationManagerFactory',
    'secret Donaudampfschifffahrtsgesellschaftskapitän',
    'token ABC-123-DEF-456',
    'commit 9f8e7d6c5b4a39281706f5e4d3c2b1a098765432',
    'order 3f2a9c1e77ab4d0b9e2c4a8f arrived',
  ])('is not found in %s', (text) => {
    expect(holdsKey(text)).toBe(false);
  });

  it('is not found in very long texts without one, and soon', () => {
    for (const text of ['key '.repeat(20_000), `key ${'a'.repeat(60_000)}`, 'sk-'.repeat(20_000)]) {
      expect(holdsKey(text)).toBe(false);
    }
  });

  it('is far from what announces it, and then it is none', () => {
    const far = `the token ${'word '.repeat(9)}9f8e7d6c5b4a39281706`;
    expect(holdsKey(far)).toBe(false);
  });

  it('stands where it is said to stand', () => {
    const text = 'use sk-ant-aaaabbbbcccc, or password=Xk9Lm2Qw8Rt4Zp; the token is 9f8e7d6c5b4a39281706 now';
    expect(keysIn(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'sk-ant-aaaabbbbcccc',
      'password=Xk9Lm2Qw8Rt4Zp;',
      '9f8e7d6c5b4a39281706',
    ]);
    const pem = '-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----';
    expect(keysIn(`${pem} and more`)).toEqual([{ start: 0, end: pem.length }]);
  });
});
