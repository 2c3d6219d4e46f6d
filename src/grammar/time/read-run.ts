import { assemble } from './assemble.ts';
import { strengthOfDate } from './date-strength.ts';
import type { Lexicon } from './lexicon.ts';
import type { Piece } from './pieces.ts';
import { readPatterns } from './read-patterns.ts';
import { readWhich } from './read-dates.ts';
import {
  type ClockSaid,
  type Read,
  type Reading,
  type Said,
  said,
  type SlotReaders,
} from './reading-time.ts';
import type { TimeParts } from './time-parts.ts';
import { readTable } from './word-table.ts';

export interface Sources {
  readonly lexicon: Lexicon;
  readonly pieces: readonly Piece[];
  readonly slots: SlotReaders;
  readonly bareHour: Read<ClockSaid>;
}

/** What stands together for one moment: "friday at 5", "tomorrow in the morning", "5 pm on the 3rd". */
export const readRun = (sources: Sources, at: number): readonly Reading<Said>[] =>
  assemble(sources.pieces, at, (from) => readRunPart(sources, from)).filter(
    ({ value: { parts } }) => parts.zone === undefined || parts.clock !== undefined,
  );

/** One part of it. */
export function readRunPart(sources: Sources, at: number): readonly Reading<Said>[] {
  const { lexicon, pieces, slots } = sources;
  return [
    ...readPatterns(lexicon.runs, at, { pieces, slots }),
    ...slots.date(at).flatMap(({ to, value: { date } }) => {
      if (!date) return [];
      const { strength: usual, isOpen } = strengthOfDate(date);
      // "5th" alone counts anything.
      const strength = isOpen && slots.ordinal(at).length > 0 ? 0 : usual;
      return [{ to, value: said({ date }, strength, isOpen) }];
    }),
    ...slots
      .clock(at)
      .flatMap(({ to, value: { clock } }) =>
        clock ? [{ to, value: said({ clock: clock.clock }, clock.strength, clock.isOpen) }] : [],
      ),
    ...readTable(lexicon.now, pieces, at).map(({ to }) => ({
      to,
      value: said({ fromNow: { minute: 0 } }, 2),
    })),
    ...readTable(lexicon.daysWithPart, pieces, at).map(({ to, value: [days, part] }) => ({
      to,
      value: said({ date: { kind: 'away', days }, dayPart: part }, 3),
    })),
    ...dayPart(sources, at),
  ];
}

function dayPart(sources: Sources, at: number): readonly Reading<Said>[] {
  const { lexicon, pieces, slots } = sources;
  const named = readPatterns(lexicon.parts, at, { pieces, slots }).map(({ to, value: { part, isBare } }) => ({
    to,
    value: said({ dayPart: part }, isBare ? 1 : 2),
  }));
  const which = readWhich(sources, at).flatMap(({ to, value }): readonly Reading<Said>[] => {
    const parts = value.what.kind === 'part' ? partOfDay(value.which, value.what.part) : undefined;
    return parts ? [{ to, value: said(parts, 3) }] : [];
  });
  return [...which, ...named];
}

const DAYS = { coming: 1, this: 0, next: 1, last: -1, 'after next': undefined } as const;

/** "this evening", "next morning", "last night". */
function partOfDay(which: keyof typeof DAYS, part: TimeParts['dayPart']): TimeParts | undefined {
  const days = DAYS[which];
  return days === undefined || !part ? undefined : { date: { kind: 'away', days }, dayPart: part };
}
