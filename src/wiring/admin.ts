import type { AdminDoor } from '../cli/admin-door.ts';
import { adminRoutes } from '../cli/admin-routes.ts';
import { adminSocket } from '../cli/ask-running.ts';
import { createDoor, createShutDoor, type DoorDeps, NO_DATABASE, NO_KEY } from '../cli/create-door.ts';
import type { RunningView } from '../cli/examine.ts';
import { exists } from '../cli/files.ts';
import { clearSocket, guardSocket } from '../cli/socket-file.ts';
import { startFinding } from '../cli/start-finding.ts';
import type { Finding } from '../core/finding.ts';
import type { OwnUsers } from '../core/own-users.ts';
import type { EncryptionTurns } from '../crypto/encryption.ts';
import type { Verification } from '../crypto/verify.ts';
import type { Secret } from '../core/secret.ts';
import { askHomeserver } from '../matrix/ask-homeserver.ts';
import { createHomeserver, type Homeserver } from '../matrix/homeserver.ts';
import type { Wake } from '../matrix/wake.ts';
import { createLog } from '../telemetry/log.ts';
import { serve } from '../web/serve.ts';
import { createCryptoDoor, encryptionNow } from './crypto-door.ts';
import { putBackSince } from './last-encryption.ts';
import { encryptedSince } from './encrypted-rooms.ts';
import { type Ends, type EndsOptions, openEnds, storeOptionsOf } from './ends.ts';
import type { LocalModels } from '../llm/local/create-local-models.ts';
import { examineAlone, examineLocal } from './local-models.ts';
import { ownUsersOf } from './own-users.ts';
import { sleep } from './sleep.ts';

interface DoorParts extends Pick<EndsOptions, 'configuration' | 'registration' | 'now'> {
  readonly findings: readonly Finding[];
  readonly version: string;
  readonly startedAt: Date;
}

interface RunningParts extends DoorParts, Pick<Ends, 'store' | 'homeserver' | 'egress' | 'log'> {
  readonly wake: Wake;
  readonly ownUsers: OwnUsers;
  readonly encryption: EncryptionTurns;
  readonly verification: Verification;
  readonly local: Pick<LocalModels, 'examine'>;
}

/** The running eis offers its door over a socket in the data folder, whose mode decides who gets in. */
export async function openAdminDoor(parts: RunningParts): Promise<{ readonly close: () => Promise<void> }> {
  const { configuration, log } = parts;
  const socketPath = adminSocket(configuration.data);
  if (socketPath === undefined) {
    log.warn('no admin door: the path of the data folder is too long for a socket');
    return { close: async () => await Promise.resolve() };
  }
  await clearSocket(socketPath);
  const models = async () => await examineLocal(configuration, parts.local);
  const { encryption } = parts;
  const door = createDoor({ ...doorDeps({ ...parts, encryption }), models, running: runningView(parts) });
  const serving = await serve({ routes: adminRoutes(door), socketPath }, { log, sleep });
  await guardSocket(socketPath);
  return serving;
}

const runningView = ({ wake, registration, egress }: RunningParts): RunningView => ({
  url: registration.url,
  refused: egress.refused,
  reachesUs: () => {
    const { reachesUs } = wake.status();
    return reachesUs === 'unknown' ? undefined : reachesUs === 'yes';
  },
});

interface OpenParts extends DoorParts, Pick<Ends, 'store' | 'homeserver'> {
  readonly ownUsers: OwnUsers;
  readonly encryption?: EncryptionTurns;
  readonly verification?: Verification;
}

const doorDeps = (parts: OpenParts): Omit<DoorDeps, 'running'> => ({
  ...lookingAround(parts),
  version: parts.version,
  startedAt: parts.startedAt,
  store: storeView(parts),
  crypto: createCryptoDoor({
    account: parts.ownUsers.bot,
    store: parts.store,
    encryption: parts.encryption,
    verification: parts.verification,
  }),
});

const lookingAround = (
  parts: DoorParts & { readonly homeserver: Homeserver; readonly ownUsers: OwnUsers },
) => ({
  before: parts.findings,
  homeserver: parts.configuration.homeserver,
  bot: parts.ownUsers.bot,
  models: async () => await examineAlone(parts),
  askHomeserver: async (question: Parameters<typeof askHomeserver>[0]) =>
    await askHomeserver(question, parts.homeserver),
});

const storeView = ({ store, now, encryption }: OpenParts): DoorDeps['store'] => ({
  ...store,
  encryption: async () => await encryptionNow(encryption, store.notes),
  encryptedSince: async () => await encryptedSince(store.notes, now()),
  putBackSince: async () => await putBackSince(store.notes, now()),
});

interface OwnDoorParts extends DoorParts {
  readonly masterKey: Secret | undefined;
}

/** For a command while no eis runs: opens the store itself. A store that cannot be opened is a finding, not an error. */
export async function openDoor(
  parts: OwnDoorParts,
): Promise<{ readonly door: AdminDoor; readonly close: () => Promise<void> }> {
  const ownUsers = ownUsersOf(parts);
  const { masterKey } = parts;
  const opened = masterKey ? await tryOpening({ ...parts, masterKey }) : NO_KEY;
  if ('store' in opened) {
    const door = createDoor({ ...doorDeps({ ...parts, ...opened, ownUsers }), running: undefined });
    return { door, close: async () => await closeEnds(opened) };
  }
  const homeserver = await createHomeserver(
    {
      ...parts.configuration.homeserver,
      asToken: parts.registration.as_token,
      senderLocalpart: parts.registration.sender_localpart,
    },
    { asked: () => undefined, sleep, log: quiet(parts) },
  );
  const door = createShutDoor(
    { ...lookingAround({ ...parts, homeserver, ownUsers }), running: undefined },
    opened,
  );
  return { door, close: homeserver.close };
}

/** Commands print for people; the log of what they ask would stand between. */
const quiet = ({ now }: DoorParts) => createLog({ write: () => undefined, now, level: 'error' });

async function tryOpening(parts: DoorParts & { readonly masterKey: Secret }): Promise<Ends | Finding> {
  const place = storeOptionsOf(parts.configuration);
  if ('folder' in place && !(await exists(place.folder))) return NO_DATABASE;
  try {
    return await openEnds({ ...parts, write: () => undefined });
  } catch (error) {
    return startFinding(error);
  }
}

type Closing = Pick<Ends, 'store' | 'homeserver' | 'egress' | 'localEgress' | 'closeMedia'>;

export async function closeEnds(ends: Closing): Promise<void> {
  const { store, homeserver, egress, localEgress, closeMedia } = ends;
  closeMedia();
  egress.close();
  localEgress.close();
  await Promise.all([store.close(), homeserver.close()]);
}
