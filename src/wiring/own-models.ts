import type { Configuration } from '../config/schema.ts';
import type { Caller } from '../core/caller.ts';
import type { CloudGrant } from '../core/cloud-grant.ts';
import type { UserId } from '../core/ids.ts';
import type { Log } from '../core/log.ts';
import type { Mask, MaskFacts } from '../core/mask.ts';
import type { AskModel, NoAnswer, Purpose } from '../core/model.ts';
import type { SealedModelKey } from '../core/model-key.ts';
import type { Settings } from '../core/settings.ts';
import { type Grant, grantCloud } from '../egress/grant.ts';
import { leftOf } from '../egress/left-of.ts';
import type { CloudAsking, MonthCap } from '../egress/to-cloud-model.ts';
import { createAskModel } from '../llm/ask-model.ts';
import type { GuardCloud } from '../llm/guard-cloud.ts';
import type { CloudProvider } from '../llm/providers/cloud-provider.ts';
import type { Store } from '../store/open-store.ts';
import { capsOf, monthOf } from './caps.ts';
import { sleep } from './sleep.ts';

/** The vault adds the key. */
export type KeylessAsking = Omit<CloudAsking, 'key' | 'keyName'>;

export interface OwnModelsDeps {
  readonly store: Pick<Store, 'modelKeys' | 'ledger' | 'settings'>;
  readonly providers: readonly CloudProvider[];
  /** The network to the address of the grant, with the key in its header. */
  readonly openModel: (
    grant: CloudGrant,
    sealed: SealedModelKey,
    asking: KeylessAsking,
  ) => typeof globalThis.fetch;
  readonly createMask: (facts: MaskFacts) => Mask;
  readonly cloud: Configuration['models']['cloud'];
  /** Leaves a provider alone that has no room for this key, and counts questions. */
  readonly guardCloud: GuardCloud;
  readonly now: () => Date;
  readonly log: Log;
}

/** A key that may be used, for one purpose. */
export interface GrantedModel {
  readonly kind: 'granted';
  readonly grant: CloudGrant;
  readonly provider: CloudProvider;
  readonly sealed: SealedModelKey;
  readonly cap: MonthCap;
  readonly person: Pick<Caller, 'user' | 'timeZone'>;
}

export interface RefusedModel {
  readonly kind: 'refused';
  readonly because: Extract<Grant, { kind: 'refused' }>['because'];
  /** The one that would have been used. */
  readonly key?: SealedModelKey;
}

export interface OneAnswer {
  readonly facts: MaskFacts;
  /** The first 32 digits of the digest of the entry that is answered. */
  readonly request: string;
  /** What of the answer it is for; small letters. */
  readonly step: string;
}

export interface OwnModels {
  /** The person's own model, if one of their keys may be used for this now. */
  readonly grantFor: (
    person: Pick<Caller, 'user' | 'timeZone'>,
    purpose: Purpose,
  ) => Promise<GrantedModel | RefusedModel>;
  readonly askWith: (granted: GrantedModel, answer: OneAnswer) => AskModel;
}

/** Longer than any model that works takes for some sentences. */
const WITHIN_MS = 60_000;
/** What is nearest to being granted tells most about why it is not. */
const NEAREST: readonly RefusedModel['because'][] = ['cap', 'no consent', 'wrong key', 'no key'];

/** The models that people use with keys of their own: each question needs a grant, and goes through ledger and mask. */
export function createOwnModels(deps: OwnModelsDeps): OwnModels {
  return {
    grantFor: async (person, purpose) => {
      const keys = await deps.store.modelKeys.of(person.user);
      const tried: (GrantedModel | RefusedModel)[] = [];
      for (const key of keys) tried.push(await grantOne(key, { ...person, purpose }, deps));
      const granted = tried.find(({ kind }) => kind === 'granted');
      if (granted) return granted;
      const refused = tried.flatMap((one) => (one.kind === 'refused' ? [one] : []));
      const [nearest] = NEAREST.flatMap((because) => refused.filter((one) => one.because === because));
      return nearest ?? { kind: 'refused', because: 'no key' };
    },
    askWith: (granted, answer) => askWith(granted, answer, deps),
  };
}

