import { z } from 'zod';
import { actionsOn } from '../../core/action.ts';
import type { Edit } from '../../core/edit.ts';
import { edits } from '../../core/plan.ts';
import { text } from '../../core/slot.ts';
import type { Client } from './deps.ts';
import { findConnection } from './find-connection.ts';
import { fieldsOf } from './stored.ts';
import { say } from './sentences.ts';

export const defaultConnection = actionsOn<Client>()({
  name: 'connection.default',
  summary: 'Choose the connection that is used when you name none',
  effect: 'write',
  input: z.object({ name: text('the name of the connection').exactOptional() }),
  aliases: ['config default'],
  examples: [
    { say: 'config default home', means: { name: 'home' } },
    { say: 'make home the default', means: { name: 'home' } },
  ],
  plan: async ({ connections, owner }, { name }, { caller: { language } }) => {
    const all = await connections.of(owner);
    const found = findConnection(name, all, { sentence: (one) => `make ${one} the default`, language });
    if (found.kind === 'unclear') return found.plan;
    const { connection } = found;
    const before = all.find(({ service, isDefault }) => service === connection.service && isDefault);
    if (before?.id === connection.id)
      return { kind: 'unclear', question: say(language).isDefaultAlready(before.name), choices: [] };
    const change = (one: typeof connection, isDefault: boolean): Edit => {
      const fields = fieldsOf(one);
      return {
        op: 'update',
        noun: 'connection',
        id: one.id,
        before: fields,
        after: { ...fields, isDefault },
      };
    };
    return edits([...(before ? [change(before, false)] : []), change(connection, true)]);
  },
});
