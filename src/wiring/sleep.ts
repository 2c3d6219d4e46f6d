import { setTimeout as wait } from 'node:timers/promises';

/** Rejects as soon as the signal is aborted. */
export const sleep = async (ms: number, signal?: AbortSignal): Promise<void> => {
  await wait(ms, undefined, signal ? { signal } : {});
};
