import type { Handled, Handler, InboxEntry } from '../core/inbox.ts';
import type { InboxKind } from '../core/new-entry.ts';
import type { Place } from '../core/place.ts';
import { isClosed as isClosedNow } from '../core/settled-encryption.ts';
import { fromOutside } from './from-outside.ts';
import { createGiveUp, type GiveUpDeps } from './give-up.ts';
import { createHandleCredential } from './handle-credential.ts';
import { createHandleEvent, type HandleEventDeps } from './handle-event.ts';
import { createHandleInvite, type HandleInviteDeps } from './handle-invite.ts';
import { createHandleJoin } from './handle-join.ts';
import { createHandleModel, type HandleModelDeps } from './handle-model.ts';
import { createHandleLookAgain, type HandleLookAgainDeps } from './handle-look-again.ts';
import { createHandleMessage, type HandleMessageDeps } from './handle-message.ts';
import { createHandleNewDevice, type HandleNewDeviceDeps } from './handle-new-device.ts';
import { createHandleOccurrence, type HandleOccurrenceDeps } from './handle-occurrence.ts';
import { createHandleReaction, type HandleReactionDeps } from './handle-reaction.ts';
import { createHandleRedaction, type HandleRedactionDeps } from './handle-redaction.ts';
import { createHandleSealed, type HandleSealedDeps } from './handle-sealed.ts';
import { createHandleTombstone, type HandleTombstoneDeps } from './handle-tombstone.ts';
import { createHandleVerification, type HandleVerificationDeps } from './handle-verification.ts';
import { createLeaveEncrypted, createTellElsewhere, type LeaveEncryptedDeps } from './leave-encrypted.ts';
import { createRespond, type RespondDeps } from './respond.ts';
import { createTryJoin, type TryJoinDeps } from './try-join.ts';

type Built =
  | 'respond'
  | 'leaveEncrypted'
  | 'tellElsewhere'
  | 'isClosed'
  | 'tryJoin'
  | 'handleMessage'
  | 'handleReaction'
  | 'handleRedaction'
  | 'handleInvite'
  | 'handleTombstone'
  | 'handleSealed'
  | 'handleVerification';

/** All that the assistant needs from other parts. */
export interface AssistantDeps
  extends RespondDeps,
    LeaveEncryptedDeps,
    HandleTombstoneDeps,
    Omit<GiveUpDeps, Built>,
    HandleLookAgainDeps,
    HandleNewDeviceDeps,
    HandleOccurrenceDeps,
    Omit<HandleModelDeps, Built>,
    Omit<HandleRedactionDeps, Built>,
    Omit<HandleSealedDeps, Built>,
    HandleVerificationDeps,
    Omit<HandleMessageDeps, Built>,
    Omit<HandleReactionDeps, Built>,
    Omit<HandleInviteDeps, Built>,
    Omit<TryJoinDeps, Built>,
    Omit<HandleEventDeps, Built> {}

export interface Assistant {
  /** One for each kind of entry. */
  readonly handlers: Readonly<Record<InboxKind, Handler>>;
  /** What is said about an entry that is buried. */
  readonly giveUp: (entry: InboxEntry, error: unknown) => Promise<Handled>;
}

/** Joins the handlers of this folder. */
export function createHandlers(given: AssistantDeps): Assistant {
  const deps: AssistantDeps = {
    ...given,
    isJoined: fromOutside(given.isJoined),
    joinRoom: fromOutside(given.joinRoom),
    settle: fromOutside(given.settle),
    ownKeyOf: fromOutside(given.ownKeyOf),
    redactEvent: fromOutside(given.redactEvent),
    readSent: fromOutside(given.readSent),
  };
  const leaveEncrypted = createLeaveEncrypted(deps);
  const isClosed = async (place: Pick<Place, 'encrypted'>) => await isClosedNow(place, deps);
  const tryJoin = createTryJoin({ ...deps, leaveEncrypted, isClosed });
  const respond = createRespond(deps);
  const handleEvent = createHandleEvent({
    ...deps,
    handleMessage: createHandleMessage({ ...deps, respond, leaveEncrypted, isClosed }),
    handleReaction: createHandleReaction({ ...deps, respond, isClosed }),
    handleRedaction: createHandleRedaction({ ...deps, isClosed }),
    handleInvite: createHandleInvite({ ...deps, tryJoin }),
    handleTombstone: createHandleTombstone(deps),
    handleSealed: createHandleSealed({ ...deps, leaveEncrypted, tellElsewhere: createTellElsewhere(deps) }),
    handleVerification: createHandleVerification(deps),
  });
  return {
    handlers: {
      event: handleEvent,
      sealed: handleEvent,
      join: createHandleJoin({ ...deps, tryJoin }),
      credential: createHandleCredential({ ...deps, respond, isClosed }),
      'look-again': createHandleLookAgain(deps),
      occurrence: createHandleOccurrence(deps),
      model: createHandleModel({ ...deps, isClosed }),
      'new-device': createHandleNewDevice(deps),
    },
    giveUp: createGiveUp({ ...deps, isClosed }),
  };
}
