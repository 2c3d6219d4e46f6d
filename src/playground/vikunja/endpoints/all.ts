import type { Endpoint } from '../call.ts';
import { type Generation, waysOf } from '../generation.ts';
import { attachmentEndpoints } from './attachments.ts';
import { bulkEndpoints } from './bulk.ts';
import { commentEndpoints } from './comments.ts';
import { labelEndpoints } from './labels.ts';
import { patchEndpoints } from './patch.ts';
import { peopleEndpoints } from './people.ts';
import { projectEndpoints } from './projects.ts';
import { relationEndpoints } from './relations.ts';
import { serverEndpoints, tokenTestEndpoints } from './server.ts';
import { byIndexEndpoints, readEndpoints, taskEndpoints, taskListEndpoints } from './tasks.ts';

/** What a server of that generation answers, the fixed paths before those with a name in them. */
export function endpointsOf(generation: Generation): readonly Endpoint[] {
  const { hasSecondApi, taskList } = waysOf[generation];
  const all = [
    ...serverEndpoints,
    ...tokenTestEndpoints[generation],
    ...bulkEndpoints,
    ...taskListEndpoints(taskList),
    ...(hasSecondApi ? byIndexEndpoints : []),
    ...(generation === '0.24' ? [] : readEndpoints),
    ...taskEndpoints,
    ...patchEndpoints,
    ...labelEndpoints,
    ...peopleEndpoints,
    ...projectEndpoints,
    ...commentEndpoints,
    ...attachmentEndpoints,
    ...relationEndpoints,
  ];
  return hasSecondApi ? all : all.filter(({ api }) => api === 1);
}
