import { phraseBook } from '../../core/phrase-book.ts';
import type { BuiltinDeclarations } from './declared.ts';

export const german = phraseBook<BuiltinDeclarations>()({
  help: ['hilfe'],
});
