import type { DayPart } from './words.ts';

/**
 * Days with a part of them in one word: `gluedParts(['maandag', 'dinsdag'], { avond: 'evening' })` is
 * `{ maandagavond: [1, 'evening'], dinsdagavond: [2, 'evening'] }`. What stands between them may be given.
 */
export const gluedParts = (
  days: readonly string[],
  parts: Readonly<Record<string, DayPart>>,
  between = '',
): Readonly<Record<string, readonly [number, DayPart]>> =>
  Object.fromEntries(
    days.flatMap((day, index) =>
      Object.entries(parts).map(([word, part]) => [`${day}${between}${word}`, [index + 1, part]] as const),
    ),
  );
