import { german as germanBuiltins } from '../builtins/phrases/german.ts';
import type { PhraseBook } from '../core/phrase-book.ts';
import { german as germanTasks } from '../domains/tasks/phrases/german.ts';

/** What can be said in each language, by its tag. A further language is a line here. */
export const phrases: Readonly<Record<string, PhraseBook>> = {
  de: { ...germanTasks, ...germanBuiltins },
};
