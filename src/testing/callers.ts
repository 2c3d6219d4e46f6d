import type { Caller } from '../core/caller.ts';
import type { RoomId, UserId } from '../core/ids.ts';
import type { Place } from '../core/place.ts';

export const alice = '@alice:example.org' as UserId;
export const bob = '@bob:example.org' as UserId;

export const aPlace = (readers: readonly UserId[], overrides: Partial<Place> = {}): Place => ({
  roomId: '!room:example.org' as RoomId,
  readers,
  joinRule: 'invite',
  worldReadable: false,
  encrypted: false,
  links: [],
  ...overrides,
});

export const aCaller = (overrides: Partial<Caller> = {}): Caller => ({
  user: alice,
  role: 'use',
  place: aPlace([alice]),
  timeZone: 'Europe/Berlin',
  language: 'en',
  ...overrides,
});
