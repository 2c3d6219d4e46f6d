import type { HttpReply, HttpRoute } from '../core/http.ts';
import type { Secret } from '../core/secret.ts';
import { homeserverOnly } from './homeserver-only.ts';

export interface SafeModeDeps {
  /** What is wrong, with the key of the configuration; a sentence each. */
  readonly reasons: readonly string[];
  /** Left out when it is the registration that cannot be read. */
  readonly homeserverToken?: Secret;
}

const METHODS = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS'] as const;

/**
 * All that the door answers while the configuration is wrong: 503, so that the homeserver keeps its events and
 * sends them again later. No body is read. Only the homeserver is told the reasons.
 */
export function safeModeRoutes({ reasons, homeserverToken }: SafeModeDeps): readonly HttpRoute[] {
  const isStranger = homeserverToken === undefined ? () => true : homeserverOnly(homeserverToken);
  return METHODS.map((method) => ({
    method,
    path: '/{*rest}',
    bodyLimit: 0,
    refuse: (request) => unavailable(isStranger(request) ? [] : reasons),
    answer: async () => await Promise.resolve(unavailable([])),
  }));
}

const unavailable = (reasons: readonly string[]): HttpReply => ({
  status: 503,
  body: {
    errcode: 'M_UNKNOWN',
    error: ['eis is in safe mode and handles nothing', ...reasons].join(': '),
  },
});
