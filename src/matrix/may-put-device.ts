import * as z from 'zod';
import type { Homeserver } from './homeserver.ts';

export interface MayPutDeviceDeps extends Pick<Homeserver, 'ask'> {
  /** Whether the registration has `io.element.msc4190`. */
  readonly isFlagged: boolean;
}

const Version = z.looseObject({
  server: z.looseObject({ name: z.string().max(100), version: z.string().max(200) }),
});
const TIMEOUT_MS = 10_000;
/** From here on tuwunel keeps the registration's token apart. */
const TUWUNEL = [1, 7] as const;

/**
 * Whether a device may be made without a login. With that line in the registration conduwuit and old tuwunel turn the
 * registration's token into the login of one account (facts/homeservers.md rule 11), so it is done only where the
 * homeserver is known not to. Without the line everybody may be asked.
 */
export async function mayPutDevice({ isFlagged, ask }: MayPutDeviceDeps): Promise<boolean> {
  if (!isFlagged) return true;
  const { body } = await ask('nobody', {
    method: 'GET',
    path: '/_matrix/federation/v1/version',
    timeoutMs: TIMEOUT_MS,
  });
  const { server } = Version.safeParse(body).data ?? {};
  const name = server?.name.toLowerCase();
  return name === 'synapse' || (name === 'tuwunel' && isAtLeast(server?.version, TUWUNEL));
}

/** `1.9.0 (abc)` is at least 1.7. */
function isAtLeast(version = '', [major, minor]: readonly [number, number]): boolean {
  const [, first, second] = /^v?(\d{1,5})\.(\d{1,5})/.exec(version) ?? [];
  if (first === undefined || second === undefined) return false;
  return Number(first) > major || (Number(first) === major && Number(second) >= minor);
}
