import type { HttpRoute } from '../core/http.ts';
import type { Secret } from '../core/secret.ts';
import { homeserverOnly } from './homeserver-only.ts';

/** The body is one transaction id. */
const BODY_LIMIT = 64 * 1024;

/** Answers the ping that eis (or an admin) asked the homeserver for (MSC2659). */
export const pingRoutes = ({
  homeserverToken,
}: {
  readonly homeserverToken: Secret;
}): readonly HttpRoute[] => [
  {
    method: 'POST',
    path: '/_matrix/app/v1/ping',
    bodyLimit: BODY_LIMIT,
    refuse: homeserverOnly(homeserverToken),
    answer: async () => await Promise.resolve({ status: 200, body: {} }),
  },
];
