import { z } from 'zod';
import { actionsOn } from '../../core/action.ts';
import { type Backend, defineBackend } from '../../core/backend.ts';
import type { Caller } from '../../core/caller.ts';
import type { EventId } from '../../core/ids.ts';
import { type Reply, status } from '../../core/reply.ts';
import { said } from '../../core/slot.ts';
import type { Compared, Comparison } from '../../core/verification.ts';
import { compareReply } from './hear-verification.ts';
import { say } from './sentences.ts';

export interface VerificationDeps {
  /** What waits for a person who compares. */
  readonly waiting: () => Promise<readonly Comparison[]>;
  readonly answer: (flow: EventId, said: 'match' | 'differ') => Promise<Compared>;
}

const defineAction = actionsOn<VerificationDeps>();

type Found = Compared | Comparison;

export const verify = defineAction({
  name: 'verify',
  summary: 'Verify me by emoji: show what waits, or say whether it is the same in your app',
  // Changes nothing of anybody's tasks; who may trust whom is the question that was asked.
  effect: 'read',
  audience: 'admin',
  input: z.object({
    pictures: said(z.enum(['match', 'differ']), 'match, or differ', {
      kind: 'choice',
      words: {
        en: { match: 'match', differ: 'differ', 'are the same': 'match', 'are different': 'differ' },
        de: {
          match: 'match',
          differ: 'differ',
          gleich: 'match',
          dieselben: 'match',
          verschieden: 'differ',
          anders: 'differ',
        },
      },
    }).exactOptional(),
  }),
  examples: [
    { say: 'verify', means: {} },
    { say: 'verify match', means: { pictures: 'match' } },
    { say: 'verify differ', means: { pictures: 'differ' } },
  ],
  run: async ({ waiting, answer }, { pictures }, { caller }): Promise<Found> => {
    // The pictures of others are compared by those who see them.
    const own = (await waiting()).find(({ user }) => user === caller.user);
    if (!own) return 'gone';
    return pictures === undefined ? own : await answer(own.flow, pictures);
  },
  present: (found, caller) => wordsFor(found, caller),
});

function wordsFor(found: Found, { language }: Pick<Caller, 'language'>): Reply {
  const words = say(language);
  if (typeof found !== 'string') return compareReply(found, language);
  switch (found) {
    case 'gone':
      return status(words.nothingWaits);
    case 'confirmed':
      return status(words.confirmed);
    case 'verified':
      return status(words.verified);
    case 'refused':
      return status(words.refused);
  }
}

/** An admin says whether the pictures in their app are those that eis shows. */
export const createVerify = (deps: VerificationDeps): Backend =>
  defineBackend({
    name: 'verify',
    title: 'Verification',
    credentials: z.object({}),
    connect: async () => deps,
    origin: () => 'eis:verify',
    check: async () => {},
    actions: [verify],
  });
