import { literal, type Reply } from '../../core/reply.ts';
import { spokenWhen, type When } from '../../core/time.ts';
import type { Reminder } from './reminder.ts';
import { say } from './sentences.ts';

/** What eis says at its time (conversation.md 12.2), and how late that is (12.4). */
export function sayReminder(
  reminder: Reminder,
  { due, turns, now }: { readonly due: When; readonly turns: number; readonly now: Date },
  language: string,
): Reply {
  const words = say(language);
  const late = now.getTime() - Date.parse(due);
  const remarks =
    turns > 1
      ? [words.missed(turns, spokenWhen(due, reminder.timeZone, language))]
      : late > NOT_LATE_MS
        ? [words.late(awayFor(late))]
        : [];
  const head = [`⏰ ${whatWithLink(reminder)}`, ...remarks.map((remark) => literal(remark))].join(' ');
  return { markdown: `${head}\n${words.answers}`, tone: 'reminder', signs: SIGNS };
}

/** The sweep comes once a second; a minute late is on time. */
const NOT_LATE_MS = 60_000;

const SIGNS = ['✅', '💤'] as const;

/** The words as they were said; of a task with its link. */
export const whatWithLink = ({ what, task }: Pick<Reminder, 'what' | 'task'>): string =>
  task?.link ? `${literal(what)} · ${task.link}` : literal(what);

const MINUTE_MS = 60_000;

function awayFor(ms: number): { readonly days: number; readonly hours: number; readonly minutes: number } {
  const minutes = Math.floor(ms / MINUTE_MS);
  return { days: Math.floor(minutes / 1440), hours: Math.floor(minutes / 60) % 24, minutes: minutes % 60 };
}
