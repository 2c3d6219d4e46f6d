import { z } from 'zod';
import { actionsOn } from '../../core/action.ts';
import { answer, literal } from '../../core/reply.ts';
import type { TaskKeeper } from './keeper.ts';
import { sayTasks } from './sentences.ts';

const defineAction = actionsOn<TaskKeeper>();

interface Labels {
  readonly titles: readonly string[];
  readonly saidAs: string | undefined;
}

export const listLabels = defineAction({
  name: 'label.list',
  summary: 'List labels',
  effect: 'read',
  input: z.object({}),
  examples: [
    { say: 'show my labels', means: {} },
    { say: 'label list', means: {} },
  ],
  run: async (keeper, _input, { signal }): Promise<Labels> => {
    const known = await keeper.labels(signal);
    // Where any word can be a label, those there are on some task.
    const titles = known ?? (await keeper.find({}, signal)).flatMap(({ task }) => task.labels);
    return { titles, saidAs: keeper.saidAs };
  },
  join: (all) => ({ titles: all.flatMap(({ titles }) => titles), saidAs: all[0]?.saidAs }),
  present: ({ titles, saidAs }, { language }) => {
    const words = sayTasks(language);
    const all = [...new Set(titles)].toSorted((a, b) => a.localeCompare(b, 'en'));
    const where = saidAs === undefined ? '' : ` (${words.ownList})`;
    return answer(`${words.labelsAre(all.map(literal))}${where}`);
  },
});
