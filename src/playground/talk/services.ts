import { type Authority, createAuthority } from '../tls/authority.ts';
import type { FaultName } from '../vikunja/faults.ts';
import type { Generation } from '../vikunja/generation.ts';
import { serveVikunja, type ServingVikunja } from '../vikunja/serve-vikunja.ts';
import { createPlaygroundVikunja, type PlaygroundVikunja } from '../vikunja/vikunja.ts';
import { furnish } from './furnish.ts';
import { type Hosted, hostAndPort } from './network.ts';
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

  get hosted(): Hosted {
    const running = [...this.#running];
    return {
      ports: new Map(running.map(([address, { serving }]) => [hostAndPort(address), serving.port])),
      authorities: this.#authority ? [this.#authority.certificate] : [],
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
