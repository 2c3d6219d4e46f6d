import { question, type Reply } from '../core/reply.ts';
import { sayAround } from './sentences.ts';

/** A question with choices, and with what ✏️ means in the words of the language. */
export const choosing = (text: string, labels: readonly string[], language: string): Reply => ({
  ...question(text, labels),
  ...(labels.length > 0 ? { orElse: sayAround(language).somethingElse } : {}),
});
