import type { LocalState } from '../core/local-state.ts';
import type { ModelKey } from '../core/model-key.ts';
import { literal } from '../core/reply.ts';
import { sayAround } from './sentences.ts';

/** The models that there are for one person at the moment. */
export interface ModelsFor {
  readonly local: LocalState;
  /** The person's own. */
  readonly keys: readonly Pick<ModelKey, 'name' | 'state' | 'allowed'>[];
}

interface Telling {
  /** Whether this person can add a key here. */
  readonly mayAddKey: boolean;
  readonly language: string;
}

/** What models add to what eis can do: ✅, or ❌ with the reason. What nobody wants here is not mentioned. */
export function modelAbilities(
  { local, keys }: ModelsFor,
  { mayAddKey, language }: Telling,
): readonly string[] {
  const ability = localAbility(local, language);
  return [
    ...(ability === undefined ? [] : [ability]),
    ...(mayAddKey ? [analysisAbility(keys, language)] : []),
  ];
}

function localAbility(local: LocalState, language: string): string | undefined {
  const words = sayAround(language);
  switch (local.kind) {
    case 'off':
      return undefined;
    case 'ready':
      return words.localReady;
    case 'loading':
      return words.localLoading;
    case 'absent':
      return local.because === 'not looked yet' ? words.localSought : words.localAbsent;
    case 'no fit model':
      return words.localUnfit;
    case 'down':
      return words.localDown;
  }
}

function analysisAbility(keys: ModelsFor['keys'], language: string): string {
  const words = sayAround(language);
  const works = keys.filter(({ state }) => state === 'works');
  const usable = works.find(({ allowed }) => allowed.includes('analysis'));
  if (usable) return words.analysisWith(literal(usable.name));
  if (works[0])
    return words.analysisForbidden(literal(works[0].name), literal(`config allow ${works[0].name}`));
  return keys[0] ? words.analysisBroken(literal(keys[0].name)) : words.analysisNoKey;
}
