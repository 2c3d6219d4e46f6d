import type { ActionCall } from '../core/action.ts';
import type { Caller } from '../core/caller.ts';
import type { RoomId, UserId } from '../core/ids.ts';
import { localpartOf } from '../core/ids.ts';
import { type Handled, nothing, type OpenQuestion } from '../core/inbox.ts';
import type { NewEntry } from '../core/new-entry.ts';
import type { Owned } from '../core/privacy.ts';
import type { Reply } from '../core/reply.ts';
import type { Understanding } from '../core/turn.ts';
import type { Answer } from './answer.ts';
import { answerReminder, isReminderWord } from './answer-reminder.ts';
import { type AnswerRequestDeps, answerRequest } from './answer-request.ts';
import { type Decision, decisionToJson, readDecision, type Settled } from './decision.ts';
import { type Delivery, deliver, digestOfEntry } from './deliver.ts';
import { isExplanation } from './explanation.ts';
import { type FoundSecret, findSecret, isSaidIn, secretCommand, secretsIn } from './find-secret.ts';
import { goOn } from './go-on.ts';
import { greeting } from './greeting.ts';
import { handOn } from './hand-on.ts';
import { type HideSecretDeps, hideSecret } from './hide-secret.ts';
import { type Answering, isUnderstood, type Known, type KnownDeps, lookUp, type Request } from './known.ts';
import { overtake } from './overtake.ts';
import { ownedBy } from './perform-calls.ts';
import { isAnswerAlone, isYesOrNo } from './read-answer.ts';
import type { ModelsFor } from './model-abilities.ts';
import { mayReplace, type ReplaceDeps, replaceRequest } from './replace-request.ts';
import { type Route, route, settledBy } from './route.ts';
import { fileRoute } from './sent-files.ts';
import { sayAround } from './sentences.ts';
import { turnOf } from './turn-of.ts';
import type { UnderstandDeps } from './understand.ts';

export interface RespondDeps
  extends AnswerRequestDeps,
    KnownDeps,
    HideSecretDeps,
    ReplaceDeps,
    UnderstandDeps {
  readonly closeQuestion: (user: UserId, room: RoomId) => Promise<boolean>;
  readonly directRoom: (user: UserId) => Promise<RoomId | undefined>;
  readonly setDirectRoom: (user: UserId, room: RoomId) => Promise<void>;
  /** The name a person shows; undefined when there is none or it could not be read. */
  readonly displayName: (user: UserId) => Promise<string | undefined>;
  readonly modelsOf: (caller: Caller) => Promise<ModelsFor>;
}

/** Answers what one person said in their private room: route, decide, perform, deliver. */
export function createRespond(deps: RespondDeps) {
  return async function respond(request: Request): Promise<Handled> {
    const known = await lookUp(request, deps);
    const begun = readDecision(request.entry.decision);
    const found = begun ?? routeOf(known);
    const secret = request.isRemoved ? undefined : secretOf(found, known);
    if (secret) return await hide(secret, found, known, deps);
    if (!(await mayReplace(request, deps))) return nothing;
    const decided = begun ?? (await decide(found, known, deps));
    const answering = { ...known, request: requestOf(decided, known) };
    const row = await handOn(decided, answering, deps);
    if (row) return await saidLater(row, decided, answering, deps);
    const replaced = await replaceRequest(known, deps);
    const own = replaced.isDone ? await answerRequest(decided, answering, deps) : [];
    const delivery = await deliveryOf(decided, answering, deps);
    const went = await goOn(own, answering, deps);
    const answers = [...replaced.answers, ...went.answers];
    const handled = deliver(answers, delivery);
    if (holdsSecret(decided, known)) return { ...handled, forget: true };
    const turn = turnAfter(decided, answering, answers, handled);
    return { ...handled, later: [...handled.later, ...went.later], ...turn };
  };
}

/** A model reads it in a row of its own; until then nothing is said about it, but for a first hello. */
async function saidLater(
  row: NewEntry,
  decided: Route,
  known: Answering,
  deps: RespondDeps,
): Promise<Handled> {
  const { replaces, caller, request, entry } = known;
  if (replaces !== undefined) await overtake({ user: caller.user, request, by: entry.key }, deps);
  const delivery = await deliveryOf(decided, known, deps);
  const handled = deliver([], { ...delivery, marked: undefined });
  return {
    ...handled,
    later: [row],
    turn: turnOf(known, { ...HANDED_ON, sentence: sentenceOf(decided, known) }),
  };
}

