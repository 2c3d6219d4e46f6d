import { inspect } from 'node:util';
import type { UserId } from './ids.ts';
import type { Place } from './place.ts';
import type { Scope } from './plan.ts';

/** Whose data something is. Set by `actions/` from the session that was used, never by a backend. */
export type Owner =
  | { readonly kind: 'everyone' }
  | { readonly kind: 'person'; readonly user: UserId; readonly sources: Scope };

export const everyone: Owner = { kind: 'everyone' };

/** The one rule about who may read what. It fails closed: what is not known to be private is shared. */
export function mayBeReadIn(place: Place, owner: Owner): boolean {
  if (owner.kind === 'everyone') return true;
  if (place.worldReadable || place.joinRule === 'public') return false;
  if (isPrivateTo(place, owner.user)) return true;
  const { sources } = owner;
  return (
    sources !== 'unknown' && sources.length > 0 && sources.every((source) => place.links.includes(source))
  );
}

/** One reader, join rule `invite`, not world-readable: nobody else reads along, now or without an invite. */
export const isPrivateTo = (place: Place, user: UserId): boolean =>
  !place.worldReadable &&
  place.joinRule === 'invite' &&
  place.readers.length === 1 &&
  place.readers[0] === user;

/** A value that knows whose it is. Like `Secret`, it prints as a label and has one way out. */
export class Owned<T> {
  readonly owner: Owner;
  readonly #value: T;
  constructor(value: T, owner: Owner) {
    this.#value = value;
    this.owner = owner;
  }
  /** The value, if everyone who reads this place may see it. */
  showIn(place: Place): T | undefined {
    return mayBeReadIn(place, this.owner) ? this.#value : undefined;
  }
  toString(): string {
    return this.owner.kind === 'everyone' ? '[public]' : '[private]';
  }
  toJSON(): string {
    return this.toString();
  }
  [inspect.custom](): string {
    return this.toString();
  }
}
