import { describeError } from '../core/describe-error.ts';
import type { HttpReply, HttpRoute } from '../core/http.ts';
import type { Log } from '../core/log.ts';

export interface HealthDeps {
  /** `safe`: the configuration is wrong, and eis handles nothing. */
  readonly mode: 'normal' | 'safe';
  /** Why eis cannot do its work now, a sentence each, without names of people; empty when it can. */
  readonly reasons: () => Promise<readonly string[]>;
  readonly metrics: { readonly text: () => Promise<string> };
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly log: Log;
}

/** Whoever asks (a container's health check) gives up after some seconds; a slow check is an answer too. */
const CHECK_WITHIN_MS = 3_000;

/** For machines, on the private listener: `/health` (alive), `/ready` (with reasons when not), `/metrics`. */
export const healthRoutes = (deps: HealthDeps): readonly HttpRoute[] => [
  look('/health', async () => await health(deps)),
  look('/ready', async () => {
    const reasons = await currentReasons(deps);
    return { status: reasons.length === 0 ? 200 : 503, body: { ready: reasons.length === 0, reasons } };
  }),
  look('/metrics', async () => ({
    status: 200,
    headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' },
    body: await deps.metrics.text(),
  })),
];

const look = (path: string, answer: HttpRoute['answer']): HttpRoute => ({
  method: 'GET',
  path,
  bodyLimit: 0,
  answer,
});

/** Alive as long as it answers: nobody should restart a process that could not do better afterwards. */
async function health(deps: HealthDeps): Promise<HttpReply> {
  if (deps.mode === 'normal') return { status: 200, body: { status: 'alive' } };
  return { status: 200, body: { status: 'safe mode', reasons: await currentReasons(deps) } };
}

async function currentReasons({ reasons, sleep, log }: HealthDeps): Promise<readonly string[]> {
  const stop = new AbortController();
  const tooSlow = async (): Promise<readonly string[]> => {
    await sleep(CHECK_WITHIN_MS, stop.signal);
    return ['the checks take too long'];
  };
  try {
    return await Promise.race([reasons(), tooSlow()]);
  } catch (error) {
    log.error('readiness could not be found out', describeError(error));
    return ['the checks failed'];
  } finally {
    stop.abort();
  }
}
