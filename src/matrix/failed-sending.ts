import { UnavailableError } from '../core/errors.ts';
import { HomeserverError } from './call.ts';

/** What a failure means for the row that was being sent. */
export type Meaning =
  | { readonly kind: 'done' }
  /** The homeserver is away or busy: the row waits, and those behind it. */
  | { readonly kind: 'later'; readonly afterMs: number | undefined }
  /** The homeserver breaks at this request; after a while it is given up, so that others get their turn. */
  | { readonly kind: 'broken' }
  /** We do. */
  | { readonly kind: 'mistake' }
  | { readonly kind: 'too large' }
  | { readonly kind: 'never' };

/** The reaction stands there already: what was wanted is so. */
const ALREADY_THERE = 'M_DUPLICATE_ANNOTATION';
/** 401: the token is wrong, which an admin mends. 502 to 504: a proxy in front of a homeserver that starts. */
const PASSING = new Set([0, 401, 408, 429, 502, 503, 504]);

/** Nobody is asked to wait longer than this, whatever a homeserver names; the store takes later times for a clock set back. */
const LONGEST_NAMED_MS = 600_000;

/** Pure. An error that is not the homeserver's is ours, unless it says that what it needs is not there yet. */
export function meaningOf(error: unknown): Meaning {
  if (error instanceof UnavailableError) return { kind: 'later', afterMs: undefined };
  if (!(error instanceof HomeserverError)) return { kind: 'mistake' };
  const { status, errcode, retryAfterMs } = error;
  if (errcode === ALREADY_THERE) return { kind: 'done' };
  if (PASSING.has(status))
    return { kind: 'later', afterMs: retryAfterMs && Math.min(retryAfterMs, LONGEST_NAMED_MS) };
  if (status >= 500) return { kind: 'broken' };
  if (status === 413 || errcode === 'M_TOO_LARGE') return { kind: 'too large' };
  return { kind: 'never' };
}

const FIRST_WAIT_MS = 250;
/** A homeserver that is back is used again within half a minute. */
const LONGEST_WAIT_MS = 30_000;

/** 250 ms, doubled with each try, at most 30 s, of which up to half is left out by chance (`random` in 0 to 1). */
export const waitBefore = (tries: number, random: number): number =>
  Math.min(FIRST_WAIT_MS * 2 ** Math.min(tries, 16), LONGEST_WAIT_MS) * (1 - random / 2);
