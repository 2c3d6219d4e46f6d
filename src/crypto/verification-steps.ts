import {
  type OlmMachine,
  RoomId as OlmRoomId,
  RoomMessageRequest,
  Sas,
  UserId as OlmUserId,
  VerificationMethod,
  type VerificationRequest,
  VerificationRequestPhase,
} from '@matrix-org/matrix-sdk-crypto-wasm';
import type { ShownEmoji, VerificationEvent } from '../core/verification.ts';
import type { MachineRequest } from './requests.ts';

/** Which verification is meant, and with whom. */
export type Flow = Pick<VerificationEvent, 'room' | 'sender' | 'flow'>;

export type Stage = 'gone' | 'begun' | 'comparable' | 'confirmed' | 'verified' | 'cancelled';

export interface Standing {
  readonly stage: Stage;
  readonly emoji: readonly ShownEmoji[];
}

/**
 * Hands over what the other side said, and agrees to what needs no person: to begin, and to emoji. Returns what the
 * machine wants to be sent then, in the room for the most part.
 */
export async function goOn(
  olm: OlmMachine,
  { event, ...flow }: VerificationEvent,
): Promise<readonly MachineRequest[]> {
  await olm.receiveVerificationEvent(JSON.stringify(event), new OlmRoomId(flow.room));
  const request = requestOf(olm, flow);
  const accepted =
    request && isAsked(request) ? request.acceptWithMethods([VerificationMethod.SasV1]) : undefined;
  const sas = request && sasOf(request);
  const started = sas && !sas.weStarted() && !sas.hasBeenAccepted() ? sas.accept() : undefined;
  return [...present(accepted, started), ...(await roomMessages(olm))];
}

/** A person compared the pictures: where they differ, somebody stands between the two. */
export async function takeAnswer(
  olm: OlmMachine,
  flow: Flow,
  said: 'match' | 'differ',
): Promise<readonly MachineRequest[]> {
  const request = requestOf(olm, flow);
  const sas = request && sasOf(request);
  if (said === 'match') return (await sas?.confirm()) ?? [];
  return present(sas?.cancelWithCode('m.mismatched_sas'));
}

export function standingOf(olm: OlmMachine, flow: Flow): Standing {
  const request = requestOf(olm, flow);
  const sas = request && sasOf(request);
  const emoji = sas?.emoji() ?? [];
  return {
    stage: request ? stageOf(request, sas) : 'gone',
    emoji: emoji.map(({ symbol, description }) => ({ symbol, name: description })),
  };
}

const present = (...wanted: readonly (MachineRequest | undefined)[]): readonly MachineRequest[] =>
  wanted.filter((one) => one !== undefined);

const requestOf = (olm: OlmMachine, { sender, flow }: Flow): VerificationRequest | undefined =>
  olm.getVerificationRequest(new OlmUserId(sender), flow);

const isAsked = (request: VerificationRequest): boolean =>
  !request.weStarted() && request.phase() === VerificationRequestPhase.Requested;

function sasOf(request: VerificationRequest): Sas | undefined {
  const verification = request.getVerification();
  return verification instanceof Sas ? verification : undefined;
}

function stageOf(request: VerificationRequest, sas: Sas | undefined): Stage {
  const both = [request, ...(sas ? [sas] : [])];
  if (both.some((one) => one.isDone())) return 'verified';
  if (request.timedOut() || both.some((one) => one.isCancelled())) return 'cancelled';
  if (!sas?.canBePresented()) return 'begun';
  return sas.haveWeConfirmed() ? 'confirmed' : 'comparable';
}

/** `Requests` leaves alone what is to be said in rooms, because it may have to be encrypted. */
async function roomMessages(olm: OlmMachine): Promise<readonly MachineRequest[]> {
  const outgoing: readonly MachineRequest[] = await olm.outgoingRequests();
  return outgoing.filter((request) => request instanceof RoomMessageRequest);
}
