import { languageOf } from './speech.ts';

/** A language that people write in; those that eis speaks as well are in `core/speech.ts`. */
export interface KnownLanguage {
  /** BCP 47. */
  readonly tag: string;
  /** As the language itself calls it. */
  readonly own: string;
  readonly english: string;
  readonly german: string;
  /** What people call it besides, folded. */
  readonly also?: readonly string[];
}

export const LANGUAGES: readonly KnownLanguage[] = [
  {
    tag: 'en',
    own: 'English',
    english: 'English',
    german: 'Englisch',
    also: ['ingles', 'anglais', 'inglese'],
  },
  {
    tag: 'en-GB',
    own: 'British English',
    english: 'British English',
    german: 'britisches Englisch',
    also: ['uk english', 'english uk', 'english (uk)', 'english gb', 'british'],
  },
  {
    tag: 'en-US',
    own: 'American English',
    english: 'American English',
    german: 'amerikanisches Englisch',
    also: ['us english', 'english us', 'english (us)', 'american'],
  },
  {
    tag: 'de',
    own: 'Deutsch',
    english: 'German',
    german: 'Deutsch',
    also: ['deutsche', 'deutsch sprechen', 'allemand'],
  },
  { tag: 'fr', own: 'français', english: 'French', german: 'Französisch' },
  { tag: 'es', own: 'español', english: 'Spanish', german: 'Spanisch', also: ['castellano'] },
  { tag: 'it', own: 'italiano', english: 'Italian', german: 'Italienisch' },
  { tag: 'nl', own: 'Nederlands', english: 'Dutch', german: 'Niederländisch', also: ['hollandisch'] },
  { tag: 'pt', own: 'português', english: 'Portuguese', german: 'Portugiesisch' },
  { tag: 'pl', own: 'polski', english: 'Polish', german: 'Polnisch', also: ['po polsku'] },
  { tag: 'sv', own: 'svenska', english: 'Swedish', german: 'Schwedisch' },
  { tag: 'da', own: 'dansk', english: 'Danish', german: 'Dänisch' },
  {
    tag: 'nb',
    own: 'norsk',
    english: 'Norwegian',
    german: 'Norwegisch',
    also: ['no', 'nn', 'bokmal', 'nynorsk'],
  },
  { tag: 'fi', own: 'suomi', english: 'Finnish', german: 'Finnisch' },
  { tag: 'cs', own: 'čeština', english: 'Czech', german: 'Tschechisch', also: ['cesky'] },
  { tag: 'tr', own: 'Türkçe', english: 'Turkish', german: 'Türkisch' },
];

/** The one that a service names by its own tag: `de-DE` and `de-swiss` are German. */
export function knownLanguage(tag: string): KnownLanguage | undefined {
  const first = languageOf(tag);
  return LANGUAGES.find((one) => one.tag === first || one.also?.includes(first) === true);
}

/** `German` for `de`; the tag itself when nobody gave it a name. */
export function languageName(tag: string, language: string): string {
  const known = LANGUAGES.find((one) => one.tag === tag);
  if (!known) return tag;
  return languageOf(language) === 'de' ? known.german : known.english;
}
