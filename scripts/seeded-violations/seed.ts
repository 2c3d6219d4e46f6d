/** One violation, planted into a copy of the tree. */
export interface Seed {
  /** What must be reported: the rule, and the file it is reported for. */
  readonly caught: readonly { readonly rule: string; readonly file: string }[];
  /** New files by their path. */
  readonly plant?: Readonly<Record<string, string>>;
  /** Changes to files that exist, or are made empty first. */
  readonly change?: Readonly<Record<string, (text: string) => string>>;
}

/** One new file that breaks one rule, or several at once where one rule cannot be broken alone. */
export const planted = (rules: string | readonly string[], file: string, text: string): Seed => ({
  caught: [rules].flat().map((rule) => ({ rule, file })),
  plant: { [file]: text },
});

/** Changes a passage; a passage that is not there any more plants nothing, so it is an error. */
export const replacing =
  (passage: RegExp, by: string) =>
  (text: string): string => {
    if (!passage.test(text)) throw new Error(`nothing to change: ${passage} is not there any more`);
    return text.replace(passage, by);
  };

export const appending =
  (more: string) =>
  (text: string): string =>
    `${text}\n${more}\n`;
