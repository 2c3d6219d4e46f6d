/** The little of an event that its listeners read. */
export interface EngineEvent {
  readonly type: string;
  readonly target: unknown;
  readonly oldVersion?: number;
  readonly newVersion?: number;
}

export type Handler = ((event: EngineEvent) => void) | null;

/** An error of the kinds that IndexedDB has. */
export const failure = (name: string, message = name): DOMException => new DOMException(message, name);

/** `IDBRequest`: answered once, or once per step of a cursor. */
export class Request<Result = unknown> {
  onsuccess: Handler = null;
  onerror: Handler = null;
  /** Hears of errors as well. */
  transaction: { readonly onerror: Handler } | null = null;
  #answer: { readonly result: Result } | { readonly error: DOMException } | undefined;

  get readyState(): 'pending' | 'done' {
    return this.#answer ? 'done' : 'pending';
  }

  get result(): Result | undefined {
    if (!this.#answer) throw failure('InvalidStateError');
    return 'result' in this.#answer ? this.#answer.result : undefined;
  }

  get error(): DOMException | null {
    if (!this.#answer) throw failure('InvalidStateError');
    return 'error' in this.#answer ? this.#answer.error : null;
  }

  /** Of the engine: a cursor goes on. */
  ask(): void {
    this.#answer = undefined;
  }

  /** Of the engine. `tell`: false when somebody else tells of it. */
  succeed(result: Result): void {
    this.#answer = { result };
    this.onsuccess?.({ type: 'success', target: this });
  }

  /** Of the engine. */
  fail(error: DOMException): void {
    this.#answer = { error };
    const event: EngineEvent = { type: 'error', target: this };
    this.onerror?.(event);
    this.transaction?.onerror?.(event);
  }

  /** Of the engine: there is something to look at, but it is not yet the end. */
  protected answerQuietly(result: Result): void {
    this.#answer = { result };
  }
}

/** `IDBOpenDBRequest`. */
export class OpenRequest<Result = unknown> extends Request<Result> {
  onupgradeneeded: Handler = null;
  onblocked: Handler = null;

  /** Of the engine: the database can be changed, within `transaction`. */
  upgrade(result: Result, oldVersion: number, newVersion: number): void {
    this.answerQuietly(result);
    this.onupgradeneeded?.({ type: 'upgradeneeded', target: this, oldVersion, newVersion });
  }
}
