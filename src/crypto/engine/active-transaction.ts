import type { Request } from './requests.ts';

export type TransactionMode = 'readonly' | 'readwrite' | 'versionchange';

/** One key that was written; `text` undefined: it was deleted. */
export interface Written {
  readonly store: string;
  readonly key: string;
  readonly text: string | undefined;
}

/** A transaction as the stores, indexes and cursors within it see it. */
export interface ActiveTransaction {
  readonly mode: TransactionMode;
  /** Answers a request when it is its turn. */
  readonly ask: <Asked extends Request>(request: Asked, work: () => unknown) => Asked;
  readonly assertOpen: () => void;
  readonly assertUpgrading: () => void;
  /** The next thing was done; `undo` takes it back if the transaction fails. */
  readonly did: (undo: () => void, ...written: readonly Written[]) => void;
}

/** A transaction as the queue of its database sees it. */
export interface QueuedTransaction {
  /** Called when it is its turn. */
  readonly run: (onFinished: () => void) => void;
}
