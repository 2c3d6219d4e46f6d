import { UserFacingError } from '../core/errors.ts';
import type { Gathered, Retrieved, Retriever } from '../core/prompt-context.ts';

export interface GatherDeps {
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** Nobody waits longer for something that an answer can do without. */
const WITHIN_MS = 5_000;

/**
 * Asks all retrievers at the same time, each with a time limit of its own. What is late or fails on the outside is
 * missing; our own mistakes are thrown.
 */
export async function gather(
  retrievers: readonly Retriever[],
  signal: AbortSignal,
  { sleep }: GatherDeps,
): Promise<Gathered> {
  const all = await Promise.all(retrievers.map(async (one) => await inTime(one, signal, sleep)));
  signal.throwIfAborted();
  return {
    found: all.filter((found) => found !== undefined),
    missing: retrievers.flatMap(({ kind }, index) => (all[index] === undefined ? [kind] : [])),
  };
}

async function inTime(
  { find }: Retriever,
  signal: AbortSignal,
  sleep: GatherDeps['sleep'],
): Promise<Retrieved | undefined> {
  const over = new AbortController();
  const found = new AbortController();
  const limit = async (): Promise<undefined> => {
    await sleep(WITHIN_MS, AbortSignal.any([signal, found.signal])).catch(() => undefined);
    over.abort();
  };
  try {
    return await Promise.race([find(AbortSignal.any([signal, over.signal])), limit()]);
  } catch (error) {
    if (error instanceof UserFacingError || over.signal.aborted || signal.aborted) return undefined;
    throw error;
  } finally {
    found.abort();
  }
}
