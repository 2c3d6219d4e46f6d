import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { fillRegistration } from '../../src/config/registration.ts';
import type { HttpRoute } from '../../src/core/http.ts';
import { registrationFile } from '../../src/playground/homeserver/application-service.ts';
import { createHomeserver, type PlaygroundHomeserver } from '../../src/playground/homeserver/homeserver.ts';
import { noQuirks } from '../../src/playground/homeserver/quirks.ts';
import { listen } from '../../src/playground/listen.ts';
import { Person } from '../../src/playground/people.ts';
import { sleep } from '../../src/wiring/sleep.ts';
import { freePort } from '../servers/free-port.ts';
import { now } from './open-bench-store.ts';

export const DOMAIN = 'bench.test';
export const BOT = `@eis:${DOMAIN}`;

/** The playground's homeserver on loopback, in the process of the bench, with a clock at both ends of a reply. */
export interface BenchHomeserver {
  readonly address: string;
  readonly homeserver: PlaygroundHomeserver;
  /** As `eis register` writes it. */
  readonly registration: string;
  /** Where the registration says that the service waits. */
  readonly servicePort: number;
  /** When the transaction that first carried this event began to be sent (`performance.now()`). */
  readonly pushedAt: (event: string) => number | undefined;
  /** The next event of this type that the service sends into the room, as soon as the whole of it is here. */
  readonly arrival: (room: string, type: string) => Promise<Arrival>;
  readonly person: (localpart: string) => Promise<Person>;
  readonly close: () => Promise<void>;
}

export interface Arrival {
  readonly at: number;
  readonly type: string;
  readonly room: string;
}

/** Notes every event that the service sends; people name no user. */
const noting = (routes: readonly HttpRoute[], note: (arrival: Arrival) => void): readonly HttpRoute[] =>
  routes.map((route) => ({
    ...route,
    answer: async (request) => {
      if (route.path.includes('/send/') && request.query.has('user_id')) {
        const { room = '', type = '' } = request.parameters;
        note({ at: performance.now(), room, type });
      }
      return await route.answer(request);
    },
  }));

/** Notes when an event was first sent to the service. */
function clocked(pushed: Map<string, number>): typeof fetch {
  return async (input, init) => {
    const at = performance.now();
    if (typeof init?.body === 'string') {
      for (const [, event] of init.body.matchAll(/"event_id":"([^"]+)"/g))
        if (event !== undefined && !pushed.has(event)) pushed.set(event, at);
    }
    return await fetch(input, init);
  };
}

const PATIENCE_MS = 20_000;

async function within<T>(what: string, wanted: Promise<T>): Promise<T> {
  const over = new AbortController();
  const late = async (): Promise<never> => {
    await sleep(PATIENCE_MS, over.signal);
    throw new Error(`${what} did not come within ${PATIENCE_MS / 1000} s`);
  };
  try {
    return await Promise.race([wanted, late()]);
  } finally {
    over.abort();
  }
}

export async function openBenchHomeserver(): Promise<BenchHomeserver> {
  const servicePort = await freePort();
  const registration = fillRegistration(
    readFileSync('registration.yaml.template', 'utf8'),
    { url: `http://127.0.0.1:${servicePort}`, domain: DOMAIN, bot: 'eis' },
    (bytes) => randomBytes(bytes),
  );
  const pushed = new Map<string, number>();
  const waiting = new Set<(arrival: Arrival) => void>();
  const homeserver = createHomeserver(
    { domain: DOMAIN, registration: registrationFile.parse(parse(registration)), quirks: noQuirks },
    { now, sleep, fetch: clocked(pushed) },
  );
  const hear = (arrival: Arrival): void => {
    for (const listener of waiting) listener(arrival);
  };
  const { address, close } = await listen(noting(homeserver.routes, hear));
  return {
    address,
    homeserver,
    registration,
    servicePort,
    pushedAt: (event) => pushed.get(event),
    arrival: async (room, type) => {
      const { promise, resolve } = Promise.withResolvers<Arrival>();
      const listener = (arrival: Arrival): void => {
        if (arrival.room !== room || arrival.type !== type) return;
        waiting.delete(listener);
        resolve(arrival);
      };
      waiting.add(listener);
      return await within(`${type} of the service`, promise);
    },
    person: async (localpart) => await Person.register({ localpart }, { homeserver: address, fetch }),
    close: async () => {
      await homeserver.stop();
      await close();
    },
  };
}
