import { inLanguages } from '../../core/speech.ts';
import { english } from './sentences/english.ts';
import { german } from './sentences/german.ts';

/** All that is said about tasks, projects and labels. */
export const sayTasks = inLanguages(english, { de: german });
