import { z } from 'zod';
import { actionsOn } from '../../core/action.ts';
import { edits } from '../../core/plan.ts';
import { text } from '../../core/slot.ts';
import type { Client } from './deps.ts';
import { findConnection } from './find-connection.ts';
import { fieldsOf } from './stored.ts';

export const removeConnection = actionsOn<Client>()({
  name: 'connection.remove',
  summary: 'Remove a connection, and forget its token',
  effect: 'destroy',
  input: z.object({ name: text('the name of the connection').exactOptional() }),
  aliases: ['config remove'],
  examples: [
    { say: 'config remove home', means: { name: 'home' } },
    { say: 'disconnect home', means: { name: 'home' } },
  ],
  plan: async ({ connections, owner }, { name }, { caller: { language } }) => {
    const all = await connections.of(owner);
    const found = findConnection(name, all, { sentence: (one) => `disconnect ${one}`, language });
    if (found.kind === 'unclear') return found.plan;
    const { connection } = found;
    return edits([{ op: 'remove', noun: 'connection', id: connection.id, before: fieldsOf(connection) }]);
  },
});
