import type { Role } from '../core/caller.ts';
import type { UserId } from '../core/ids.ts';
import { type Handled, type InboxEntry, nothing } from '../core/inbox.ts';
import type { Place } from '../core/place.ts';
import { type EncryptionStateDeps, settledState } from '../core/settled-encryption.ts';
import type { VerificationEvent } from '../core/verification.ts';
import { type FindPlaceDeps, findPlace } from './find-place.ts';
import type { VerifyingEvent } from './read-event.ts';

export interface HandleVerificationDeps extends FindPlaceDeps, EncryptionStateDeps {
  /** In which a person is answered. */
  readonly languageOf: (user: UserId) => Promise<string>;
  readonly hearVerification: (heard: {
    readonly event: VerificationEvent;
    readonly role: Role;
    readonly place: Place;
    readonly language: string;
    readonly entry: Pick<InboxEntry, 'key'>;
  }) => Promise<Handled>;
}

/** An app compares its keys with those of eis; without a device there is nothing to compare. */
export function createHandleVerification(deps: HandleVerificationDeps) {
  return async function handleVerification(
    event: VerifyingEvent,
    role: Role,
    entry: InboxEntry,
  ): Promise<Handled> {
    if ((await settledState(deps)).kind === 'off') return nothing;
    const place = await findPlace(event.room, deps);
    if (!place) return nothing;
    const language = await deps.languageOf(event.sender);
    return await deps.hearVerification({ event, role, place, language, entry });
  };
}
