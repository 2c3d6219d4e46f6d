import { actionsOn } from '../../../core/action.ts';
import type { Plan } from '../../../core/plan.ts';
import type { TaskKeeper } from '../keeper.ts';
import { isUnclear } from '../unclear.ts';
import { fileId } from './file-collection.ts';
import { findFile } from './find-file.ts';
import { oneFile } from './one-file.ts';
import { sayFiles } from './sentences.ts';

const defineAction = actionsOn<TaskKeeper>();

export const removeFile = defineAction({
  name: 'file.remove',
  summary: 'Delete a file of a task',
  effect: 'destroy',
  input: oneFile,
  examples: [
    { say: 'delete file 2', means: { which: 2 } },
    { say: 'file remove receipt.pdf --task milk', means: { which: 'receipt.pdf', task: 'milk' } },
  ],
  plan: async (keeper, { which, task }, context): Promise<Plan> => {
    const found = await findFile(keeper, { which, task, context, command: 'file remove' });
    if (isUnclear(found)) return found;
    const { file, title, project } = found;
    return {
      kind: 'edits',
      edits: [
        {
          op: 'remove',
          noun: 'file',
          id: fileId(found.task, file.id),
          before: { task: found.task, title, name: file.name, size: file.size },
          forGood: [sayFiles(context.caller.language).itself],
        },
      ],
      scope: [project],
    };
  },
});
