import { czech } from '../grammar/languages/czech.ts';
import { danish } from '../grammar/languages/danish.ts';
import { dutch } from '../grammar/languages/dutch.ts';
import { english } from '../grammar/languages/english.ts';
import { finnish } from '../grammar/languages/finnish.ts';
import { french } from '../grammar/languages/french.ts';
import { german } from '../grammar/languages/german.ts';
import { italian } from '../grammar/languages/italian.ts';
import { norwegian } from '../grammar/languages/norwegian.ts';
import { polish } from '../grammar/languages/polish.ts';
import { portuguese } from '../grammar/languages/portuguese.ts';
import { spanish } from '../grammar/languages/spanish.ts';
import { swedish } from '../grammar/languages/swedish.ts';
import { turkish } from '../grammar/languages/turkish.ts';
import type { Languages } from '../grammar/parse.ts';

/** The languages in which people are understood, by tag. A further one is a line here, and its phrases in `phrases.ts`. */
export const languages: Languages = {
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
