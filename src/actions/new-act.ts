import type { Edit } from '../core/edit.ts';
import type { NewAct } from '../core/journal.ts';
import type { Scope } from '../core/plan.ts';
import type { Work } from './action-request.ts';
import { type Home, homeId } from './homes.ts';

/** Who, what, in which connection and with whose yes: as it is stored before anything of it is carried out (Q6). */
export const newAct = (
  { edits, scope }: { readonly edits: readonly Edit[]; readonly scope: Scope },
  home: Home,
  { action, request, now }: Work,
  approval: NewAct['approval'],
): NewAct => ({
  owner: request.caller.user,
  mark: request.mark,
  request: request.request,
  room: request.caller.place.roomId,
  connection: homeId(home),
  action: action.name,
  approval,
  edits,
  scope,
  undoes: [],
  at: now,
});
