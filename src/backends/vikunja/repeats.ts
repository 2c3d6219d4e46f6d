import type { Repeat } from '../../core/repeat.ts';

/** How Vikunja keeps a repeat: seconds from the due date (0) or from the moment it was done (2), or "monthly" (1). */
export interface WireRepeat {
  readonly repeat_after: number;
  readonly repeat_mode: number;
}

export const NO_REPEAT: WireRepeat = { repeat_after: 0, repeat_mode: 0 };

const FROM_DUE = 0;
const MONTHLY = 1;
const FROM_DONE = 2;

const SECONDS = { minute: 60, hour: 3600, day: 86_400, week: 604_800 } as const;
/** Vikunja counts neither months nor years, but for the one "monthly". These are the days that come nearest. */
const DAYS = { month: 30.4375, year: 365.25 } as const;
/** 2.5 refuses longer ones (4029). */
const LONGEST_DAYS = 3650;

/** As it is sent, when Vikunja keeps exactly this; undefined when it does not. */
export function wireRepeat(repeat: Repeat): WireRepeat | undefined {
  if (repeat.on !== undefined || repeat.until !== undefined || repeat.times !== undefined) return undefined;
  const { every, unit, from } = repeat;
  if (unit === 'year') return undefined;
  if (unit === 'month') {
    return every === 1 && from !== 'done' ? { repeat_after: 0, repeat_mode: MONTHLY } : undefined;
  }
  const seconds = every * SECONDS[unit];
  if (seconds > LONGEST_DAYS * SECONDS.day) return undefined;
  return { repeat_after: seconds, repeat_mode: from === 'done' ? FROM_DONE : FROM_DUE };
}

/** Null: none. Undefined: one that people cannot say, which stays as it is kept. */
export function repeatFrom(after: number, mode: number): Repeat | null | undefined {
  if (mode === MONTHLY) return { every: 1, unit: 'month' };
  if (mode !== FROM_DUE && mode !== FROM_DONE) return undefined;
  if (after === 0) return null;
  const span = spanOf(after);
  return span && (mode === FROM_DONE ? { ...span, from: 'done' } : span);
}

function spanOf(seconds: number): Pick<Repeat, 'every' | 'unit'> | undefined {
  for (const unit of ['week', 'day', 'hour', 'minute'] as const) {
    const every = seconds / SECONDS[unit];
    if (Number.isInteger(every) && every > 0) return { every, unit };
  }
  return undefined;
}

/** D6: the nearest repeat that Vikunja keeps. No weekdays, no end, and no months or years but every single month. */
export function nearestRepeat(repeat: Repeat): Repeat {
  const { every, unit, from } = repeat;
  const bare: Repeat = { every, unit, ...(from === 'done' ? { from } : {}) };
  const kept = wireRepeat(bare);
  if (kept) return repeatFrom(kept.repeat_after, kept.repeat_mode) ?? bare;
  const days = unit === 'month' || unit === 'year' ? Math.round(every * DAYS[unit]) : LONGEST_DAYS;
  return nearestRepeat({ ...bare, every: Math.min(days, LONGEST_DAYS), unit: 'day' });
}
