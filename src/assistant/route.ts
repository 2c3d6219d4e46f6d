import type { ActionCall } from '../core/action.ts';
import type { Because } from '../core/because.ts';
import type { Caller } from '../core/caller.ts';
import type { Fills, OpenQuestion } from '../core/inbox.ts';
import type { Message } from '../core/message.ts';
import type { DateOrder, FirstDayOfWeek, Marks } from '../core/settings.ts';
import type { Decision, Settled } from './decision.ts';
import { isRefusal, isYesOrNo, readAnswer } from './read-answer.ts';
import { sayAround } from './sentences.ts';
import { undoModeOf } from './undo-choices.ts';

/** What the grammar makes of a sentence. */
export type Reading =
  | { readonly to: 'command' | 'phrase'; readonly calls: readonly ActionCall[] }
  /** Not understood by rules; `nearest` are sentences that would be. */
  | {
      readonly to: 'model';
      readonly nearest: readonly string[];
      /** Why rules refused what they could read. */
      readonly because?: Because;
      /** The word in it that asks for the strong model, as it was said: `analyze`. */
      readonly strong?: string;
    }
  /** Understood as an attempt; the text says what was expected. */
  | { readonly to: 'mistake'; readonly markdown: string };

export interface ReadingContext {
  /** Words of time are read against this moment. */
  readonly now: Date;
  readonly timeZone: string;
  /** The one the person chose; left out: recognised from the words. */
  readonly language?: string;
  readonly dateOrder?: DateOrder;
  readonly firstDayOfWeek?: FirstDayOfWeek;
  readonly marks?: Marks;
  /** What the person calls their connections. */
  readonly connections?: readonly string[];
}

export type Parse = (text: string, context: ReadingContext) => Reading;

/** What a message in a private room is. A value, so that the decision can be tested without doing anything. */
export type Route =
  | { readonly to: 'too-long' }
  /** An answer to a question whose time was over, or to none at all. */
  | { readonly to: 'expired'; readonly asked: string | undefined }
  | { readonly to: 'nothing open' }
  | Decision;

/** Longer than anything that is said to an assistant; what is behind it is pasted text. */
const LONGEST = 4_000;

/** How somebody is answered, and what their words are looked for in. */
type Speaker = Pick<Caller, 'language' | 'readsIn'>;

/** First an answer to the open question, then a sentence of its own. `read` is what the grammar makes of a text. */
export function route(
  message: Pick<Message, 'text' | 'sentAt'>,
  question: OpenQuestion | undefined,
  read: (text: string) => Reading,
  speaker: Speaker,
): Route {
  const { text, sentAt } = message;
  if (text.length > LONGEST) return { to: 'too-long' };
  const answered = question?.fills
    ? fill(message, question, read)
    : question && choose(message, question, speaker);
  return answered ?? { to: 'sentence', sentence: text, readAt: sentAt, isAnswer: false, calls: [] };
}

/** How a question that was answered is settled; nothing is known of who asked those of older versions. */
export const settledBy = (
  { askedBy, request, isOffer }: OpenQuestion,
  result?: string,
): { settled?: Settled } =>
  askedBy === undefined
    ? {}
    : {
        settled: {
          asked: askedBy,
          ...(isOffer ? {} : { request: request ?? askedBy }),
          ...(result === undefined ? {} : { result }),
        },
      };

function choose(
  { text, sentAt }: Pick<Message, 'text' | 'sentAt'>,
  question: OpenQuestion,
  { language, readsIn }: Speaker,
): Decision | undefined {
  const words = sayAround(language);
  const given = readAnswer(text, question, readsIn);
  switch (given?.kind) {
    case undefined:
      return undefined;
    case 'no':
      return { to: 'refused', ...settledBy(question, words.no) };
    case 'else':
      return { to: 'rephrase', ...settledBy(question, words.elseChosen) };
    case 'yes':
      return { to: 'approved', approvals: question.approves ?? [], ...settledBy(question, words.yes) };
    case 'choice':
      return {
        ...chosen(given.sentence, question, sentAt),
        ...settledBy(question, resultOf(given, question, words.yes)),
      };
  }
}

const chosen = (sentence: string, { undoes, saidAt }: OpenQuestion, sentAt: Date): Decision =>
  undoes
    ? { to: 'take back', mode: undoModeOf(sentence) ?? 'ask' }
    : {
        to: 'sentence',
        sentence,
        readAt: saidAt === undefined ? sentAt : new Date(saidAt),
        isAnswer: true,
        calls: [],
      };

const resultOf = (
  { index, sentence }: { index: number; sentence: string },
  { answers, labels }: OpenQuestion,
  yes: string,
) => (answers.length === 1 ? yes : `${index + 1}\uFE0F\u20E3 ${labels?.[index] ?? sentence}`);

/** The value of the field that was asked for, unless it takes the question back or is a command of its own. */
function fill(
  { text, sentAt }: Pick<Message, 'text' | 'sentAt'>,
  question: OpenQuestion,
  read: (text: string) => Reading,
): Decision | undefined {
  const { fills } = question;
  const value = text.trim();
  if (!fills || value === '') return undefined;
  if (isRefusal(value)) return { to: 'refused', ...settledBy(question) };
  const call = fills.isTime ? timedBy(value, fills, read) : filledBy(value, fills, read);
  return (
    call && {
      to: 'sentence',
      sentence: value,
      readAt: sentAt,
      isAnswer: true,
      calls: [call],
      ...settledBy(question),
    }
  );
}

/** A sentence of its own is no value. */
const filledBy = (value: string, fills: Fills, read: (text: string) => Reading): ActionCall | undefined =>
  isYesOrNo(value) || read(value).to !== 'model' ? undefined : filledWith(value, fills, read);

/** How a time is said that comes once, and one that comes again and again. */
const timedBy = (
  value: string,
  { call, field }: Fills,
  read: (text: string) => Reading,
): ActionCall | undefined =>
  [field, 'repeat']
    .map((option) => `--${option} ${value}`)
    .map((time) => commandIn(time, call, read) ?? commandFor(`${STAND_IN} ${time}`, call, read))
    .find((given) => given !== undefined);

/** Stands in a command for what the call names already: `task move x --due monday`. */
const STAND_IN = 'x';

/** The call with the fields that it lacks, as this text gives them. */
function commandFor(text: string, call: ActionCall, read: (text: string) => Reading): ActionCall | undefined {
  const given = commandIn(text, call, read);
  return given && { ...given, input: { ...fieldsOf(given.input), ...fieldsOf(call.input) } };
}

/** The call with the fields that this text gives it, read as what stands behind its command. */
function commandIn(text: string, call: ActionCall, read: (text: string) => Reading): ActionCall | undefined {
  const reading = read(`${call.action.replace('.', ' ')} ${text}`);
  const [only] = reading.to === 'command' ? reading.calls : [];
  return only?.action === call.action
    ? { ...call, input: { ...fieldsOf(call.input), ...fieldsOf(only.input) } }
    : undefined;
}

/** Several values at once are read as the command would be (conversation.md 13.7). */
function filledWith(
  value: string,
  { call, field, secret }: Fills,
  read: (text: string) => Reading,
): ActionCall {
  const several = !secret && /\s/.test(value) ? commandIn(value, call, read) : undefined;
  return several ?? { ...call, input: { ...fieldsOf(call.input), [field]: value } };
}

const fieldsOf = (input: unknown): object => (typeof input === 'object' && input !== null ? input : {});
