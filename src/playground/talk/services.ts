import { type Authority, createAuthority } from '../tls/authority.ts';
import type { FaultName } from '../vikunja/faults.ts';
import type { Generation } from '../vikunja/generation.ts';
import { serveVikunja, type ServingVikunja } from '../vikunja/serve-vikunja.ts';
import { createPlaygroundVikunja, type PlaygroundVikunja } from '../vikunja/vikunja.ts';
import { furnish } from './furnish.ts';
import type { TalkNetwork } from './network.ts';
import type { Seed } from './seed.ts';

export interface ServicesDeps {
  /** Which Vikunja the services are. */
  readonly version: Generation;
  /** The clock of the talk. */
  readonly now: () => Date;
  /** Real time. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Told of each request to a service before it is looked at. */
  readonly onRequest: () => void;
}

interface Service {
  readonly vikunja: PlaygroundVikunja;
  readonly serving: ServingVikunja;
}

const AUTHORITY = 'Authority of the playground';
const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'https:': 443, 'http:': 80 };

/** The services of a talk, each with a host name of its own, all on loopback. */
export class Services {
  readonly #deps: ServicesDeps;
  /** By origin. */
  readonly #running = new Map<string, Service>();
  #authority: Authority | undefined;

  constructor(deps: ServicesDeps) {
    this.#deps = deps;
  }

  /** Starts what the seed names. */
  async start(seed: Seed, zone: string): Promise<void> {
    for (const [address, { zone: serverZone }] of Object.entries(seed.services)) {
      const { version, now, sleep } = this.#deps;
      const vikunja = createPlaygroundVikunja({ version, now, sleep, zone: serverZone });
      furnish(vikunja, address, { seed, zone });
      this.#running.set(address, { vikunja, serving: await this.#serve(vikunja, address) });
    }
  }

  async #serve(vikunja: PlaygroundVikunja, address: string): Promise<ServingVikunja> {
    const heard: PlaygroundVikunja = {
      ...vikunja,
      answer: async (request, scheme) => {
        this.#deps.onRequest();
        return await vikunja.answer(request, scheme);
      },
    };
    if (!address.startsWith('https:')) return await serveVikunja(heard);
    this.#authority ??= await createAuthority(AUTHORITY);
    return await serveVikunja(heard, { authority: this.#authority });
  }

  get network(): TalkNetwork {
    const ports = new Map(
      [...this.#running].map(([address, { serving }]) => [hostAndPort(address), serving.port]),
    );
    return {
      locate: async (host, port) => {
        const found = ports.get(`${host}:${port}`);
        if (found === undefined) throw unknownHost(host);
        return await Promise.resolve([{ address: '127.0.0.1', port: found }]);
      },
      authorities: this.#authority ? [this.#authority.certificate] : [],
      allow: [...ports.keys()],
    };
  }

  get all(): readonly PlaygroundVikunja[] {
    return [...this.#running.values()].map(({ vikunja }) => vikunja);
  }

  plan(fault: FaultName, options: { once: boolean }): void {
    for (const { faults } of this.all) faults.plan(fault, options);
  }

  clearFaults(): void {
    for (const { faults } of this.all) faults.clear();
  }

  async close(): Promise<void> {
    for (const { serving } of this.#running.values()) await serving.close();
    this.#running.clear();
  }
}

function hostAndPort(address: string): string {
  const { hostname, port, protocol } = new URL(address);
  return `${hostname}:${port === '' ? (DEFAULT_PORTS[protocol] ?? 0) : port}`;
}

const unknownHost = (host: string): Error =>
  Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' });
