import { type OlmMachine, RoomMessageRequest } from '@matrix-org/matrix-sdk-crypto-wasm';
import * as z from 'zod';
import { sha256 } from '../core/digest.ts';
import { type EventId, parseRoomId, type RoomId, type UserId } from '../core/ids.ts';
import type { Fields } from '../core/json.ts';
import type { Compared, Comparison, VerificationEvent, VerificationNews } from '../core/verification.ts';
import type { Encryption } from './encryption.ts';
import { olmUsers } from './olm-users.ts';
import type { MachineRequest } from './requests.ts';
import { type Flow, goOn, type Stage, type Standing, standingOf, takeAnswer } from './verification-steps.ts';

export interface VerificationDeps {
  readonly encryption: Pick<Encryption, 'machine' | 'requests'>;
  /** Says something as eis, encrypted where the room is. Undefined when the homeserver does not tell its id. */
  readonly sendEvent: (event: {
    readonly room: RoomId;
    readonly type: string;
    readonly content: Fields;
    readonly transactionId: string;
  }) => Promise<EventId | undefined>;
}

/**
 * Verification by emoji between eis and the clients of people, in a room that both are in. Who begins it is never
 * eis, nor is it eis who finds the pictures equal. It lives in the memory of the process that leads, as in any client.
 */
export interface Verification {
  /** Carries out what the other side said; what a person has to know then, if anything. */
  readonly receive: (event: VerificationEvent) => Promise<VerificationNews | undefined>;
  /** Says no to somebody with whom eis is not verified in this way. */
  readonly decline: (event: VerificationEvent) => Promise<void>;
  /** What waits for a person who compares. */
  readonly waiting: () => Promise<readonly Comparison[]>;
  readonly answer: (flow: EventId, said: 'match' | 'differ') => Promise<Compared>;
}

export function createVerification(deps: VerificationDeps): Verification {
  const { encryption, sendEvent } = deps;
  /** Those that a person was shown, until they are over. */
  const shown = new Map<EventId, Comparison>();

  const standingNow = async (flow: Flow): Promise<Standing> =>
    await encryption.machine().run(async (olm) => standingOf(olm, flow));
  /** What a step wants to be said is said, and only then it is known where the verification stands. */
  const step = async (
    flow: Flow,
    work: (olm: OlmMachine) => Promise<readonly MachineRequest[]>,
  ): Promise<Standing> => {
    for (const request of await encryption.machine().run(work)) await say(request, deps);
    const standing = await standingNow(flow);
    if (standing.stage === 'verified') await learnSignature(flow, encryption);
    return standing;
  };
  const stageNow = async (comparison: Comparison): Promise<Stage> =>
    (await standingNow(flowOf(comparison))).stage;

  return {
    receive: async (event) => {
      const { flow } = event;
      // Compared is what the homeserver shows now; of strangers nothing is known yet.
      if (event.begins) await learnKeys(event, encryption);
      const standing = await step(event, async (olm) => await goOn(olm, event));
      const news = newsOf(event, standing, shown.has(flow));
      if (news?.kind === 'compare') shown.set(flow, news.comparison);
      else if (news) shown.delete(flow);
      return news;
    },
    decline: async ({ room, flow }) => {
      const type = 'm.key.verification.cancel';
      await sendEvent({ room, type, content: declining(flow), transactionId: `decline-${sha256(flow)}` });
    },
    waiting: async () => {
      const stages = new Map<EventId, Stage>();
      for (const [flow, comparison] of shown) stages.set(flow, await stageNow(comparison));
      for (const [flow, stage] of stages) if (isOver(stage)) shown.delete(flow);
      return [...shown.values()].filter(({ flow }) => stages.get(flow) === 'comparable');
    },
    answer: async (flow, said) => {
      const comparison = shown.get(flow);
      if (!comparison || (await stageNow(comparison)) !== 'comparable') return 'gone';
      const about = flowOf(comparison);
      const { stage } = await step(about, async (olm) => await takeAnswer(olm, about, said));
      if (isOver(stage)) shown.delete(flow);
      if (said === 'differ') return 'refused';
      return stage === 'verified' ? 'verified' : 'confirmed';
    },
  };
}

/** Said without the machine: whoever is declined need not be known to it. */
const declining = (flow: EventId): Fields => ({
  code: 'm.user',
  reason: 'Verified by admins only',
  'm.relates_to': { rel_type: 'm.reference', event_id: flow },
});

const flowOf = ({ flow, room, user }: Comparison): Flow => ({ flow, room, sender: user });

const isOver = (stage: Stage): boolean => ['gone', 'verified', 'cancelled'].includes(stage);

/** What the person did not know before; only those to whom pictures were shown hear how it ended. */
function newsOf(
  { flow, room, sender: user }: VerificationEvent,
  { stage, emoji }: Standing,
  wasShown: boolean,
): VerificationNews | undefined {
  if (!wasShown)
    return stage === 'comparable' ? { kind: 'compare', comparison: { flow, user, room, emoji } } : undefined;
  if (!isOver(stage)) return undefined;
  return stage === 'verified' ? { kind: 'verified' } : { kind: 'ended' };
}

async function learnKeys(
  { sender }: VerificationEvent,
  { machine, requests }: VerificationDeps['encryption'],
): Promise<void> {
  await machine().run(async (olm) => await olm.updateTrackedUsers(olmUsers([sender])));
  await askKeys(sender, { machine, requests });
}

/**
 * The machine tells the homeserver what it signed, and believes it once it is shown that: another identity is
 * noticed only from then on.
 */
async function learnSignature({ sender }: Flow, encryption: VerificationDeps['encryption']): Promise<void> {
  await encryption.requests().drain();
  await askKeys(sender, encryption);
}

async function askKeys(sender: UserId, { machine, requests }: VerificationDeps['encryption']): Promise<void> {
  const query = await machine().run(
    async (olm) => await Promise.resolve(olm.queryKeysForUsers(olmUsers([sender]))),
  );
  await requests().send(query);
}

const Content = z.record(z.string(), z.json());

/** In rooms like everything that eis says; else straight to the device. */
async function say(request: MachineRequest, { encryption, sendEvent }: VerificationDeps): Promise<void> {
  if (!(request instanceof RoomMessageRequest)) {
    await encryption.requests().send(request);
    return;
  }
  const { id, room_id, event_type, txn_id, body, type } = request;
  const room = parseRoomId(room_id);
  if (!room) return;
  const content = Content.parse(JSON.parse(body));
  const event = await sendEvent({ room, type: event_type, content, transactionId: txn_id });
  // Where the homeserver tells no id, any one ends the request.
  const answer = JSON.stringify({ event_id: event ?? `$${txn_id}` });
  await encryption.machine().run(async (olm) => await olm.markRequestAsSent(id, type, answer));
}
