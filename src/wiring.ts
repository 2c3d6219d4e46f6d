import type { Accept } from './appservice/batch.ts';
import type { Finding } from './core/finding.ts';
import type { UserId } from './core/ids.ts';
import { createEncryption } from './crypto/encryption.ts';
import type { Worker } from './inbox/worker.ts';
import { Wake } from './matrix/wake.ts';
import { createLanguageOf } from './people/caller.ts';
import { createMetrics } from './telemetry/metrics.ts';
import { watchAccept } from './telemetry/watch-accept.ts';
import { serve } from './web/serve.ts';
import { wireActions } from './wiring/actions.ts';
import { closeEnds, openAdminDoor } from './wiring/admin.ts';
import { createCryptoKeys } from './wiring/crypto-keys.ts';
import { wireDoors } from './wiring/doors.ts';
import { fulfilDuties } from './wiring/duties.ts';
import { type Ends, type EndsOptions, openEnds } from './wiring/ends.ts';
import { wireFiles } from './wiring/files.ts';
import { houseSettings } from './wiring/house-settings.ts';
import { wireGuardCloud, wireLocalModels } from './wiring/local-models.ts';
import { wireMessages } from './wiring/messages.ts';
import { onOutageOver } from './wiring/outage.ts';
import { ownUsersOf } from './wiring/own-users.ts';
import { createReadiness } from './wiring/readiness.ts';
import { reign } from './wiring/reign.ts';
import { wireReceiving } from './wiring/receiving.ts';
import { wireRooms } from './wiring/rooms.ts';
import { type Verifying, wireVerification } from './wiring/verification.ts';
import { sleep } from './wiring/sleep.ts';

export interface EisOptions extends Omit<EndsOptions, 'masterKey' | 'storeOptions'> {
  /** What was found while the settings were read. */
  readonly findings: readonly Finding[];
  readonly version: string;
  readonly startedAt: Date;
  /** Fit for secrets. */
  readonly random: (bytes: number) => Uint8Array;
}

type Joined = Pick<ReturnType<typeof join>, 'wake' | 'ownUsers' | 'local' | 'encryption' | 'verification'>;

export interface Eis extends Joined {
  /** Where it waits for the homeserver. */
  readonly address: string;
  /** Nothing waits, runs or is unsent. */
  readonly idle: () => Promise<boolean>;
  /** Takes no more and finishes what runs. */
  readonly stop: () => Promise<void>;
}

/** Requests under way may take this long; what is not done by then is found again at the next start. */
const STOP_MS = 10_000;

/** Opens the ends and joins everything. Throws what `openStore` and `listen` throw. */
export async function wire(options: EisOptions & EndsOptions): Promise<Eis> {
  const ends = await openEnds(options);
  try {
    const eis = await wireEnds(ends, options);
    const admin = await openAdminDoor({ ...options, ...ends, ...eis });
    return {
      ...eis,
      stop: async () => {
        await Promise.all([admin.close(), eis.stop()]);
        await closeEnds(ends);
      },
    };
  } catch (error) {
    await closeEnds(ends);
    throw error;
  }
}

/**
 * The one place that knows every part: read it to see how eis hangs together. It listens and stores at once;
 * everything else is done by the one process that leads.
 */
export async function wireEnds(ends: Ends, options: EisOptions): Promise<Eis> {
  const { store, log } = ends;
  const parts = join(ends, options);
  const serving = await serve({ routes: parts.routes, ...options.configuration.listen }, { log, sleep });
  const stopping = new AbortController();
  const reigning = reign({ store, log, signal: stopping.signal }, async (epoch, signal) => {
    await fulfilDuties(parts.duties, epoch, signal);
  });
  log.info('listening', { address: serving.address, version: options.version });
  return {
    ...parts,
    address: serving.address,
    idle: async () => {
      const { waiting, running, outbox } = await store.counts();
      return waiting + running + outbox === 0;
    },
    stop: async () => {
      stopping.abort();
      await serving.close();
      await within(STOP_MS, reigning);
    },
  };
}

const dutySettings = ({ store }: Ends, { configuration, registration, now, random }: EisOptions) => ({
  registration,
  now,
  random,
  displayName: configuration.bot.display_name,
  isEncryptionEnabled: configuration.encryption.enabled,
  requiresVerified: configuration.encryption.require_verified_devices,
  languageOf: createLanguageOf({
    ...houseSettings(configuration),
    settingsOf: async (user: UserId) => await store.settings.read(user),
  }),
});

/** Nothing keeps the process waiting for the rest of the time. */
async function within(ms: number, work: Promise<void>): Promise<void> {
  const stop = new AbortController();
  await Promise.race([work, sleep(ms, stop.signal).catch(() => undefined)]);
  stop.abort();
}

