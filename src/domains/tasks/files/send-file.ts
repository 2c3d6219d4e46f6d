import { z } from 'zod';
import { actionsOn } from '../../../core/action.ts';
import type { SentFile } from '../../../core/file.ts';
import { answer, literal } from '../../../core/reply.ts';
import { which } from '../../../core/slot.ts';
import type { TaskKeeper } from '../keeper.ts';
import { isUnclear, unclear } from '../unclear.ts';
import { findFile } from './find-file.ts';
import { asked, type Asked, bestOf, presentAsked } from './questions.ts';
import { sayFiles } from './sentences.ts';

const defineAction = actionsOn<TaskKeeper>();

interface Sent {
  readonly file: SentFile;
}

export const sendFile = defineAction({
  name: 'file.send',
  summary: 'Send a file of a task into this room',
  effect: 'read',
  input: z.object({
    which: which('name of the file, or its number in the list shown last').exactOptional(),
    task: which('title of the task that it is attached to').exactOptional(),
  }),
  examples: [
    { say: 'send me file 2', means: { which: 2 } },
    { say: 'send me the file of milk', means: { task: 'milk' } },
    { say: 'file send receipt.pdf --task milk', means: { which: 'receipt.pdf', task: 'milk' } },
  ],
  run: async (keeper, { which: meant, task }, context): Promise<Sent | Asked> => {
    const found = await findFile(keeper, { which: meant, task, context, command: 'file send' });
    if (isUnclear(found)) return asked(found);
    const file = await keeper.files?.send(found.task, found.file, context.signal);
    return file ? { file } : asked(unclear(sayFiles(context.caller.language).whichFileAtAll));
  },
  join: bestOf,
  present: (found, caller) =>
    'question' in found
      ? presentAsked(found, caller)
      : { ...answer(sayFiles(caller.language).sent(literal(found.file.name))), file: found.file },
});
