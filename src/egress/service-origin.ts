import { UserFacingError } from '../core/errors.ts';
import { say } from './sentences.ts';

/** Where a service is: what every request to it is compared with. */
export interface ServiceOrigin {
  readonly isEncrypted: boolean;
  /** As it is connected to: an IPv6 address without brackets, a name without a dot at its end. */
  readonly host: string;
  readonly port: number;
  /** As people write it: the port only where it is not the usual one. */
  readonly calledAs: string;
}

/** A host name as networks know it: labels of letters, digits, hyphens and underscores. An address fits as well. */
const HOST = /^(?:\[[0-9a-f:.]+\]|[a-z0-9_](?:[a-z0-9_-]{0,62})(?:\.[a-z0-9_](?:[a-z0-9_-]{0,62}))*)$/;

/**
 * The origin that an address leads to.
 * @throws UserFacingError when nothing that eis speaks can be there, or it hides who is asked.
 */
export function serviceOrigin(address: string | URL): ServiceOrigin {
  const url = URL.parse(String(address));
  if (url === null) throw refusal('noAddress');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refusal('onlyWeb');
  if (url.username !== '' || url.password !== '') throw refusal('holdsPassword');
  const host = url.hostname.replace(/\.$/, '');
  if (!HOST.test(host)) throw refusal('noAddress');
  const isEncrypted = url.protocol === 'https:';
  const port = url.port === '' ? usualPort(isEncrypted) : Number(url.port);
  return originAt(isEncrypted, host.replace(/^\[|\]$/g, ''), port);
}

const usualPort = (isEncrypted: boolean): number => (isEncrypted ? 443 : 80);

export function originAt(isEncrypted: boolean, host: string, port: number): ServiceOrigin {
  const named = { isEncrypted, host, port };
  const calledAs = port === usualPort(isEncrypted) ? written(host) : allowedAs(named);
  return { ...named, calledAs };
}

const written = (host: string): string => (host.includes(':') ? `[${host}]` : host);

const refusal = (why: 'noAddress' | 'onlyWeb' | 'holdsPassword'): UserFacingError =>
  new UserFacingError((language) => say(language)[why], { certainty: 'not done' });

export const isSameOrigin = (a: ServiceOrigin, b: ServiceOrigin): boolean =>
  a.isEncrypted === b.isEncrypted && a.host === b.host && a.port === b.port;

/** How `egress.allow` names it. */
export const allowedAs = ({ host, port }: Pick<ServiceOrigin, 'host' | 'port'>): string =>
  `${written(host)}:${port}`;
