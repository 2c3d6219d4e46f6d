import type { ActionCall } from '../core/action.ts';
import type { PromptContext } from '../core/prompt-context.ts';
import { answer as answerReply, literal, type Reply } from '../core/reply.ts';
import { fullDay, today } from '../core/time.ts';
import {
  type AnalysisDecision,
  analysisDecisionToJson,
  readAnalysisDecision,
} from './analysis/analysis-decision.ts';
import type { AnswerAnalysisDeps, AskedAnalysis, Proposal, Work } from './analysis/deps.ts';
import { lengthOf } from './analysis/length-of.ts';
import { type Days, looksForward, readSpan, whenOf } from './analysis/read-span.ts';
import { retrieversFor } from './analysis/retrievers.ts';
import { deedOf, type Review, retrievedFrom, reviewOf } from './analysis/review.ts';
import { sayAnalysis } from './analysis/sentences.ts';
import { counted, whyNone, withoutModel } from './analysis/without-model.ts';
import { said } from './answer.ts';
import type { Answering } from './known.ts';
import { digestOfEntry } from './deliver.ts';
import { readingContextOf } from './known.ts';
import type { ModelAnswer } from './model-answer.ts';
import type { OwnModel } from './own-model.ts';
import { ownedBy, performCalls } from './perform-calls.ts';

/** About a hundred tasks with their dates. */
const MOST_TOKENS = 4_000;

/**
 * Answers in words, from figures that our own code counted over all connections of the person (conversation.md 14.3).
 * Without leave to ask their model they get the plain figures.
 */
export async function answerAnalysis(
  known: Answering,
  asked: AskedAnalysis,
  deps: AnswerAnalysisDeps,
): Promise<ModelAnswer> {
  const { caller, request, entry } = known;
  const work: Work = { known, asked, days: spanOf(asked, known, deps) };
  const understood = { by: 'word' as const, word: asked.word };
  asked.sayDoing(sayAnalysis(caller.language).reading);
  const begun = readAnalysisDecision(entry.decision);
  if (begun) {
    const review = await reviewOf(work.days, known, deps);
    return {
      understood: { ...understood, model: begun.model },
      ...(await carryOut(begun, { ...work, review }, deps)),
    };
  }
  const own = await deps.ownModel(caller, { purpose: 'analysis', request });
  return own.kind === 'refused'
    ? { understood, ...(await withoutModel(own, work, deps)) }
    : { understood, ...(await withModel(own, work, deps)) };
}

/** The days that the sentence speaks of, read as those of a command are. */
function spanOf(
  { sentence, word }: AskedAnalysis,
  { caller, now, connections }: Answering,
  { readFields }: AnswerAnalysisDeps,
): Days | undefined {
  const context = { ...readingContextOf(caller), now, connections };
  return readSpan({ sentence, word, now, timeZone: caller.timeZone }, (words) => {
    const fields = { when: words };
    const reading = readFields({ action: 'task.review', fields, said: [sentence], origin: 'llm' }, context);
    return reading.kind === 'calls' ? whenOf(reading.calls) : undefined;
  });
}

type Granted = Extract<OwnModel, { kind: 'granted' }>;
type Came = Omit<ModelAnswer, 'understood'> & Partial<Pick<ModelAnswer, 'understood'>>;

async function withModel(own: Granted, work: Work, deps: AnswerAnalysisDeps): Promise<Came> {
  const { known, asked, days } = work;
  const { caller, tools } = known;
  const words = sayAnalysis(caller.language);
  const [review, gathered] = await Promise.all([
    reviewOf(days, known, deps),
    deps.gather(retrieversFor(asked.sentence, known, deps), tools.signal),
  ]);
  // Without the figures nothing is asked: the model would have to invent them.
  if (!review.facts) return { answers: [review.answer] };
  const found = [retrievedFrom(review.facts, known), ...gathered.found];
  const context = deps.assemble({ ...gathered, found }, { ...caller, tokenLimit: MOST_TOKENS });
  const key = literal(own.keyName);
  asked.sayDoing(words.asking(key));
  const came = await ask(own, { work, context }, deps);
  if (came.kind === 'no answer') {
    const answers = counted(whyNone(came.because, key, caller.language), words.withoutIt, review, known);
    return { answers, deeds: [deedOf(review.facts, known)], leftOut: context.leftOut };
  }
  const { markdown, model } = came;
  const calls = callsOf(came.proposals, context, known, deps);
  const decision: AnalysisDecision = { markdown, calls, model, leftOut: context.leftOut };
  await tools.recordDecision(analysisDecisionToJson(decision));
  return {
    understood: { by: 'word', word: asked.word, model },
    ...(await carryOut(decision, { ...work, review }, deps)),
  };
}

const ask = async (
  own: Granted,
  { work: { known, asked }, context }: { readonly work: Work; readonly context: PromptContext },
  { converse }: AnswerAnalysisDeps,
) =>
  await converse(
    {
      question: asked.sentence,
      today: fullDay(today(known.now, known.caller.timeZone), 'en'),
      language: known.caller.language,
      context,
      // Whoever looks back asked for no change: there is nothing to propose then, whatever stands in a task.
      actions: looksForward(asked.word) ? known.actions : [],
      signal: known.tools.signal,
    },
    own.ask(context),
  );

/** The words of a proposal are those of anybody: they are read like those of a person, and asked about first. */
const callsOf = (
  proposals: readonly Proposal[],
  { isTainted }: PromptContext,
  { caller, now, connections }: Answering,
  { readFields }: AnswerAnalysisDeps,
): readonly ActionCall[] =>
  proposals.flatMap((proposal) => {
    const wanted = { ...proposal, said: [], origin: isTainted ? ('llm-tainted' as const) : ('llm' as const) };
    const reading = readFields(wanted, { ...readingContextOf(caller), now, connections });
    return reading.kind === 'calls' ? reading.calls : [];
  });

/** Says what was said, and asks about what was proposed. */
async function carryOut(
  { markdown, calls, model, leftOut }: AnalysisDecision,
  work: Work & { readonly review: Review },
  deps: AnswerAnalysisDeps,
): Promise<Omit<ModelAnswer, 'understood'>> {
  const { known, review } = work;
  const { caller, message, tools, entry, request, shown } = known;
  const proposed = await performCalls(
    {
      caller,
      shown,
      signal: tools.signal,
      age: 0,
      mark: digestOfEntry(entry.key),
      request,
      wanted: calls.map((call) => ({ call })),
      ...(deps.isRestored(entry.acceptedAt) ? { again: true } : {}),
    },
    deps,
  );
  return {
    answers: [
      ownedBy(caller, said(inWords({ markdown, keyName: model.title }, work))),
      // What cannot be planned was no good proposal: nobody asked for it, so nothing is said about it.
      ...proposed.filter((one) => one.showIn(message.place)?.kind === 'confirm'),
    ],
    deeds: [deedOf(review.facts, known)],
    leftOut,
  };
}

/** Begins and ends as it is fixed (conversation.md 14.5, 18); where nothing of the model is left, with the figures. */
function inWords(
  { markdown, keyName }: { readonly markdown: string; readonly keyName: string },
  { known, review, days }: Work & { readonly review: Review },
): Reply {
  const { caller } = known;
  const words = sayAnalysis(caller.language);
  const key = literal(keyName);
  const text = markdown === '' ? words.onlyNumbers(key, review.facts?.plain ?? '') : markdown;
  // A line right behind a list would become part of its last item.
  const gap = /^- /m.test(text) ? '\n\n' : '\n';
  return answerReply([words.lookingAt(lengthOf(days, caller)), text, words.via(key)].join(gap));
}
