import { z } from 'zod';
import type { ActionCall } from '../core/action.ts';
import type { Approval } from '../core/action-result.ts';
import type { Json } from '../core/json.ts';
import type { UndoMode } from '../core/plan.ts';

/** The question that was answered by it, and closed. */
export interface Settled {
  /** The entry that asked, as `OpenQuestion.askedBy` names it. */
  readonly asked: string;
  /** The request that the question is about; left out when what the answer does is a request of its own. */
  readonly request?: string;
  /** What the question shows from now on; left out for one that offered no signs. */
  readonly result?: string;
}

/** What was decided about an entry before anything was done: a retry repeats it and decides nothing anew. */
export type Decision = { readonly settled?: Settled } & (
  | { readonly to: 'refused' | 'rephrase' }
  | { readonly to: 'approved'; readonly approvals: readonly Approval[] }
  | { readonly to: 'take back'; readonly mode: UndoMode }
  | { readonly to: 'reminder done'; readonly id: string }
  | {
      readonly to: 'sentence';
      readonly sentence: string;
      readonly readAt: Date;
      readonly isAnswer: boolean;
      readonly calls: readonly ActionCall[];
    }
);

const Fields = z.record(z.string(), z.json());
const EditOf = { noun: z.string(), connection: z.string().exactOptional(), as: z.string().exactOptional() };
const EditSchema = z.discriminatedUnion('op', [
  z.object({ op: z.literal('create'), ...EditOf, after: Fields }),
  z.object({ op: z.literal('update'), ...EditOf, id: z.string(), before: Fields, after: Fields }),
  z.object({
    op: z.literal('remove'),
    ...EditOf,
    id: z.string(),
    before: Fields,
    forGood: z.array(z.string()).exactOptional(),
  }),
]);
const Item = z.object({
  noun: z.string(),
  id: z.string(),
  connection: z.string().exactOptional(),
  name: z.string(),
  line: z.string(),
});
const Shown = z.object({
  items: z.array(Item),
  upTo: z.number(),
  ending: z.string().exactOptional(),
  touched: z.array(Item).exactOptional(),
});
export const Call = z.object({
  action: z.string(),
  input: z.unknown(),
  origin: z.enum(['command', 'phrase', 'llm', 'llm-tainted', 'workflow', 'workflow-approved', 'cli', 'api']),
  connection: z.string().exactOptional(),
  clockOnly: z.record(z.string(), z.string()).exactOptional(),
});
const ApprovalSchema = z.object({
  call: Call,
  hash: z.string(),
  edits: z.array(EditSchema),
  shown: Shown.exactOptional(),
});
const settled = z
  .object({ asked: z.string(), request: z.string().exactOptional(), result: z.string().exactOptional() })
  .exactOptional();
// Rows of older versions hold plans as well: the journal has none of those, and what they made is found by its mark.
const Stored = z.discriminatedUnion('to', [
  z.object({ to: z.enum(['refused', 'rephrase']), settled }),
  z.object({ to: z.literal('approved'), approvals: z.array(ApprovalSchema), settled }),
  z.object({ to: z.literal('take back'), mode: z.enum(['ask', 'untouched', 'all']), settled }),
  z.object({ to: z.literal('reminder done'), id: z.string(), settled }),
  z.object({
    to: z.literal('sentence'),
    sentence: z.string(),
    readAt: z.iso.datetime().transform((text) => new Date(text)),
    isAnswer: z.boolean(),
    calls: z.array(Call),
    settled,
  }),
]);

export const readDecision = (stored: Json | undefined): Decision | undefined =>
  stored === undefined ? undefined : Stored.parse(stored);

/** Through JSON, so that what is carried out now is what a retry would read. */
export const decisionToJson = (decision: Decision): Json =>
  z.json().parse(JSON.parse(JSON.stringify(decision)));
