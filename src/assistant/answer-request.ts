import type { UserId } from '../core/ids.ts';
import type { Owned } from '../core/privacy.ts';
import { failure, type Reply, status } from '../core/reply.ts';
import { type Answer, said } from './answer.ts';
import { carryOut, type CarryOutDeps } from './carry-out.ts';
import type { Decision } from './decision.ts';
import { digestOfEntry } from './deliver.ts';
import { failureWords, type Telling, withCertainty } from './failure-words.ts';
import type { Answering } from './known.ts';
import { answered, ownedBy } from './perform-calls.ts';
import type { Reading, Route } from './route.ts';
import { sayAround } from './sentences.ts';
import type { TakeBackDeps } from './take-back-request.ts';
import { wordNobody } from './word-unknown.ts';

export interface AnswerRequestDeps extends CarryOutDeps, Pick<TakeBackDeps, 'takeBack'> {
  readonly claimOnce: (key: string, by: string, until?: Date) => Promise<boolean>;
  /** It was seen, and is not said again before its next turn; what there is to say about that, if anything. */
  readonly closeReminder: (user: UserId, id: string, language: string) => Promise<Reply | undefined>;
}

type Sentence = Extract<Decision, { to: 'sentence' }>;

/** Does what was decided. */
export async function answerRequest(
  decided: Route,
  known: Answering,
  deps: AnswerRequestDeps,
): Promise<readonly Owned<Answer>[]> {
  const { language } = known.caller;
  const words = sayAround(language);
  const say = (reply: Reply, state: 'done' | 'failed' = 'done') => [
    ownedBy(known.caller, said(reply, state)),
  ];
  switch (decided.to) {
    case 'too-long':
      return say(tooLong({ reference: known.entry.reference, language }), 'failed');
    case 'expired':
      return say(status(words.expired), 'failed');
    case 'nothing open':
      return say(status(words.nothingOpen), 'failed');
    case 'refused':
      return say(status(words.refused));
    case 'rephrase':
      return say(status(words.rephrase));
    case 'approved':
      return await carryOut(decided, known, deps);
    case 'reminder done': {
      const told = await deps.closeReminder(known.caller.user, decided.id, language);
      return told ? say(told) : [];
    }
    case 'take back':
      return [await takeBack(decided, known, deps)];
    case 'sentence':
      return await answerSentence(decided, known, deps);
  }
}

function tooLong(telling: Telling): Reply {
  const words = sayAround(telling.language);
  return failureWords(withCertainty(words.tooLong, 'not done', telling.language), words.sayShorter, telling);
}

const takeBack = async (
  { mode }: Extract<Decision, { to: 'take back' }>,
  { caller, message, request, entry, tools }: Answering,
  deps: AnswerRequestDeps,
): Promise<Owned<Answer>> =>
  await answered(
    caller,
    async () =>
      await deps.takeBack({
        caller,
        room: message.place.roomId,
        request,
        mark: `${digestOfEntry(entry.key)}.0`,
        mode,
        signal: tools.signal,
      }),
  );

async function answerSentence(
  { sentence, readAt, calls }: Sentence,
  known: Answering,
  deps: AnswerRequestDeps,
): Promise<readonly Owned<Answer>[]> {
  if (calls.length > 0) return await carryOut({ calls, sentence }, known, deps);
  const reading = known.read(sentence, readAt);
  switch (reading.to) {
    case 'command':
    case 'phrase':
      return await carryOut({ calls: reading.calls, sentence }, known, deps);
    case 'mistake':
      return [ownedBy(known.caller, said(failure(reading.markdown), 'failed'))];
    case 'model':
      return await answerUnknown(reading, known, deps);
  }
}

/**
 * Where there is no model to ask. After a first hello no explanation follows: the greeting has said what eis
 * understands.
 */
async function answerUnknown(
  { nearest, because }: Extract<Reading, { readonly to: 'model' }>,
  known: Answering,
  deps: AnswerRequestDeps,
): Promise<readonly Owned<Answer>[]> {
  if (known.isFirst) return [];
  const why = because === 'a time that cannot be' ? because : 'none';
  return [await wordNobody({ because: why }, { known, nearest }, deps)];
}
