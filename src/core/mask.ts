/** Stands between one person's text and a provider elsewhere, for one answer. */
export interface Mask {
  /**
   * The text with tokens such as `[person 1]` for secrets, ids, names and private facts; the same thing gets the same
   * token for the whole answer. Undefined: something in it cannot be classified, and the text must not leave.
   */
  readonly mask: (text: string) => string | undefined;
  /** Names, ids and facts are put back; secrets stay tokens. */
  readonly unmask: (text: string) => string;
  /** How many different things were replaced so far. */
  readonly replaced: () => number;
}

/** What is known of the people around one person before something of theirs leaves the house. */
export interface MaskFacts {
  /** Names of other people as they are written: shown names, accounts, full names. */
  readonly people: readonly string[];
  /** Texts that the person marked as private. */
  readonly private: readonly string[];
  /** Names of the person: these may leave. */
  readonly own: readonly string[];
}
