import type { Caller } from '../core/caller.ts';
import type { RoomId } from '../core/ids.ts';
import type { Act, ActState } from '../core/journal.ts';
import type { UndoMode } from '../core/plan.ts';
import type { ActionDeps } from './action-deps.ts';
import { type SettleTools, settleAct } from './settle-act.ts';

/** What was done can be taken back for so long (conversation.md 9.3). */
const UNDO_MS = 600_000;

interface Search extends SettleTools, Pick<ActionDeps, 'now'> {
  readonly caller: Pick<Caller, 'user'>;
  readonly room: RoomId;
  /** Left out: the newest one in this room. */
  readonly request?: string;
  readonly mode: UndoMode;
}

interface Found {
  /** In the order they were opened. */
  readonly acts: readonly Act[];
  /** Of some act nobody can tell whether it was done. */
  readonly isInDoubt: boolean;
}

/** What a request did and has not been taken back. What is not known to have ended is looked up first. */
export async function actsToTakeBack(search: Search): Promise<Found> {
  const found = (await actsOf(search)).filter(({ undoes }) => undoes.length === 0);
  const acts: Act[] = [];
  let isInDoubt = false;
  for (const act of found) {
    const known = await withKnownEnd(act, search);
    // Of an act in doubt the edits are known that were read back.
    if (HAS_DONE.has(known.state)) acts.push(known);
    isInDoubt ||= known.state === 'doubt';
  }
  return { acts, isInDoubt };
}

const HAS_DONE: ReadonlySet<ActState> = new Set(['whole', 'partly', 'doubt']);

async function withKnownEnd(act: Act, search: Search): Promise<Act> {
  if (act.state !== 'begun' && act.state !== 'doubt') return act;
  await settleAct(act, { ...search, isEarly: true });
  return (await search.journal.find(act.owner, act.mark)) ?? act;
}

async function actsOf({ journal, caller, room, request, mode, now }: Search): Promise<readonly Act[]> {
  const since = new Date(now().getTime() - UNDO_MS);
  const acts = request === undefined ? [] : await journal.ofRequest(caller.user, request);
  // How much of the newest request is meant was asked by an "undo", which did nothing itself.
  const isAnswer = mode !== 'ask' && acts.length === 0;
  if (request === undefined || isAnswer) return await journal.latest(caller.user, room, since);
  return acts.filter(({ at }) => at.getTime() >= since.getTime());
}
