import type { EventId, RoomId, UserId } from '../core/ids.ts';
import type { Owned } from '../core/privacy.ts';
import { failure, type Reply, status } from '../core/reply.ts';
import { aboutLine } from './about-line.ts';
import { type Answer, said } from './answer.ts';
import type { Decision } from './decision.ts';
import { digestOfEntry } from './deliver.ts';
import { explains } from './explanation.ts';
import { failureWords, type Telling, withCertainty } from './failure-words.ts';
import type { Answering } from './known.ts';
import { answered, ownedBy, type PerformCallsDeps, performCalls, type Wanted } from './perform-calls.ts';
import type { Reading, Route } from './route.ts';
import { sayAround } from './sentences.ts';
import { meansFile, sentFiles } from './sent-files.ts';
import type { TakeBackDeps } from './take-back-request.ts';
import type { Turns } from './turns.ts';
import { wordNobody } from './word-unknown.ts';

export interface AnswerRequestDeps extends PerformCallsDeps, Pick<TakeBackDeps, 'takeBack'> {
  readonly claimOnce: (key: string, by: string, until?: Date) => Promise<boolean>;
  /** The outbox key of a message that eis sent; undefined for everything else. */
  readonly ownKeyOf: (room: RoomId, event: EventId) => Promise<string | undefined>;
  readonly turns: Turns;
  /** It was seen, and is not said again before its next turn; what there is to say about that, if anything. */
  readonly closeReminder: (user: UserId, id: string, language: string) => Promise<Reply | undefined>;
  /** True for what was accepted before this database was restored from a backup. */
  readonly isRestored: (acceptedAt: Date) => boolean;
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
      return await perform(
        decided.approvals.map((approved) => ({ call: approved.call, approved })),
        known,
        deps,
      );
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
  const wanted = (call: Wanted['call']): Wanted => ({ call: aboutLine(call, known.shown) });
  if (calls.length > 0) return await perform(calls.map(wanted), known, deps, sentence);
  const reading = known.read(sentence, readAt);
  switch (reading.to) {
    case 'command':
    case 'phrase':
      return await perform(reading.calls.map(wanted), known, deps, sentence);
    case 'mistake':
      return [ownedBy(known.caller, said(failure(reading.markdown), 'failed'))];
    case 'model':
      return await answerUnknown(reading, known, deps);
  }
}

async function perform(
  calls: readonly Wanted[],
  known: Answering,
  deps: AnswerRequestDeps,
  sentence?: string,
): Promise<readonly Owned<Answer>[]> {
  const { entry, tools, caller, shown, message, now, request } = known;
  // What held a secret is not said again, in a choice for example.
  const isOneSentence = sentence !== undefined && calls.length === 1 && !known.isRemoved;
  const again = deps.isRestored(entry.acceptedAt);
  const about = calls.some(({ call }) => explains(call)) ? await repliedTo(known, deps) : undefined;
  const sent = calls.some(({ call }) => meansFile(call)) ? await sentFiles(known, deps) : undefined;
  return await performCalls(
    {
      caller,
      shown,
      signal: tools.signal,
      // An answer to a question is a fresh request, however old the sentence is that it stands for.
      age: now.getTime() - message.sentAt.getTime(),
      mark: digestOfEntry(entry.key),
      request,
      wanted: calls,
      ...(again ? { again } : {}),
      ...(isOneSentence ? { said: sentence } : {}),
      ...(about === undefined ? {} : { about }),
      ...(sent ? { sent } : {}),
    },
    deps,
  );
}

/** The request that the message which is replied to belongs to, as far as it is remembered. */
async function repliedTo(
  { message, caller }: Answering,
  { ownKeyOf, turns }: AnswerRequestDeps,
): Promise<string | undefined> {
  const { isReplyTo, place } = message;
  if (isReplyTo === undefined) return undefined;
  const key = await ownKeyOf(place.roomId, isReplyTo);
  const told = key?.split('.', 1)[0];
  // What people reply to by themselves is a request of theirs.
  if (told === undefined) return digestOfEntry(isReplyTo);
  const recent = await turns.recent(caller.user, place.roomId, REMEMBERED);
  return recent.find(({ saidBy, request }) => saidBy === told || request === told)?.request;
}

/** As many turns as are kept. */
const REMEMBERED = 50;

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
