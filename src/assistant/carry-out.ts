import type { ActionCall } from '../core/action.ts';
import type { Approval } from '../core/action-result.ts';
import type { EventId, RoomId } from '../core/ids.ts';
import type { Owned } from '../core/privacy.ts';
import { aboutLine } from './about-line.ts';
import type { Answer } from './answer.ts';
import { digestOfEntry } from './deliver.ts';
import { explains } from './explanation.ts';
import type { Answering } from './known.ts';
import { type PerformCallsDeps, performCalls, type Wanted } from './perform-calls.ts';
import { meansFile, sentFiles } from './sent-files.ts';
import { type Turns, TURNS_KEPT } from './turns.ts';

export interface CarryOutDeps extends PerformCallsDeps {
  /** The outbox key of a message that eis sent; undefined for everything else. */
  readonly ownKeyOf: (room: RoomId, event: EventId) => Promise<string | undefined>;
  readonly turns: Turns;
  /** True for what was accepted before this database was restored from a backup. */
  readonly isRestored: (acceptedAt: Date) => boolean;
}

/** What rules or a model read in a sentence; or what a person said yes to. */
export type Meant =
  | { readonly calls: readonly ActionCall[]; readonly sentence: string }
  | { readonly approvals: readonly Approval[] };

/** Does what a request means, and hands its calls all that they may have to know of it. */
export async function carryOut(
  meant: Meant,
  known: Answering,
  deps: CarryOutDeps,
): Promise<readonly Owned<Answer>[]> {
  const { entry, tools, caller, shown, message, now, request } = known;
  const wanted = wantedIn(meant, shown);
  // What held a secret is not said again, in a choice for example.
  const isOneSentence = 'sentence' in meant && wanted.length === 1 && !known.isRemoved;
  const about = wanted.some(({ call }) => explains(call)) ? await repliedTo(known, deps) : undefined;
  const sent = wanted.some(({ call }) => meansFile(call)) ? await sentFiles(known, deps) : undefined;
  return await performCalls(
    {
      caller,
      shown,
      signal: tools.signal,
      // An answer to a question is a fresh request, however old the sentence is that it stands for.
      age: now.getTime() - message.sentAt.getTime(),
      mark: digestOfEntry(entry.key),
      request,
      wanted,
      ...(deps.isRestored(entry.acceptedAt) ? { again: true } : {}),
      ...(isOneSentence ? { said: meant.sentence } : {}),
      ...(about === undefined ? {} : { about }),
      ...(sent ? { sent } : {}),
    },
    deps,
  );
}

/** What was agreed to is done to the letter. */
const wantedIn = (meant: Meant, shown: Answering['shown']): readonly Wanted[] =>
  'approvals' in meant
    ? meant.approvals.map((approved) => ({ call: approved.call, approved }))
    : meant.calls.map((call) => ({ call: aboutLine(call, shown) }));

/** The request that the message which is replied to belongs to, as far as it is remembered. */
async function repliedTo(
  { message, caller }: Answering,
  { ownKeyOf, turns }: CarryOutDeps,
): Promise<string | undefined> {
  const { isReplyTo, place } = message;
  if (isReplyTo === undefined) return undefined;
  const key = await ownKeyOf(place.roomId, isReplyTo);
  const told = key?.split('.', 1)[0];
  // What people reply to by themselves is a request of theirs.
  if (told === undefined) return digestOfEntry(isReplyTo);
  const recent = await turns.recent(caller.user, place.roomId, TURNS_KEPT);
  return recent.find(({ saidBy, request }) => saidBy === told || request === told)?.request;
}
