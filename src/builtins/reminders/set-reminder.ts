import { z } from 'zod';
import { type ActionContext, actionsOn } from '../../core/action.ts';
import { fold } from '../../core/fold.ts';
import { edits, type Plan } from '../../core/plan.ts';
import { literal } from '../../core/reply.ts';
import { when } from '../../core/slot.ts';
import { spokenWhen } from '../../core/time.ts';
import type { Client } from './deps.ts';
import { about, place, recipient, rhythm } from './fields.ts';
import { isUnclear, unclear } from './find-reminders.ts';
import { firstTurn, momentOf } from './first-time.ts';
import type { Reminder } from './reminder.ts';
import { say } from './sentences.ts';
import { subjectOf } from './subject-of.ts';

const input = z.object({
  what: about.exactOptional(),
  at: when('when').exactOptional(),
  repeat: rhythm.exactOptional(),
  place: place.exactOptional(),
  for: recipient.exactOptional(),
});
type Input = z.output<typeof input>;

export const setReminder = actionsOn<Client>()({
  name: 'reminder.set',
  summary: 'Remind you of something at a time, once or again and again',
  effect: 'write',
  input,
  examples: [
    {
      say: 'remind me tomorrow at 8:45 to join the call',
      means: { what: 'join the call', at: '2026-11-21T08:45:00+01:00' },
    },
    {
      say: 'reminder set water the plants --at "tomorrow at 18:00"',
      means: { what: 'water the plants', at: '2026-11-21T18:00:00+01:00' },
    },
  ],
  plan: async (client, wanted, context) => {
    const words = say(context.caller.language);
    if (wanted.for === 'us' || !PLACES.has(fold(wanted.place ?? 'here'))) return unclear(words.notARoom);
    if (wanted.what === undefined && wanted.at === undefined && wanted.repeat === undefined)
      return { kind: 'missing', question: words.whatAbout, field: 'what', secret: false };
    const subject = await subjectOf(wanted.what ?? words.nameless, client, context);
    if (isUnclear(subject)) return subject;
    const times = timesOf(wanted, context);
    if ('kind' in times) return times;
    const { timeZone, place: spokenIn } = context.caller;
    const after: Reminder = {
      ...subject,
      ...times,
      again: null,
      timeZone,
      room: spokenIn.roomId,
      said: null,
      setAt: context.now.toISOString(),
    };
    return edits([{ op: 'create', noun: 'reminder', after }]);
  },
});

const PLACES: ReadonlySet<string> = new Set(['here', 'dm', 'home']);

/** A moment that passed while the request was on its way is now. */
const GRACE_MS = 120_000;
/** Timers further away are typing errors. */
const FARTHEST_MS = 100 * 366 * 86_400_000;

type Times = Pick<Reminder, 'at' | 'first' | 'repeat'>;

const missing = (question: string): Plan => ({
  kind: 'missing',
  question,
  field: 'at',
  secret: false,
  isTime: true,
});

/** When it comes first, and again; a question where that cannot be. */
function timesOf({ at, repeat }: Input, { now, caller }: ActionContext): Times | Plan {
  const words = say(caller.language);
  const { timeZone, language } = caller;
  if (at === undefined && repeat === undefined) return missing(words.when);
  const first = repeat ? firstTurn(repeat, at, { now, timeZone }) : momentOf(at ?? '', timeZone);
  if (first === undefined) return missing(words.noTurn);
  const ahead = Date.parse(first) - now.getTime();
  if (ahead < -GRACE_MS) return missing(words.over(literal(spokenWhen(first, timeZone, language))));
  if (ahead > FARTHEST_MS) return missing(words.tooFar);
  return { at: first, first, repeat: repeat ?? null };
}
