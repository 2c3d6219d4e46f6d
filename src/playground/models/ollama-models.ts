import { sha256 } from '../../core/digest.ts';

/** A model that an Ollama has. What is left out is as for a small model that can talk. */
export interface OllamaModel {
  /** `qwen3:4b` */
  readonly name: string;
  readonly family?: string;
  /** `4.0B` */
  readonly parameters?: string;
  /** Bytes. */
  readonly size?: number;
  readonly capabilities?: readonly string[];
  /** How many tokens it could take at most. */
  readonly context?: number;
  /** Set where this name is only passed on to somebody else's server. */
  readonly remoteHost?: string;
  readonly remoteModel?: string;
}

export type WholeModel = Required<Omit<OllamaModel, 'remoteHost' | 'remoteModel'>> &
  Pick<OllamaModel, 'remoteHost' | 'remoteModel'>;

const USUAL = {
  family: 'qwen3',
  parameters: '4.0B',
  size: 2_620_788_019,
  capabilities: ['completion', 'tools', 'thinking'],
  context: 40_960,
} as const;

export const wholeModel = (model: OllamaModel): WholeModel => ({ ...USUAL, ...model });

/** `qwen3` is `qwen3:latest`. */
export const withTag = (name: string): string => (name.includes(':') ? name : `${name}:latest`);

const MODIFIED = '2026-11-01T10:00:00.000000000Z';

const detailsOf = ({ family, parameters }: WholeModel): object => ({
  parent_model: '',
  format: 'gguf',
  family,
  families: [family],
  parameter_size: parameters,
  quantization_level: 'Q4_K_M',
});

const remoteOf = ({ remoteHost, remoteModel }: WholeModel): object => ({
  ...(remoteHost === undefined ? {} : { remote_host: remoteHost }),
  ...(remoteModel === undefined ? {} : { remote_model: remoteModel }),
});

/** One line of `/api/tags`. */
export const tagOf = (model: WholeModel): object => ({
  name: model.name,
  model: model.name,
  ...remoteOf(model),
  modified_at: MODIFIED,
  size: model.size,
  digest: sha256(model.name),
  details: detailsOf(model),
  capabilities: model.capabilities,
});

/** The answer of `/api/show`. */
export const shownModel = (model: WholeModel): object => ({
  license: 'A license',
  modelfile: `FROM ${model.name}`,
  template: '{{ .Prompt }}',
  details: detailsOf(model),
  ...remoteOf(model),
  model_info: {
    'general.architecture': model.family,
    'general.parameter_count': Math.round(Number.parseFloat(model.parameters) * 1e9),
    [`${model.family}.context_length`]: model.context,
    [`${model.family}.embedding_length`]: 2560,
  },
  capabilities: model.capabilities,
  modified_at: MODIFIED,
});

export interface LoadedModel {
  readonly model: WholeModel;
  readonly context: number;
  /** Milliseconds; `Infinity`: it stays. */
  readonly until: number;
}

/** Ollama's own word for "never". */
const FAR_AWAY = '2318-01-01T00:00:00Z';

/** One line of `/api/ps`. */
export const runningOf = ({ model, context, until }: LoadedModel): object => ({
  name: model.name,
  model: model.name,
  size: model.size,
  digest: sha256(model.name),
  details: detailsOf(model),
  expires_at: Number.isFinite(until) ? new Date(until).toISOString() : FAR_AWAY,
  size_vram: 0,
  context_length: context,
});
