import type { HttpRoute } from '../../core/http.ts';
import { ApplicationService, type RegistrationFile } from './application-service.ts';
import { type Fault, Faults } from './faults.ts';
import { Journal } from './journal.ts';
import { DeviceMail } from './keys/device-mail.ts';
import { addressing, Pusher } from './pusher.ts';
import { noQuirks, type Quirks } from './quirks.ts';
import { homeserverRoutes } from './routes.ts';
import type { Server } from './server.ts';
import { receiptContent, typingEvent } from './sync.ts';
import { World } from './world.ts';

export interface HomeserverOptions {
  /** What stands behind the colon of user ids, e.g. `example.org`. */
  readonly domain: string;
  /** The registration of eis, as its YAML says it. */
  readonly registration: RegistrationFile;
  readonly quirks?: Quirks;
  /** Ids and tokens are made from it. */
  readonly seed?: string;
}

export interface HomeserverDeps {
  readonly now: () => Date;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Used for the way to the application service only. */
  readonly fetch: typeof globalThis.fetch;
}

export interface PlaygroundHomeserver {
  readonly domain: string;
  readonly world: World;
  /** The client-server API. */
  readonly routes: readonly HttpRoute[];
  /** Every request that came in. */
  readonly journal: Journal;
  /** Every attempt to deliver a transaction. */
  readonly pushed: Pusher['pushed'];
  readonly service: ApplicationService;
  /** Where eis is now; what waits is sent there at once. */
  readonly serviceIsAt: (url: string) => void;
  /** Switches quirks while it runs. */
  readonly switchTo: (quirks: Partial<Quirks>) => void;
  /** The next requests of a kind go wrong. */
  readonly plan: (fault: Fault) => void;
  /** What a restart of a real server does: forgets client transaction ids, ends waits, and what the family does beside. */
  readonly restart: () => void;
  /** Nothing waits to be delivered to the application service, and what its device was sent has been taken. */
  readonly isIdle: () => boolean;
  readonly stop: () => Promise<void>;
}

/** A Matrix homeserver in memory, with one application service. It listens nowhere: its routes are served by whoever has a port. */
export function createHomeserver(options: HomeserverOptions, deps: HomeserverDeps): PlaygroundHomeserver {
  let quirks = options.quirks ?? noQuirks;
  const { domain, seed } = options;
  const world = new World({ domain, roomVersion: () => quirks.roomVersion, seed: seed ?? domain }, deps.now);
  const service = new ApplicationService(options.registration, domain);
  if (quirks.sender === 'exists') world.accounts.make(service.sender);
  const pusher = new Pusher({ world, service, quirks: () => quirks, fetch: deps.fetch, sleep: deps.sleep });
  const journal = new Journal();
  const faults = new Faults();
  const stopped = new AbortController();
  const sleep = untilStopped(deps.sleep, stopped.signal);
  const mail = new DeviceMail({
    world,
    quirks: () => quirks,
    sleep,
    onArrival: (message) => {
      if (service.owns(message.to_user_id)) pusher.deviceMessage(message);
    },
  });
  const server = makeServer({ world, service, pusher, mail, quirks: () => quirks, sleep });
  pushMarks(world, service, pusher);
  return {
    domain,
    world,
    service,
    journal,
    pushed: pusher.pushed,
    routes: homeserverRoutes(server, { journal, faults }),
    serviceIsAt: (url) => {
      service.url = url;
      pusher.flush();
    },
    switchTo: (changed) => {
      quirks = { ...quirks, ...changed };
    },
    plan: (fault) => faults.plan(fault),
    restart: () => {
      server.answered.clear();
      server.lastSync.clear();
      world.deviceLists.repeats = quirks.repeatsDeviceLists;
      pusher.restart();
    },
    isIdle: () => pusher.isIdle() && mail.isEmpty() && isTold(world, service, pusher.onlyInSync),
    stop: async () => {
      stopped.abort();
      await pusher.stop();
    },
  };
}

/** Whoever waits in /sync is let go when the server stops. */
const untilStopped =
  (sleep: HomeserverDeps['sleep'], stopped: AbortSignal): HomeserverDeps['sleep'] =>
  async (ms, signal) =>
    await sleep(ms, signal ? AbortSignal.any([signal, stopped]) : stopped);

/** Whoever of the service listens has taken what /sync alone tells: messages from devices, and on some families more. */
const isTold = ({ accounts }: World, service: ApplicationService, until: number): boolean =>
  accounts
    .all()
    .filter(({ user }) => service.owns(user))
    .every(({ listening }) => {
      if (!listening) return true;
      return listening.device.messages.length === 0 && listening.until >= until;
    });

interface Parts {
  readonly world: World;
  readonly service: ApplicationService;
  readonly pusher: Pusher;
  readonly mail: DeviceMail;
  readonly quirks: () => Quirks;
  readonly sleep: HomeserverDeps['sleep'];
}

function makeServer({ world, service, pusher, mail, quirks, sleep }: Parts): Server {
  return {
    world,
    service,
    sleep,
    mail,
    answered: new Map(),
    lastSync: new Map(),
    flush: () => pusher.flush(),
    pingService: async (transactionId) => {
      const { query, headers } = addressing(quirks(), service);
      const body = { transaction_id: transactionId ?? null };
      return await pusher.request('POST', `/_matrix/app/v1/ping${query}`, { body, headers });
    },
    askForAlias: async (alias) => {
      const { prefix, query, headers } = addressing(quirks(), service);
      const path = `${prefix}/rooms/${encodeURIComponent(alias)}${query}`;
      return (await pusher.request('GET', path, { headers })) === 200;
    },
    get quirks() {
      return quirks();
    },
  };
}

/** Typing and receipts of rooms in which the service is. */
function pushMarks(world: World, service: ApplicationService, pusher: Pusher): void {
  world.onMark((room, kind) => {
    if (!room.members('join').some(({ user }) => service.owns(user))) return;
    const content =
      kind === 'typing'
        ? typingEvent(world, room)
        : { type: 'm.receipt', content: receiptContent([...room.receipts].slice(-1)) };
    pusher.ephemeral({ ...content, room_id: room.id });
  });
}
