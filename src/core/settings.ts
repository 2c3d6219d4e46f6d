/** Whose signs are read in a title: `*label +project !4` or `@label #project p1`. */
export type Marks = 'vikunja' | 'todoist';

/** What "10/5" means. */
export type DateOrder = 'day-month' | 'month-day';

/** Monday is 1. */
export type FirstDayOfWeek = 1 | 6 | 7;

/** What the person's cloud model is asked for: analysis alone, or also what nobody else understood. */
export type CloudUse = 'analysis' | 'everything';

/** What the person's keys may cost in a month; `currency` as they said it, that of the prices. */
export type MonthlyCap = { readonly tokens: number } | { readonly money: number; readonly currency: string };

/** What the house allows one person in a month; theirs may be less. */
export interface HouseCap {
  readonly tokensPerMonth: number;
  /** In the currency of the prices. */
  readonly moneyPerMonth?: number | undefined;
  /** Whether money can be counted at all. */
  readonly hasPrices: boolean;
}

/** Clock times, `22:00`; the later one may be of the next day. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/** Where nobody chose others. */
export const QUIET_HOURS: QuietHours = { from: '22:00', to: '07:00' };

/** What holds for everybody who did not choose for themself. */
export interface HouseSettings {
  /** IANA name. */
  readonly timeZone: string;
  /** BCP 47. */
  readonly language: string;
  /** These two as the language has them, where they are left out. */
  readonly dateOrder?: DateOrder | undefined;
  readonly firstDayOfWeek?: FirstDayOfWeek | undefined;
}

/** What a person chose about eis; what is left out is as the house has it, or as the language has it. */
export interface Settings {
  /** IANA name. */
  readonly timeZone?: string;
  /** BCP 47: the one in which they write. Answers are in it where eis speaks it, else in that of the house. */
  readonly language?: string;
  readonly marks?: Marks;
  readonly firstDayOfWeek?: FirstDayOfWeek;
  readonly dateOrder?: DateOrder;
  /** The name of the project that takes what nobody gave a project. */
  readonly defaultProject?: string;
  readonly quietHours?: QuietHours | 'off';
  /** Left out: `analysis`. */
  readonly cloud?: CloudUse;
  /** Left out: that of the house. */
  readonly monthlyCap?: MonthlyCap;
}
