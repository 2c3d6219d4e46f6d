import { z } from 'zod';
import { actionsOn } from '../../core/action.ts';
import { secret, text } from '../../core/slot.ts';
import type { Client } from './deps.ts';
import { findConnection } from './find-connection.ts';
import { planRenewal } from './plan-renewal.ts';

export const renewConnection = actionsOn<Client>()({
  name: 'connection.renew',
  summary: 'Give a connection a new token',
  effect: 'write',
  input: z.object({
    name: text('the name of the connection').exactOptional(),
    secret: secret('the new token').exactOptional(),
  }),
  aliases: ['config renew'],
  phrases: [
    'renew the token of {name}',
    'renew the token for {name}',
    'renew my token for {name}',
    'renew the connection {name}',
    'renew my connection',
    'renew my token',
    'reconnect {name}',
    'new token for {name}',
  ],
  examples: [
    { say: 'config renew my tk_0123456789', means: { name: 'my', secret: 'tk_0123456789' } },
    { say: 'renew the token of my', means: { name: 'my' } },
    { say: 'renew my token', means: {} },
  ],
  plan: async (client, { name, secret: given }, context) => {
    const all = await client.connections.of(client.owner);
    const found = findConnection(name, all, (one) => `renew the token of ${one}`);
    if (found.kind === 'unclear') return found.plan;
    return await planRenewal(client, { connection: found.connection, secret: given }, context);
  },
});
