import { createOwnUsers, type OwnUsers } from '../core/own-users.ts';
import type { EndsOptions } from './ends.ts';

/** The accounts of this eis, by configuration and registration. */
export const ownUsersOf = ({
  configuration,
  registration,
}: Pick<EndsOptions, 'configuration' | 'registration'>): OwnUsers =>
  createOwnUsers({
    domain: configuration.homeserver.domain,
    botLocalpart: configuration.bot.localpart,
    senderLocalpart: registration.sender_localpart,
    prefix: `${configuration.bot.localpart}_`,
  });
