import { z } from 'zod';
import { actionsOn, type ConnectionName } from '../../../core/action.ts';
import { answer, literal } from '../../../core/reply.ts';
import { LINES_AT_ONCE, type ShownList, shownLines } from '../../../core/shown.ts';
import { which } from '../../../core/slot.ts';
import { askedBack, type AskedBack, bestOf, isAskedBack, presentAskedBack } from '../asked-back.ts';
import { findTask } from '../find-task.ts';
import type { TaskFile, TaskKeeper } from '../keeper.ts';
import { isUnclear } from '../unclear.ts';
import { fileId } from './file-collection.ts';
import { filesOf } from './find-file.ts';
import { keepsNone } from './keeps-none.ts';
import { spokenSize } from './say-size.ts';
import { sayFiles } from './sentences.ts';

const defineAction = actionsOn<TaskKeeper>();

interface Listed {
  readonly task: string;
  readonly title: string;
  readonly files: readonly TaskFile[];
  readonly at: ConnectionName | undefined;
}

export const listFiles = defineAction({
  name: 'file.list',
  summary: 'List the files of a task',
  effect: 'read',
  input: z.object({ which: which('title of the task, or its number in the list shown last') }),
  examples: [
    { say: 'files of 3', means: { which: 3 } },
    { say: 'show me the files of renew passport', means: { which: 'renew passport' } },
    { say: 'file list milk', means: { which: 'milk' } },
  ],
  run: async (keeper, { which: meant }, context): Promise<Listed | AskedBack> => {
    if (!keeper.files) return askedBack(keepsNone(keeper, context));
    const found = await findTask(keeper, {
      which: meant,
      context,
      sentence: (exactly) => `file list ${exactly}`,
    });
    if (isUnclear(found)) return askedBack(found);
    const files = await filesOf(keeper.files, found.id, context);
    return { task: found.id, title: found.task.title, files, at: context.at };
  },
  join: bestOf,
  present: (found, caller) => {
    if (isAskedBack(found)) return presentAskedBack(found, caller);
    const words = sayFiles(caller.language);
    const title = literal(found.title);
    if (found.files.length === 0) return answer(words.none(title));
    const lines = shownLines(shownFiles(found, caller.language), 0, caller.language);
    return answer(`${words.filesOf(title, found.files.length)}\n\n${lines}`);
  },
  shows: (found, { language }) =>
    isAskedBack(found) || found.files.length === 0 ? undefined : shownFiles(found, language),
});

const shownFiles = ({ task, files, at }: Listed, language: string): ShownList => ({
  items: files.map(({ id, name, size }) => ({
    noun: 'file',
    id: fileId(task, id),
    name,
    line: `${literal(name)} – ${spokenSize(size, language)}`,
    ...(at ? { connection: at.id } : {}),
  })),
  upTo: Math.min(files.length, LINES_AT_ONCE),
  ending: sayFiles(language).sayFile,
});
