import { DatabaseAwayError } from '../core/crypto-store.ts';
import { codeOf } from '../core/error-code.ts';
import { DiskFullError } from './disk-space.ts';

/** Of the driver: there was no connection, or there is none any more. */
const NO_CONNECTION = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

/**
 * Of the server: connection trouble, not enough of something, stopped by somebody, a standby that only reads, or a
 * statement that took too long. All of that passes.
 */
const PASSING = /^(?:08...|53...|57P0[1-5]|57014|25006|55P03)$/;

/** `error`, or what stands for all errors of a database that may take the same thing later. */
export function ofDatabase(error: unknown): unknown {
  const code = codeOf(error) ?? '';
  return error instanceof DiskFullError || NO_CONNECTION.has(code) || PASSING.test(code)
    ? new DatabaseAwayError('the database takes nothing at the moment', { cause: error })
    : error;
}
