import { czech as czechBuiltins } from '../builtins/phrases/czech.ts';
import { danish as danishBuiltins } from '../builtins/phrases/danish.ts';
import { dutch as dutchBuiltins } from '../builtins/phrases/dutch.ts';
import { english as englishBuiltins } from '../builtins/phrases/english.ts';
import { finnish as finnishBuiltins } from '../builtins/phrases/finnish.ts';
import { french as frenchBuiltins } from '../builtins/phrases/french.ts';
import { german as germanBuiltins } from '../builtins/phrases/german.ts';
import { italian as italianBuiltins } from '../builtins/phrases/italian.ts';
import { norwegian as norwegianBuiltins } from '../builtins/phrases/norwegian.ts';
import { polish as polishBuiltins } from '../builtins/phrases/polish.ts';
import { portuguese as portugueseBuiltins } from '../builtins/phrases/portuguese.ts';
import { spanish as spanishBuiltins } from '../builtins/phrases/spanish.ts';
import { swedish as swedishBuiltins } from '../builtins/phrases/swedish.ts';
import { turkish as turkishBuiltins } from '../builtins/phrases/turkish.ts';
import type { PhraseBook } from '../core/phrase-book.ts';
import { czech as czechTasks } from '../domains/tasks/phrases/czech.ts';
import { danish as danishTasks } from '../domains/tasks/phrases/danish.ts';
import { dutch as dutchTasks } from '../domains/tasks/phrases/dutch.ts';
import { english as englishTasks } from '../domains/tasks/phrases/english.ts';
import { finnish as finnishTasks } from '../domains/tasks/phrases/finnish.ts';
import { french as frenchTasks } from '../domains/tasks/phrases/french.ts';
import { german as germanTasks } from '../domains/tasks/phrases/german.ts';
import { italian as italianTasks } from '../domains/tasks/phrases/italian.ts';
import { norwegian as norwegianTasks } from '../domains/tasks/phrases/norwegian.ts';
import { polish as polishTasks } from '../domains/tasks/phrases/polish.ts';
import { portuguese as portugueseTasks } from '../domains/tasks/phrases/portuguese.ts';
import { spanish as spanishTasks } from '../domains/tasks/phrases/spanish.ts';
import { swedish as swedishTasks } from '../domains/tasks/phrases/swedish.ts';
import { turkish as turkishTasks } from '../domains/tasks/phrases/turkish.ts';

/** What can be said in each language, by its tag. A further language is a line here. */
export const phrases: Readonly<Record<string, PhraseBook>> = {
  en: { ...englishTasks, ...englishBuiltins },
  de: { ...germanTasks, ...germanBuiltins },
  fr: { ...frenchTasks, ...frenchBuiltins },
  es: { ...spanishTasks, ...spanishBuiltins },
  it: { ...italianTasks, ...italianBuiltins },
  nl: { ...dutchTasks, ...dutchBuiltins },
  pt: { ...portugueseTasks, ...portugueseBuiltins },
  pl: { ...polishTasks, ...polishBuiltins },
  sv: { ...swedishTasks, ...swedishBuiltins },
  da: { ...danishTasks, ...danishBuiltins },
  nb: { ...norwegianTasks, ...norwegianBuiltins },
  fi: { ...finnishTasks, ...finnishBuiltins },
  cs: { ...czechTasks, ...czechBuiltins },
  tr: { ...turkishTasks, ...turkishBuiltins },
};
