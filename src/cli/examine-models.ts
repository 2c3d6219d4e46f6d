import type { Finding } from '../core/finding.ts';
import type { Absent, Chosen, LocalState, Unfit } from '../core/local-state.ts';

/** What there is of models in the house. */
export interface ModelsView {
  readonly local: LocalState;
  /** The configuration names an address or a model: somebody expects one. */
  readonly isExpected: boolean;
  /** Whether Ollama itself passes no name on to a cloud; undefined where it does not say. */
  readonly isShut: boolean | undefined;
  readonly gateway: GatewayView | undefined;
}

export interface GatewayView {
  readonly url: string;
  readonly answer: 'well' | 'wrong key' | 'does not answer';
  /** Models of the configuration that it does not have; empty where it does not say. */
  readonly missing: readonly string[];
  readonly hasPeople: boolean;
}

/** A model that answers in seconds on a machine without a graphics card. */
const SUGGESTED = 'qwen3:4b';

/** Everyday sentences need no model, so that a house without one is well. */
export function examineModels(view: ModelsView): readonly Finding[] {
  return [localFinding(view), ...(view.gateway ? gatewayFindings(view.gateway) : [])];
}

function localFinding({ local, isExpected, isShut }: ModelsView): Finding {
  switch (local.kind) {
    case 'off':
      return well('The local model is switched off (models.local.enabled).');
    case 'absent':
      return absentFinding(local, isExpected);
    case 'no fit model':
      return noFitFinding(local);
    case 'loading':
      return well(`${CHOSEN[local.because](local.model)} It is being loaded.`);
    case 'ready':
      return well(`${CHOSEN[local.because](local.model)}${isShut === false ? NOT_SHUT : ''}`);
    case 'down':
      return warning(
        `The local model ${local.model} does not answer; it is left alone until ${local.until.toISOString()}.`,
        'eis tries it again by itself. If that does not help, the log of Ollama says more.',
      );
  }
}

const id = 'models.local';
const well = (what: string): Finding => ({ id, level: 'well', what });
const warning = (what: string, mend: string): Finding => ({ id, level: 'warning', what, mend });

const NOT_SHUT =
  ' This Ollama may pass other names on to a cloud; eis refuses those, and OLLAMA_NO_CLOUD=1 shuts that way for everybody.';

const CHOSEN: Readonly<Record<Chosen, (model: string) => string>> = {
  configured: (model) => `The local model is ${model}: the configuration names it.`,
  'loaded already': (model) => `The local model is ${model}: it fits, and was loaded already.`,
  'known to be good': (model) => `The local model is ${model}: the best of those that are known to fit.`,
  'fits best': (model) => `The local model is ${model}: of those that are installed it fits best.`,
  'gateway of the house': (model) => `The model ${model} is asked over the gateway.`,
};

const ABSENT: Readonly<Record<Absent, (url: string) => string>> = {
  'not looked yet': (url) => `Nobody looked yet whether there is an Ollama at ${url}.`,
  'does not answer': (url) => `There is no local model: nothing answers at ${url}.`,
  'too slow': (url) => `The Ollama at ${url} takes too long to say what it has.`,
  'is no Ollama': (url) => `What answers at ${url} is no Ollama.`,
};

function absentFinding(
  { url, because }: Extract<LocalState, { kind: 'absent' }>,
  isExpected: boolean,
): Finding {
  const what = `${ABSENT[because](url)} Everyday sentences need none.`;
  if (because === 'not looked yet' || (because === 'does not answer' && !isExpected)) return well(what);
  return warning(
    what,
    'Start Ollama there, or correct models.local.url; models.local.enabled: false if there is to be none.',
  );
}

const UNFIT: Readonly<Record<Unfit, string>> = {
  'passed on': 'it would be answered by a cloud, not here',
  'no text': 'it makes no text',
  'too small': 'it is too small',
  'too large': 'it does not fit into the memory',
  'short context': 'its context is too short',
  'not the configured one': 'the configuration names another one',
  'not installed': 'the configuration names it, and it is not there',
};
/** More say nothing more. */
const MOST_NAMED = 8;

function noFitFinding({ url, installed }: Extract<LocalState, { kind: 'no fit model' }>): Finding {
  const named = installed.slice(0, MOST_NAMED).map(({ name, because }) => `${name} (${UNFIT[because]})`);
  const more = installed.length > MOST_NAMED ? ` and ${installed.length - MOST_NAMED} more` : '';
  const has = installed.length === 0 ? 'has no model yet' : 'has no model that eis could ask';
  const which = installed.length === 0 ? '' : `: ${named.join(', ')}${more}`;
  return warning(`The Ollama at ${url} ${has}${which}.`, mendOf(installed));
}

function mendOf(installed: Extract<LocalState, { kind: 'no fit model' }>['installed']): string {
  const missing = installed.find(({ because }) => because === 'not installed');
  const isNamed = installed.some(({ because }) => because === 'not the configured one');
  if (missing) return `Say: ollama pull ${missing.name}, or correct models.local.model.`;
  if (isNamed) return 'Correct models.local.model, or leave it out: eis takes the fittest one.';
  return `Say: ollama pull ${SUGGESTED}`;
}

function gatewayFindings({ url, answer, missing, hasPeople }: GatewayView): readonly Finding[] {
  const gateway = 'models.gateway';
  const bad = (what: string, mend: string): Finding => ({ id: gateway, level: 'warning', what, mend });
  if (answer === 'wrong key')
    return [bad(`The gateway at ${url} refuses the key of the house.`, 'Correct models.gateway.key.')];
  if (answer === 'does not answer')
    return [bad(`The gateway at ${url} does not answer.`, 'Start it, or correct models.gateway.url.')];
  if (!hasPeople)
    return [
      bad(`The gateway at ${url} answers, and nobody may use it.`, 'Name people in models.gateway.people.'),
    ];
  if (missing.length > 0)
    return [
      bad(
        `The gateway at ${url} does not have ${missing.join(', ')}.`,
        'Correct models.gateway.models: only those are asked.',
      ),
    ];
  return [{ id: gateway, level: 'well', what: `The gateway at ${url} answers.` }];
}
