import { z } from 'zod';
import { type ActionDescription, actionsOn } from '../../core/action.ts';
import { type Backend, defineBackend } from '../../core/backend.ts';
import type { Caller } from '../../core/caller.ts';
import { mayCall } from '../../core/policy.ts';
import { answer } from '../../core/reply.ts';
import { text } from '../../core/slot.ts';
import { helpOverview } from './overview.ts';
import { helpOnTopic } from './topic.ts';

export interface HelpDeps {
  readonly actionsOf: (caller: Caller) => readonly ActionDescription[];
  /** `task add <title> [due]`. */
  readonly usageOf: (action: ActionDescription) => string;
}

const defineAction = actionsOn<HelpDeps>();

export const help = defineAction({
  name: 'help',
  summary: 'Say what I can do',
  effect: 'read',
  input: z.object({ topic: text('a section or a command').exactOptional() }),
  examples: [
    { say: 'help', means: {} },
    { say: 'help tasks', means: { topic: 'tasks' } },
    { say: 'what can you do', means: {} },
  ],
  run: async ({ actionsOf, usageOf }, { topic }, { caller }) => {
    const actions = actionsOf(caller).filter((action) => mayCall(action, caller));
    const { language } = caller;
    return topic === undefined
      ? helpOverview(actions, usageOf, language)
      : helpOnTopic(topic, actions, { usageOf, language });
  },
  present: (markdown) => answer(markdown),
  scope: () => [],
});

/** What can be said here: computed from the declarations, and only what this person may do (conversation.md 15.3). */
export const createHelp = (deps: HelpDeps): Backend =>
  defineBackend({
    name: 'help',
    title: 'Help',
    credentials: z.object({}),
    connect: async () => deps,
    origin: () => 'eis:help',
    check: async () => {},
    actions: [help],
  });
