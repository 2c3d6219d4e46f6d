import { fold } from '../../core/fold.ts';
import type { ContextItem, ContextKind, Retriever } from '../../core/prompt-context.ts';
import type { ShownItem } from '../../core/shown.ts';
import type { Answering } from '../known.ts';
import { digestOfEntry } from '../deliver.ts';
import type { PerformCallsDeps } from '../perform-calls.ts';
import { isTalk, type Turns } from '../turns.ts';
import { privately } from './review.ts';

export interface RetrieverDeps extends Pick<PerformCallsDeps, 'runAction'> {
  readonly turns: Pick<Turns, 'recent'>;
}

const MOST_TURNS = 3;
const MOST_SHOWN = 10;
/** Shorter words stand in too many titles. */
const SHORTEST_WORD = 4;

/** What an answer in words may be about besides the figures: each is asked for at the same time as the others. */
export const retrieversFor = (
  sentence: string,
  known: Answering,
  deps: RetrieverDeps,
): readonly Retriever[] => [
  { kind: 'turns', find: async () => ({ items: await saidBefore(known, deps) }) },
  { kind: 'shown', find: async () => await Promise.resolve({ items: shownLast(known) }) },
  { kind: 'matches', find: async (signal) => ({ items: await matching(sentence, known, { deps, signal }) }) },
];

/** The person's own words in this room, and nobody else's. */
async function saidBefore(
  { caller, message, request, now }: Answering,
  { turns }: RetrieverDeps,
): Promise<readonly ContextItem[]> {
  const { user } = caller;
  const room = message.place.roomId;
  const recent = await turns.recent(user, room, MOST_TURNS + 1);
  return recent
    .filter((turn) => turn.request !== request && isTalk(turn, now))
    .slice(-MOST_TURNS)
    .toReversed()
    .map(({ said }) => ({ kind: 'turns', text: said, origin: 'person', owner: user, room }));
}

const shownLast = ({ shown, caller, message }: Answering): readonly ContextItem[] =>
  (shown?.items ?? []).slice(0, Math.min(shown?.upTo ?? 0, MOST_SHOWN)).map((line, index) => ({
    ...itemOf('shown', line, caller),
    text: `${index + 1}: ${line.name}`,
    room: message.place.roomId,
  }));

const itemOf = (
  kind: ContextKind,
  { name }: ShownItem,
  { user }: Pick<Answering['caller'], 'user'>,
): ContextItem => ({ kind, text: name, origin: 'outside', owner: user });

/** Open tasks with a word of the question in their title. */
async function matching(
  sentence: string,
  known: Answering,
  { deps, signal }: { readonly deps: RetrieverDeps; readonly signal: AbortSignal },
): Promise<readonly ContextItem[]> {
  const words = fold(sentence)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= SHORTEST_WORD);
  if (words.length === 0) return [];
  const { caller, entry, request } = known;
  const result = await deps.runAction(
    { action: 'task.list', input: {}, origin: 'phrase' },
    { caller, shown: undefined, signal, age: 0, mark: `${digestOfEntry(entry.key)}.matches`, request },
  );
  const found = result.showIn(privately(known));
  const items = found?.kind === 'answered' ? (found.outcome.shown?.items ?? []) : [];
  return items
    .filter(({ name }) => words.some((word) => fold(name).includes(word)))
    .map((one) => itemOf('matches', one, caller));
}
