/** Where a command writes. Both take whole lines and add the line break. */
export interface Output {
  /** Standard output: the answer. */
  readonly print: (text: string) => void;
  /** Standard error: what went wrong, and remarks that are not the answer. */
  readonly complain: (text: string) => void;
}

/** What a command leaves behind for the shell. */
export type ExitCode = 0 | 1 | 2;

/** What a value from outside looks like in a terminal: no control characters, so it cannot move the cursor or hide. */
export const plain = (text: string): string =>
  text.replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
