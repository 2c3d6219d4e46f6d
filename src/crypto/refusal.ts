import * as z from 'zod';

const Refusal = z.looseObject({
  status: z.number(),
  errcode: z.string().optional().catch(undefined),
  /** Where the homeserver wants more before it does something: what it calls that conversation, if it does. */
  session: z.string().optional().catch(undefined),
});

export interface Refused {
  /** 0 when no answer came. */
  readonly status: number;
  readonly errcode?: string | undefined;
  readonly session?: string | undefined;
}

/** What the homeserver said instead of doing it; undefined for every other error. */
export const refusalIn = (error: unknown): Refused | undefined => Refusal.safeParse(error).data;

/** Nothing would be done now, whatever was asked; the same may work later. */
export function isAway(error: unknown): boolean {
  const status = refusalIn(error)?.status;
  return status !== undefined && [0, 401, 429, 502, 503, 504].includes(status);
}

/** The answer stays the same however often it is asked; a token that is not known (401) is not of that kind. */
export function isRefused(error: unknown): boolean {
  const status = refusalIn(error)?.status ?? 0;
  return status >= 400 && status < 500 && status !== 401 && status !== 429;
}

/** It is not the answer to what was asked, but that nobody there knows the question. */
export function isUnrecognized(error: unknown): boolean {
  const { status = 0, errcode } = refusalIn(error) ?? {};
  return errcode === 'M_UNRECOGNIZED' || status === 404 || status === 405;
}
