import type { ActionContext } from '../../../core/action.ts';
import type { TaskKeeper } from '../keeper.ts';
import { type Unclear, unclear } from '../unclear.ts';
import { sayFiles } from './sentences.ts';

/** Where there are no files at all. */
export function keepsNone({ saidAs }: Pick<TaskKeeper, 'saidAs'>, { caller }: ActionContext): Unclear {
  const words = sayFiles(caller.language);
  return unclear(words.keepsNone(saidAs === undefined ? words.theService : words.ownList));
}
