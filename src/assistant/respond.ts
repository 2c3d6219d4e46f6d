import type { ActionDescription } from '../core/action.ts';
import type { Caller, Role } from '../core/caller.ts';
import { sha256 } from '../core/digest.ts';
import type { EventId, RoomId, UserId } from '../core/ids.ts';
import { localpartOf } from '../core/ids.ts';
import type { Handled, HandlerTools, InboxEntry, OpenQuestion, Shown } from '../core/inbox.ts';
import type { Message } from '../core/message.ts';
import type { Place } from '../core/place.ts';
import type { Owned } from '../core/privacy.ts';
import { failure, type Reply, status } from '../core/reply.ts';
import { type Answer, said } from './answer.ts';
import { type BegunPlan, type Decision, decisionToJson, readDecision } from './decision.ts';
import { deliver } from './deliver.ts';
import { failureWords, withCertainty } from './failure-words.ts';
import { greeting } from './greeting.ts';
import { type LastQuestionDeps, lastQuestion } from './last-question.ts';
import { notUnderstood } from './not-understood.ts';
import { ownedBy, type PerformCallsDeps, performCalls } from './perform-calls.ts';
import { isAnswerAlone } from './read-answer.ts';
import { type Parse, type Reading, type Route, route } from './route.ts';

export interface RespondDeps extends PerformCallsDeps, LastQuestionDeps {
  readonly parse: Parse;
  readonly callerOf: (user: UserId, role: Role, place: Place) => Caller;
  readonly actionsOf: (caller: Caller) => readonly ActionDescription[];
  readonly closeQuestion: (user: UserId, room: RoomId) => Promise<boolean>;
  readonly shown: (user: UserId, room: RoomId, now: Date) => Promise<Shown | undefined>;
  readonly claimOnce: (key: string, by: string, until?: Date) => Promise<boolean>;
  readonly directRoom: (user: UserId) => Promise<RoomId | undefined>;
  readonly setDirectRoom: (user: UserId, room: RoomId) => Promise<void>;
  /** The name a person shows; undefined when there is none or it could not be read. */
  readonly displayName: (user: UserId) => Promise<string | undefined>;
  readonly now: () => Date;
}

export interface Request {
  readonly entry: InboxEntry;
  readonly tools: HandlerTools;
  readonly role: Role;
  readonly message: Message;
  /** The message that gets ✅ or ❌; none when a reaction was the request. */
  readonly marked: EventId | undefined;
}

/** A request with everything that is looked up once. */
interface Known extends Request {
  readonly caller: Caller;
  readonly now: Date;
  readonly shown: Shown | undefined;
  readonly isFirst: boolean;
}

type Sentence = Extract<Decision, { to: 'sentence' }>;

/** Answers what one person said in their private room: route, decide, perform, deliver. */
export function createRespond(deps: RespondDeps) {
  return async function respond(request: Request): Promise<Handled> {
    const { message, role, entry } = request;
    const { sender, place } = message;
    const now = deps.now();
    const [asked, shown, isFirst] = await Promise.all([
      lastQuestion(sender, place.roomId, deps),
      deps.shown(sender, place.roomId, now),
      deps.claimOnce(`greeted|${sender}`, entry.key),
    ]);
    const known = { ...request, caller: deps.callerOf(sender, role, place), now, shown, isFirst };
    const begun = readDecision(entry.decision);
    const question = asked && asked.expiresAt > now ? asked : undefined;
    const decided = begun ?? (await decide(routeOf(known, asked, deps), known, deps));
    const answers = await answerTo(decided, known, deps);
    return deliver(answers, {
      message,
      now,
      greeting: isFirst ? await greet(known, deps) : undefined,
      marked: request.marked,
      asked: askedIn(decided, known),
      openBefore: 'isAnswer' in decided && decided.isAnswer ? undefined : question,
      entryKey: entry.key,
    });
  };
}

type Decided = Decision | { readonly to: 'too-long' | 'expired' };

/** What answers nothing but a question, and says nothing by itself, is told when the time for it was over. */
function routeOf({ message, caller, now }: Known, asked: OpenQuestion | undefined, deps: RespondDeps): Route {
  const isOpen = asked !== undefined && asked.expiresAt > now;
  const spoken = route(message, isOpen ? asked : undefined);
  const isLate = asked !== undefined && !isOpen && isAnswerAlone(message.text, asked);
  return isLate && !isUnderstood(message.text, caller, now, deps) ? { to: 'expired' } : spoken;
}

/** An answer to a question is stored before the question is closed: after a crash it is still an answer. */
async function decide(route_: Route, known: Known, deps: RespondDeps): Promise<Decided> {
  if (route_.to === 'too-long' || route_.to === 'expired') return route_;
  if (route_.to === 'sentence') {
    const decision = { ...route_, calls: [], begun: [] };
    if (!route_.isAnswer) return decision;
    await closeQuestion(decision, known, deps);
    return decision;
  }
  await closeQuestion(route_, known, deps);
  return route_;
}

