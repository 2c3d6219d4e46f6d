import { BadCredentialsError, type UserFacingError } from '../core/errors.ts';
import { literal } from '../core/reply.ts';
import { type Home, homeName } from './homes.ts';

/** The failure of one connection beside the answer of others: whose it is, what it is, and what to do about it. */
export function failureLine(home: Home, error: UserFacingError): string {
  const name = literal(homeName(home));
  const whose = error.message.startsWith(name) ? '' : `${name}: `;
  const next = error instanceof BadCredentialsError && error.next !== undefined ? ` Next: ${error.next}` : '';
  return `⚠️ ${whose}${error.message}${next}`;
}
