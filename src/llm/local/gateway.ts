import { z } from 'zod';
import type { UserId } from '../../core/ids.ts';
import type { LocalState } from '../../core/local-state.ts';
import type { Asked, Asking } from '../../core/model.ts';
import { type AskModelOptions, createAskModel } from '../ask-model.ts';
import { connectGateway } from '../providers/gateway.ts';
import { timeLimit } from '../time-limit.ts';
import { type Breaker, createBreaker } from './breaker.ts';
import { FairQueue } from './fair-queue.ts';
import type { LocalAsked, QueueView } from './local-asked.ts';

export interface GatewaySettings {
  readonly url: string;
  /** Brings the key of the house along; leads to the gateway only. */
  readonly fetch: typeof globalThis.fetch;
  /** The only ones that are asked; the first one first. At least one. */
  readonly models: readonly string[];
  readonly mayUse: (user: UserId) => boolean;
}

export interface GatewayDeps extends Pick<AskModelOptions, 'sleep' | 'log'> {
  readonly settings: GatewaySettings;
  readonly seconds: number;
  readonly now: () => Date;
  readonly random: () => number;
  readonly onAsked: (asked: LocalAsked) => void;
}

export interface GatewayAnswer {
  readonly answer: 'well' | 'wrong key' | 'does not answer';
  /** Empty where it does not say what it has. */
  readonly missing: readonly string[];
}

const modelList = z.looseObject({ data: z.array(z.looseObject({ id: z.string() })) });
const LOOK_WITHIN_MS = 3_000;

/** A gateway has more than one machine behind it. */
const PARALLEL = 4;

/** The gateway of the house: listed people, listed models, a queue and a breaker of its own. */
export class Gateway {
  readonly #deps: GatewayDeps;
  readonly #breaker: Breaker;
  readonly #queue = new FairQueue(PARALLEL);
  /** What is left of the list: a model that is not there is not asked again. */
  #models: readonly string[];

  constructor(deps: GatewayDeps) {
    this.#deps = deps;
    this.#breaker = createBreaker(deps);
    this.#models = deps.settings.models;
  }

  mayAsk = (user: UserId): boolean => this.#deps.settings.mayUse(user);

  /** Undefined: it has none of the listed models. */
  state(): LocalState | undefined {
    const [model] = this.#models;
    if (model === undefined) return undefined;
    const until = this.#breaker.until();
    return until ? { kind: 'down', model, until } : { kind: 'ready', model, because: 'gateway of the house' };
  }

  view(): QueueView {
    const { waiting, running } = this.#queue;
    return { provider: 'gateway', waiting, running, isOpen: this.#breaker.state() !== 'closed' };
  }

  /** Whether it answers, and which of the listed models it does not have. Throws nothing but the reason of the signal. */
  async examine(signal: AbortSignal): Promise<GatewayAnswer> {
    const { settings, sleep } = this.#deps;
    const limit = timeLimit(LOOK_WITHIN_MS, () => new Error('no answer in time'), sleep);
    try {
      const within = AbortSignal.any([signal, limit.signal]);
      const response = await settings.fetch(`${settings.url}/models`, { signal: within });
      if (response.status === 401 || response.status === 403) return { answer: 'wrong key', missing: [] };
      const { data } = modelList.catch({ data: [] }).parse(await response.json().catch(() => undefined));
      const missing = settings.models.filter((model) => !data.some(({ id }) => id === model));
      return { answer: 'well', missing: data.length === 0 ? [] : missing };
    } catch {
      signal.throwIfAborted();
      return { answer: 'does not answer', missing: [] };
    } finally {
      limit.end();
    }
  }

  async ask(user: UserId, asking: Asking): Promise<Asked> {
    if (!this.mayAsk(user)) return { kind: 'no answer', because: 'none', model: undefined };
    if (this.#breaker.state() === 'open') return { kind: 'no answer', because: 'down', model: undefined };
    const asked = await this.#queue.run(user, async () => await this.#askNow(asking), asking.signal);
    return asked === 'full' ? { kind: 'no answer', because: 'busy', model: undefined } : asked;
  }

  async #askNow(asking: Asking): Promise<Asked> {
    for (const model of this.#models) {
      if (this.#breaker.state() === 'open') break;
      const asked = await this.#askModel(model, asking);
      if (asked.kind === 'answered' || asked.because !== 'none') return asked;
      this.#deps.log.warn('the gateway does not have a model', { model });
      this.#models = this.#models.filter((one) => one !== model);
    }
    const because = this.#models.length === 0 ? 'none' : 'down';
    return { kind: 'no answer', because, model: undefined };
  }

  async #askModel(model: string, asking: Asking): Promise<Asked> {
    const { settings, seconds, now, onAsked } = this.#deps;
    const { url, fetch } = settings;
    const since = now().getTime();
    const named = { tier: 'local', provider: 'gateway', title: model, model } as const;
    const open = async () => await connectGateway({ url, fetch, model });
    const asked = await createAskModel(open, named, { ...this.#deps, withinMs: seconds * 1_000 })(asking);
    this.#heard(asked);
    const outcome = asked.kind === 'answered' ? 'answered' : asked.because;
    const tokens = asked.kind === 'answered' ? asked.tokens : { sent: 0, received: 0 };
    onAsked({ tier: 'local', provider: 'gateway', outcome, ms: now().getTime() - since, tokens });
    return asked;
  }

  #heard(asked: Asked): void {
    if (asked.kind === 'answered') this.#breaker.succeeded();
    else if (asked.because === 'too slow') this.#breaker.trip();
    else if (asked.because === 'down' || asked.because === 'busy') this.#breaker.failed();
    else if (asked.because === 'limited') this.#breaker.rest(asked.retryAfterMs ?? REST_MS);
  }
}

/** Where a gateway says that it has no room, and not for how long. */
const REST_MS = 10_000;
