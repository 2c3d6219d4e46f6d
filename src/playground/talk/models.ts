import { createPlaygroundAnthropic } from '../models/anthropic.ts';
import type { ModelServer } from '../models/model-server.ts';
import { createPlaygroundOllama } from '../models/ollama.ts';
import { createPlaygroundOpenai } from '../models/openai.ts';
import type { SeenRequest } from '../models/read-requests.ts';
import { type RecordingProxy, startRecordingProxy } from '../models/recording-proxy.ts';
import type { ModelsFile } from '../models/rules-file.ts';
import { serveModel, type ServingModel } from '../models/serve-model.ts';
import { createAuthority } from '../tls/authority.ts';
import { type Hosted, hostAndPort } from './network.ts';
import { type StepOf, TalkMistake } from './talk-step.ts';

export interface ModelsDeps {
  /** The clock of the talk. */
  readonly now: () => Date;
  /** Real time. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Told of each request to a cloud before it is looked at. */
  readonly onRequest: () => void;
}

interface Running {
  readonly server: ModelServer;
  readonly serving: ServingModel;
}

const AUTHORITY = 'Authority of the clouds of the playground';
const ORIGINS = { claude: 'https://api.anthropic.com', openai: 'https://api.openai.com' } as const;

/** The models of a talk: an Ollama on loopback, and clouds behind their host names and a proxy that keeps every byte. */
export class Models {
  readonly #deps: ModelsDeps;
  /** `local`, `claude`, `openai`, or the host of an endpoint. */
  readonly #running = new Map<string, Running>();
  readonly #clouds = new Map<string, Running>();
  #proxy: RecordingProxy | undefined;
  #certificate: string | undefined;

  constructor(deps: ModelsDeps) {
    this.#deps = deps;
  }

  async start(file: ModelsFile): Promise<void> {
    if (file.local) await this.#startLocal(file.local);
    const { sleep } = this.#deps;
    const clouds: readonly (readonly [string, string, ModelServer])[] = [
      ...(file.claude
        ? [['claude', ORIGINS.claude, createPlaygroundAnthropic({ ...file.claude, sleep })] as const]
        : []),
      ...(file.openai
        ? [['openai', ORIGINS.openai, createPlaygroundOpenai({ ...file.openai, sleep })] as const]
        : []),
      ...Object.entries(file.endpoints).map(
        ([origin, endpoint]) =>
          [new URL(origin).hostname, origin, createPlaygroundOpenai({ ...endpoint, sleep })] as const,
      ),
    ];
    for (const [name, origin, server] of clouds) await this.#startCloud(name, origin, server);
    if (clouds.length > 0) await this.#startProxy();
  }

  /** What the configuration of eis says about it. */
  get local(): { readonly url: string } | undefined {
    const found = this.#running.get('local');
    return found && { url: found.serving.address };
  }

  get hosted(): Hosted {
    const port = this.#proxy?.port ?? 0;
    return {
      ports: new Map([...this.#clouds.keys()].map((origin) => [hostAndPort(origin), port])),
      authorities: this.#certificate === undefined ? [] : [this.#certificate],
    };
  }

  /** Every request that left for a cloud. */
  get seen(): readonly SeenRequest[] {
    return this.#proxy?.seen ?? [];
  }

  names(): readonly string[] {
    return [...this.#running.keys()];
  }

  server(name: string): ModelServer | undefined {
    return this.#running.get(name)?.server;
  }

  /** `up`: nothing is wrong with it any more. Throws `TalkMistake` where there is no such model. */
  change({ model, fault, once, line }: StepOf<'model'>): void {
    const server = this.server(model);
    if (!server) throw new TalkMistake(line, `there is no model ${model} in this talk`);
    if (fault === 'up') server.script.clear();
    else server.script.plan(fault, { once });
  }

  async close(): Promise<void> {
    await this.#proxy?.close();
    for (const { serving } of this.#running.values()) await serving.close();
    this.#running.clear();
  }

  async #startLocal({ models, rules, down }: NonNullable<ModelsFile['local']>): Promise<void> {
    const { now, sleep } = this.#deps;
    const server = createPlaygroundOllama({ models, rules, now, sleep });
    this.#running.set('local', { server, serving: await serveModel(server) });
    if (down) server.script.plan('down');
  }

  async #startCloud(name: string, origin: string, server: ModelServer): Promise<void> {
    const heard: ModelServer = {
      ...server,
      answer: async (request, signal) => {
        this.#deps.onRequest();
        return await server.answer(request, signal);
      },
    };
    const running = { server, serving: await serveModel(heard) };
    this.#running.set(name, running);
    this.#clouds.set(origin, running);
  }

  async #startProxy(): Promise<void> {
    const authority = await createAuthority(AUTHORITY);
    this.#certificate = authority.certificate;
    const ports = new Map(
      [...this.#clouds].map(([origin, { serving }]) => [new URL(origin).hostname, serving.port]),
    );
    this.#proxy = await startRecordingProxy(authority, (host) => ports.get(host));
  }
}
