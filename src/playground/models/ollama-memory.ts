import type { LoadedModel, WholeModel } from './ollama-models.ts';
import type { Sleep } from './spoil.ts';

export interface MemoryOptions {
  readonly now: () => Date;
  readonly sleep: Sleep;
  /** How long loading takes, in real milliseconds. */
  readonly loadMs: number;
  /** OLLAMA_NUM_PARALLEL */
  readonly parallel: number;
  /** OLLAMA_MAX_QUEUE */
  readonly maxQueue: number;
  /** OLLAMA_MAX_LOADED_MODELS */
  readonly mostLoaded: number;
}

/** One that was put into the memory, or out of it. */
export interface Residence {
  readonly kind: 'loaded' | 'unloaded';
  readonly name: string;
  readonly context: number;
}

interface Wanted {
  /** num_ctx */
  readonly context: number;
  /** Milliseconds; undefined: as it was. */
  readonly keepMs: number | undefined;
  readonly signal: AbortSignal;
}

const USUAL_KEEP_MS = 5 * 60_000;
const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** `30m`, `-1`, seconds as a number; undefined where nothing was said. */
export function keepMsOf(keepAlive: string | number | undefined): number | undefined {
  if (keepAlive === undefined) return undefined;
  const [, count = '', unit = 's'] = /^(-?\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(String(keepAlive)) ?? [];
  const ms = Number(count) * (UNIT_MS[unit] ?? 0);
  return ms < 0 ? Number.POSITIVE_INFINITY : ms;
}

/** Which models are loaded, and whose turn it is, as in Ollama's scheduler. */
export class OllamaMemory {
  /** Everything that was loaded and unloaded. */
  readonly history: Residence[] = [];
  readonly #options: MemoryOptions;
  readonly #loaded = new Map<string, LoadedModel>();
  readonly #running = new Map<string, number>();
  readonly #loading = new Map<string, Promise<void>>();
  #waiting: { readonly name: string; readonly go: () => void }[] = [];

  constructor(options: MemoryOptions) {
    this.#options = options;
  }

  loaded(): readonly LoadedModel[] {
    this.#expire();
    return [...this.#loaded.values()];
  }

  /** How many requests wait for their turn. */
  get queued(): number {
    return this.#waiting.length;
  }

  unload(name: string): void {
    const found = this.#loaded.get(name);
    if (!found) return;
    this.#loaded.delete(name);
    this.history.push({ kind: 'unloaded', name, context: found.context });
  }

  /** In front of the queue, with the model in memory. False: the queue is full. */
  async use<Value>(model: WholeModel, wanted: Wanted, work: () => Promise<Value>): Promise<Value | 'full'> {
    const { name } = model;
    if (!this.#hasRoom(name) && this.#waiting.length >= this.#options.maxQueue) return 'full';
    await this.#turn(name, wanted.signal);
    try {
      await this.#load(model, wanted);
      const value = await work();
      this.#keep(model, wanted);
      return value;
    } finally {
      this.#running.set(name, (this.#running.get(name) ?? 1) - 1);
      this.#next();
    }
  }

  #hasRoom = (name: string): boolean => (this.#running.get(name) ?? 0) < this.#options.parallel;

  async #turn(name: string, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (!this.#hasRoom(name)) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const one = { name, go: resolve };
      this.#waiting.push(one);
      const leave = (): void => {
        this.#waiting = this.#waiting.filter((other) => other !== one);
        reject(signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
      await promise.finally(() => signal.removeEventListener('abort', leave));
      return;
    }
    this.#running.set(name, (this.#running.get(name) ?? 0) + 1);
  }

  /** The place of one that is done goes to the one that waits longest. */
  #next(): void {
    const one = this.#waiting.find(({ name }) => this.#hasRoom(name));
    if (!one) return;
    this.#waiting = this.#waiting.filter((other) => other !== one);
    this.#running.set(one.name, (this.#running.get(one.name) ?? 0) + 1);
    one.go();
  }

  /** Another context loads it anew. Whoever leaves in the middle ends the loading. */
  async #load(model: WholeModel, { context, signal }: Wanted): Promise<void> {
    await this.#loading.get(model.name)?.catch(() => undefined);
    this.#expire();
    if (this.#loaded.get(model.name)?.context === context) return;
    this.unload(model.name);
    const loading = this.#options.sleep(this.#options.loadMs, signal);
    this.#loading.set(model.name, loading);
    try {
      await loading;
    } finally {
      this.#loading.delete(model.name);
    }
    this.#makeRoom();
    const until = this.#options.now().getTime() + USUAL_KEEP_MS;
    this.#loaded.set(model.name, { model, context, until });
    this.history.push({ kind: 'loaded', name: model.name, context });
  }

  /** Idle ones first, among them the one that would go soonest. */
  #makeRoom(): void {
    const idle = [...this.#loaded.values()]
      .filter(({ model }) => (this.#running.get(model.name) ?? 0) === 0)
      .toSorted((a, b) => a.until - b.until);
    while (this.#loaded.size >= this.#options.mostLoaded) {
      const first = idle.shift();
      if (!first) return;
      this.unload(first.model.name);
    }
  }

  #keep({ name }: WholeModel, { keepMs }: Wanted): void {
    const found = this.#loaded.get(name);
    if (!found || keepMs === undefined) return;
    this.#loaded.set(name, { ...found, until: this.#options.now().getTime() + keepMs });
    if (keepMs === 0) this.unload(name);
  }

  #expire(): void {
    const now = this.#options.now().getTime();
    for (const { model, until } of this.#loaded.values())
      if (until <= now && (this.#running.get(model.name) ?? 0) === 0) this.unload(model.name);
  }
}
