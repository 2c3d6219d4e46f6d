import { type Assistant, type AssistantDeps, createHandlers } from '../assistant/create-handlers.ts';
import { createCancelRequested } from '../builtins/reminders/cancel-requested.ts';
import { createCloseReminder } from '../builtins/reminders/close-reminder.ts';
import { createTakeTurn } from '../builtins/reminders/take-turn.ts';
import type { Configuration } from '../config/schema.ts';
import type { UserId } from '../core/ids.ts';
import type { Log } from '../core/log.ts';
import type { OwnUsers } from '../core/own-users.ts';
import type { HouseSettings } from '../core/settings.ts';
import type { GuardCloud } from '../llm/guard-cloud.ts';
import type { LocalModels } from '../llm/local/create-local-models.ts';
import { admit, type Permissions } from '../people/admit.ts';
import { createCallerOf, createLanguageOf } from '../people/caller.ts';
import type { Store } from '../store/open-store.ts';
import type { wireActions } from './actions.ts';
import { noteEncrypted } from './encrypted-rooms.ts';
import type { Ends } from './ends.ts';
import { wireModels } from './models.ts';
import { wireOwnModel } from './own-model.ts';
import type { wireReceiving } from './receiving.ts';
import type { Rooms } from './rooms.ts';

interface MessageParts extends Pick<Ends, 'seal' | 'egress'> {
  readonly store: Store;
  readonly configuration: Pick<Configuration, 'models' | 'permissions'>;
  readonly rooms: Rooms;
  readonly actions: ReturnType<typeof wireActions>;
  readonly ownUsers: OwnUsers;
  readonly permissions: Permissions;
  readonly bots: readonly UserId[];
  readonly house: HouseSettings;
  readonly local: LocalModels;
  readonly guardCloud: GuardCloud;
  readonly hearVerification: AssistantDeps['hearVerification'];
  readonly opening: Omit<ReturnType<typeof wireReceiving>, 'accept' | 'keep'>;
  readonly now: () => Date;
  readonly log: Log;
}

/** Who is answered, and how. */
export function wireMessages({ store, rooms, actions, opening, ...parts }: MessageParts): Assistant {
  const bots = new Set<UserId>(parts.bots);
  const settingsOf = async (user: UserId) => await store.settings.read(user);
  const deps: AssistantDeps = {
    ...store.people,
    ...store.rooms,
    ...actions,
    ...rooms,
    ...opening,
    ...parts,
    isRestored: store.isRestored,
    journal: store.journal,
    ...wireReminders(store),
    ...wireModels({ ...parts, store, actions, ownModel: wireOwnModel({ ...parts, ...rooms, store }) }),
    roleOf: (user) => admit(user, parts.permissions),
    isBot: (user) => bots.has(user),
    callerOf: createCallerOf({ ...parts.house, settingsOf }),
    languageOf: createLanguageOf({ ...parts.house, settingsOf }),
    encryptedRooms: async () => await store.rooms.encryptedRooms(parts.ownUsers.bot),
    noteEncryptedDirectRoom: async (at) => await noteEncrypted(store.notes, at),
  };
  return createHandlers(deps);
}

/** What becomes of reminders besides what people ask for in words. */
const wireReminders = ({ workflows }: Pick<Store, 'workflows'>) => ({
  workflow: workflows.read,
  workflowSaidBy: workflows.saidBy,
  takeTurn: createTakeTurn({ workflow: workflows.read }),
  closeReminder: createCloseReminder({ workflows }),
  cancelRequested: createCancelRequested({ workflows }),
});
