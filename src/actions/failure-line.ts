import { BadCredentialsError, type UserFacingError, wordsOf } from '../core/errors.ts';
import { literal } from '../core/reply.ts';
import { type Home, homeName } from './homes.ts';
import { sayRun } from './sentences.ts';

/** The failure of one connection beside the answer of others: whose it is, what it is, and what to do about it. */
export function failureLine(home: Home, error: UserFacingError, language: string): string {
  const { message, next } = wordsOf(error, language);
  const name = literal(homeName(home));
  const whose = message.startsWith(name) ? '' : `${name}: `;
  const after = error instanceof BadCredentialsError && next !== undefined ? sayRun(language).next(next) : '';
  return `⚠️ ${whose}${message}${after}`;
}
