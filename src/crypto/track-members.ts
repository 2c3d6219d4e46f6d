import { describeError } from '../core/describe-error.ts';
import type { UserId } from '../core/ids.ts';
import type { Log } from '../core/log.ts';
import type { Machine } from './machine.ts';
import { olmUsers } from './olm-users.ts';
import type { Requests } from './requests.ts';

export interface TrackMembersDeps {
  /** Both throw while there is none. */
  readonly machine: () => Machine;
  readonly requests: () => Pick<Requests, 'drain'>;
}

/**
 * From now on the devices of these people are known, and asked for anew when they change: whoever is in an encrypted
 * room has to be among them before the first message, or it is taken for one of a strange device. Not every homeserver
 * says so when somebody joins. Rejects while there is no machine, or when the homeserver is away.
 */
export async function trackMembers(
  users: readonly UserId[],
  { machine, requests }: TrackMembersDeps,
): Promise<void> {
  if (users.length === 0) return;
  await machine().run(async (olm) => await olm.updateTrackedUsers(olmUsers(users)));
  await requests().drain();
}

/** The same where nobody waits: whoever is missed is tracked before eis next writes to them. */
export function createTrackSoon({ log, ...deps }: TrackMembersDeps & { readonly log: Log }) {
  const track = async (users: readonly UserId[]): Promise<void> => {
    try {
      await trackMembers(users, deps);
    } catch (error) {
      log.debug('devices not asked for yet', describeError(error));
    }
  };
  return (users: readonly UserId[]): void => void track(users);
}
