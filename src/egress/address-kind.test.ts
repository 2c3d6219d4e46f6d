import { describe, expect, it } from '@jest/globals';
import { assert, ipV4, property } from 'fast-check';
import { addressKind } from './address-kind.ts';

describe('addressKind', () => {
  it.each([
    '93.184.216.34',
    '1.1.1.1',
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '126.255.255.255',
    '128.0.0.0',
    '169.253.255.255',
    '169.255.0.0',
    '172.15.255.255',
    '172.32.0.0',
    '192.167.255.255',
    '192.169.0.0',
    '198.17.255.255',
    '198.20.0.0',
    '223.255.255.255',
    '2606:2800:220:1:248:1893:25c8:1946',
    '2a00:1450:4001:81b::200e',
    '2001:4860:4860::8888',
    '3ffe::1',
    '::ffff:93.184.216.34',
    '64:ff9b::5db8:d822',
  ])('Q8 takes %s for public, beside what is not', (address) => {
    expect(addressKind(address)).toBe('public');
  });

  it.each(['10.0.0.1', '127.0.0.1', '192.168.1.1', '::1', 'fd00::1', '::ffff:10.0.0.1', '64:ff9b::a00:1'])(
    'Q8 takes %s for private',
    (address) => {
      expect(addressKind(address)).toBe('private');
    },
  );

  it.each([
    '169.254.169.254',
    '0.0.0.0',
    '224.0.0.1',
    '::',
    'fe80::1',
    'fe80::1%eth0',
    '64:ff9b::',
    'name',
    '',
  ])('Q8 never reaches %j', (address) => {
    expect(addressKind(address)).toBe('never');
  });

  it('Q8 looks through an IPv6 address that holds an IPv4 address', () => {
    assert(
      property(ipV4(), (address) => {
        const plain = addressKind(address);
        expect([addressKind(`::ffff:${address}`), addressKind(`64:ff9b::${address}`)]).toEqual([
          plain,
          plain,
        ]);
      }),
    );
  });
});
