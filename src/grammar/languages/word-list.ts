import { fold } from '../../core/fold.ts';

/** Words and sequences of words with commas between them, folded as sentences are; each once. */
export const list = (text: string): readonly string[] => {
  const all = fold(text)
    .split(',')
    .map((words) => words.trim().replace(/\s+/g, ' '));
  return [...new Set(all)].filter((words) => words !== '');
};

/**
 * Every sequence with one word or sequence of each group, in their order: `each('on, onto', 'my, the', 'list')`. A
 * group that begins or ends with a comma may be left out.
 */
export const each = (...groups: readonly string[]): readonly string[] =>
  groups.reduce<readonly string[]>(
    (begun, group) => {
      const members = [...list(group), ...(/^\s*,|,\s*$/.test(group) ? [''] : [])];
      return begun.flatMap((start) => members.map((member) => `${start} ${member}`.trim()));
    },
    [''],
  );