async function closeQuestion(
  decision: Decision,
  { tools, message }: Known,
  deps: RespondDeps,
): Promise<void> {
  await tools.recordDecision(decisionToJson(decision));
  await deps.closeQuestion(message.sender, message.place.roomId);
}

async function answerTo(
  decided: Decided,
  known: Known,
  deps: RespondDeps,
): Promise<readonly Owned<Answer>[]> {
  switch (decided.to) {
    case 'too-long':
      return [ownedBy(known.caller, said(tooLong(known.entry.reference), 'failed'))];
    case 'expired':
      return [ownedBy(known.caller, said(status(EXPIRED), 'failed'))];
    case 'refused':
      return [ownedBy(known.caller, said(status('Nothing was done.')))];
    case 'rephrase':
      return [ownedBy(known.caller, said(status('Then say it in other words, or say help.')))];
    case 'sentence':
      return await answerSentence(decided, known, deps);
  }
}

const EXPIRED = 'That question has expired. Nothing was done.';

const tooLong = (reference: string): Reply =>
  failureWords(
    withCertainty('That message is too long for me: I read up to 4,000 characters.', 'not done'),
    'say it in fewer words.',
    reference,
  );

async function answerSentence(
  sentence: Sentence,
  known: Known,
  deps: RespondDeps,
): Promise<readonly Owned<Answer>[]> {
  if (sentence.calls.length > 0) return await performSentence(sentence, known, deps);
  const reading = readSentence(sentence.sentence, sentence.readAt, known.caller, deps);
  switch (reading.to) {
    case 'command':
    case 'phrase':
      return await performSentence({ ...sentence, calls: reading.calls }, known, deps);
    case 'mistake':
      return [ownedBy(known.caller, said(failure(reading.markdown), 'failed'))];
    case 'model':
      return await answerUnknown(reading.nearest, known, deps);
  }
}

const readSentence = (
  text: string,
  now: Date,
  caller: Caller,
  { parse }: Pick<RespondDeps, 'parse'>,
): Reading => parse(text, { now, timeZone: caller.timeZone, language: caller.language });

async function performSentence(
  sentence: Sentence,
  known: Known,
  deps: RespondDeps,
): Promise<readonly Owned<Answer>[]> {
  const { entry, tools, caller, shown, message, now } = known;
  return await performCalls(
    {
      caller,
      shown,
      signal: tools.signal,
      // An answer to a question is a fresh request, however old the sentence is that it stands for.
      age: now.getTime() - message.sentAt.getTime(),
      mark: sha256(entry.key).slice(0, 32),
      calls: sentence.calls,
      begun: sentence.begun,
      record: async (begun: readonly (BegunPlan | null)[]) => {
        await tools.recordDecision(decisionToJson({ ...sentence, begun }));
      },
    },
    deps,
  );
}

/** After a first hello no explanation follows: the greeting has said what eis understands. */
async function answerUnknown(
  nearest: readonly string[],
  { caller, isFirst, entry, now }: Known,
  deps: RespondDeps,
): Promise<readonly Owned<Answer>[]> {
  if (isFirst) return [];
  const inAnHour = new Date(now.getTime() + 3_600_000);
  const sayWhy = await deps.claimOnce(`no-model|${caller.user}`, entry.key, inAnHour);
  const understood = nearest.filter((sentence) => isUnderstood(sentence, caller, now, deps));
  return [ownedBy(caller, { kind: 'said', part: notUnderstood(understood, sayWhy) })];
}

function isUnderstood(
  sentence: string,
  caller: Caller,
  now: Date,
  deps: Pick<RespondDeps, 'parse'>,
): boolean {
  const { to } = readSentence(sentence, now, caller, deps);
  return to === 'command' || to === 'phrase';
}

/** Said with the first message in a private room, which then is the person's direct room unless they have one. */
async function greet({ caller, now }: Known, deps: RespondDeps): Promise<Owned<Reply>> {
  const { user, place } = caller;
  if ((await deps.directRoom(user)) === undefined) await deps.setDirectRoom(user, place.roomId);
  const name = (await deps.displayName(user)) ?? localpartOf(user);
  const actions = deps.actionsOf(caller);
  return ownedBy(
    caller,
    greeting({ name, actions, isUnderstood: (sentence) => isUnderstood(sentence, caller, now, deps) }),
  );
}

function askedIn(decided: Decided, { message, now, entry }: Known) {
  const age = Math.max(0, now.getTime() - message.sentAt.getTime());
  const { reference } = entry;
  return decided.to === 'sentence'
    ? { sentence: decided.sentence, readAt: decided.readAt, age, reference }
    : { sentence: message.text, readAt: message.sentAt, age, reference };
}
