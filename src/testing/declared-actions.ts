import { z } from 'zod';
import { type Action, actionsOn } from '../core/action.ts';
import { withPhrases } from '../core/phrase-book.ts';
import { answer } from '../core/reply.ts';
import { text } from '../core/slot.ts';
import { taskActions } from '../domains/tasks/actions.ts';
import { english } from '../domains/tasks/phrases/english.ts';
import type { TaskKeeper } from '../domains/tasks/keeper.ts';

const defineAction = actionsOn<TaskKeeper>();

const oneWord = (name: string, phrases: readonly string[] = []): Action<TaskKeeper> =>
  defineAction({
    name,
    summary: `Say ${name}`,
    effect: 'read',
    input: z.object({}),
    phrases,
    examples: [{ say: name, means: {} }],
    run: async () => await Promise.resolve(name),
    present: (said) => answer(said),
  });

const help = defineAction({
  name: 'help',
  summary: 'Say what I can do',
  effect: 'read',
  input: z.object({ topic: text('a section or a command').exactOptional() }),
  phrases: ['help', 'help with {topic}', 'what can you do'],
  examples: [{ say: 'help tasks', means: { topic: 'tasks' } }],
  run: async () => await Promise.resolve('help'),
  present: (said) => answer(said),
});

/** The actions on tasks, and some abilities of one word as eis has them. */
export const declaredActions: readonly Action<TaskKeeper>[] = [
  ...withPhrases(
    taskActions((keeper: TaskKeeper) => keeper),
    { en: english },
  ),
  help,
  oneWord('status'),
  oneWord('whoami', ['who am i']),
  oneWord('more', ['show more']),
  oneWord('never-mind', ['never mind', 'cancel']),
];
