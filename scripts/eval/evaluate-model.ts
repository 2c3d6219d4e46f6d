import type { AskModel, Interpretation } from '../../src/core/model.ts';
import { createReadFields } from '../../src/grammar/read-fields.ts';
import { interpret } from '../../src/llm/interpret/interpret.ts';
import { declaredActions } from '../../src/wiring/declared.ts';
import { parse } from '../../src/wiring/explain.ts';
import { languages } from '../../src/wiring/languages.ts';
import { writesOf } from './evaluate.ts';
import { type Actual, judge, type Judged } from './judge.ts';
import type { EvalSentence } from './sentence.ts';

/** What a model made of a sentence. */
export interface ModelJudged extends Judged {
  readonly became: Interpretation['kind'];
  /** From the question to the answer, ours included. */
  readonly ms: number;
  /** No rule understands it: in a house, this is a sentence that a model is asked about. */
  readonly isForModel: boolean;
}

export interface EvaluateModelDeps {
  readonly ask: AskModel;
  /** In milliseconds, from any moment on. */
  readonly clock: () => number;
  readonly onEach?: (judged: ModelJudged) => void;
}

/**
 * Has a model read sentences, also those that rules understand, and judges what came out. Commands and empty messages
 * are left out: they are never a model's.
 */
export async function evaluateModel(
  sentences: readonly EvalSentence[],
  { ask, clock, onEach = () => undefined }: EvaluateModelDeps,
): Promise<readonly ModelJudged[]> {
  const actions = declaredActions();
  const readFields = createReadFields(actions, languages);
  const isWrite = writesOf();
  const all: ModelJudged[] = [];
  for (const sentence of sentences.filter(isTalk)) {
    const { text, setting } = sentence;
    const reading = parse(text, setting);
    const started = clock();
    const made = await interpret(
      {
        sentence: text,
        earlier: [],
        language: setting.language,
        actions,
        context: setting,
        ...(reading.to === 'model' && reading.because !== undefined ? { because: reading.because } : {}),
        signal: new AbortController().signal,
      },
      { ask, readFields },
    );
    const judged = {
      ...judge(sentence, actualOf(made), isWrite),
      became: made.kind,
      ms: clock() - started,
      isForModel: reading.to === 'model' && reading.strong === undefined,
    };
    onEach(judged);
    all.push(judged);
  }
  return all;
}

/** Every so manyth of them, so that all kinds and languages are among a few. */
export function someOf<Sentence>(sentences: readonly Sentence[], limit: number): readonly Sentence[] {
  const step = Math.max(1, sentences.length / limit);
  const places = Array.from({ length: Math.min(limit, sentences.length) }, (_, at) => Math.floor(at * step));
  return places.flatMap((at) => sentences[at] ?? []);
}

function isTalk({ text, setting, expected }: EvalSentence): boolean {
  const isOther = expected.every(({ to }) => to === 'mistake' || to === 'nobody');
  if (isOther || text.trim() === '') return false;
  const { to } = parse(text, setting);
  return to === 'phrase' || to === 'model';
}

/** What is asked back, refused or not understood does nothing. */
const actualOf = (made: Interpretation): Actual =>
  made.kind === 'calls' ? { to: 'phrase', calls: made.calls } : { to: 'model', calls: [] };
