import { readDuration } from './read-durations.ts';
import { readPatterns } from './read-patterns.ts';
import { readRunPart, type Sources } from './read-run.ts';
import { type Reading, type Said, said } from './reading-time.ts';
import { readTable } from './word-table.ts';

/** One part of what a sentence says about time: one of a moment, a limit, a span, a length, a repeat. */
export function readExpressionPart(sources: Sources, at: number): readonly Reading<Said>[] {
  const { lexicon, pieces, slots } = sources;
  return [
    ...instant(sources, at),
    ...readPatterns(lexicon.said, at, { pieces, slots }),
    ...readRunPart(sources, at),
    ...readTable(lexicon.rhythms, pieces, at).map(({ to, value: [every, unit] }) => ({
      to,
      value: said({ repeat: { every, unit } }, 1),
    })),
    ...readTable(lexicon.everyPart, pieces, at).map(({ to, value: dayPart }) => ({
      to,
      value: said({ repeat: { every: 1, unit: 'day' }, dayPart }, 1),
    })),
    ...readDuration({ lexicon, pieces, slots }, at).map(({ to, value: lasting }) => ({
      to,
      value: said({ lasting }, 0),
    })),
  ];
}

function instant({ pieces }: Sources, at: number): readonly Reading<Said>[] {
  const numeral = pieces[at]?.numeral;
  return numeral?.kind === 'instant' ? [{ to: at + 1, value: said({ instant: numeral.text }, 3) }] : [];
}
