import { setTimeout } from 'node:timers/promises';
import type { Log } from '../../src/core/log.ts';
import type { AskModel } from '../../src/core/model.ts';
import { locate } from '../../src/egress/locate.ts';
import { createToLocalModel } from '../../src/egress/to-local-model.ts';
import { createAskModel } from '../../src/llm/ask-model.ts';
import { connectOllama } from '../../src/llm/providers/ollama.ts';

export interface OpenedModel {
  readonly ask: AskModel;
  /** The same with patience: a model has to be loaded first. */
  readonly warmUp: AskModel;
  readonly close: () => void;
}

/** As a house has it when nothing is configured. */
const CONTEXT = 8_192;
const KEEP_ALIVE = '30m';
/** A model that takes longer is no good, but the report shall say how long it took. */
const ANSWER_MS = 180_000;
const LOAD_MS = 900_000;

const sleep = async (ms: number, signal?: AbortSignal): Promise<void> =>
  await setTimeout(ms, undefined, signal ? { signal } : {});

/** What goes wrong is counted in the report. */
const log: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** A real model behind Ollama, reached as a house reaches it. `url` has no slash at its end. */
export function openModel(url: string, model: string): OpenedModel {
  const { toLocalModel, close } = createToLocalModel({ addresses: [url], authorities: [], locate, sleep });
  const facts = { url, model, context: CONTEXT, keepAlive: KEEP_ALIVE, think: false } as const;
  const open = async () => await connectOllama({ ...facts, fetch: toLocalModel(url) });
  const named = { tier: 'local', provider: 'ollama', title: 'local model', model } as const;
  return {
    ask: createAskModel(open, named, { withinMs: ANSWER_MS, sleep, log }),
    warmUp: createAskModel(open, named, { withinMs: LOAD_MS, sleep, log }),
    close,
  };
}
