import type { Role } from '../core/caller.ts';
import { serverOf, type UserId } from '../core/ids.ts';

/** Who may do what: a full user id, a server name, or `*` for everybody; each to a role. */
export type Permissions = Readonly<Record<string, Role>>;

/** The role of a person, or nothing for somebody who may not use eis. The closest entry decides, not the highest. */
export function admit(user: UserId, permissions: Permissions): Role | undefined {
  const named = [user, serverOf(user), '*'].find((name) => Object.hasOwn(permissions, name));
  return named === undefined ? undefined : permissions[named];
}
