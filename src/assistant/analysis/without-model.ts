import type { ActionCall } from '../../core/action.ts';
import type { NoAnswer } from '../../core/model.ts';
import type { Owned } from '../../core/privacy.ts';
import { answer as answerReply, literal, status } from '../../core/reply.ts';
import { type Answer, said } from '../answer.ts';
import { capKey } from '../cap-key.ts';
import type { Answering } from '../known.ts';
import { digestOfEntry } from '../deliver.ts';
import type { ModelAnswer } from '../model-answer.ts';
import type { OwnModel } from '../own-model.ts';
import { answered, ownedBy } from '../perform-calls.ts';
import type { AnswerAnalysisDeps, Work } from './deps.ts';
import { deedOf, type Review, reviewOf } from './review.ts';
import { sayAnalysis } from './sentences.ts';

type Refused = Extract<OwnModel, { kind: 'refused' }>;

/** Why the person's model is not asked, and the plain figures (conversation.md 14.3); or the question whether it may be. */
export async function withoutModel(
  { because, keyName }: Refused,
  { known, days }: Pick<Work, 'known' | 'days'>,
  deps: AnswerAnalysisDeps,
): Promise<Omit<ModelAnswer, 'understood'>> {
  if (because === 'no consent') return { answers: [await askConsent(keyName, known, deps)], waits: true };
  const words = sayAnalysis(known.caller.language);
  const review = await reviewOf(days, known, deps);
  const deeds = [deedOf(review.facts, known)];
  const key = literal(keyName ?? '');
  switch (because) {
    case 'no key':
      // Whoever adds a key now and allows its use gets the answer to this.
      return { answers: counted(words.addKey, words.withoutOne, review, known), deeds, waits: true };
    case 'wrong key':
      return { answers: counted(words.keyIsWrong(key), words.withoutIt, review, known), deeds };
    case 'cap': {
      const isNew = await deps.claimOnce(capKey(known), known.entry.key);
      const why = isNew ? words.capReached(key) : undefined;
      return { answers: counted(why, words.withoutIt, review, known), deeds };
    }
  }
}

/** The question before the first use of a key; a yes asks the same again. */
async function askConsent(
  keyName: string | undefined,
  { caller, shown, tools, entry, request }: Answering,
  { runAction }: AnswerAnalysisDeps,
): Promise<Owned<Answer>> {
  const call: ActionCall = {
    action: 'consent.give',
    input: keyName === undefined ? {} : { name: keyName },
    origin: 'phrase',
  };
  const { signal } = tools;
  const mark = `${digestOfEntry(entry.key)}.consent`;
  return await answered(
    caller,
    async () => await runAction(call, { caller, shown, signal, age: 0, mark, request }),
  );
}

/** The reason, if there is one to be said, and what can be counted; where nothing can, why not. */
export function counted(
  why: string | undefined,
  count: (plain: string) => string,
  { facts, answer }: Review,
  { caller }: Pick<Answering, 'caller'>,
): readonly Owned<Answer>[] {
  const reason = why === undefined ? [] : [why];
  if (facts?.plain === undefined)
    return [...reason.map((line) => ownedBy(caller, said(status(line)))), answer];
  return [ownedBy(caller, said(answerReply([...reason, count(facts.plain)].join('\n'))))];
}

/** Why a model that may be asked gave no answer. */
export function whyNone(because: NoAnswer, key: string, language: string): string {
  const words = sayAnalysis(language);
  switch (because) {
    case 'too slow':
      return words.tooSlow(key);
    case 'limited':
    case 'busy':
      return words.busy(key);
    case 'cap':
      return words.capReached(key);
    case 'not sent':
      return words.notSent;
    case 'wrong key':
      return words.keyIsWrong(key);
    case 'not allowed':
      return words.notAllowed(key);
    case 'none':
    case 'down':
    case 'loading':
    case 'unusable':
    case 'refused':
      return words.noAnswer(key);
  }
}
