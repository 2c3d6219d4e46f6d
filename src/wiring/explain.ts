import { createParse } from '../grammar/parse.ts';
import { declaredActions } from './declared.ts';
import { languages } from './languages.ts';

/** How sentences are read, without a store: for `eis explain`. */
export const parse = createParse(declaredActions(), languages);
