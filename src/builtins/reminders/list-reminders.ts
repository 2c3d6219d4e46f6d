import { z } from 'zod';
import { actionsOn } from '../../core/action.ts';
import type { Caller } from '../../core/caller.ts';
import { spokenRepeat } from '../../core/repeat-words.ts';
import { answer, literal, type Reply } from '../../core/reply.ts';
import { LINES_AT_ONCE, type ShownItem, type ShownList, shownLines } from '../../core/shown.ts';
import { span } from '../../core/slot.ts';
import { clockOf, dayOf, fullDay } from '../../core/time.ts';
import type { Client } from './deps.ts';
import { isDueIn } from './due-in.ts';
import { allReminders, type Found } from './find-reminders.ts';
import { dueOf, isPending } from './reminder.ts';
import { whatWithLink } from './say-reminder.ts';
import { say } from './sentences.ts';

interface Listed {
  readonly found: readonly Found[];
  readonly isNarrowed: boolean;
}

export const listReminders = actionsOn<Client>()({
  name: 'reminder.list',
  summary: 'List your reminders',
  effect: 'read',
  input: z.object({ when: span('a day, or a span of days').exactOptional() }),
  aliases: ['reminders'],
  examples: [{ say: 'reminder list', means: {} }],
  run: async (client, { when }, { caller }): Promise<Listed> => {
    const pending = (await allReminders(client)).filter(({ reminder }) => isPending(reminder));
    return {
      found:
        when === undefined
          ? pending
          : pending.filter(({ reminder }) => isDueIn(reminder, when, caller.timeZone)),
      isNarrowed: when !== undefined,
    };
  },
  present: (listed, caller) => present(listed, caller),
  shows: ({ found }, caller) => shownReminders(found, caller),
});

function present({ found, isNarrowed }: Listed, caller: Caller): Reply {
  const words = say(caller.language);
  if (found.length === 0) return answer(isNarrowed ? words.noneThen : words.none);
  return answer(
    `⏰ ${words.count(found.length)}\n${shownLines(shownReminders(found, caller), 0, caller.language)}`,
  );
}

const shownReminders = (found: readonly Found[], caller: Caller): ShownList => ({
  items: found.map((one) => itemOf(one, caller)),
  upTo: Math.min(found.length, LINES_AT_ONCE),
});

function itemOf({ id, reminder }: Found, { timeZone, language }: Caller): ShownItem {
  const due = dueOf(reminder) ?? reminder.first;
  const { repeat } = reminder;
  const when = `${fullDay(dayOf(due, timeZone), language)}, ${clockOf(due, timeZone) ?? ''}`;
  const rhythm = repeat ? ` (${spokenRepeat(repeat, timeZone, language)})` : '';
  const line = `${literal(`${when}${rhythm}`)}: ${whatWithLink(reminder)}`;
  return { noun: 'reminder', id, name: reminder.what, line };
}
