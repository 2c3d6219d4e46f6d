/** What a gate says: how much it looked at, in words, and everything that is wrong. */
export interface Verdict {
  readonly count: string;
  readonly problems: readonly string[];
  /** Printed below, also when all is well. */
  readonly figures?: readonly string[];
}

export interface Gate {
  readonly name: string;
  readonly judge: () => Promise<Verdict>;
}

/** A gate that looked at less than before has stopped looking. */
export const atLeast = (looked: number, ratchet: number, what: string): readonly string[] =>
  looked < ratchet ? [`looked at ${looked} ${what} only, and there were ${ratchet} before`] : [];
