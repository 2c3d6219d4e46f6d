import type { Chosen, Unfit } from '../../core/local-state.ts';
import { passesOn } from '../../core/model.ts';
import type { InstalledModel } from './ollama-client.ts';

export interface Choosing {
  readonly installed: readonly InstalledModel[];
  /** Names of those that are in memory. */
  readonly loaded: readonly string[];
  /** As the configuration names it. */
  readonly configured: string | undefined;
  /** Which one was chosen before: nobody gains by another one of the same kind. */
  readonly present: { readonly name: string; readonly because: Chosen } | undefined;
  /** Those that did not fit into the memory. */
  readonly tooLarge: ReadonlySet<string>;
}

export type Choice =
  | { readonly kind: 'chosen'; readonly model: InstalledModel; readonly because: Chosen }
  | {
      readonly kind: 'none';
      readonly installed: readonly { readonly name: string; readonly because: Unfit }[];
    };

/** A prompt of eis has up to 6,000 bytes; with its answer it needs this much in every language, in tokens. */
const LEAST_CONTEXT = 4_096;
/** Smaller ones fill in a schema, but not with what was said. */
const LEAST_PARAMETERS = 0.5;
/** From here on models were found to choose the right action most of the time. */
const GOOD_PARAMETERS = 2.5;

/** The fittest model that is installed. */
export function chooseModel(choosing: Choosing): Choice {
  const { installed, configured } = choosing;
  const judged = installed.map((model) => ({ model, unfit: unfitness(model, choosing) }));
  const fit = judged.flatMap(({ model, unfit }) => (unfit === undefined ? [model] : []));
  const best = bestOf(fit, choosing);
  if (best) return { kind: 'chosen', ...best };
  const others = judged.map(({ model: { name }, unfit }) => ({
    name,
    because: unfit ?? ('not the configured one' as const),
  }));
  const isMissing = configured !== undefined && !installed.some((one) => isConfigured(one, configured));
  if (!isMissing) return { kind: 'none', installed: others };
  const because = passesOn(configured) ? ('passed on' as const) : ('not installed' as const);
  return { kind: 'none', installed: [{ name: configured, because }, ...others] };
}

/** `qwen3` is `qwen3:latest`. */
export const isSame = (a: string, b: string): boolean => withTag(a) === withTag(b);

const withTag = (name: string): string => (name.includes(':') ? name : `${name}:latest`);

/** Why a model cannot be asked. An operator who names one is believed about its size. */
function unfitness(model: InstalledModel, { configured, tooLarge }: Choosing): Unfit | undefined {
  const { name, context = Infinity, isRemote } = model;
  if (isRemote || passesOn(name)) return 'passed on';
  if (!makesText(model)) return 'no text';
  if (tooLarge.has(name)) return 'too large';
  if (context < LEAST_CONTEXT) return 'short context';
  return isTooSmall(model) && !isConfigured(model, configured) ? 'too small' : undefined;
}

const isTooSmall = ({ parameters = Infinity }: InstalledModel): boolean => parameters < LEAST_PARAMETERS;

const isConfigured = ({ name }: InstalledModel, configured: string | undefined): boolean =>
  configured !== undefined && isSame(name, configured);

/** How embedding models are called where Ollama is too old to say what a model can do. */
const EMBEDDING = /embed|\bbert|minilm|\bbge\b|\be5\b/i;

const makesText = ({ name, family, capabilities }: InstalledModel): boolean =>
  capabilities?.includes('completion') ?? !EMBEDDING.test(`${name} ${family}`);

type Best = Omit<Extract<Choice, { kind: 'chosen' }>, 'kind'>;

function bestOf(fit: readonly InstalledModel[], choosing: Choosing): Best | undefined {
  const { configured, present, loaded } = choosing;
  if (configured !== undefined) {
    const model = fit.find((one) => isConfigured(one, configured));
    return model && { model, because: 'configured' };
  }
  const kept = fit.find(({ name }) => name === present?.name);
  if (kept && present) return { model: kept, because: present.because };
  const ranked = fit.toSorted((a, b) => rankOf(a) - rankOf(b));
  const inMemory = ranked.find((model) => isGood(model) && loaded.some((name) => isSame(name, model.name)));
  if (inMemory) return { model: inMemory, because: 'loaded already' };
  const [first] = ranked;
  return first && { model: first, because: knownRank(first) === -1 ? 'fits best' : 'known to be good' };
}

/**
 * Models of a size for modest machines that fill in schemas reliably, by public comparisons of calling tools; the first
 * one first. A name fits with whatever says more about how it was packed.
 */
const KNOWN_GOOD = [
  'qwen3:4b-instruct',
  'qwen3:4b',
  'qwen3.5:4b',
  'qwen3:8b',
  'qwen3.5:9b',
  'gemma4:e4b',
  'ministral-3:3b',
  'ministral-3:8b',
  'phi4-mini',
  'qwen2.5:7b',
  'gemma3:4b',
  'granite4:3b',
  'llama3.1:8b',
  'mistral-nemo',
  'gpt-oss:20b',
];

const knownRank = ({ name }: InstalledModel): number =>
  isSpecial(name)
    ? -1
    : KNOWN_GOOD.findIndex(
        (known) => name === known || name.startsWith(`${known}-`) || name.startsWith(`${known}:`),
      );

/** Made for something else, or unable to answer without thinking first. */
const SPECIAL = /cod(?:er|e)|vision|-vl|math|guard|thinking|base\b|-r1|reason/i;
const isSpecial = (name: string): boolean => SPECIAL.test(name);

const isGood = ({ name, parameters }: InstalledModel): boolean =>
  !isSpecial(name) && (parameters ?? 0) >= GOOD_PARAMETERS;

/** The size that answers in seconds on a machine without a graphics card. */
const BEST_PARAMETERS = 4;
const BEHIND_KNOWN = 100;
const BEHIND_OTHERS = 1_000;

/** The lower, the better. */
function rankOf(model: InstalledModel): number {
  const known = knownRank(model);
  if (known !== -1) return known;
  const { parameters = GOOD_PARAMETERS } = model;
  // Twice as large and half as large are equally far away; a small one is worse than a large one.
  const distance = Math.abs(Math.log2(Math.max(parameters, LEAST_PARAMETERS) / BEST_PARAMETERS));
  const isSmall = parameters < GOOD_PARAMETERS;
  return BEHIND_KNOWN + distance * (isSmall ? 10 : 2) + (isSpecial(model.name) ? BEHIND_OTHERS : 0);
}
