import { parseUserId } from '../core/ids.ts';

/** The name of a homeserver as it stands behind the colon of a user id: a host name or address, and a port if there is one. */
const SERVER_NAME = /^(?:[a-z0-9.-]{1,230}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i;
export const isServerName = (text: string): boolean => SERVER_NAME.test(text);

/** An address of the form `https://host[:port]`; a path is allowed, a slash at the end, a query and a password are not. */
export function isBaseUrl(text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null &&
    (url.protocol === 'https:' || url.protocol === 'http:') &&
    url.username === '' &&
    url.password === '' &&
    !text.endsWith('/') &&
    !/[?#\s]/.test(text)
  );
}

export const isPermissionKey = (text: string): boolean =>
  text === '*' || (text.startsWith('@') ? parseUserId(text) !== undefined : isServerName(text));
