import { english as englishBuiltins } from '../builtins/phrases/english.ts';
import { german as germanBuiltins } from '../builtins/phrases/german.ts';
import type { PhraseBook } from '../core/phrase-book.ts';
import { english as englishTasks } from '../domains/tasks/phrases/english.ts';
import { german as germanTasks } from '../domains/tasks/phrases/german.ts';

/** What can be said in each language, by its tag. A further language is a line here. */
export const phrases: Readonly<Record<string, PhraseBook>> = {
  en: { ...englishTasks, ...englishBuiltins },
  de: { ...germanTasks, ...germanBuiltins },
};
