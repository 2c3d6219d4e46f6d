import type { Answer, Call, Endpoint } from '../call.ts';

type Does = 'reads' | 'creates' | 'updates' | 'deletes';

/** The second API has other verbs for the same things; its partial update stands in `patch.ts`. */
const VERBS = {
  reads: ['GET', 'GET'],
  creates: ['PUT', 'POST'],
  updates: ['POST', 'PUT'],
  deletes: ['DELETE', 'DELETE'],
} as const;

/** One endpoint in both APIs. */
export function both(does: Does, path: string, answer: (call: Call) => Answer): readonly Endpoint[] {
  const [first, second] = VERBS[does];
  return [
    { method: first, path, api: 1, answer },
    { method: second, path, api: 2, answer },
  ];
}
