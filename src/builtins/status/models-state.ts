import type { Caller } from '../../core/caller.ts';
import type { LocalState } from '../../core/local-state.ts';
import type { ModelKey } from '../../core/model-key.ts';
import { literal } from '../../core/reply.ts';
import { clockOf } from '../../core/time.ts';
import { say } from './sentences.ts';

/** Who turns words into actions, besides the phrases. */
export interface ModelsState {
  readonly local: LocalState;
  /** The person's own. */
  readonly keys: readonly Pick<ModelKey, 'name' | 'provider' | 'state' | 'allowed'>[];
  /** How much of this month's tightest cap is spent, from 0 to 1. */
  readonly used: number;
}

type Words = ReturnType<typeof say>;

/** `phrases: always · local: ready (qwen3:4b) · cloud: Claude, your key, 12 % of this month's cap`, in Markdown. */
export function modelsLine(
  { local, keys, used }: ModelsState,
  { language, timeZone }: Pick<Caller, 'language' | 'timeZone'>,
): string {
  const words = say(language);
  const localState = localWords(local, timeZone, words);
  const cloud = keys.map((key) => keyWords(key, used, words));
  return [
    words.phrases,
    ...(localState === undefined ? [] : [words.local(localState)]),
    words.cloud(cloud.length === 0 ? words.noKey : cloud.join('; ')),
  ].join(' · ');
}

/** Undefined: nobody wants one here. */
function localWords(local: LocalState, timeZone: string, words: Words): string | undefined {
  switch (local.kind) {
    case 'off':
      return undefined;
    case 'absent':
      return words.absent(local.because);
    case 'no fit model':
      return words.noFitModel;
    case 'loading':
      return words.loading(literal(local.model));
    case 'ready':
      return words.ready(literal(local.model));
    case 'down':
      return words.down(literal(local.model), clockOf(local.until.toISOString(), timeZone) ?? '');
  }
}

function keyWords(
  { name, provider, state, allowed }: ModelsState['keys'][number],
  used: number,
  words: Words,
): string {
  const yours = words.yourKey(literal(name));
  const command = provider === 'endpoint' ? `config endpoint ${name}` : `config ${provider}`;
  if (state === 'wrong') return words.wrongKey(yours, literal(`${command} <key>`));
  if (allowed.length === 0) return words.notAllowed(yours, literal(`config allow ${name}`));
  return used >= 1 ? words.capReached(yours) : words.ofCap(yours, Math.floor(used * PERCENT));
}

const PERCENT = 100;