const HANDED_ON = { answers: [], say: [], understood: { by: 'nobody' } } as const;

const sentenceOf = (decided: Route, { message }: Known): string =>
  decided.to === 'sentence' ? decided.sentence : message.text;

/** Abilities that explain a turn are none themselves. */
function turnAfter(
  decided: Route,
  known: Answering,
  answers: readonly Owned<Answer>[],
  { say }: Handled,
): Pick<Handled, 'turn'> {
  const sentence = sentenceOf(decided, known);
  const turn = turnOf(known, { sentence, answers, say, understood: understoodBy(decided, known) });
  return isExplanation(turn) ? {} : { turn };
}

function understoodBy(decided: Route, { read }: Known): Understanding {
  if (decided.to !== 'sentence') return { by: 'answer' };
  const { sentence, readAt, isAnswer, calls } = decided;
  if (isAnswer || calls.length > 0) return { by: 'answer' };
  const { to } = read(sentence, readAt);
  return { by: to === 'command' || to === 'phrase' ? to : 'nobody' };
}

/** What answers nothing but a question, and says nothing by itself, is told when there is none, or not any more. */
function routeOf(known: Known): Route {
  const attaching = fileRoute(known);
  if (attaching) return attaching;
  const { message, read, reminder } = known;
  const answered = reminder && answerReminder(message, reminder, (text) => read(text, message.sentAt));
  if (answered && reminder.isMeant) return answered;
  const spoken = routeSpoken(known);
  return answered && isFree(spoken, known) ? answered : spoken;
}

/** Nothing else is surely meant: neither the open question nor a sentence of its own. */
function isFree(spoken: Route, { message, read, now }: Known): boolean {
  if (spoken.to === 'nothing open') return true;
  if (spoken.to !== 'sentence' || spoken.isAnswer) return false;
  return isReminderWord(message.text) || !isUnderstood(message.text, { read, now });
}

function routeSpoken({ message, asked, now, read, caller }: Known): Route {
  const { readsIn } = caller;
  const isOpen = asked !== undefined && asked.expiresAt > now;
  const spoken = route(message, isOpen ? asked : undefined, (text) => read(text, message.sentAt), caller);
  if (isOpen || spoken.to !== 'sentence') return spoken;
  const isLate = asked !== undefined && isAnswerAlone(message.text, asked, readsIn);
  if (!(isLate || isYesOrNo(message.text, readsIn)) || isUnderstood(message.text, { read, now }))
    return spoken;
  return isLate ? { to: 'expired', asked: asked.askedBy } : { to: 'nothing open' };
}

/** An answer to a question is stored before the question is closed: after a crash it is still an answer. */
async function decide(found: Route, known: Known, deps: RespondDeps): Promise<Route> {
  const { tools, message, dropped } = known;
  if (dropped ?? passedGuess(found, known)) await deps.closeQuestion(message.sender, message.place.roomId);
  if (isAboutReminder(found)) await tools.recordDecision(decisionToJson(found));
  if (!closesQuestion(found)) return found;
  await tools.recordDecision(decisionToJson(found));
  await deps.closeQuestion(message.sender, message.place.roomId);
  return found;
}

/** The guesses that were not meant: something else was said, and understood. */
function passedGuess(found: Route, { asked, now, read }: Known): OpenQuestion | undefined {
  if (!asked?.isGuess || asked.expiresAt <= now) return undefined;
  if (found.to === 'reminder done') return asked;
  if (found.to !== 'sentence' || found.isAnswer) return undefined;
  const { sentence, readAt, calls } = found;
  return calls.length > 0 || 'calls' in read(sentence, readAt) ? asked : undefined;
}

/** What a reminder was answered with would be read otherwise once that is done. */
const isAboutReminder = (found: Route): found is Decision =>
  found.to === 'reminder done' || (found.to === 'sentence' && !found.isAnswer && found.calls.length > 0);

function closesQuestion(found: Route): found is Decision {
  switch (found.to) {
    case 'too-long':
    case 'expired':
    case 'nothing open':
    case 'reminder done':
      return false;
    case 'sentence':
      return found.isAnswer;
    case 'refused':
    case 'rephrase':
    case 'approved':
    case 'take back':
      return true;
  }
}

const settledIn = (found: Route) => ('settled' in found ? found.settled : undefined);

