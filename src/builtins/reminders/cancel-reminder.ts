import { z } from 'zod';
import { actionsOn } from '../../core/action.ts';
import { edits } from '../../core/plan.ts';
import { which } from '../../core/slot.ts';
import type { Client } from './deps.ts';
import { findReminders, isUnclear } from './find-reminders.ts';

export const cancelReminder = actionsOn<Client>()({
  name: 'reminder.cancel',
  summary: 'Cancel a reminder',
  effect: 'write',
  input: z.object({ which: which('which reminder').exactOptional() }),
  examples: [{ say: 'reminder cancel 2', means: { which: 2 } }],
  plan: async (client, wanted, context) => {
    const found = await findReminders(wanted.which, client, {
      context,
      resay: (id) => `reminder cancel #${id}`,
    });
    if (isUnclear(found)) return found;
    return edits(found.map(({ id, reminder }) => ({ op: 'remove', noun: 'reminder', id, before: reminder })));
  },
});
