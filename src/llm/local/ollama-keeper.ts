import type { LocalState } from '../../core/local-state.ts';
import type { Log } from '../../core/log.ts';
import type { NoAnswer } from '../../core/model.ts';
import { type Breaker, createBreaker } from './breaker.ts';
import { type ChosenModel, isLoaded, type Look, lookAtOllama } from './look-at-ollama.ts';
import type { OllamaClient } from './ollama-client.ts';
import { OllamaMemory } from './ollama-memory.ts';

/** As the configuration has it. */
export interface OllamaSettings {
  readonly url: string;
  readonly model?: string | undefined;
  readonly context: number;
  readonly keep_alive: string;
  readonly most_loaded: number;
}

export interface OllamaKeeperDeps {
  readonly client: Pick<OllamaClient, 'version' | 'installed' | 'loaded' | 'load' | 'unload'>;
  readonly settings: OllamaSettings;
  readonly now: () => Date;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly random: () => number;
  readonly log: Log;
}

/** While nothing is asked, a look now and then is enough to notice a model that came or went. */
const LOOK_EVERY_MS = 60_000;
/** Somebody who just installs a model wants to see that it is found. */
const LOOK_FOR_MODEL_EVERY_MS = 20_000;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 5 * 60_000;
/** Nothing is pushed out of the memory that quickly. */
const FRESH_MS = 10_000;
/** A person sees meanwhile that the model is being loaded; the loading goes on without them. */
const PATIENCE_MS = 3 * 60_000;

/** Finds Ollama, chooses a model, has it loaded, and leaves it alone when it does not work. */
export class OllamaKeeper {
  readonly #deps: OllamaKeeperDeps;
  readonly #breaker: Breaker;
  #look: Look = { kind: 'absent', because: 'not looked yet' };
  #looking: Promise<void> | undefined;
  #loading: Promise<void> | undefined;
  /** The model that was loaded ahead since Ollama was found. */
  #warmed: string | undefined;
  readonly #memory: OllamaMemory;
  #seenLoadedAt = 0;
  #life = new AbortController().signal;
  #isRunning = false;
  #wake = new AbortController();
  #wait = FIRST_WAIT_MS;
  #said = '';
  readonly #listeners: ((state: LocalState) => void)[] = [];

  constructor(deps: OllamaKeeperDeps) {
    this.#deps = deps;
    this.#breaker = createBreaker(deps);
    this.#memory = new OllamaMemory(deps);
  }

