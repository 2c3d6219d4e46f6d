import { z } from 'zod';
import { type ActionContext, actionsOn } from '../../core/action.ts';
import { edits, type Plan } from '../../core/plan.ts';
import { firstFitting, isByClock, nextAfter, sameClockOn } from '../../core/recurrence.ts';
import { literal } from '../../core/reply.ts';
import { text, type Which, when, which } from '../../core/slot.ts';
import { dayOf, instantIn, keepingDay, sayMoment, spokenWhen, type When } from '../../core/time.ts';
import type { Client } from './deps.ts';
import { findReminders, type Found, isUnclear, unclear } from './find-reminders.ts';
import { momentOf } from './first-time.ts';
import { dueOf, type Reminder } from './reminder.ts';
import { say } from './sentences.ts';

const input = z.object({
  which: which('which reminder').exactOptional(),
  at: when('the new time').exactOptional(),
  what: text('what it is about from now on').exactOptional(),
});
type Input = z.output<typeof input>;

export const changeReminder = actionsOn<Client>()({
  name: 'reminder.change',
  summary: 'Move a reminder, put it off, or change what it is about',
  effect: 'write',
  input,
  examples: [
    {
      say: 'reminder change 2 --at "tomorrow at 9:00"',
      means: { which: 2, at: '2026-11-21T09:00:00+01:00' },
    },
  ],
  plan: async (client, wanted, context) => {
    const found = await findReminders(wanted.which ?? { ref: 'it' }, client, {
      context,
      resay: (id) => resaid(id, wanted, context),
    });
    if (isUnclear(found)) return found;
    const [only, ...others] = found;
    if (!only || others.length > 0) return unclear(say(context.caller.language).which);
    return planChange(only, wanted, context);
  },
});

const resaid = (id: string, { at, what }: Input, { clockOnly }: ActionContext): string =>
  [
    `reminder change #${id}`,
    ...(at === undefined ? [] : [`--at ${sayMoment(at, clockOnly?.['at'])}`]),
    ...(what === undefined ? [] : [`--what "${what.replaceAll('"', "'")}"`]),
  ].join(' ');

function planChange({ id, reminder }: Found, wanted: Input, context: ActionContext): Plan {
  const { now, caller } = context;
  const words = say(caller.language);
  const named = wanted.what === undefined ? {} : { what: wanted.what, task: null };
  const at =
    timeFor(reminder, wanted, context) ??
    (isPutOff(reminder, wanted) ? laterBy(SNOOZE_MS, now, reminder.timeZone) : undefined);
  if (at === undefined && wanted.what === undefined) return unclear(words.nothingNew);
  const moved = at === undefined ? {} : movedTo(reminder, at, wanted.which, now);
  if (moved === undefined)
    return unclear(words.over(literal(spokenWhen(at ?? '', caller.timeZone, caller.language))));
  const after = { ...reminder, ...moved, ...named };
  return edits([{ op: 'update', noun: 'reminder', id, before: reminder, after }]);
}

/** The time that was said, on the day of the turn it moves where no day was; a turn that was said has none any more. */
function timeFor(
  reminder: Reminder,
  { at, which: meant }: Input,
  { now, caller, clockOnly }: ActionContext,
): When | undefined {
  const before = isThisTurn(reminder, meant) ? reminder.again : dueOf(reminder);
  return at && keepingDay(at, clockOnly?.['at'], before, { now, timeZone: caller.timeZone });
}

/** As the line under a reminder says. */
const SNOOZE_MS = 600_000;

/** Without a new time only one that was said can be put off. */
const isPutOff = ({ said }: Reminder, { what }: Input): boolean => said !== null && what === undefined;

const laterBy = (ms: number, now: Date, timeZone: string): When =>
  instantIn(new Date(now.getTime() + ms).toISOString(), timeZone);

/** Undefined for a time that is over. */
function movedTo(
  reminder: Reminder,
  at: When,
  meant: Which | undefined,
  now: Date,
): Partial<Reminder> | undefined {
  const { timeZone, repeat } = reminder;
  const moment = momentOf(at, timeZone, dueOf(reminder) ?? reminder.said ?? reminder.first);
  if (repeat && !isThisTurn(reminder, meant)) return series(reminder, moment, now);
  if (Date.parse(moment) <= now.getTime()) return undefined;
  const isPending = repeat === null && reminder.at !== null;
  return isPending ? { at: moment, first: moment } : { again: moment };
}

/** Whoever answers what was said, or puts it off, means this one turn; a line of the list is the whole series. */
const isThisTurn = ({ said, at }: Reminder, meant: Which | undefined): boolean =>
  at === null || (said !== null && (typeof meant === 'object' || meant === undefined || isId(meant)));

const isId = (meant: Which): boolean => typeof meant === 'string' && meant.startsWith('#');

/** Every turn from now on, at the clock time of that moment, on the first day of its rhythm. */
function series({ repeat, timeZone }: Reminder, moment: When, now: Date): Partial<Reminder> | undefined {
  if (!repeat) return undefined;
  const first = isByClock(repeat)
    ? moment
    : sameClockOn(moment, firstFitting(repeat, dayOf(moment, timeZone)), timeZone);
  const at = Date.parse(first) > now.getTime() ? first : nextAfter(repeat, first, { now, timeZone });
  return at === undefined ? undefined : { at, first, again: null };
}
