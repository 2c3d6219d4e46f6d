import type { NoAnswer } from '../../src/core/model.ts';
import { evaluateModel, type ModelJudged, someOf } from './evaluate-model.ts';
import type { OpenedModel } from './open-model.ts';
import { missLines } from './say-report.ts';
import { modelSummary, modelTable } from './say-model-report.ts';
import type { EvalSentence } from './sentence.ts';

export interface RunModelDeps extends Pick<OpenedModel, 'ask' | 'warmUp'> {
  readonly clock: () => number;
  readonly say: (text: string) => void;
}

export interface WantedRun {
  readonly model: string;
  readonly sentences: readonly EvalSentence[];
  /** Left out: all of them. */
  readonly limit?: number;
  /** With every sentence that was not read right. */
  readonly withMisses: boolean;
}

/** Says how a model reads the sentences; undefined when it cannot be asked at all, and says why. */
export async function runModel(
  { model, sentences, limit, withMisses }: WantedRun,
  { ask, warmUp, clock, say }: RunModelDeps,
): Promise<readonly ModelJudged[] | undefined> {
  const because = await whyNot(warmUp);
  if (because !== undefined) {
    say(`${model} cannot be asked: ${because}.`);
    return undefined;
  }
  const judged = await evaluateModel(limit === undefined ? sentences : someOf(sentences, limit), {
    ask,
    clock,
  });
  if (withMisses) say(missLines(judged));
  say(`${modelTable(judged)}\n\n${modelSummary(model, judged)}`);
  return judged;
}

/** Loads the model, which may take minutes, so that the first sentence does not wait for it. */
async function whyNot(warmUp: OpenedModel['warmUp']): Promise<NoAnswer | undefined> {
  const asked = await warmUp({
    instructions: 'Answer with JSON only.',
    prompt: 'Answer {"ready":true}.',
    schema: {
      type: 'object',
      properties: { ready: { type: 'boolean' } },
      required: ['ready'],
      additionalProperties: false,
    },
    maxOutputTokens: 50,
    signal: new AbortController().signal,
  });
  // What it says does not matter here.
  return asked.kind === 'answered' || asked.because === 'unusable' ? undefined : asked.because;
}
