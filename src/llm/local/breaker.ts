export interface BreakerDeps {
  readonly now: () => Date;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** Leaves alone what does not work, and lets it be tried again by and by. */
export interface Breaker {
  /** `due`: it was left alone long enough, and may be looked at. */
  readonly state: () => 'closed' | 'open' | 'due';
  /** Until when it is left alone. */
  readonly until: () => Date | undefined;
  /** Once more without an answer. Opens after some within a short time, at once where it was on trial. */
  readonly failed: () => void;
  /** It is known not to work: opens at once. */
  readonly trip: () => void;
  /** It said itself when it may be asked again. */
  readonly rest: (ms: number) => void;
  /** It looks well again, but has not answered yet: the next failure opens it for longer. */
  readonly onTrial: () => void;
  /** It answered. */
  readonly succeeded: () => void;
}

/** One failure may be anything; three in a short time are a state. */
const FAILURES = 3;
const WITHIN_MS = 30_000;
const FIRST_MS = 15_000;
const LONGEST_MS = 5 * 60_000;
/** Those who share a model do not all come back in the same moment. */
const SPREAD = 0.1;

export function createBreaker({ now, random }: BreakerDeps): Breaker {
  let failures: readonly number[] = [];
  let openUntil: number | undefined;
  let isOnTrial = false;
  /** How often it opened since it last answered. */
  let opened = 0;
  const at = (): number => now().getTime();
  const openFor = (ms: number): void => {
    openUntil = at() + ms;
    failures = [];
    isOnTrial = false;
  };
  const trip = (): void => {
    const ms = Math.min(FIRST_MS * 2 ** opened, LONGEST_MS);
    opened += 1;
    openFor(ms * (1 + random() * SPREAD));
  };
  const close = (): void => {
    openUntil = undefined;
    failures = [];
  };
  const state = (): ReturnType<Breaker['state']> =>
    openUntil === undefined ? 'closed' : at() < openUntil ? 'open' : 'due';
  return {
    state,
    // Questions that were under way together fail together: that is one failure.
    trip: () => {
      if (state() !== 'open') trip();
    },
    until: () => (openUntil === undefined ? undefined : new Date(openUntil)),
    failed: () => {
      if (state() === 'open') return;
      failures = [...failures.filter((one) => one > at() - WITHIN_MS), at()];
      if (isOnTrial || openUntil !== undefined || failures.length >= FAILURES) trip();
    },
    rest: openFor,
    onTrial: () => {
      close();
      isOnTrial = true;
    },
    succeeded: () => {
      close();
      isOnTrial = false;
      opened = 0;
    },
  };
}
