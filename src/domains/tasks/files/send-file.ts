import { actionsOn } from '../../../core/action.ts';
import type { SentFile } from '../../../core/file.ts';
import { answer, literal } from '../../../core/reply.ts';
import { askedBack, type AskedBack, bestOf, isAskedBack, presentAskedBack } from '../asked-back.ts';
import type { TaskKeeper } from '../keeper.ts';
import { isUnclear } from '../unclear.ts';
import { findFile } from './find-file.ts';
import { oneFile } from './one-file.ts';
import { sayFiles } from './sentences.ts';

const defineAction = actionsOn<TaskKeeper>();

interface Sent {
  readonly file: SentFile;
}

export const sendFile = defineAction({
  name: 'file.send',
  summary: 'Send a file of a task into this room',
  effect: 'read',
  input: oneFile,
  examples: [
    { say: 'send me file 2', means: { which: 2 } },
    { say: 'send me the file of milk', means: { task: 'milk' } },
    { say: 'file send receipt.pdf --task milk', means: { which: 'receipt.pdf', task: 'milk' } },
  ],
  run: async (keeper, { which, task }, context): Promise<Sent | AskedBack> => {
    const found = await findFile(keeper, { which, task, context, command: 'file send' });
    if (isUnclear(found)) return askedBack(found);
    return { file: await found.keptBy.send(found.task, found.file, context.signal) };
  },
  join: bestOf,
  present: (found, caller) =>
    isAskedBack(found)
      ? presentAskedBack(found, caller)
      : { ...answer(sayFiles(caller.language).sent(literal(found.file.name))), file: found.file },
});
