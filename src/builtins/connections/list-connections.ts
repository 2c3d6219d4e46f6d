import { z } from 'zod';
import { actionsOn } from '../../core/action.ts';
import { connectionLine } from '../../core/connection-line.ts';
import { status } from '../../core/reply.ts';
import type { Client } from './deps.ts';
import { say } from './sentences.ts';

export const listConnections = actionsOn<Client>()({
  name: 'connection.list',
  summary: 'Say what you are connected to',
  effect: 'read',
  input: z.object({}),
  aliases: ['config list'],
  examples: [
    { say: 'config list', means: {} },
    { say: 'show my connections', means: {} },
  ],
  run: async ({ connections, owner, services, now }, _input, { caller }) => {
    const { timeZone, language } = caller;
    const clock = { now: now(), timeZone, language };
    const all = await connections.of(owner);
    return all.map((one) => {
      const title = services.find(({ name }) => name === one.service)?.title ?? one.service;
      return connectionLine(one, title, clock);
    });
  },
  present: (lines, { language }) =>
    status(
      lines.length === 0
        ? say(language).nothingMeanwhile
        : [say(language).title, ...lines.map((line) => `• ${line}`)].join('\n'),
    ),
});