function join(ends: Ends, options: EisOptions) {
  const { store, log } = ends;
  const { registration, now } = options;
  const ownUsers = ownUsersOf(options);
  const metrics = createMetrics({ counts: store.counts, queues: () => local.queues() });
  const wake = wakeOf(ends, options, ownUsers.bot);
  ends.onAsked(metrics.asked);
  ends.onAsked(wake.asked);
  onOutageOver(ends, async () => await store.rooms.unsettleAll());
  const taking = wakingAfterFailure(watchAccept(store.inbox.accept, { metrics, now }), wake);
  const readiness = createReadiness({ store, wake });
  const rooms = wireRooms({ ...ends, ownUsers, now });
  const local = wireLocalModels({ ...ends, ...options, onAsked: metrics.askedModel });
  const guardCloud = wireGuardCloud({ ...options, onAsked: metrics.askedModel });
  const { accept, verifying, opening, ...device } = wireDevice({ ends, options, ownUsers, accept: taking });
  const assistant = wireAssistant({ ends, options, rooms, ownUsers, local, guardCloud, opening, verifying });
  let worker: Worker | undefined;
  const interrupt = (eventKeys: readonly string[]): void => worker?.interrupt(eventKeys);
  const duties = {
    ...ends,
    rooms,
    assistant,
    local,
    ownUsers,
    ...device,
    ...dutySettings(ends, options),
    metrics,
    wake,
    interrupt,
    onWorker: (current: Worker): void => void (worker = current),
    onAccounts: readiness.onAccounts,
    onSending: verifying.onSending,
  };
  const routes = wireDoors({
    ownUsers,
    metrics,
    log,
    interrupt,
    accept,
    homeserverToken: registration.hs_token,
    heard: wake.heard,
    freshKey: hexFrom(options.random),
    reasons: readiness.reasons,
  });
  const { encryption } = device;
  return { routes, duties, wake, ownUsers, local, encryption, verification: verifying.verification };
}

interface ReceivingParts extends Pick<Parameters<typeof wireReceiving>[0], 'ownUsers' | 'accept'> {
  readonly ends: Ends;
  readonly options: EisOptions;
}

/** The device of eis, what comes in through it, and who trusts it. */
function wireDevice({ ends: { store, log }, options, ownUsers, accept: taking }: ReceivingParts) {
  const { configuration, random, now } = options;
  const encryption = createEncryption();
  const keys = createCryptoKeys(store, ownUsers.bot);
  const { accept, keep, ...opening } = wireReceiving({
    store,
    encryption,
    keys,
    accept: taking,
    ownUsers,
    freshKey: hexFrom(random),
    requiresVerified: configuration.encryption.require_verified_devices,
    now,
    log,
  });
  const verifying = wireVerification({ encryption, ownUsers, now });
  return { encryption, keys, accept, keep, opening, verifying };
}

const wakeOf = ({ homeserver, store, log }: Ends, { now, random }: EisOptions, bot: UserId): Wake =>
  new Wake({
    call: homeserver.call,
    bot,
    notes: store.notes,
    randomNonce: hexFrom(random),
    now,
    sleep,
    log,
  });

interface AssistantParts
  extends Pick<
    Parameters<typeof wireMessages>[0],
    'rooms' | 'ownUsers' | 'local' | 'guardCloud' | 'opening'
  > {
  readonly ends: Ends;
  readonly options: EisOptions;
  readonly verifying: Verifying;
}

function wireAssistant({ ends, options, ownUsers, local, verifying, ...parts }: AssistantParts) {
  const { bot, permissions, bots } = options.configuration;
  const house = houseSettings(options.configuration);
  const names = [...new Set([bot.localpart, bot.display_name.toLowerCase()])];
  const files = wireFiles({ ...options, ...ends, account: ownUsers.bot });
  const actions = wireActions({ ...options, ...ends, ...verifying, house, names, local, files });
  return wireMessages({
    ...ends,
    ...options,
    ...parts,
    ...verifying,
    actions,
    local,
    ownUsers,
    permissions,
    bots,
    house,
  });
}

const hexFrom = (random: EisOptions['random']) => (): string => Buffer.from(random(16)).toString('hex');

/** What the door refused has to be sent again, and some homeservers do that only when a new event concerns us. */
const wakingAfterFailure =
  (accept: Accept, { wakeNow }: Pick<Wake, 'wakeNow'>): Accept =>
  async (batch) => {
    try {
      return await accept(batch);
    } catch (error) {
      wakeNow();
      throw error;
    }
  };
