import type { ReachDoorDeps } from '../cli/reach-door.ts';
import type { RightSettings, WrongSettings } from '../config/read-settings.ts';
import { callSocket } from './call-socket.ts';

interface ReachParts {
  readonly version: string;
  readonly startedAt: Date;
  readonly now: () => Date;
}

/** How admin commands get at the running eis, or at the store when none runs. */
export function reachOf(settings: RightSettings | WrongSettings, parts: ReachParts): ReachDoorDeps {
  const { findings, usable, configuration, registration } = settings;
  const common = { dataFolder: usable.data, findings, callSocket };
  if (configuration === undefined || registration === undefined) return common;
  const masterKey = settings.kind === 'right' ? settings.masterKey : undefined;
  const opening = { ...parts, configuration, registration, masterKey, findings };
  return { ...common, openDoor: async () => await (await import('./admin.ts')).openDoor(opening) };
}
