/** The languages of the answers, by the first part of their tag. */
export const ANSWER_LANGUAGES = ['en', 'de'] as const;

/** What is said in another language may read differently, but is made from the same. */
type InAnyWords<Original> = Original extends (...about: infer About) => infer Result
  ? (...about: About) => InAnyWords<Result>
  : Original extends string
    ? string
    : Original extends readonly string[]
      ? readonly string[]
      : Original extends undefined
        ? undefined
        : never;

type Sentences<English> = { readonly [Name in keyof English]: InAnyWords<English[Name]> };

/** None is new, and each takes what the English one takes; those that are missing are said in English. */
type Translated<English, Other> = {
  readonly [Name in keyof Other]: Name extends keyof English ? InAnyWords<English[Name]> : never;
};

/** Asked with a language (BCP 47, its first part decides), it has the sentences of that language. */
export interface Say<English> {
  (language: string): Sentences<English>;
  /** By language: the names of the sentences that it lacks. */
  readonly missing: Readonly<Record<string, readonly string[]>>;
}

/**
 * What a folder says, in every language of the answers. Its `sentences.ts` holds these records and what their grammar
 * needs (plural forms), and nothing else; a test walks them all and names each sentence that a language lacks.
 */
export function inLanguages<English, German>(
  english: English & Sentences<English>,
  { de }: { readonly de: German & Translated<English, German> },
): Say<English> {
  const inEnglish: Sentences<English> = english;
  const inGerman: Sentences<English> = { ...inEnglish, ...de };
  const names = Object.keys(english);
  return Object.assign((language: string) => (languageOf(language) === 'de' ? inGerman : inEnglish), {
    missing: { de: names.filter((name) => !Object.hasOwn(de, name)) },
  });
}

/** `de` of `de-AT`. */
export const languageOf = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? '';
