type SlotsOf<Phrase extends string> = Phrase extends `${string}{${infer Slot}}${infer Rest}`
  ? FieldOf<Slot> | SlotsOf<Rest>
  : never;

/** A slot may be a part of a field (`{add.labels}`), and say what alone it takes (`{which:shown}`). */
type FieldOf<Slot extends string> = Slot extends `${infer Field}.${string}`
  ? Field
  : Slot extends `${infer Field}:${string}`
    ? Field
    : Slot;

/** The phrases themselves when each `{slot}` is one of the fields; else a sentence that the compiler prints. */
export type CheckedPhrases<Phrases extends readonly string[], Fields extends string> = {
  readonly [Index in keyof Phrases]: [Exclude<SlotsOf<Phrases[Index]>, Fields>] extends [never]
    ? Phrases[Index]
    : `no input field for {${Exclude<SlotsOf<Phrases[Index]>, Fields>}}`;
};
