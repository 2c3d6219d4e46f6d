import type { TimeMeaning } from './time-meaning.ts';

/** A meaning as the tables of tests write it: `2026-11-27 10:00 by`, `2026-11-27 … 2026-11-29`, `every 2 weeks on monday`. */
export function meaningInOneLine(meaning: TimeMeaning): string {
  switch (meaning.kind) {
    case 'moment':
      return `${short(meaning.when)}${limits(meaning)}`;
    case 'span':
      return `${short(meaning.span.from)} … ${short(meaning.span.to)} at ${short(meaning.when)}${limits(meaning)}`;
    case 'repeat':
      return repeatInOneLine(meaning);
    case 'duration':
      return [
        meaning.months === undefined ? '' : `${meaning.months} months`,
        meaning.minutes === undefined ? '' : `${meaning.minutes} minutes`,
      ]
        .filter((part) => part !== '')
        .join(' ');
    case 'problem':
      return meaning.problem;
  }
}

const short = (when: string): string => when.replace('T', ' ').replace(/:00(?:[+-]\d\d:\d\d|Z)$/, '');

const limits = ({ isDeadline, isOver }: { readonly isDeadline: boolean; readonly isOver: boolean }): string =>
  `${isDeadline ? ' by' : ''}${isOver ? ' over' : ''}`;

function repeatInOneLine({ repeat, when }: Extract<TimeMeaning, { kind: 'repeat' }>): string {
  const { every, unit, on, nth, from, until, times } = repeat;
  return [
    `every ${every} ${unit}`,
    nth === undefined ? '' : `nth ${nth}`,
    on === undefined ? '' : `on ${on.join(', ')}`,
    from === undefined ? '' : `from ${from}`,
    until === undefined ? '' : `until ${short(until)}`,
    times === undefined ? '' : `${times} times`,
    when === undefined ? '' : `first ${short(when)}`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}
