import type { Accept } from '../appservice/batch.ts';
import { pingRoutes } from '../appservice/ping.ts';
import { queryRoutes } from '../appservice/queries.ts';
import { type TransactionDeps, transactionRoutes } from '../appservice/transactions.ts';
import type { HttpRoute } from '../core/http.ts';
import type { Log } from '../core/log.ts';
import { healthRoutes } from '../telemetry/health.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { sleep } from './sleep.ts';

interface DoorParts extends Omit<TransactionDeps, 'sleep'> {
  readonly accept: Accept;
  readonly metrics: Metrics;
  readonly log: Log;
  /** Why eis cannot do its work now. */
  readonly reasons: () => Promise<readonly string[]>;
}

/** Everything that the homeserver and machines may ask. */
export const wireDoors = (parts: DoorParts): readonly HttpRoute[] => [
  ...transactionRoutes({ ...parts, sleep }),
  ...queryRoutes(parts),
  ...pingRoutes(parts),
  ...healthRoutes({ ...parts, mode: 'normal', sleep }),
];
