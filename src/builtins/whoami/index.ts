import { z } from 'zod';
import { actionsOn } from '../../core/action.ts';
import { type Backend, defineBackend } from '../../core/backend.ts';
import { literal, status } from '../../core/reply.ts';
import { say } from './sentences.ts';

const defineAction = actionsOn<undefined>();

export const whoami = defineAction({
  name: 'whoami',
  summary: 'Say who you are to me',
  effect: 'read',
  input: z.object({}),
  examples: [
    { say: 'whoami', means: {} },
    { say: 'who am I?', means: {} },
  ],
  run: async (_nothing, _input, { caller }) => caller,
  present: ({ user, role, timeZone, timeZoneFrom, language }) => {
    const origin = timeZoneFrom === 'person' ? '👤' : '📝';
    const words = say(language);
    return status(`${words.youAre(literal(user))}\n${words.role(role, `${literal(timeZone)} ${origin}`)}`);
  },
});

/** Who the person is here, what they may do, and which zone their days are counted in. */
export const createWhoami = (): Backend =>
  defineBackend({
    name: 'whoami',
    title: 'Who am I',
    credentials: z.object({}),
    connect: async () => undefined,
    origin: () => 'eis:whoami',
    check: async () => {},
    actions: [whoami],
  });
