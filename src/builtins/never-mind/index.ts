import { z } from 'zod';
import { actionsOn } from '../../core/action.ts';
import { type Backend, defineBackend } from '../../core/backend.ts';
import type { RoomId, UserId } from '../../core/ids.ts';
import { status } from '../../core/reply.ts';
import { say } from './sentences.ts';

export interface NeverMindDeps {
  /** True for exactly one caller: the one that closed it. */
  readonly closeQuestion: (user: UserId, room: RoomId) => Promise<boolean>;
}

const defineAction = actionsOn<NeverMindDeps>();

export const neverMind = defineAction({
  name: 'never-mind',
  summary: 'Drop the open question',
  effect: 'read',
  input: z.object({}),
  examples: [
    { say: 'never mind', means: {} },
    { say: 'cancel', means: {} },
  ],
  run: async ({ closeQuestion }, _input, { caller }) => await closeQuestion(caller.user, caller.place.roomId),
  present: (wasOpen, { language }) => status(wasOpen ? say(language).dropped : say(language).nothingOpen),
});

/** Changes nothing of anybody's: the question that eis asked in this place is closed. */
export const createNeverMind = (deps: NeverMindDeps): Backend =>
  defineBackend({
    name: 'never-mind',
    title: 'Never mind',
    credentials: z.object({}),
    connect: async () => deps,
    origin: () => 'eis:never-mind',
    check: async () => {},
    actions: [neverMind],
  });
