import { z } from 'zod';
import { actionsOn } from '../../core/action.ts';
import { secret, text } from '../../core/slot.ts';
import type { Client } from './deps.ts';
import { planKey } from './plan-key.ts';

export const addKey = actionsOn<Client>()({
  name: 'key.add',
  summary: 'Add your own key for a cloud model: Claude, OpenAI, or an endpoint',
  effect: 'write',
  input: z.object({
    provider: text('claude, openai or endpoint').exactOptional(),
    name: text('what you want to call an endpoint').exactOptional(),
    address: text('the address of an endpoint').exactOptional(),
    key: secret('the key').exactOptional(),
    model: text('the model, where it shall not be the usual one').exactOptional(),
  }),
  aliases: ['config claude', 'config openai', 'config endpoint'],
  forms: {
    'config claude': { means: { provider: 'claude' }, takes: ['key'] },
    'config openai': { means: { provider: 'openai' }, takes: ['key'] },
    'config endpoint': { means: { provider: 'endpoint' }, takes: ['name', 'address', 'key', 'model'] },
  },
  examples: [
    {
      say: 'config claude sk-ant-0123456789abcdef',
      means: { provider: 'claude', key: 'sk-ant-0123456789abcdef' },
    },
    {
      say: 'config openai sk-0123456789abcdefghij',
      means: { provider: 'openai', key: 'sk-0123456789abcdefghij' },
    },
    {
      say: 'config endpoint lab https://models.example.org/v1 0123456789abcdef qwen3-30b',
      means: {
        provider: 'endpoint',
        name: 'lab',
        address: 'https://models.example.org/v1',
        key: '0123456789abcdef',
        model: 'qwen3-30b',
      },
    },
    { say: 'add my claude key', means: { provider: 'claude' } },
  ],
  plan: async (client, input, context) => await planKey(client, input, context),
});
