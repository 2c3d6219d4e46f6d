/** What the clock, the zone and the settings are when a sentence is said. */
export interface Setting {
  readonly now: Date;
  readonly timeZone: string;
  readonly language: string;
  readonly dateOrder?: 'day-month' | 'month-day';
  readonly firstDayOfWeek?: 1 | 6 | 7;
  readonly marks?: 'vikunja' | 'todoist';
}

export interface ExpectedField {
  readonly name: string;
  /** One of these; `any` when the value is not what the sentence is about. */
  readonly values: readonly unknown[] | 'any';
  /** May be left out. */
  readonly isOptional: boolean;
}

export interface ExpectedCall {
  readonly action: string;
  readonly fields: readonly ExpectedField[];
}

/** One right answer. `none`: whatever writes nothing. */
export type Expectation =
  | { readonly to: 'calls'; readonly calls: readonly ExpectedCall[] }
  | { readonly to: 'model' | 'nobody' | 'mistake' | 'none' };

export interface EvalSentence {
  readonly text: string;
  readonly setting: Setting;
  /** Any of these is right; the first is the usual one. */
  readonly expected: readonly [Expectation, ...Expectation[]];
  /** The right side, as it was written. */
  readonly written: string;
  /** `en/lists.txt:12` */
  readonly place: string;
}
