/** One figure. `value` and `goal` are in `unit`; the goal is met when the value is on its good side. */
export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly goal: number;
  readonly met: boolean;
  readonly note: string;
}

interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly note: string;
}

const rounded = (value: number): number => Number(value.toPrecision(3));

/** A figure that should not be above its goal. */
export const atMost = (goal: number, { value, ...figure }: Figure): Row => ({
  ...figure,
  value: rounded(value),
  goal,
  met: value <= goal,
});

/** A figure that should not be below its goal. */
export const atLeast = (goal: number, { value, ...figure }: Figure): Row => ({
  ...figure,
  value: rounded(value),
  goal,
  met: value >= goal,
});

/** The value that the share `part` (0 … 1) of all values does not exceed. Throws on an empty list: nothing was measured. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const found = sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
  if (found === undefined) throw new Error('nothing was measured');
  return found;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
