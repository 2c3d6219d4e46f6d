export interface TimeLimit {
  /** Aborted with the reason as soon as the time is over. */
  readonly signal: AbortSignal;
  /** From now on it is not aborted any more. */
  readonly end: () => void;
}

/** Without one, an error would be made each time, which takes longer than all the rest. */
const ENDED = 'ended';

/** A limit for one piece of work; nothing waits for the rest of the time once it has ended. */
export function timeLimit(
  ms: number,
  reason: () => Error,
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>,
): TimeLimit {
  const limit = new AbortController();
  const ended = new AbortController();
  const abort = (): void => {
    if (!ended.signal.aborted) limit.abort(reason());
  };
  void sleep(ms, ended.signal).then(abort, () => undefined);
  return { signal: limit.signal, end: () => ended.abort(ENDED) };
}
