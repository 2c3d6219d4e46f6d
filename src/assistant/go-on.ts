import type { NewEntry } from '../core/new-entry.ts';
import { Owned } from '../core/privacy.ts';
import type { Answer } from './answer.ts';
import type { Answering } from './known.ts';
import { allowedEntry } from './model-row.ts';
import { sayAround } from './sentences.ts';
import type { Turns } from './turns.ts';

/** What a person allows by it is what their question waited for. */
const ALLOWS = 'consent.give';
/** A question further back is not waited for any more. */
const MOST_TURNS = 10;

export interface WentOn {
  readonly answers: readonly Owned<Answer>[];
  readonly later: readonly NewEntry[];
}

/** Whoever was asked for consent and gave it gets the answer to the question that waits for it in this room. */
export async function goOn(
  answers: readonly Owned<Answer>[],
  known: Answering,
  { turns }: { readonly turns: Turns },
): Promise<WentOn> {
  const { caller, message, entry } = known;
  const { place } = message;
  const given = answers.find((answer) => isGiven(answer.showIn(place)));
  const told = given?.showIn(place);
  if (!given || told?.kind !== 'changed') return { answers, later: [] };
  const recent = await turns.recent(caller.user, place.roomId, MOST_TURNS);
  const waiting = recent.findLast((turn) => turn.waiting !== undefined)?.waiting;
  const next = waiting === undefined ? undefined : allowedEntry(waiting, entry.key);
  if (!next) return { answers, later: [] };
  const markdown = `${told.markdown} ${sayAround(caller.language).answerNow}`;
  const thanks = new Owned<Answer>({ ...told, markdown }, given.owner);
  return { answers: answers.map((one) => (one === given ? thanks : one)), later: [next] };
}

const isGiven = (answer: Answer | undefined): boolean =>
  answer?.kind === 'changed' && answer.for?.action === ALLOWS && answer.trouble === undefined;
