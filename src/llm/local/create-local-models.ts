import type { UserId } from '../../core/ids.ts';
import type { LocalState } from '../../core/local-state.ts';
import type { Log } from '../../core/log.ts';
import type { Asked, AskModel } from '../../core/model.ts';
import { createAskModel } from '../ask-model.ts';
import { connectOllama } from '../providers/ollama.ts';
import { FairQueue } from './fair-queue.ts';
import { Gateway, type GatewayAnswer, type GatewaySettings } from './gateway.ts';
import { keepAliveOf } from './keep-alive.ts';
import type { LocalAsked, QueueView } from './local-asked.ts';
import type { ChosenModel } from './look-at-ollama.ts';
import { OllamaClient } from './ollama-client.ts';
import { OllamaKeeper, type OllamaSettings } from './ollama-keeper.ts';

/** As the configuration has it. */
export interface LocalSettings extends OllamaSettings {
  readonly enabled: boolean;
  readonly parallel: number;
  readonly seconds: number;
}

export interface LocalModelsDeps {
  readonly settings: LocalSettings;
  /** Leads to the address of the settings only. */
  readonly toLocalModel: (address: string) => typeof globalThis.fetch;
  readonly gateway?: GatewaySettings | undefined;
  readonly now: () => Date;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly log: Log;
  /** Told after every question. */
  readonly onAsked: (asked: LocalAsked) => void;
}

export interface Examined {
  readonly local: LocalState;
  /** Ollama itself passes no name on to a cloud; undefined where it does not say. */
  readonly isShut: boolean | undefined;
  readonly gateway: GatewayAnswer | undefined;
}

export interface LocalModels {
  /** For one person. Waits until it is their turn, and until the model is loaded. */
  readonly askFor: (user: UserId) => AskModel;
  /** With a person: what there is for them, the gateway included. */
  readonly state: (user?: UserId) => LocalState;
  readonly onChange: (listener: (state: LocalState) => void) => void;
  /** Looks for Ollama again and again until the signal is aborted. */
  readonly start: (signal: AbortSignal) => Promise<void>;
  /** Looks once, and loads nothing. */
  readonly look: () => Promise<LocalState>;
  /** What `doctor` wants to know: looks once, and loads nothing. */
  readonly examine: (signal: AbortSignal) => Promise<Examined>;
  readonly queues: () => readonly QueueView[];
}

/** The models of the house: an Ollama, and a gateway in its place for those who may use it. */
export function createLocalModels(deps: LocalModelsDeps): LocalModels {
  const { settings } = deps;
  const ollama = settings.enabled ? createOllamaTarget(deps) : undefined;
  const gateway = deps.gateway && new Gateway({ ...deps, settings: deps.gateway, seconds: settings.seconds });
  const ollamaState = (): LocalState => ollama?.keeper.state() ?? { kind: 'off' };
  return {
    askFor: (user) => async (asking) => {
      const ofGateway = gateway?.mayAsk(user) === true ? gateway : undefined;
      const isFirst = ollamaState().kind === 'ready' || ofGateway?.state()?.kind !== 'ready';
      const asked = isFirst && ollama ? await ollama.ask(user, asking) : NONE;
      return ofGateway && goesOn(asked) ? await ofGateway.ask(user, asking) : asked;
    },
    state: (user) => {
      const state = ollamaState();
      if (state.kind === 'ready' || user === undefined || !gateway?.mayAsk(user)) return state;
      return gateway.state() ?? state;
    },
    onChange: (listener) => ollama?.keeper.onChange(listener),
    start: async (signal) => await ollama?.keeper.run(signal),
    look: async () => {
      await ollama?.keeper.look();
      return ollamaState();
    },
    examine: async (signal) => {
      await ollama?.keeper.look();
      return {
        local: ollamaState(),
        isShut: await ollama?.isShut(signal),
        gateway: await gateway?.examine(signal),
      };
    },
    queues: () => [...(ollama ? [ollama.view()] : []), ...(gateway ? [gateway.view()] : [])],
  };
}

const NONE: Asked = { kind: 'no answer', because: 'none', model: undefined };

/** No model said a word to it yet, so that another one may be asked. */
const goesOn = (asked: Asked): boolean =>
  asked.kind === 'no answer' && ['none', 'down', 'loading', 'busy'].includes(asked.because);

interface Target {
  readonly keeper: OllamaKeeper;
  readonly ask: (user: UserId, asking: Parameters<AskModel>[0]) => Promise<Asked>;
  readonly view: () => QueueView;
  readonly isShut: (signal: AbortSignal) => Promise<boolean | undefined>;
}

function createOllamaTarget(deps: LocalModelsDeps): Target {
  const { settings, toLocalModel, now } = deps;
  const fetch = toLocalModel(settings.url);
  const client = new OllamaClient({ ...deps, ...settings, fetch });
  const keeper = new OllamaKeeper({ ...deps, client });
  const queue = new FairQueue(settings.parallel);
  const askModel = askModelOf({ ...deps, fetch });
  const askNow: AskModel = async (asking) => {
    const since = now().getTime();
    const model = await keeper.ready(asking.signal);
    const asked =
      typeof model === 'string'
        ? ({ kind: 'no answer', because: model, model: undefined } as const)
        : await askModel(model)(asking);
    const outcome = asked.kind === 'answered' ? 'answered' : asked.because;
    const tokens = asked.kind === 'answered' ? asked.tokens : { sent: 0, received: 0 };
    deps.onAsked({ tier: 'local', provider: 'ollama', outcome, ms: now().getTime() - since, tokens });
    if (typeof model !== 'string') await keeper.heard(outcome);
    return asked;
  };
  return {
    keeper,
    isShut: async (signal) => await client.isShut(signal).catch(() => undefined),
    ask: async (user, asking) => {
      // Nobody waits in a queue for something that is known not to answer.
      if (keeper.isLeftAlone) return { kind: 'no answer', because: 'down', model: undefined };
      const asked = await queue.run(user, async () => await askNow(asking), asking.signal);
      return asked === 'full' ? { kind: 'no answer', because: 'busy', model: undefined } : asked;
    },
    view: () => ({
      provider: 'ollama',
      waiting: queue.waiting,
      running: queue.running,
      isOpen: keeper.isOpen,
    }),
  };
}

interface Asking extends Pick<LocalModelsDeps, 'settings' | 'sleep' | 'log'> {
  readonly fetch: typeof globalThis.fetch;
}

/** The same one for the same model: opening it takes longer than asking. */
function askModelOf(deps: Asking): (model: ChosenModel) => AskModel {
  let last: { readonly model: ChosenModel; readonly ask: AskModel } | undefined;
  return (model) => {
    if (last?.model !== model) last = { model, ask: createAsk(model, deps) };
    return last.ask;
  };
}

function createAsk({ name: model, context, think }: ChosenModel, deps: Asking): AskModel {
  const { settings, fetch } = deps;
  const keepAlive = keepAliveOf(settings.keep_alive);
  const facts = { fetch, url: settings.url, model, context, keepAlive, think };
  let opened: ReturnType<typeof connectOllama> | undefined;
  const open = async () => await (opened ??= connectOllama(facts));
  const named = { tier: 'local', provider: 'ollama', title: model, model } as const;
  return createAskModel(open, named, { ...deps, withinMs: settings.seconds * 1_000 });
}
