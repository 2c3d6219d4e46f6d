/** Numbers that are written in one word: `gluedNumbers({ tjugo: 20 }, { ett: 1 })` is `{ tjugo: 20, tjugoett: 21 }`. */
export const gluedNumbers = (
  tens: Readonly<Record<string, number>>,
  ones: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> => ({
  ...tens,
  ...Object.fromEntries(
    Object.entries(tens).flatMap(([ten, value]) =>
      Object.entries(ones).map(([one, more]) => [`${ten}${one}`, value + more]),
    ),
  ),
});

/** The same with the ones in front: `unitsFirst({ twintig: 20 }, { een: 1 }, 'en')` is `{ twintig: 20, eenentwintig: 21 }`. */
export const unitsFirst = (
  tens: Readonly<Record<string, number>>,
  ones: Readonly<Record<string, number>>,
  joiner: string,
): Readonly<Record<string, number>> => ({
  ...tens,
  ...Object.fromEntries(
    Object.entries(tens).flatMap(([ten, value]) =>
      Object.entries(ones).map(([one, more]) => [`${one}${joiner}${ten}`, value + more]),
    ),
  ),
});
