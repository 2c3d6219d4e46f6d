import type { Caller } from '../../core/caller.ts';
import type { Follow } from '../../core/collection.ts';
import type { Receipt } from '../../core/edit.ts';
import { literal } from '../../core/reply.ts';
import { isDay } from '../../core/time.ts';
import { partOf } from './differences.ts';
import { isSame } from './field-words.ts';
import { sayTasks } from './sentences.ts';

/**
 * At the first clock time of a person who chose no zone: whether that of the house is theirs. Only in the list that no
 * service keeps, because the zone that a service has for them is offered when it is connected.
 */
export function askZone(
  receipts: readonly Receipt[],
  { timeZone, timeZoneFrom, language }: Caller,
  { saidAs }: { readonly saidAs?: string | undefined },
): Follow | undefined {
  if (timeZoneFrom !== 'default' || saidAs === undefined || !receipts.some(hasClock)) return undefined;
  return {
    question: sayTasks(language).isThisYourZone(literal(timeZone)),
    choices: [{ label: sayTasks(language).yes, say: `set time zone to ${timeZone}` }],
    yesNo: true,
    once: 'time zone',
  };
}

/** A clock time was written, not only a day. */
function hasClock({ edit }: Receipt): boolean {
  if (edit.op === 'remove') return false;
  const before = edit.op === 'update' ? partOf(edit.before) : {};
  const after = partOf(edit.after);
  return (['due', 'start', 'end'] as const).some((field) => {
    const when = after[field] ?? null;
    return when !== null && !isDay(when) && !isSame(before[field], when);
  });
}
