/**
 * What jest is told to run. Words become patterns of paths or, where no test file has them in its path, one
 * pattern of test names. As soon as an option of jest is among them, everything is passed on as it was written.
 */
export function selectTests(words: readonly string[], files: readonly string[]): readonly string[] {
  if (words.some((word) => word.startsWith('-'))) return words;
  const paths = words.filter((word) => files.some((file) => file.includes(word)));
  const names = words.filter((word) => !paths.includes(word));
  return [...paths, ...(names.length > 0 ? [`--testNamePattern=${names.join('|')}`] : [])];
}
