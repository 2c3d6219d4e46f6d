import type { ActionDescription } from './action.ts';
import type { CheckedPhrases } from './phrase-slots.ts';

/** The phrases of one language, by the name of the action. */
export type PhraseBook = Readonly<Record<string, readonly string[]>>;

/** What `phraseBook` asks of an action, whatever its client is. */
interface Named {
  readonly name: string;
  readonly field?: string;
}

type FieldsOf<Actions extends readonly Named[], Name> = NonNullable<
  Extract<Actions[number], { readonly name: Name }>['field']
>;

/**
 * Phrases of one language for these actions, in their own file: a slot that is no field of its action, and an action
 * that is not among them, do not compile. What is left out is not said in that language; a test names it.
 */
export const phraseBook =
  <Actions extends readonly Named[]>() =>
  <const Book extends { readonly [Name in Actions[number]['name']]?: readonly string[] }>(
    book: Book & {
      readonly [Name in keyof Book]: Book[Name] extends readonly string[]
        ? CheckedPhrases<Book[Name], FieldsOf<Actions, Name>>
        : never;
    },
  ): PhraseBook =>
    book;

/** The actions with their phrases in each language, by its tag (`de`); those of the declaration itself come first. */
export function withPhrases<Spoken extends ActionDescription>(
  actions: readonly Spoken[],
  books: Readonly<Record<string, PhraseBook>>,
): readonly Spoken[] {
  return actions.map((action) => {
    const phrases: Record<string, readonly string[]> = { ...action.phrases };
    for (const [language, book] of Object.entries(books)) {
      phrases[language] = [...(phrases[language] ?? []), ...(book[action.name] ?? [])];
    }
    return { ...action, phrases };
  });
}
