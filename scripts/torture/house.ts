import { setTimeout as sleep } from 'node:timers/promises';
import {
  createHomeserver,
  type HomeserverOptions,
  type PlaygroundHomeserver,
} from '../../src/playground/homeserver/homeserver.ts';
import type { RegistrationFile } from '../../src/playground/homeserver/application-service.ts';
import { noQuirks } from '../../src/playground/homeserver/quirks.ts';
import { listen } from '../../src/playground/listen.ts';
import { createFront, type Front } from './front.ts';
import type { Models } from './models.ts';
import { createReadings, type Readings } from './readings.ts';
import { openServices, type Services } from './services.ts';
import { createWatch, type Watch } from './watch.ts';

export const DOMAIN = 'torture.test';
export const BOT = `@eis:${DOMAIN}`;

/** A homeserver that can be restarted, and whose conversation with eis can be held at any point; and people's services. */
export interface House {
  readonly address: string;
  readonly homeserver: PlaygroundHomeserver;
  readonly services: Services;
  /** What stands in its rooms. */
  readonly readings: Readings;
  /** What eis let out. */
  readonly watch: Omit<Watch, 'routes'>;
  /** Whether people talk in encrypted rooms. */
  readonly isEncrypted: boolean;
  /** Left out: there are none. */
  readonly models?: Models;
  readonly trap: Front['trap'];
  /** Cuts all connections, is away for so long, and has forgotten the transaction ids of its clients. */
  readonly restart: (awayMs: number) => Promise<void>;
  /** Settles as soon as the homeserver is there. */
  readonly isUp: () => Promise<void>;
  readonly restarts: () => number;
  readonly stop: () => Promise<void>;
}

/** Nobody wants to wait for the seconds that real ones take. */
const RETRY_MS = [50, 100, 200, 400, 800];

const optionsFor = (registration: RegistrationFile): HomeserverOptions => ({
  domain: DOMAIN,
  registration,
  quirks: { ...noQuirks, retryAfterMs: RETRY_MS },
});

/** Waits that outlive the homeserver would keep the program from ending. */
const waitUntil =
  (closing: AbortSignal) =>
  async (ms: number, signal?: AbortSignal): Promise<void> => {
    await sleep(ms, undefined, { signal: signal ? AbortSignal.any([signal, closing]) : closing });
  };

interface Uptime {
  readonly isUp: () => Promise<void>;
  readonly life: () => AbortSignal;
}

/** What is on its way when the homeserver ends is cut, and nothing leaves before it is back. */
const fetchWhile =
  ({ isUp, life }: Uptime): typeof fetch =>
  async (input, init) => {
    await isUp();
    const signals = [life(), ...(init?.signal ? [init.signal] : [])];
    return await fetch(input, { ...init, signal: AbortSignal.any(signals) });
  };

interface Given {
  readonly registration: RegistrationFile;
  /** They end with it. */
  readonly models: Models | undefined;
  readonly isEncrypted: boolean;
}

/** Listens on loopback; the port stays the same over restarts. */
export async function openHouse({ registration, models, isEncrypted }: Given): Promise<House> {
  const closing = new AbortController();
  const services = await openServices();
  let life = new AbortController();
  let up = Promise.resolve();
  let restarts = 0;
  const homeserver = createHomeserver(optionsFor(registration), {
    now: () => new Date(),
    sleep: waitUntil(closing.signal),
    fetch: fetchWhile({ isUp: async () => await up, life: () => life.signal }),
  });
  const { world } = homeserver;
  const watch = createWatch(homeserver.routes, { isEncrypted: (room) => world.room(room).isEncrypted() });
  const front = createFront(watch.routes);
  let listening = await listen(front.routes);
  const { address } = listening;
  const comeBack = async (awayMs: number): Promise<void> => {
    life.abort();
    life = new AbortController();
    await listening.close();
    await sleep(awayMs);
    listening = await listen(front.routes, Number(new URL(address).port));
  };
  return {
    address,
    homeserver,
    services,
    readings: createReadings(world),
    watch,
    isEncrypted,
    ...(models ? { models } : {}),
    trap: front.trap,
    restart: async (awayMs) => {
      restarts += 1;
      up = up.then(async () => await comeBack(awayMs));
      homeserver.restart();
      await up;
    },
    isUp: async () => await up,
    restarts: () => restarts,
    stop: async () => {
      closing.abort();
      await homeserver.stop();
      await listening.close();
      await Promise.all([services.close(), models?.close()]);
    },
  };
}
