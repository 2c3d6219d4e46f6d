import { z } from 'zod';
import { actionsOn } from '../../core/action.ts';
import { type Backend, defineBackend } from '../../core/backend.ts';
import type { Role } from '../../core/caller.ts';
import { literal, status } from '../../core/reply.ts';

const defineAction = actionsOn<undefined>();

const mayDo: Readonly<Record<Role, string>> = {
  use: 'you may use eis for yourself',
  configure: 'you may use eis and set up rooms',
  admin: 'you may do everything, also look after this eis',
};

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
  present: ({ user, role, timeZone, timeZoneFrom }) => {
    const origin = timeZoneFrom === 'person' ? '👤' : '📝';
    return status(
      `You are ${literal(user)}.\nRole ${role}: ${mayDo[role]}. Time zone ${literal(timeZone)} ${origin}`,
    );
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
