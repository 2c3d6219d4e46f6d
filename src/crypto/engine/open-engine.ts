import type { CryptoRow, CryptoSchema } from '../../core/crypto-store.ts';
import type { Engine } from '../engine.ts';
import { Database } from './database.ts';
import { DatabaseState } from './database-state.ts';
import { inNextTurn } from './in-next-turn.ts';
import { Pending } from './pending.ts';
import { failure, OpenRequest } from './requests.ts';
import { Transaction } from './transaction.ts';

export interface Loaded {
  readonly schemas: readonly CryptoSchema[];
  readonly rows: readonly CryptoRow[];
}

/** Begins with what was stored; from here on everything happens in memory. */
export function openEngine({ schemas, rows }: Loaded): Engine {
  const pending = new Pending();
  const byDatabase = Map.groupBy(rows, ({ database }) => database);
  const states = schemas.map((schema) =>
    DatabaseState.load(schema, byDatabase.get(schema.database) ?? [], pending),
  );
  if (states.length < new Set([...byDatabase.keys(), ...states.map(({ name }) => name)]).size)
    throw new Error('the crypto state has rows of a database that it does not have');
  return { factory: new Factory(states, pending), takeDelta: () => pending.take() };
}

/** `IDBFactory`. */
class Factory {
  readonly #states: Map<string, DatabaseState>;
  readonly #pending: Pending;

  constructor(states: readonly DatabaseState[], pending: Pending) {
    this.#states = new Map(states.map((state) => [state.name, state]));
    this.#pending = pending;
  }

  open(name: string, version?: number): OpenRequest<Database> {
    const request = new OpenRequest<Database>();
    inNextTurn(() => {
      const state = this.#stateOf(name);
      const wanted = version ?? Math.max(state.version, 1);
      if (wanted < state.version) request.fail(failure('VersionError'));
      else if (wanted > state.version) upgrade(state, wanted, request);
      else request.succeed(new Database(state));
    });
    return request;
  }

  #stateOf(name: string): DatabaseState {
    const state = this.#states.get(name) ?? new DatabaseState(name, this.#pending);
    this.#states.set(name, state);
    return state;
  }
}

/** All of it, or nothing; whoever opens the same database meanwhile waits behind it. */
function upgrade(state: DatabaseState, version: number, request: OpenRequest<Database>): void {
  const database = new Database(state);
  const transaction = new Transaction({
    state,
    mode: 'versionchange',
    stores: [],
    onStart: () => {
      const { version: old } = state;
      state.version = version;
      transaction.did(() => void (state.version = old));
      database.beginUpgrade(transaction);
      request.transaction = transaction;
      request.upgrade(database, old, version);
    },
    onEnd: (ended) => {
      database.endUpgrade();
      request.transaction = null;
      if (ended === 'complete') request.succeed(database);
      else request.fail(failure('AbortError'));
    },
  });
  state.enqueue(transaction);
}
