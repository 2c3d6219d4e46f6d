import { z } from 'zod';
import { type ActionContext, actionsOn } from '../../../core/action.ts';
import { type SentFile, StoredFile } from '../../../core/file.ts';
import { fold } from '../../../core/fold.ts';
import type { Plan } from '../../../core/plan.ts';
import { literal } from '../../../core/reply.ts';
import { named, type Which, which } from '../../../core/slot.ts';
import { findTask } from '../find-task.ts';
import type { TaskKeeper } from '../keeper.ts';
import { commandWords, unquoted } from '../say-command.ts';
import { isUnclear, type Unclear, unclear } from '../unclear.ts';
import { keepsNone } from './keeps-none.ts';
import { sayFiles } from './sentences.ts';

const defineAction = actionsOn<TaskKeeper>();

const input = z.object({
  which: which('title of the task, or its number in the list shown last').exactOptional(),
  file: named('name of the file that was sent; left out: the one sent last').exactOptional(),
});

export const attachFile = defineAction({
  name: 'task.attach',
  summary: 'Attach a file that was sent to a task',
  effect: 'write',
  input,
  examples: [
    { say: 'attach it to 3', means: { which: 3 } },
    { say: 'attach that to renew passport', means: { which: 'renew passport' } },
    { say: 'task attach milk --file receipt.pdf', means: { which: 'milk', file: 'receipt.pdf' } },
  ],
  plan: async (keeper, { which: asked, file: called }, context): Promise<Plan> => {
    if (!keeper.files) return keepsNone(keeper, context);
    const file = fileMeant(called, context);
    if (isUnclear(file)) return file;
    keeper.files.check(file);
    if (asked === undefined) {
      const question = sayFiles(context.caller.language).whichTask(literal(file.name));
      return { kind: 'missing', question, field: 'which', secret: false };
    }
    const found = await findTask(keeper, {
      which: numbered(asked),
      context,
      sentence: (exactly) => commandWords('task attach', unquoted(exactly), { file: file.name }, context),
    });
    if (isUnclear(found)) return found;
    const after = {
      task: found.id,
      title: found.task.title,
      name: file.name,
      source: StoredFile.parse(file),
    };
    return {
      kind: 'edits',
      edits: [{ op: 'create', noun: 'file', after }],
      scope: [found.task.project.id],
    };
  },
});

/** Typed as the answer to a question, a number is one of the list. */
const numbered = (asked: Which): Which =>
  typeof asked === 'string' && /^\d{1,3}$/.test(asked) ? Number(asked) : asked;

function fileMeant(called: string | undefined, { sent = [], caller }: ActionContext): SentFile | Unclear {
  const words = sayFiles(caller.language);
  const [newest] = sent;
  if (called === undefined) return newest ?? unclear(words.noneSent);
  const sought = fold(called);
  const file =
    sent.find(({ name }) => fold(name) === sought) ?? sent.find(({ name }) => fold(name).includes(sought));
  return file ?? unclear(words.noneSentCalled(literal(called)));
}
