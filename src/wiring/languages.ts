import { english } from '../grammar/languages/english.ts';
import { german } from '../grammar/languages/german.ts';
import type { Languages } from '../grammar/parse.ts';

/** The languages in which people are understood, by tag. A further one is a line here, and its phrases in `phrases.ts`. */
export const languages: Languages = { en: english, de: german };
