import type { Finding } from '../core/finding.ts';
import type { AdminDoor } from './admin-door.ts';
import { askRunning, type AskRunningDeps } from './ask-running.ts';
import { ShutDoorError } from './create-door.ts';

export interface ReachDoorDeps extends AskRunningDeps {
  readonly dataFolder: string;
  /** What was found while the settings were read. */
  readonly findings: readonly Finding[];
  /** Opens the store for one command. Left out when the settings do not suffice even for that. */
  readonly openDoor?: () => Promise<{ readonly door: AdminDoor; readonly close: () => Promise<void> }>;
}

/**
 * Asks the running eis; when none runs, opens the store for as long as `use` takes.
 * @throws ShutDoorError, whose message is for the admin, when neither is possible.
 */
export async function overDoor<T>(deps: ReachDoorDeps, use: (door: AdminDoor) => Promise<T>): Promise<T> {
  const running = await askRunning(deps.dataFolder, deps);
  if (running !== undefined) return await use(running);
  if (deps.openDoor === undefined) throw new ShutDoorError(deps.findings.find(isError) ?? NOT_KNOWN);
  const { door, close } = await deps.openDoor();
  try {
    return await use(door);
  } finally {
    await close();
  }
}

/** What `doctor` tells. A running eis knows most, but the files may have changed since it was started. */
export async function allFindings(deps: ReachDoorDeps): Promise<readonly Finding[]> {
  const running = await askRunning(deps.dataFolder, deps);
  if (running !== undefined) return [...deps.findings.filter(isError), ...(await running.findings())];
  if (deps.openDoor === undefined) return deps.findings;
  return await overDoor(deps, async (door) => await door.findings());
}

const isError = ({ level }: Finding): boolean => level === 'error';

const NOT_KNOWN: Finding = {
  id: 'settings',
  level: 'error',
  what: 'The settings do not suffice.',
  mend: 'Ask eis doctor.',
};
