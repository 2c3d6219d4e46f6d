import { parseUserId, type UserId } from './ids.ts';

/** The accounts that this eis speaks as. */
export interface OwnUsers {
  /** Who people talk to. */
  readonly bot: UserId;
  /** The registration's `sender_localpart`: never talks (Synapse refuses it a /sync), may still be invited. */
  readonly sender: UserId;
  /** True for the two above and for the puppets; for full ids of our own domain only. */
  readonly isOwn: (user: string) => boolean;
}

export interface OwnNames {
  readonly domain: string;
  readonly botLocalpart: string;
  readonly senderLocalpart: string;
  /** What the localpart of every puppet begins with, for example `eis_`. */
  readonly prefix: string;
}

/** The characters that the specification allows in new localparts; the registration's pattern names the same. */
const LOCALPART = /^[a-z0-9._=/+-]+$/;

/**
 * Decides by the whole id: homeservers match patterns loosely (the Conduit family without the domain, Dendrite
 * without anchors), so `@eis:elsewhere.org` and `@eisbaer:example.org` are pushed to us and are not ours.
 * Throws when the names make no valid user ids.
 */
export function createOwnUsers({ domain, botLocalpart, senderLocalpart, prefix }: OwnNames): OwnUsers {
  const bot = parseUserId(`@${botLocalpart}:${domain}`);
  const sender = parseUserId(`@${senderLocalpart}:${domain}`);
  if (bot === undefined || sender === undefined)
    throw new Error('eis has no valid user ids: check the domain');
  const start = `@${prefix}`;
  const end = `:${domain}`;
  const isPuppet = (user: string): boolean =>
    user.startsWith(start) &&
    user.endsWith(end) &&
    user.length > start.length + end.length &&
    LOCALPART.test(user.slice(1, -end.length));
  return { bot, sender, isOwn: (user) => user === bot || user === sender || isPuppet(user) };
}