  state(): LocalState {
    const { settings } = this.#deps;
    const look = this.#look;
    if (look.kind === 'absent') return { kind: 'absent', url: settings.url, because: look.because };
    if (look.kind === 'no fit model')
      return { kind: 'no fit model', url: settings.url, installed: look.installed };
    const { name: model, because } = look.model;
    const until = this.#breaker.until();
    if (until) return { kind: 'down', model, until };
    return { kind: this.#loading ? 'loading' : 'ready', model, because };
  }

  /** It broke down, and did not look well since. */
  get isOpen(): boolean {
    return this.#breaker.state() !== 'closed';
  }

  /** It is too early to look again. */
  get isLeftAlone(): boolean {
    return this.#breaker.state() === 'open';
  }

  onChange(listener: (state: LocalState) => void): void {
    this.#listeners.push(listener);
  }

  /** Looks again and again until the signal is aborted, and has the model loaded ahead. */
  async run(signal: AbortSignal): Promise<void> {
    this.#life = signal;
    this.#isRunning = true;
    while (!signal.aborted) {
      await this.look();
      await this.#pause(signal);
    }
  }

  /** One look at Ollama; whoever comes meanwhile waits for the same. */
  async look(): Promise<void> {
    this.#looking ??= this.#lookOnce().finally(() => (this.#looking = undefined));
    await this.#looking;
  }

  /** The model to ask now, in memory; or why there is none. */
  async ready(signal: AbortSignal): Promise<ChosenModel | NoAnswer> {
    if (this.#breaker.state() === 'due') await this.look();
    const look = this.#look;
    if (look.kind !== 'chosen') return 'none';
    if (this.#breaker.state() !== 'closed') return 'down';
    if (!this.#loading && this.#isFresh()) return look.model;
    const patience = new AbortController();
    try {
      const late = this.#deps.sleep(PATIENCE_MS, AbortSignal.any([signal, patience.signal]));
      return await Promise.race([this.#inMemory(), late.then(() => 'loading' as const)]);
    } finally {
      patience.abort();
      signal.throwIfAborted();
    }
  }

  /** What came of asking it. Returns when it is known whether the next question has a chance. */
  async heard(outcome: 'answered' | NoAnswer): Promise<void> {
    switch (outcome) {
      case 'too slow':
        // Everybody else would wait as long.
        this.#trip();
        return;
      case 'down':
        this.#failed();
        await this.look();
        return;
      case 'busy':
        this.#failed();
        return;
      case 'none':
        this.#seenLoadedAt = 0;
        await this.look();
        return;
      case 'answered':
        this.#seenLoadedAt = this.#deps.now().getTime();
        this.#breaker.succeeded();
        this.#changed();
        return;
      case 'loading':
      case 'unusable':
      case 'wrong key':
      case 'cap':
      case 'limited':
      case 'refused':
      case 'not sent':
      case 'not allowed':
    }
  }

  #isFresh = (): boolean => this.#deps.now().getTime() - this.#seenLoadedAt < FRESH_MS;

  async #lookOnce(): Promise<void> {
    const { client, settings } = this.#deps;
    const present = this.#look.kind === 'chosen' ? this.#look.model : undefined;
    const { model: configured, context } = settings;
    const looking = { configured, context, present, tooLarge: this.#memory.tooLarge() };
    const look = await lookAtOllama(client, looking, this.#life).catch(() => undefined);
    if (!look) return;
    if (look.kind === 'absent' && present) {
      // It was there a moment ago, and probably will be again.
      this.#warmed = undefined;
      this.#trip();
      return;
    }
    this.#look = look;
    if (look.kind === 'chosen') {
      if (this.#breaker.state() === 'due') this.#breaker.onTrial();
      if (isLoaded(look.model, look.loaded)) this.#seenLoadedAt = this.#deps.now().getTime();
      this.#loadAhead(look);
    }
    this.#changed();
  }

  /** Once for each model that was chosen; later only when somebody asks: an operator may want the memory. */
  #loadAhead({ model, loaded }: Extract<Look, { kind: 'chosen' }>): void {
    if (!this.#isRunning || this.isOpen || this.#deps.settings.keep_alive === '0') return;
    if (this.#warmed === model.name || isLoaded(model, loaded)) return;
    if (this.#memory.hasRoom(model, loaded)) void this.#inMemory();
  }

  async #inMemory(): Promise<ChosenModel | NoAnswer> {
    this.#loading ??= this.#loadOnce().finally(() => {
      this.#loading = undefined;
      this.#changed();
    });
    await this.#loading;
    if (this.isOpen) return 'down';
    return this.#look.kind === 'chosen' ? this.#look.model : 'none';
  }

  /** What does not fit into the memory is not tried again: the next model is. */
  async #loadOnce(): Promise<void> {
    while (this.#look.kind === 'chosen' && !this.#life.aborted) {
      const { model } = this.#look;
      const result = await this.#memory.load(model, { signal: this.#life, onBegun: () => this.#changed() });
      if (result === 'loaded') {
        this.#warmed = model.name;
        this.#seenLoadedAt = this.#deps.now().getTime();
        return;
      }
      if (result === 'stopped') return;
      this.#deps.log.warn('local model not loaded', { model: model.name, because: result });
      if (result === 'failed') {
        this.#trip();
        return;
      }
      this.#look = { kind: 'absent', because: 'not looked yet' };
      await this.look();
      if (result === 'not there') return;
    }
  }

  #trip(): void {
    this.#breaker.trip();
    this.#opened();
  }

  #failed(): void {
    this.#breaker.failed();
    if (this.isOpen) this.#opened();
  }

  #opened(): void {
    this.#seenLoadedAt = 0;
    this.#changed();
    this.#wake.abort();
  }

  async #pause(signal: AbortSignal): Promise<void> {
    this.#wake = new AbortController();
    const either = AbortSignal.any([signal, this.#wake.signal]);
    await this.#deps.sleep(this.#nextWait(), either).catch(() => undefined);
  }

  #nextWait(): number {
    const until = this.#breaker.until();
    if (until) return Math.max(0, until.getTime() - this.#deps.now().getTime());
    if (this.#look.kind !== 'absent') this.#wait = FIRST_WAIT_MS;
    if (this.#look.kind === 'chosen') return LOOK_EVERY_MS;
    if (this.#look.kind === 'no fit model') return LOOK_FOR_MODEL_EVERY_MS;
    const wait = this.#wait;
    this.#wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    return wait * (1 + this.#deps.random() / 10);
  }

  #changed(): void {
    const state = this.state();
    const said = JSON.stringify([state.kind, 'model' in state ? state.model : '']);
    if (said === this.#said) return;
    this.#said = said;
    const because = 'because' in state ? state.because : undefined;
    this.#deps.log.info('local model', {
      state: state.kind,
      model: 'model' in state ? state.model : undefined,
      because,
    });
    for (const listener of this.#listeners) listener(state);
  }
}
