import { safeModeRoutes } from '../appservice/safe-mode.ts';
import type { Registration } from '../config/registration.ts';
import { healthRoutes } from '../telemetry/health.ts';
import { createLog, type LogLevel } from '../telemetry/log.ts';
import { serve } from '../web/serve.ts';
import { sleep } from './sleep.ts';

export interface SafeModeOptions {
  readonly listen: { readonly host: string; readonly port: number };
  readonly level: LogLevel;
  /** A sentence each. */
  readonly reasons: readonly string[];
  /** Left out when it cannot be read. */
  readonly registration: Registration | undefined;
  readonly now: () => Date;
  readonly write: (line: string) => void;
}

const REMIND_MS = 60_000;

/** Listens, handles nothing, and says why: to the homeserver and to machines with every answer, to the log once a minute. */
export async function wireSafeMode(
  options: SafeModeOptions,
): Promise<{ readonly address: string; readonly stop: () => Promise<void> }> {
  const { listen, level, reasons, registration, now, write } = options;
  const log = createLog({ write, now, level });
  const routes = [
    ...healthRoutes({
      mode: 'safe',
      reasons: async () => await Promise.resolve(reasons),
      metrics: { text: async () => await Promise.resolve('# TYPE eis_safe_mode gauge\neis_safe_mode 1\n') },
      sleep,
      log,
    }),
    ...safeModeRoutes({
      reasons,
      ...(registration ? { homeserverToken: registration.hs_token } : {}),
    }),
  ];
  const serving = await serve({ routes, ...listen }, { log, sleep });
  const stopping = new AbortController();
  const reminding = remind();
  return {
    address: serving.address,
    stop: async () => {
      stopping.abort();
      await Promise.all([serving.close(), reminding]);
    },
  };

  async function remind(): Promise<void> {
    while (!stopping.signal.aborted) {
      for (const reason of reasons) log.error('safe mode', { reason });
      await sleep(REMIND_MS, stopping.signal).catch(() => undefined);
    }
  }
}
