import { createHearVerification } from '../builtins/verification/hear-verification.ts';
import { UnavailableError } from '../core/errors.ts';
import type { OwnUsers } from '../core/own-users.ts';
import type { Encryption } from '../crypto/encryption.ts';
import { createVerification } from '../crypto/verify.ts';
import type { SendIntoRoom } from './sending.ts';

interface VerifyingParts {
  readonly encryption: Encryption;
  readonly ownUsers: OwnUsers;
  readonly now: () => Date;
}

export type Verifying = ReturnType<typeof wireVerification>;

/** How the apps of admins and eis come to trust each other. */
export function wireVerification({ encryption, ownUsers, now }: VerifyingParts) {
  let send: SendIntoRoom | undefined;
  const verification = createVerification({
    encryption,
    sendEvent: async ({ type, content, room, transactionId }) => {
      if (!send) throw new UnavailableError('I am only starting.', { certainty: 'not done' });
      return await send({ type, content }, { from: ownUsers.bot, room, transactionId });
    },
  });
  return {
    verification,
    hearVerification: createHearVerification({ ...verification, now }),
    /** That of the epoch, through which everything in rooms goes. */
    onSending: (current: SendIntoRoom): void => void (send = current),
  };
}
