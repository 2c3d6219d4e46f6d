import type { Caller, Role } from '../core/caller.ts';
import type { UserId } from '../core/ids.ts';
import type { Place } from '../core/place.ts';

/** What holds for everybody who did not choose for themself. */
export interface Defaults {
  /** IANA name. */
  readonly timeZone: string;
  /** BCP 47. */
  readonly language: string;
}

export interface CallerOfDeps {
  /** What a person chose. */
  readonly settingsOf: (user: UserId) => Promise<{ readonly timeZone?: string }>;
}

/** The person as actions see them. `role` comes from `admit`. */
export const createCallerOf =
  ({ timeZone, language, settingsOf }: Defaults & CallerOfDeps) =>
  async (user: UserId, role: Role, place: Place): Promise<Caller> => {
    const own = await settingsOf(user);
    return {
      user,
      role,
      place,
      timeZone: own.timeZone ?? timeZone,
      timeZoneFrom: own.timeZone === undefined ? 'default' : 'person',
      language,
    };
  };
