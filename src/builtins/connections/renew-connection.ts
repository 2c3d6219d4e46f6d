import { z } from 'zod';
import { actionsOn } from '../../core/action.ts';
import type { SealedConnection } from '../../core/connection.ts';
import { secret, text } from '../../core/slot.ts';
import type { Client } from './deps.ts';
import { findConnection } from './find-connection.ts';
import { isNamed } from './free-name.ts';
import { planRenewal } from './plan-renewal.ts';

/** Shorter words, and words without a digit, are names with a mistake in them. */
const TOKEN = /^(?=.*\d)\S{12,}$/;

interface Input {
  readonly name?: string;
  readonly secret?: string;
}

/** `config renew <token>`: the name may be left out. */
function settled(input: Input, all: readonly SealedConnection[]): Input {
  const { name, secret: given } = input;
  const isName = name === undefined || all.some((one) => isNamed(name, one));
  return isName || given !== undefined || !TOKEN.test(name) ? input : { secret: name };
}

export const renewConnection = actionsOn<Client>()({
  name: 'connection.renew',
  summary: 'Give a connection a new token',
  effect: 'write',
  input: z.object({
    name: text('the name of the connection').exactOptional(),
    secret: secret('the new token').exactOptional(),
  }),
  aliases: ['config renew'],
  examples: [
    { say: 'config renew my tk_0123456789', means: { name: 'my', secret: 'tk_0123456789' } },
    { say: 'renew the token of my', means: { name: 'my' } },
    { say: 'renew my token', means: {} },
  ],
  plan: async (client, input, context) => {
    const all = await client.connections.of(client.owner);
    const { name, secret: given } = settled(input, all);
    const found = findConnection(name, all, {
      sentence: (one) => `renew the token of ${one}`,
      language: context.caller.language,
    });
    if (found.kind === 'unclear') return found.plan;
    return await planRenewal(client, { connection: found.connection, secret: given }, context);
  },
});
