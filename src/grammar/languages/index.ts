import type { Languages } from '../parse.ts';
import { english } from './english.ts';

/** Every language that eis understands, by its tag. To add one: write its file, add it to this list. */
export const languages: Languages = { en: english };
