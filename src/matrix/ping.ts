import type { Log } from '../core/log.ts';
import { type CallAs, HomeserverError } from './call.ts';

export interface PingDeps {
  readonly callAsRegistration: CallAs;
  readonly registrationId: string;
  readonly log: Log;
}

/** `missing`: this homeserver has no pings. Of those eis knows that is Dendrite alone. */
export type Pinged = 'works' | 'missing' | 'failed';

const PING_TIMEOUT_MS = 40_000;

/**
 * Asks the homeserver to reach us once; Synapse also sends what waits. Nothing depends on it, and its failure says
 * little: the wake event is what proves anything. The homeserver's words are never logged, because some hold our token.
 */
export async function ping({ callAsRegistration, registrationId, log }: PingDeps): Promise<Pinged> {
  try {
    await callAsRegistration({
      method: 'POST',
      path: `/_matrix/client/v1/appservice/${encodeURIComponent(registrationId)}/ping`,
      body: {},
      timeoutMs: PING_TIMEOUT_MS,
    });
    log.info('ping works');
    return 'works';
  } catch (error) {
    const { status, errcode } = error instanceof HomeserverError ? error : { status: 0, errcode: undefined };
    const pinged = status === 404 ? 'missing' : 'failed';
    log.info(pinged === 'missing' ? 'ping not supported' : 'ping failed', { status, errcode });
    return pinged;
  }
}
