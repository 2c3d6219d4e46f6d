import { z } from 'zod';
import type { Json } from '../../core/json.ts';
import type { ModelName } from '../../core/model.ts';
import { Call } from '../decision.ts';

/** What a model said about figures: stored before anything of it is carried out, so that a retry does not ask and pay again. */
export interface AnalysisDecision {
  readonly markdown: string;
  readonly calls: readonly z.infer<typeof Call>[];
  readonly model: ModelName;
  readonly leftOut: readonly string[];
}

const Model = z.object({
  tier: z.enum(['local', 'cloud']),
  provider: z.string(),
  title: z.string(),
  model: z.string(),
});

const Stored = z.object({
  analysis: z.object({
    markdown: z.string(),
    calls: z.array(Call),
    model: Model,
    leftOut: z.array(z.string()),
  }),
});

export const readAnalysisDecision = (stored: Json | undefined): AnalysisDecision | undefined =>
  stored === undefined ? undefined : Stored.parse(stored).analysis;

/** Through JSON, so that what is carried out now is what a retry would read. */
export const analysisDecisionToJson = (analysis: AnalysisDecision): Json =>
  z.json().parse(JSON.parse(JSON.stringify({ analysis })));
