import type { ActiveTransaction, QueuedTransaction, TransactionMode, Written } from './active-transaction.ts';
import type { DatabaseState } from './database-state.ts';
import { inNextTurn } from './in-next-turn.ts';
import { type ObjectStore, storeIn } from './object-store.ts';
import { type EngineEvent, failure, type Handler, type Request } from './requests.ts';

interface Waiting {
  readonly request: Request;
  readonly work: () => unknown;
}

export interface TransactionForm {
  readonly state: DatabaseState;
  readonly mode: TransactionMode;
  readonly stores: readonly string[];
  /** Called when its turn came. */
  readonly onStart?: () => void;
  /** Called after everybody else was told; `error` null: somebody wanted it to end. */
  readonly onEnd?: (ended: 'complete' | { readonly error: DOMException | null }) => void;
}

/**
 * `IDBTransaction`. Answers one request per turn, so that whoever waits for the answer can ask the
 * next thing before the transaction ends by itself.
 */
export class Transaction implements ActiveTransaction, QueuedTransaction {
  oncomplete: Handler = null;
  onabort: Handler = null;
  onerror: Handler = null;
  readonly mode: TransactionMode;
  error: DOMException | null = null;
  readonly #form: TransactionForm;
  readonly #waiting: Waiting[] = [];
  readonly #undo: (() => void)[] = [];
  readonly #written: Written[] = [];
  #stage: 'open' | 'committing' | 'finished' = 'open';
  #onFinished: (() => void) | undefined;

  constructor(form: TransactionForm) {
    this.#form = form;
    this.mode = form.mode;
  }

  objectStore(name: string): ObjectStore {
    if (this.#stage === 'finished') throw failure('InvalidStateError');
    const { state, stores } = this.#form;
    if (this.mode !== 'versionchange' && !stores.includes(name)) throw failure('NotFoundError', name);
    return storeIn(this, state, name);
  }

  commit(): void {
    if (this.#stage !== 'open') throw failure('InvalidStateError');
    this.#stage = 'committing';
  }

  abort(): void {
    if (this.#stage !== 'open') throw failure('InvalidStateError');
    this.#rollBack(null);
  }

  /** Of the engine: answers a request when it is its turn. */
  ask<Asked extends Request>(request: Asked, work: () => unknown): Asked {
    this.assertOpen();
    request.transaction = this;
    request.ask();
    this.#waiting.push({ request, work });
    return request;
  }

  assertOpen(): void {
    if (this.#stage !== 'open') throw failure('TransactionInactiveError');
  }

  assertUpgrading(): void {
    this.assertOpen();
    if (this.mode !== 'versionchange') throw failure('InvalidStateError');
  }

  /** Of the engine: the next thing was done; `undo` takes it back if the transaction fails. */
  did(undo: () => void, ...written: readonly Written[]): void {
    this.#undo.push(undo);
    this.#written.push(...written);
  }

  /** Of the engine: called when it is the turn of this transaction. */
  run(onFinished: () => void): void {
    if (this.#stage === 'finished') {
      onFinished();
      return;
    }
    this.#onFinished = onFinished;
    this.#form.onStart?.();
    this.#goOn();
  }

  #goOn(): void {
    inNextTurn(() => this.#step());
  }

  #step(): void {
    if (this.#stage === 'finished') return;
    const next = this.#waiting.shift();
    if (!next) {
      this.#complete();
      return;
    }
    if (this.#answer(next)) this.#goOn();
  }

  /** False when that was the end of the transaction. */
  #answer({ request, work }: Waiting): boolean {
    let result: unknown;
    try {
      result = work();
    } catch (cause) {
      const error = cause instanceof DOMException ? cause : failure('UnknownError', String(cause));
      request.fail(error);
      this.#rollBack(error);
      return false;
    }
    request.succeed(result);
    return true;
  }

  #complete(): void {
    this.#stage = 'finished';
    this.#form.state.keep(this.mode, this.#written);
    this.#tell('complete', this.oncomplete);
    this.#end('complete');
  }

  #rollBack(error: DOMException | null): void {
    this.#stage = 'finished';
    this.error = error;
    for (const undo of this.#undo.toReversed()) undo();
    inNextTurn(() => {
      for (const { request } of this.#waiting) request.fail(failure('AbortError'));
      this.#tell('abort', this.onabort);
      this.#end({ error });
    });
  }

  #tell(type: string, handler: Handler): void {
    const event: EngineEvent = { type, target: this };
    handler?.(event);
  }

  #end(ended: 'complete' | { readonly error: DOMException | null }): void {
    this.#form.onEnd?.(ended);
    this.#onFinished?.();
  }
}
