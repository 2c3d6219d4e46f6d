import type { Because } from '../core/because.ts';
import type { LanguageWords } from './languages/words.ts';
import type { ReadingContext } from './reading.ts';

/** The fields that the words of one slot fill. */
export type Filled =
  | { readonly kind: 'filled'; readonly fields: Readonly<Record<string, unknown>> }
  /** Several things are meant, one call for each, in order: "done 2 and 3". */
  | { readonly kind: 'each'; readonly each: readonly Readonly<Record<string, unknown>>[] }
  /** They do not fit this slot. */
  | { readonly kind: 'no' }
  /** They may fit, but in more than one way: nothing may be written on the strength of it. */
  | { readonly kind: 'unsure'; readonly because?: Because };

export interface Sentence {
  /** Around a title: the fields that the other slots of the phrase fill. */
  readonly given?: Readonly<Record<string, unknown>>;
  /** How the phrase has a time read: `{at:morning}`. */
  readonly hours?: 'clock' | 'morning' | 'later' | 'hour' | undefined;
  readonly line: string;
  readonly words: LanguageWords;
  readonly context: Omit<ReadingContext, 'language' | 'connections'>;
}
