import { BlockList, isIP } from 'node:net';

/** `private`: only where the configuration names host and port. `never`: nothing there can be a service of a person. */
export type AddressKind = 'public' | 'private' | 'never';

type Range = readonly [start: string, bits: number];

const listOf = (family: 'ipv4' | 'ipv6', ranges: readonly Range[]): BlockList => {
  const list = new BlockList();
  for (const [start, bits] of ranges) list.addSubnet(start, bits, family);
  return list;
};

/** The registries of special addresses (IANA); what stands in none of these lists is public. */
const PRIVATE_4 = listOf('ipv4', [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
]);
/** Link-local ones as well: clouds hand out credentials at 169.254.169.254. */
const NEVER_4 = listOf('ipv4', [
  ['0.0.0.0', 8],
  ['100.100.100.200', 32],
  ['169.254.0.0', 16],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.175.48.0', 24],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]);
/** In IPv6 it is the other way round: only this block is handed out to the world. */
const HANDED_OUT_6 = listOf('ipv6', [['2000::', 3]]);
const NEVER_6 = listOf('ipv6', [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
  ['fd00:ec2::254', 128],
  ['fd20:ce::254', 128],
]);
const PRIVATE_6 = listOf('ipv6', [
  ['::1', 128],
  ['fc00::', 7],
]);
/** An IPv4 address in the last 32 bits: mapped, and behind a NAT64. The packet ends at that address. */
const HOLDING_4 = listOf('ipv6', [
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
]);

/** What may be reached at an address as it would be connected to: dotted, or with colons. Anything else: `never`. */
export function addressKind(address: string): AddressKind {
  if (isIP(address) === 4) return kindOf4(address);
  if (isIP(address) === 6 && !address.includes('%')) return kindOf6(address);
  return 'never';
}

function kindOf4(address: string): AddressKind {
  if (NEVER_4.check(address, 'ipv4')) return 'never';
  return PRIVATE_4.check(address, 'ipv4') ? 'private' : 'public';
}

function kindOf6(address: string): AddressKind {
  if (HOLDING_4.check(address, 'ipv6')) return kindOf4(lastFourBytes(address));
  if (NEVER_6.check(address, 'ipv6')) return 'never';
  if (PRIVATE_6.check(address, 'ipv6')) return 'private';
  return HANDED_OUT_6.check(address, 'ipv6') ? 'public' : 'never';
}

/** `::ffff:7f00:1` → `127.0.0.1`, however the address was written. */
function lastFourBytes(address: string): string {
  const written = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  const [high, low] = written
    .split(':')
    .slice(-2)
    .map((group) => Number.parseInt(group === '' ? '0' : group, 16));
  return [high ?? 0, low ?? 0].flatMap((group) => [group >> 8, group & 255]).join('.');
}
