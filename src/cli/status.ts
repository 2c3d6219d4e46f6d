import type { AdminDoor, StatusView } from './admin-door.ts';
import type { ExitCode, Output } from './output.ts';

export interface StatusDeps extends Output {
  /** The running eis, if there is one. */
  readonly running: Pick<AdminDoor, 'status'> | undefined;
  readonly now: () => Date;
}

/** `eis status`: 0 it runs, 1 it does not. */
export async function status({ json }: { readonly json: boolean }, deps: StatusDeps): Promise<ExitCode> {
  if (deps.running === undefined) {
    deps.print(json ? JSON.stringify({ running: false }) : 'eis is not running.');
    return 1;
  }
  const found = await deps.running.status();
  deps.print(
    json ? JSON.stringify({ running: true, ...found }, undefined, 2) : statusText(found, deps.now()),
  );
  return 0;
}

const REACHES = {
  true: 'reaches eis',
  false: 'does not reach eis: see eis doctor',
  undefined: 'not heard yet',
} as const;
const DATABASES = { postgres: 'PostgreSQL', pglite: 'embedded' } as const;

function statusText({ version, startedAt, database, reachesUs, counts }: StatusView, now: Date): string {
  return [
    `eis ${version}, running for ${span(now.getTime() - startedAt.getTime())}`,
    `Homeserver: ${REACHES[`${reachesUs ?? 'undefined'}`]}`,
    `Database: ${DATABASES[database]}`,
    `Inbox: ${counts.waiting} waiting, ${counts.running} being handled, ${counts.timers} for later, ${counts.dead} dead letters`,
    `Replies: ${counts.outbox} to be sent`,
  ].join('\n');
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function span(ms: number): string {
  if (ms < HOUR) return `${Math.max(0, Math.floor(ms / MINUTE))} min`;
  if (ms < DAY) return `${Math.floor(ms / HOUR)} h`;
  return `${Math.floor(ms / DAY)} d ${Math.floor((ms % DAY) / HOUR)} h`;
}
