import { z } from 'zod';
import { actionsOn } from '../../core/action.ts';
import { connectionLine } from '../../core/connection-line.ts';
import { status } from '../../core/reply.ts';
import type { Client } from './deps.ts';

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
    const clock = { now: now(), timeZone: caller.timeZone };
    const all = await connections.of(owner);
    return all.map((one) => {
      const title = services.find(({ name }) => name === one.service)?.title ?? one.service;
      return connectionLine(one, title, clock);
    });
  },
  present: (lines) =>
    status(
      lines.length === 0
        ? 'You are connected to nothing yet. I keep a list of your own for you meanwhile.'
        : ['Connections', ...lines.map((line) => `• ${line}`)].join('\n'),
    ),
});
