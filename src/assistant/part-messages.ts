import type { Part } from './answer.ts';
import { joinParts } from './join-parts.ts';

/**
 * What a request has to say, as the messages that it takes: one, behind it what stands apart, and then each file. Where
 * something else is asked already the words are one message: there is one question at most (conversation.md 8.1).
 */
export function partMessages(parts: readonly Part[], language: string): readonly Part[] {
  const [words, files] = [parts.filter(({ reply }) => !reply.file), parts.filter(({ reply }) => reply.file)];
  return [...wordMessages(words, language), ...files];
}

function wordMessages(parts: readonly Part[], language: string): readonly Part[] {
  if (parts.length === 0) return [];
  const apart = parts.filter((part) => part.apart);
  const others = parts.filter((part) => !part.apart);
  const isOne = apart.length === 0 || others.length === 0 || others.some(({ state }) => state === 'open');
  return isOne ? [joinParts(parts, language)] : [joinParts(others, language), joinParts(apart, language)];
}

/** What goes with all of them: the sign, the question, and what is shown. */
export function asOnePart(messages: readonly Part[]): Omit<Part, 'reply'> {
  const { shown, touched } = messages.find((part) => part.shown ?? part.touched) ?? {};
  const asks = messages.findLast((part) => part.asks)?.asks;
  return {
    state: messages.at(-1)?.state ?? 'done',
    ...(shown ? { shown } : {}),
    ...(touched ? { touched } : {}),
    ...(asks ? { asks } : {}),
  };
}
