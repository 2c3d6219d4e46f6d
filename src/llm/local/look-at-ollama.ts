import type { Absent, Chosen, Unfit } from '../../core/local-state.ts';
import { chooseModel, type Choosing, isSame } from './choose-model.ts';
import {
  type InstalledModel,
  type LoadedModel,
  NoOllamaError,
  type OllamaClient,
  SlowOllamaError,
} from './ollama-client.ts';

/** A model as it is asked. */
export interface ChosenModel {
  readonly name: string;
  readonly because: Chosen;
  /** `num_ctx` of every request to it. */
  readonly context: number;
  readonly think: false | 'low';
}

export type Look =
  | { readonly kind: 'absent'; readonly because: Absent }
  | {
      readonly kind: 'no fit model';
      readonly installed: readonly { readonly name: string; readonly because: Unfit }[];
    }
  | { readonly kind: 'chosen'; readonly model: ChosenModel; readonly loaded: readonly LoadedModel[] };

export interface Looking extends Omit<Choosing, 'installed' | 'loaded'> {
  /** In tokens, as the configuration has it. */
  readonly context: number;
}

/** Whether Ollama is there, what it has, and which of that is to be asked. Throws nothing but the reason of the signal. */
export async function lookAtOllama(
  client: Pick<OllamaClient, 'version' | 'installed' | 'loaded'>,
  looking: Looking,
  signal: AbortSignal,
): Promise<Look> {
  try {
    await client.version(signal);
    const [installed, loaded] = await Promise.all([client.installed(signal), client.loaded(signal)]);
    const choice = chooseModel({ ...looking, installed, loaded: loaded.map(({ name }) => name) });
    if (choice.kind === 'none') return { kind: 'no fit model', installed: choice.installed };
    return { kind: 'chosen', model: asAsked(choice.model, choice.because, looking), loaded };
  } catch (error) {
    signal.throwIfAborted();
    return { kind: 'absent', because: whyAbsent(error) };
  }
}

/** Whether it is in memory as it is asked: with another context it would be loaded anew. */
export const isLoaded = ({ name, context }: ChosenModel, loaded: readonly LoadedModel[]): boolean =>
  loaded.some((one) => isSame(one.name, name) && (one.context ?? context) === context);

function asAsked(model: InstalledModel, because: Chosen, { context }: Looking): ChosenModel {
  return {
    name: model.name,
    because,
    context: Math.min(context, model.context ?? context),
    // It takes levels only, and cannot stop.
    think: /^gpt-?oss/i.test(model.family) || /\bgpt-oss\b/i.test(model.name) ? 'low' : false,
  };
}

function whyAbsent(error: unknown): Absent {
  if (error instanceof NoOllamaError) return 'is no Ollama';
  if (error instanceof SlowOllamaError) return 'too slow';
  return 'does not answer';
}
