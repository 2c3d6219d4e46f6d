import { createParse } from '../grammar/parse.ts';
import { english } from '../grammar/languages/english.ts';
import { declaredActions } from './declared.ts';

/** How sentences are read, without a store: for `eis explain`. */
export const parse = createParse(declaredActions(), { en: english });
