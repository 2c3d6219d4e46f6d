import type { LanguageWords } from './languages/words.ts';
import type { ReadingContext } from './reading.ts';

/** The fields that the words of one slot fill. */
export type Filled =
  | { readonly kind: 'filled'; readonly fields: Readonly<Record<string, unknown>> }
  /** They do not fit this slot. */
  | { readonly kind: 'no' }
  /** They may fit, but in more than one way: nothing may be written on the strength of it. */
  | { readonly kind: 'unsure' };

export interface Sentence {
  readonly line: string;
  readonly words: LanguageWords;
  readonly context: Pick<ReadingContext, 'now' | 'timeZone'>;
}
