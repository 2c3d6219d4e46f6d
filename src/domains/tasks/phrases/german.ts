import { phraseBook } from '../../../core/phrase-book.ts';
import type { TaskDeclarations } from '../declared.ts';

export const german = phraseBook<TaskDeclarations>()({
  'task.add': ['füge {title} hinzu'],
});
