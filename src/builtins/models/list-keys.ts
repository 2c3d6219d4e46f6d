import { z } from 'zod';
import { actionsOn } from '../../core/action.ts';
import { status } from '../../core/reply.ts';
import type { Client } from './deps.ts';
import { keyLine } from './key-line.ts';
import { say } from './sentences.ts';

export const listKeys = actionsOn<Client>()({
  name: 'key.list',
  summary: 'Say which keys for cloud models you have added, and what I may use them for',
  effect: 'read',
  input: z.object({}),
  aliases: ['config models'],
  examples: [
    { say: 'config models', means: {} },
    { say: 'show my api keys', means: {} },
  ],
  run: async ({ modelKeys, owner, providers }, _input, { caller, now }) => {
    const { timeZone, language } = caller;
    const all = await modelKeys.of(owner);
    return all.map((key) => keyLine(key, providers, { now, timeZone, language }));
  },
  present: (lines, { language }) =>
    status(
      lines.length === 0
        ? say(language).noKeys
        : [say(language).title, ...lines.map((line) => `• ${line}`)].join('\n'),
    ),
});
