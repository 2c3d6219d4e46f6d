import { z } from 'zod';
import { actionsOn } from '../../core/action.ts';
import { edits } from '../../core/plan.ts';
import { text } from '../../core/slot.ts';
import type { Client } from './deps.ts';
import { findKey } from './find-key.ts';
import { fieldsOf } from './stored.ts';

export const removeKey = actionsOn<Client>()({
  name: 'key.remove',
  summary: 'Stop using a key of yours for a cloud model, and forget it',
  // Whoever says "off" wants that nothing leaves from now on: a question would keep it on for a while.
  effect: 'write',
  input: z.object({ name: text('claude, openai, or the name of the endpoint').exactOptional() }),
  aliases: [
    'config claude off',
    'config openai off',
    'config endpoint off',
    'config claude aus',
    'config openai aus',
  ],
  forms: {
    'config claude off': { means: { name: 'claude' }, takes: [] },
    'config openai off': { means: { name: 'openai' }, takes: [] },
    'config claude aus': { means: { name: 'claude' }, takes: [] },
    'config openai aus': { means: { name: 'openai' }, takes: [] },
    'config endpoint off': { means: {}, takes: ['name'] },
  },
  examples: [
    { say: 'config claude off', means: { name: 'claude' } },
    { say: 'config endpoint off lab', means: { name: 'lab' } },
    { say: 'remove my claude key', means: { name: 'claude' } },
  ],
  plan: async (client, { name }, { caller: { language } }) => {
    const all = await client.modelKeys.of(client.owner);
    const found = findKey(name, all, { sentence: (one) => `key remove ${one}`, language });
    if (found.kind === 'unclear') return found.plan;
    return edits([{ op: 'remove', noun: 'key', id: found.key.id, before: fieldsOf(found.key) }]);
  },
});
