import { nextTick } from 'node:process';
import { setImmediate } from 'node:timers';

/** So many in a row, and then everything else that waits in the process has its turn. */
const IN_A_ROW = 16;
let inARow = 0;

/**
 * Runs it when nobody has anything left to do at once: after all promises that wait for nothing else, those included
 * that follow from them. The event loop is gone through only now and then: that takes longer than most answers.
 */
export function inNextTurn(work: () => void): void {
  inARow = (inARow + 1) % IN_A_ROW;
  if (inARow === 0) setImmediate(work);
  else queueMicrotask(() => nextTick(work));
}
