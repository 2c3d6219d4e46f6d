import type { InLanguages } from '../../../core/slot.ts';
import { czech } from './czech.ts';
import { danish } from './danish.ts';
import { dutch } from './dutch.ts';
import { english } from './english.ts';
import { finnish } from './finnish.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { italian } from './italian.ts';
import { norwegian } from './norwegian.ts';
import { polish } from './polish.ts';
import { portuguese } from './portuguese.ts';
import type { SlotWords } from './slot-words.ts';
import { spanish } from './spanish.ts';
import { swedish } from './swedish.ts';
import { turkish } from './turkish.ts';

/** By the tag of the language. A further one is a line here. */
export const allWords: InLanguages<SlotWords> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  it: italian,
  nl: dutch,
  pt: portuguese,
  pl: polish,
  sv: swedish,
  da: danish,
  nb: norwegian,
  fi: finnish,
  cs: czech,
  tr: turkish,
};

/** One kind of words in each language: `inEach(({ overdue }) => overdue)`. */
export const inEach = <Words>(pick: (words: SlotWords) => Words): InLanguages<Words> => ({
  ...Object.fromEntries(Object.entries(allWords).map(([tag, words]) => [tag, pick(words)])),
  en: pick(allWords.en),
});
