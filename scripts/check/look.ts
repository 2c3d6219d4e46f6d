/** One thing a tool complained about. */
export interface Finding {
  readonly rule: string;
  /** From the root of the tree, with slashes. */
  readonly file: string;
  readonly text: string;
}

/** What a tool found, and how much it looked at: a tool that looked at nothing finds nothing. */
export interface Look {
  readonly looked: number;
  readonly findings: readonly Finding[];
  /** What it measured, in words, where that is more than a count. */
  readonly figures?: readonly string[];
}

/** Runs one tool over a tree. Rejects when the tool does not say what it found in a form we know. */
export type Tool = (root: string) => Promise<Look>;

export const sayFinding = ({ rule, file, text }: Finding): string => `${file}: ${text} [${rule}]`;
