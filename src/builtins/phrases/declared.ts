import type { addConnection } from '../connections/add-connection.ts';
import type { defaultConnection } from '../connections/default-connection.ts';
import type { listConnections } from '../connections/list-connections.ts';
import type { removeConnection } from '../connections/remove-connection.ts';
import type { renewConnection } from '../connections/renew-connection.ts';
import type { help } from '../help/index.ts';
import type { addKey } from '../models/add-key.ts';
import type { giveConsent, withdrawConsent } from '../models/consent.ts';
import type { listKeys } from '../models/list-keys.ts';
import type { removeKey } from '../models/remove-key.ts';
import type { more } from '../more/index.ts';
import type { neverMind } from '../never-mind/index.ts';
import type { cancelReminder } from '../reminders/cancel-reminder.ts';
import type { changeReminder } from '../reminders/change-reminder.ts';
import type { listReminders } from '../reminders/list-reminders.ts';
import type { setReminder } from '../reminders/set-reminder.ts';
import type { setSetting, showSettings } from '../settings/index.ts';
import type { status } from '../status/index.ts';
import type { undo } from '../undo/index.ts';
import type { verify } from '../verification/index.ts';
import type { version } from '../version/index.ts';
import type { ledger } from '../why/ledger.ts';
import type { why } from '../why/why.ts';
import type { whoami } from '../whoami/index.ts';

/** What eis can do by itself, with any service or none: for `<language>.ts`. */
export type BuiltinDeclarations = readonly [
  ReturnType<typeof addConnection>,
  typeof listConnections,
  typeof defaultConnection,
  typeof removeConnection,
  typeof renewConnection,
  typeof addKey,
  typeof removeKey,
  typeof listKeys,
  typeof giveConsent,
  typeof withdrawConsent,
  typeof setReminder,
  typeof listReminders,
  typeof changeReminder,
  typeof cancelReminder,
  typeof undo,
  typeof setSetting,
  typeof showSettings,
  typeof help,
  typeof status,
  typeof why,
  typeof ledger,
  typeof whoami,
  typeof version,
  typeof verify,
  typeof neverMind,
  typeof more,
];
