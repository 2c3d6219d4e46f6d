import type { UserId } from './ids.ts';
import type { Place } from './place.ts';

/** `use`: one's own things; `configure`: also rooms' settings; `admin`: also people and the house. */
export type Role = 'use' | 'configure' | 'admin';

/** The person on whose behalf something is done. Built by `people/`. */
export interface Caller {
  readonly user: UserId;
  readonly role: Role;
  readonly place: Place;
  /** IANA name, for example `Europe/Berlin`. */
  readonly timeZone: string;
  /** Whether the person chose it; left out: it is that of the house. */
  readonly timeZoneFrom?: 'person' | 'default';
  /** BCP 47, for example `en`. */
  readonly language: string;
}
