import { z } from 'zod';
import { actionsOn, type ConnectionName } from '../../core/action.ts';
import type { Caller } from '../../core/caller.ts';
import { answer, literal, type Reply } from '../../core/reply.ts';
import type { ShownList } from '../../core/shown.ts';
import { which } from '../../core/slot.ts';
import { askedBack, type AskedBack, bestOf, isAskedBack, presentAskedBack } from './asked-back.ts';
import { partsOf } from './field-words.ts';
import { findTask } from './find-task.ts';
import type { TaskKeeper } from './keeper.ts';
import { sayTasks } from './sentences.ts';
import type { StoredTask } from './task.ts';
import { isUnclear } from './unclear.ts';

const defineAction = actionsOn<TaskKeeper>();

interface Found {
  readonly stored: StoredTask;
  readonly at: ConnectionName | undefined;
  readonly saidAs: string | undefined;
  readonly link: string | undefined;
}

export const showTask = defineAction({
  name: 'task.show',
  summary: 'Show everything about a task',
  effect: 'read',
  input: z.object({ which: which('title of the task, or its number in the list shown last') }),
  examples: [
    { say: 'show task milk', means: { which: 'milk' } },
    { say: 'details of 2', means: { which: 2 } },
    { say: 'task show milk', means: { which: 'milk' } },
  ],
  run: async (keeper, { which: asked }, context): Promise<Found | AskedBack> => {
    const found = await findTask(keeper, { which: asked, context, sentence: sayShow });
    if (isUnclear(found)) return askedBack(found);
    return { stored: found, at: context.at, saidAs: keeper.saidAs, link: keeper.linkTo(found.id) };
  },
  join: bestOf,
  present: (found, caller) => (isAskedBack(found) ? presentAskedBack(found, caller) : present(found, caller)),
  shows: (found) => (isAskedBack(found) ? undefined : asShown(found)),
});

const sayShow = (exactly: string): string => `task show ${exactly}`;

function present({ stored, saidAs, link }: Found, caller: Caller): Reply {
  const words = sayTasks(caller.language);
  const { title, project, done, description } = stored.task;
  const head = `**${literal(title)}**${saidAs === undefined ? '' : ` (${words.ownList})`}${link === undefined ? '' : ` · ${link}`}`;
  const parts = [
    ...(saidAs === undefined ? [words.project(literal(project.name))] : []),
    done ? words.stateDone : words.stateOpen,
    ...partsOf({ ...stored.task, description: '' }, caller),
  ];
  return answer(
    [head, parts.join(' · '), ...(description === '' ? [] : [shortened(description)])].join('\n'),
  );
}

/** As much of a description as is read in a chat. */
const LONGEST_DESCRIPTION = 1500;

function shortened(description: string): string {
  const characters = Array.from(description);
  return characters.length > LONGEST_DESCRIPTION
    ? `${literal(characters.slice(0, LONGEST_DESCRIPTION).join(''))} …`
    : literal(description);
}

/** A list of one, so that "it" means this task from now on. */
const asShown = ({ stored, at }: Found): ShownList => {
  const { title } = stored.task;
  const item = {
    noun: 'task',
    id: stored.id,
    name: title,
    line: literal(title),
    ...(at ? { connection: at.id } : {}),
  };
  return { items: [item], upTo: 1 };
};
