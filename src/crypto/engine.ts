import type { CryptoDelta } from '../core/crypto-store.ts';

/**
 * The little IndexedDB that the machine writes to: all of it in memory, so that it answers at once; what was written
 * is collected until it is taken.
 */
export interface Engine {
  /** An `IDBFactory`; it stands in the global scope only while a machine is opened. */
  readonly factory: object;
  /**
   * What was written since it was last taken; undefined when nothing was. Only between two steps of the machine: a
   * step that is torn apart loses keys (facts/e2ee.md §1.1).
   */
  readonly takeDelta: () => CryptoDelta | undefined;
}
