import { z } from 'zod';
import type { ActionCall } from '../core/action.ts';
import type { Edit } from '../core/edit.ts';
import type { Json } from '../core/json.ts';
import type { Scope } from '../core/plan.ts';

/** A plan that may have been begun. */
export type BegunPlan =
  | { readonly kind: 'edits'; readonly edits: readonly Edit[]; readonly scope: Scope }
  | { readonly kind: 'opaque'; readonly because: string };

/** What was decided about an entry before anything was done: a retry repeats it and decides nothing anew. */
export type Decision =
  | { readonly to: 'refused' | 'rephrase' }
  | {
      readonly to: 'sentence';
      readonly sentence: string;
      readonly readAt: Date;
      readonly isAnswer: boolean;
      readonly calls: readonly ActionCall[];
      /** One for each call, in order; null for what was not begun. */
      readonly begun: readonly (BegunPlan | null)[];
    };

const Fields = z.record(z.string(), z.json());
const Scope = z.union([z.literal('unknown'), z.array(z.string())]);
const EditSchema = z.discriminatedUnion('op', [
  z.object({ op: z.literal('create'), noun: z.string(), after: Fields }),
  z.object({ op: z.literal('update'), noun: z.string(), id: z.string(), before: Fields, after: Fields }),
  z.object({ op: z.literal('remove'), noun: z.string(), id: z.string(), before: Fields }),
]);
const Begun = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('edits'), edits: z.array(EditSchema), scope: Scope }),
  z.object({ kind: z.literal('opaque'), because: z.string() }),
]);
const Call = z.object({
  action: z.string(),
  input: z.unknown(),
  origin: z.enum(['command', 'phrase', 'llm', 'llm-tainted', 'workflow', 'workflow-approved', 'cli', 'api']),
  connection: z.string().exactOptional(),
});
const Stored = z.discriminatedUnion('to', [
  z.object({ to: z.enum(['refused', 'rephrase']) }),
  z.object({
    to: z.literal('sentence'),
    sentence: z.string(),
    readAt: z.iso.datetime().transform((text) => new Date(text)),
    isAnswer: z.boolean(),
    calls: z.array(Call),
    begun: z.array(Begun.nullable()),
  }),
]);

export const readDecision = (stored: Json | undefined): Decision | undefined =>
  stored === undefined ? undefined : Stored.parse(stored);

/** Through JSON, so that what is carried out now is what a retry would read. */
export const decisionToJson = (decision: Decision): Json =>
  z.json().parse(JSON.parse(JSON.stringify(decision)));