/**
 * The request that it belongs to: the one that a question was about, the one that is replaced, or itself. What a
 * receipt offered is asked for by the answer, and taken back without what the receipt tells of.
 */
const requestOf = (decided: Route, { replaces, entry }: Known): string =>
  settledIn(decided)?.request ?? digestOfEntry(replaces ?? entry.key);

/** A secret in the message itself; what an answer only stands for was said before. */
function secretOf(found: Route, { message, read, actions }: Known): FoundSecret | undefined {
  const { text, sentAt } = message;
  const meant = found.to === 'sentence' ? found.calls : [];
  const isAnswer = found.to === 'sentence' && found.isAnswer;
  const calls = isAnswer ? meant.filter((call) => isSaidIn(text, call, actions)) : meant;
  const isSaid = found.to === 'sentence' && !found.isAnswer;
  const reading = isSaid && calls.length === 0 ? read(text, sentAt) : undefined;
  const spoken = reading && 'calls' in reading ? reading.calls : calls;
  return findSecret({ text, reading, calls: spoken }, actions);
}

/** What it answered is closed now; the decision goes along with the message. */
async function hide(secret: FoundSecret, found: Route, known: Known, deps: RespondDeps): Promise<Handled> {
  const { message, entry, actions } = known;
  if (entry.decision === undefined) await decide(found, known, deps);
  const decision = closesQuestion(found) ? decisionToJson(found) : undefined;
  const hidden = await hideSecret(
    {
      message,
      entry,
      secret,
      decision,
      command: secretCommand(message.text, actions),
      language: known.caller.language,
    },
    deps,
  );
  if (!known.isFirst) return hidden;
  const { say } = deliver([], {
    ...(await deliveryOf(found, { ...known, request: requestOf(found, known) }, deps)),
    marked: undefined,
  });
  return { ...hidden, say: [...say, ...hidden.say] };
}

/** What was carried out with a secret in it leaves nothing behind. */
function holdsSecret(decided: Route, { actions, isRemoved }: Known): boolean {
  if (isRemoved) return true;
  return callsOf(decided).some((call) => secretsIn(call, actions).length > 0);
}

function callsOf(decided: Route): readonly ActionCall[] {
  if (decided.to === 'approved') return decided.approvals.map(({ call }) => call);
  return decided.to === 'sentence' ? decided.calls : [];
}

async function deliveryOf(decided: Route, known: Answering, deps: RespondDeps): Promise<Delivery> {
  const { message, now, entry, asked, isFirst, caller } = known;
  return {
    message,
    now,
    greeting: isFirst ? await greet(known, deps) : undefined,
    marked: known.marked,
    age: Math.max(0, now.getTime() - message.sentAt.getTime()),
    reference: entry.reference,
    openBefore: openBefore(decided, asked, now),
    settled: settledWith(decided, known),
    shownBefore: known.shown,
    entryKey: entry.key,
    request: known.request,
    language: caller.language,
    before: known.removed,
  };
}

function settledWith(decided: Route, known: Known): Settled | undefined {
  const { dropped, caller } = known;
  const words = sayAround(caller.language);
  if (dropped) return settledBy(dropped, words.changedResult).settled;
  const guess = passedGuess(decided, known);
  if (guess) return settledIn(decided) ?? settledBy(guess, words.closedResult).settled;
  return decided.to === 'expired' ? expired(decided, words.expiredResult) : settledIn(decided);
}

const expired = ({ asked }: Extract<Route, { to: 'expired' }>, result: string) =>
  asked === undefined ? undefined : { asked, request: asked, result };

const openBefore = (decided: Route, asked: OpenQuestion | undefined, now: Date): OpenQuestion | undefined =>
  asked && asked.expiresAt > now && !closesQuestion(decided) ? asked : undefined;

/** Said with the first message in a private room, which then is the person's direct room unless they have one. */
async function greet(known: Known, deps: RespondDeps): Promise<Owned<Reply>> {
  const { user, place, language } = known.caller;
  if ((await deps.directRoom(user)) === undefined) await deps.setDirectRoom(user, place.roomId);
  const name = (await deps.displayName(user)) ?? localpartOf(user);
  const { actions, connections } = known;
  return ownedBy(
    known.caller,
    greeting({
      name,
      actions,
      connections,
      models: await deps.modelsOf(known.caller),
      language,
      isUnderstood: (sentence) => isUnderstood(sentence, known),
    }),
  );
}
