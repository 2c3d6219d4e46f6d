import type { UserId } from './ids.ts';
import type { Place } from './place.ts';
import type { DateOrder, FirstDayOfWeek, Marks } from './settings.ts';

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
  /** The one in which they are answered (BCP 47, for example `en`). */
  readonly language: string;
  /** Whether the person chose it; left out: it is that of the house. */
  readonly languageFrom?: 'person' | 'default';
  /** The one the person chose to write in, which eis may not speak itself; left out: recognised from the words. */
  readonly readsIn?: string;
  /** These are left out where nobody chose them: then they are as the language has them. */
  readonly dateOrder?: DateOrder | undefined;
  readonly firstDayOfWeek?: FirstDayOfWeek | undefined;
  /** Left out: those of Vikunja. */
  readonly marks?: Marks | undefined;
  /** The name of the project that takes what nobody gave a project; it may be gone by now. */
  readonly defaultProject?: string | undefined;
}
