import type { InLanguages } from '../../../core/slot.ts';
import { english } from './english.ts';
import { german } from './german.ts';
import type { SlotWords } from './slot-words.ts';

/** By the tag of the language. A further one is a line here. */
export const allWords: InLanguages<SlotWords> = { en: english, de: german };

/** One kind of words in each language: `inEach(({ overdue }) => overdue)`. */
export const inEach = <Words>(pick: (words: SlotWords) => Words): InLanguages<Words> => ({
  ...Object.fromEntries(Object.entries(allWords).map(([tag, words]) => [tag, pick(words)])),
  en: pick(allWords.en),
});
