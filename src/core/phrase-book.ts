import type { Action, ActionDescription } from './action.ts';

/** The phrases of one language, by the name of the action. */
export type PhraseBook = Readonly<Record<string, readonly string[]>>;

/** An action whose name and fields the types still know, so that phrases written elsewhere can be held against them. */
export interface NamedAction<Client, Name extends string, Field extends string> extends Action<Client> {
  readonly name: Name;
  /** For the types only. */
  readonly field?: Field;
}

/** What `phraseBook` asks of an action, whatever its client is. */
interface Named {
  readonly name: string;
  readonly field?: string;
}

type FieldsOf<Actions extends readonly Named[], Name> = NonNullable<
  Extract<Actions[number], { readonly name: Name }>['field']
>;

type SlotsOf<Phrase extends string> = Phrase extends `${string}{${infer Slot}}${infer Rest}`
  ? FieldOf<Slot> | SlotsOf<Rest>
  : never;

/** A slot may be a part of a field: `{add.labels}`. */
type FieldOf<Slot extends string> = Slot extends `${infer Field}.${string}` ? Field : Slot;

/** The phrases themselves when each `{slot}` is one of the fields; else a sentence that the compiler prints. */
export type CheckedPhrases<Phrases extends readonly string[], Fields extends string> = {
  readonly [Index in keyof Phrases]: [Exclude<SlotsOf<Phrases[Index]>, Fields>] extends [never]
    ? Phrases[Index]
    : `no input field for {${Exclude<SlotsOf<Phrases[Index]>, Fields>}}`;
};

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
    book as PhraseBook;

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
