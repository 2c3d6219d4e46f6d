import { type Backend, defineBackend } from '../../core/backend.ts';
import { OwnCredentials } from '../../core/own-credentials.ts';
import { cancelReminder } from './cancel-reminder.ts';
import { changeReminder } from './change-reminder.ts';
import { reminderCollection } from './collection.ts';
import type { Client, RemindersDeps } from './deps.ts';
import { listReminders } from './list-reminders.ts';
import { setReminder } from './set-reminder.ts';

/** What a person wants to be told at a time (conversation.md §12). */
export const createReminders = (deps: RemindersDeps): Backend =>
  defineBackend({
    name: 'reminders',
    title: 'Reminders',
    credentials: OwnCredentials,
    connect: async ({ owner }): Promise<Client> => await Promise.resolve({ ...deps, owner }),
    origin: ({ owner }) => `eis:reminders:${owner}`,
    calledAs: () => 'eis',
    check: async () => {},
    actions: [setReminder, listReminders, changeReminder, cancelReminder],
    collections: (client) => [reminderCollection(client)],
  });
