import { z } from 'zod';
import type { ActionCall } from '../core/action.ts';
import type { Json } from '../core/json.ts';
import type { ModelName, NoAnswer } from '../core/model.ts';
import { Call } from './decision.ts';

/** What a model made of a sentence: stored before it is carried out, so that a retry does not ask again. */
export type ModelDecision =
  | { readonly to: 'calls'; readonly calls: readonly ActionCall[]; readonly model: ModelName }
  | { readonly to: 'ask'; readonly call: ActionCall; readonly field: string; readonly model: ModelName }
  | { readonly to: 'outside'; readonly nearest: readonly string[]; readonly model: ModelName }
  | {
      readonly to: 'nobody';
      readonly because: NoAnswer | 'not understood';
      /** Of the person's own key, where that is why. */
      readonly keyName?: string;
    };

const Model = z.object({
  tier: z.enum(['local', 'cloud']),
  provider: z.string(),
  title: z.string(),
  model: z.string(),
});

const NO_ANSWERS = [
  'none',
  'down',
  'loading',
  'busy',
  'too slow',
  'unusable',
  'wrong key',
  'cap',
  'limited',
  'refused',
  'not sent',
  'not allowed',
] as const satisfies readonly NoAnswer[];

const Stored = z.discriminatedUnion('to', [
  z.object({ to: z.literal('calls'), calls: z.array(Call), model: Model }),
  z.object({ to: z.literal('ask'), call: Call, field: z.string(), model: Model }),
  z.object({ to: z.literal('outside'), nearest: z.array(z.string()), model: Model }),
  z.object({
    to: z.literal('nobody'),
    because: z.enum([...NO_ANSWERS, 'not understood']),
    keyName: z.string().exactOptional(),
  }),
]);

export const readModelDecision = (stored: Json | undefined): ModelDecision | undefined =>
  stored === undefined ? undefined : Stored.parse(stored);

/** Through JSON, so that what is carried out now is what a retry would read. */
export const modelDecisionToJson = (decision: ModelDecision): Json =>
  z.json().parse(JSON.parse(JSON.stringify(decision)));
