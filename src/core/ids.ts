declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type UserId = Branded<'UserId'>;
export type RoomId = Branded<'RoomId'>;
export type EventId = Branded<'EventId'>;

/** Ids longer than this are refused by the specification; the limit also bounds every pattern below. */
const LONGEST_ID = 255;

const isId = (text: unknown, sigil: string): text is string =>
  typeof text === 'string' &&
  text.startsWith(sigil) &&
  text.length > 1 &&
  text.length <= LONGEST_ID &&
  text.isWellFormed() &&
  !text.includes('\0');

/** `@localpart:server`, also in the old forms with capitals and spaces that real rooms still hold. */
export const parseUserId = (text: unknown): UserId | undefined =>
  isId(text, '@') && text.indexOf(':') > 1 && !text.endsWith(':') ? (text as UserId) : undefined;

/** `!opaque`; a room of version 12 has no server in its id, so none is ever read from it. */
export const parseRoomId = (text: unknown): RoomId | undefined =>
  isId(text, '!') ? (text as RoomId) : undefined;

/** `$opaque`. */
export const parseEventId = (text: unknown): EventId | undefined =>
  isId(text, '$') ? (text as EventId) : undefined;

/** The server part, port included. */
export const serverOf = (user: UserId): string => user.slice(user.indexOf(':') + 1);

export const localpartOf = (user: UserId): string => user.slice(1, user.indexOf(':'));
