import type { Handled } from '../core/inbox.ts';
import { modelEntryKey } from '../core/new-entry.ts';
import type { Owned } from '../core/privacy.ts';
import type { Understanding } from '../core/turn.ts';
import type { Answer } from './answer.ts';
import type { AnswerRequestDeps } from './answer-request.ts';
import { carryOut } from './carry-out.ts';
import { type Delivery, deliver, digestOfEntry } from './deliver.ts';
import { isExplanation } from './explanation.ts';
import { type Answering, type KnownDeps, lookUp, type Request } from './known.ts';
import type { ModelAnswer, SayDoing } from './model-answer.ts';
import { type ModelDecision, modelDecisionToJson, readModelDecision } from './model-decision.ts';
import { type ModelRow, waitingToJson } from './model-row.ts';
import { isReplaced, mayAct, type OvertakeDeps } from './overtake.ts';
import { type ReplaceDeps, replaceRequest } from './replace-request.ts';
import { settledBy } from './route.ts';
import { sayAround } from './sentences.ts';
import { endProgress, showProgress, type ShowProgressDeps } from './show-progress.ts';
import { turnOf } from './turn-of.ts';
import { understand, type UnderstandDeps } from './understand.ts';
import { wordUnknown } from './word-unknown.ts';

export interface AnswerModelDeps
  extends KnownDeps,
    AnswerRequestDeps,
    ReplaceDeps,
    UnderstandDeps,
    OvertakeDeps,
    ShowProgressDeps {
  readonly closeQuestion: (
    user: Answering['caller']['user'],
    room: Answering['message']['place']['roomId'],
  ) => Promise<boolean>;
  /** Answers in words, with figures that our code computed. */
  readonly answerAnalysis: (
    known: Answering,
    asked: { readonly sentence: string; readonly word: string; readonly sayDoing: SayDoing },
  ) => Promise<ModelAnswer>;
}

/** Answers a sentence that no rule understands: ask, decide, perform, deliver. */
export async function answerModel(request: Request, row: ModelRow, deps: AnswerModelDeps): Promise<Handled> {
  const known: Answering = { ...(await lookUp(request, deps)), request: row.request };
  const came = await showProgress(
    async (sayDoing) => await workOn({ known, row, sayDoing }, deps),
    known,
    deps,
  );
  const room = known.message.place.roomId;
  if (!came) return { say: [{ kind: 'end progress', room }], later: [], forget: true };
  return await tell(came, { ...known, now: deps.now() }, row, deps);
}

interface Work {
  readonly known: Answering;
  readonly row: ModelRow;
  readonly sayDoing: SayDoing;
}

/** Undefined when the message was changed or removed meanwhile: then nothing is said about it. */
async function workOn(work: Work, deps: AnswerModelDeps): Promise<ModelAnswer | undefined> {
  const { known, row, sayDoing } = work;
  if (row.strong === undefined) return await workOnSentence(work, deps);
  if (!(await mayAct(row, deps))) return undefined;
  const replaced = await replaceRequest(known, deps);
  if (!replaced.isDone) return { answers: replaced.answers, understood: { by: 'word', word: row.strong } };
  const asked = { sentence: row.sentence, word: row.strong, sayDoing };
  const came = await deps.answerAnalysis(known, asked);
  return { ...came, answers: [...replaced.answers, ...came.answers] };
}

async function workOnSentence(work: Work, deps: AnswerModelDeps): Promise<ModelAnswer | undefined> {
  const { known, row } = work;
  const begun = readModelDecision(known.entry.decision);
  const wording = { user: known.caller.user, request: row.request, by: digestOfEntry(known.message.eventId) };
  if (!begun && (await isReplaced(wording, deps))) return undefined;
  const decided = begun ?? (await understand(work, deps));
  if (!(await mayAct(row, deps))) return undefined;
  if (!begun) await known.tools.recordDecision(modelDecisionToJson(decided));
  const replaced = await replaceRequest(known, deps);
  const own = replaced.isDone ? await carryOutDecided(decided, work, deps) : [];
  return { answers: [...replaced.answers, ...own], understood: understoodBy(decided) };
}

const understoodBy = (decided: ModelDecision): Understanding =>
  decided.to === 'nobody' ? { by: 'nobody' } : { by: 'model', model: decided.model };

async function carryOutDecided(
  decided: ModelDecision,
  { known, row }: Work,
  deps: AnswerModelDeps,
): Promise<readonly Owned<Answer>[]> {
  if (decided.to !== 'calls') return await wordUnknown(decided, { known, nearest: row.nearest }, deps);
  return await carryOut({ calls: decided.calls, sentence: row.sentence }, known, deps);
}

async function tell(
  came: ModelAnswer,
  known: Answering,
  row: ModelRow,
  deps: AnswerModelDeps,
): Promise<Handled> {
  const { message, caller } = known;
  const room = message.place.roomId;
  const delivery = deliveryOf(came, known);
  if (delivery.settled) await deps.closeQuestion(caller.user, room);
  const handled = deliver(came.answers, delivery);
  const say = endProgress(handled.say, { room, age: delivery.age });
  const turn = turnOf(known, { ...came, sentence: row.sentence, say });
  const waiting = waitingToJson({ key: modelEntryKey(message.eventId), user: caller.user }, row);
  return {
    ...handled,
    say,
    ...(isExplanation(turn) ? {} : { turn: came.waits ? { ...turn, waiting } : turn }),
  };
}

function deliveryOf({ understood }: ModelAnswer, known: Answering): Delivery {
  const { message, now, entry, caller, asked } = known;
  const open = asked && asked.expiresAt > now ? asked : undefined;
  // The guesses were not meant: what was said is understood by now.
  const guess = open?.isGuess && understood.by === 'model' ? open : undefined;
  return {
    message,
    now,
    greeting: undefined,
    marked: known.marked,
    age: Math.max(0, now.getTime() - message.sentAt.getTime()),
    reference: entry.reference,
    openBefore: guess ? undefined : open,
    settled: guess && settledBy(guess, sayAround(caller.language).closedResult).settled,
    shownBefore: known.shown,
    entryKey: entry.key,
    request: known.request,
    language: caller.language,
  };
}
