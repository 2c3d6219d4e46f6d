import type { ActionCall } from '../core/action.ts';
import type { OpenQuestion } from '../core/inbox.ts';
import type { Message } from '../core/message.ts';
import { readAnswer } from './read-answer.ts';

/** What the grammar makes of a sentence. */
export type Reading =
  | { readonly to: 'command' | 'phrase'; readonly calls: readonly ActionCall[] }
  /** Not understood by rules; `nearest` are sentences that would be. */
  | { readonly to: 'model'; readonly nearest: readonly string[] }
  /** Understood as an attempt; the text says what was expected. */
  | { readonly to: 'mistake'; readonly markdown: string };

export interface ReadingContext {
  /** Words of time are read against this moment. */
  readonly now: Date;
  readonly timeZone: string;
  readonly language: string;
}

export type Parse = (text: string, context: ReadingContext) => Reading;

/** What a message in a private room is. A value, so that the decision can be tested without doing anything. */
export type Route =
  | { readonly to: 'too-long' }
  /** An answer to a question whose time was over. */
  | { readonly to: 'expired' }
  /** The open question was answered with no, or with "something else". */
  | { readonly to: 'refused' | 'rephrase' }
  | { readonly to: 'sentence'; readonly sentence: string; readonly readAt: Date; readonly isAnswer: boolean };

/** Longer than anything that is said to an assistant; what is behind it is pasted text. */
const LONGEST = 4_000;

/** First an answer to the open question, then a sentence of its own. */
export function route(message: Pick<Message, 'text' | 'sentAt'>, question: OpenQuestion | undefined): Route {
  const { text, sentAt } = message;
  if (text.length > LONGEST) return { to: 'too-long' };
  const given = question && readAnswer(text, question);
  switch (given?.kind) {
    case 'no':
      return { to: 'refused' };
    case 'else':
      return { to: 'rephrase' };
    case 'choice':
      return {
        to: 'sentence',
        sentence: given.sentence,
        readAt: question?.saidAt === undefined ? sentAt : new Date(question.saidAt),
        isAnswer: true,
      };
    case undefined:
      return { to: 'sentence', sentence: text, readAt: sentAt, isAnswer: false };
  }
}