interface For extends Pick<Caller, 'user' | 'timeZone'> {
  readonly purpose: Purpose;
}

async function grantOne(
  sealed: SealedModelKey,
  { user, timeZone, purpose }: For,
  deps: OwnModelsDeps,
): Promise<GrantedModel | RefusedModel> {
  const provider = deps.providers.find(({ name }) => name === sealed.provider);
  const model = sealed.model ?? provider?.model;
  if (!provider || model === undefined) return { kind: 'refused', because: 'no key' };
  const month = monthOf(deps.now(), timeZone);
  const settings = await deps.store.settings.read(user);
  // Who allowed it once and set it back is not asked again by anybody, and nothing is sent.
  if (purpose === 'sentences' && settings.cloud !== 'everything')
    return { kind: 'refused', because: 'no consent', key: sealed };
  const { left, spent } = await leftIn(month, { user, model, settings }, deps);
  const given = grantCloud({ user, key: sealed, standardModel: model, purpose, left });
  if (given.kind === 'refused') return { ...given, key: sealed };
  const tokens = left === undefined ? undefined : spent + left;
  const person = { user, timeZone };
  return { kind: 'granted', grant: given.grant, provider, sealed, cap: { tokens, month }, person };
}

async function leftIn(
  month: string,
  { user, model, settings }: { readonly user: UserId; readonly model: string; readonly settings: Settings },
  { store, cloud }: OwnModelsDeps,
): Promise<{ readonly left: number | undefined; readonly spent: number }> {
  const spent = await store.ledger.spent(user, month);
  const caps = capsOf(cloud, settings);
  return { left: leftOf({ spent, caps, prices: cloud.prices }, model), spent: spent.tokens };
}

/**
 * What is asked was read, and perhaps others were asked first: whoever takes the key or the leave back meanwhile takes
 * it back for this question as well.
 */
const askWith =
  (granted: GrantedModel, answer: OneAnswer, deps: OwnModelsDeps): AskModel =>
  async (question) => {
    const still = await grantAgain(granted, deps);
    if (still.kind === 'granted') return await askNow(still, answer, deps)(question);
    return { kind: 'no answer', because: NO_ANSWER[still.because], model: undefined };
  };

const NO_ANSWER = {
  'no key': 'not allowed',
  'wrong key': 'wrong key',
  'no consent': 'not allowed',
  cap: 'cap',
} as const satisfies Record<RefusedModel['because'], NoAnswer>;

/** For the same key and the same receiver, whatever was granted before. */
async function grantAgain(
  { grant, person }: GrantedModel,
  deps: OwnModelsDeps,
): Promise<GrantedModel | RefusedModel> {
  const key = await deps.store.modelKeys.read(person.user, grant.keyId);
  if (key?.address !== grant.address) return { kind: 'refused', because: 'no key' };
  return await grantOne(key, { ...person, purpose: grant.purpose }, deps);
}

function askNow(
  { grant, provider, sealed, cap }: GrantedModel,
  { facts, request, step }: OneAnswer,
  deps: OwnModelsDeps,
): AskModel {
  const mask = deps.createMask(facts);
  const asking = { keyHeader: provider.keyHeader, mask, request, step, cap, onSettled: () => undefined };
  const { address, model } = grant;
  const named = { tier: 'cloud', provider: provider.name, title: sealed.name, model } as const;
  const ask = createAskModel(
    async () => await provider.connect({ fetch: deps.openModel(grant, sealed, asking), address, model }),
    named,
    { withinMs: WITHIN_MS, sleep, log: deps.log },
  );
  const guarded = deps.guardCloud({ user: grant.user, keyId: sealed.id, named }, ask);
  return async (question) => {
    const asked = await guarded(question);
    // It is not tried again until it is changed.
    if (asked.kind === 'no answer' && asked.because === 'wrong key')
      await deps.store.modelKeys.noteWrong(grant.user, sealed, deps.now());
    return asked;
  };
}
