import type { ActionCall, ActionDescription } from '../../core/action.ts';
import type { Because } from '../../core/because.ts';
import { canonical } from '../../core/json.ts';
import type { Asked, AskModel, Interpretation, ModelName } from '../../core/model.ts';
import { mayBeCalled } from './may-be-chosen.ts';
import type { Offer } from './offer.ts';
import { offeredFor } from './offered-for.ts';
import { isOwnWords } from './own-words.ts';
import { readOutput, type Output, type OutputCall } from './read-output.ts';
import { writeAsking } from './write-asking.ts';

/** A sentence that no rule understands, and what it may become. */
export interface Interpreting<Context> {
  readonly sentence: string;
  /** The person's own last words here, the newest last. */
  readonly earlier: readonly string[];
  /** BCP 47: the one in which the person is answered. */
  readonly language: string;
  /** What this person can ask for; what no model may choose is left out here. */
  readonly actions: readonly ActionDescription[];
  /** Handed on to `readFields` as it is. */
  readonly context: Context;
  /** Why the rules refused it. What they took for a refusal, a question or no talk is never written. */
  readonly because?: string;
  readonly signal: AbortSignal;
}

/** The words that a model repeats, on their way to a call. */
interface WantedCall {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly said: readonly string[];
  readonly origin: 'llm';
}

type FieldsReading =
  | { readonly kind: 'calls'; readonly calls: readonly ActionCall[] }
  | { readonly kind: 'missing'; readonly field: string; readonly call: ActionCall }
  | { readonly kind: 'misfit'; readonly field: string };

export interface InterpretDeps<Context> {
  readonly ask: AskModel;
  readonly readFields: (wanted: WantedCall, context: Context) => FieldsReading;
}

/** With one of these, what the model makes of it may be written: no rule took it for something else. */
const MAY_BE_WRITTEN: readonly Because[] = ['nothing fits', 'two readings'];

/**
 * Has a model say what a sentence asks for. The model chooses among the actions and repeats words; whatever it says
 * beyond that, and every word that was not said, makes the whole not understood. Never throws but for an aborted signal
 * and our own mistakes.
 */
export async function interpret<Context>(
  interpreting: Interpreting<Context>,
  deps: InterpretDeps<Context>,
): Promise<Interpretation> {
  const offer = offeredFor(interpreting.sentence, interpreting.actions);
  const asking = writeAsking(interpreting, offer);
  if (!asking) return { kind: 'no answer', because: 'not sent' };
  const first = await deps.ask({ ...asking, signal: interpreting.signal });
  if (first.kind === 'no answer') return { kind: 'no answer', because: first.because };
  const made = madeOf(first, offer, interpreting, deps);
  if (made.kind !== 'almost') return made;
  const prompt = `${asking.prompt}\n\n${made.mistake}`;
  const second = await deps.ask({ ...asking, prompt, signal: interpreting.signal });
  const again = second.kind === 'answered' ? madeOf(second, offer, interpreting, deps) : made;
  return again.kind === 'almost' ? { kind: 'not understood', model: first.model } : again;
}

/** The answer has the right form, and says something that was not said. */
interface Almost {
  readonly kind: 'almost';
  /** What was wrong with it, in words for the model. */
  readonly mistake: string;
}

function madeOf<Context>(
  { value, model }: Extract<Asked, { readonly kind: 'answered' }>,
  offer: Offer,
  interpreting: Interpreting<Context>,
  deps: Pick<InterpretDeps<Context>, 'readFields'>,
): Interpretation | Almost {
  const output = readOutput(value, offer);
  switch (output?.verdict) {
    case 'outside':
      return { kind: 'outside', nearest: offer.nearest, model };
    case 'do':
    case 'ask':
      return mayAllBeDone(output, interpreting)
        ? callsIn(output, { model, interpreting, deps })
        : { kind: 'not understood', model };
    case 'unsure':
    case undefined:
      return { kind: 'not understood', model };
  }
}

type Doing = Extract<Output, { readonly calls: unknown }>;

const mayAllBeDone = ({ calls }: Doing, { because }: Pick<Interpreting<unknown>, 'because'>): boolean =>
  because === undefined ||
  MAY_BE_WRITTEN.some((one) => one === because) ||
  calls.every(({ action }) => action.effect === 'read');

interface Made<Context> {
  readonly model: ModelName;
  readonly interpreting: Interpreting<Context>;
  readonly deps: Pick<InterpretDeps<Context>, 'readFields'>;
}

function callsIn<Context>(output: Doing, made: Made<Context>): Interpretation | Almost {
  const { model } = made;
  const calls: ActionCall[] = [];
  for (const one of output.calls) {
    const read = readCall(one, made);
    if ('mistake' in read) return read;
    if (read.kind === 'missing') return asks(output, read, model);
    if (!read.calls.every(mayBeCalled)) return { kind: 'not understood', model };
    calls.push(...read.calls);
  }
  const [first] = calls;
  if (output.verdict === 'do' || !first) {
    // Small models say the same thing twice.
    return {
      kind: 'calls',
      calls: [...new Map(calls.map((call) => [canonical(call), call])).values()],
      model,
    };
  }
  const isSaid = Object.hasOwn(Object(first.input), output.ask) || calls.length > 1;
  return isSaid ? { kind: 'not understood', model } : { kind: 'asks', call: first, field: output.ask, model };
}

/** One thing is asked back; of several, nobody could tell which one. */
const asks = (
  { calls }: Doing,
  { call, field }: Extract<FieldsReading, { readonly kind: 'missing' }>,
  model: ModelName,
): Interpretation =>
  calls.length === 1 && mayBeCalled(call)
    ? { kind: 'asks', call, field, model }
    : { kind: 'not understood', model };

function readCall<Context>(
  { action, fields }: OutputCall,
  { interpreting, deps }: Made<Context>,
): Exclude<FieldsReading, { readonly kind: 'misfit' }> | Almost {
  const { sentence, earlier, context } = interpreting;
  const said = [sentence, ...earlier.toReversed()];
  const made = Object.entries(fields).find(([, words]) => !isOwnWords(words, said));
  if (made)
    return almost(made[0], 'holds words that were not said: copy them from the sentence, or say null');
  const read = deps.readFields({ action: action.name, fields, said, origin: 'llm' }, context);
  return read.kind === 'misfit' ? almost(read.field, 'does not fit: copy other words, or say null') : read;
}

const almost = (field: string, problem: string): Almost => ({
  kind: 'almost',
  mistake: `Your last answer was wrong: "${field}" ${problem}. Answer again.`,
});
