import type { Caller, Role } from '../core/caller.ts';
import type { UserId } from '../core/ids.ts';
import type { Place } from '../core/place.ts';

/** What holds for everybody until a person can choose for themself. */
export interface Defaults {
  /** IANA name. */
  readonly timeZone: string;
  /** BCP 47. */
  readonly language: string;
}

/** The person as actions see them. `role` comes from `admit`. */
export const createCallerOf =
  ({ timeZone, language }: Defaults) =>
  (user: UserId, role: Role, place: Place): Caller => ({ user, role, place, timeZone, language });
