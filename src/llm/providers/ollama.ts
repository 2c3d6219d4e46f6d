import type { LanguageModel } from 'ai';
import { z } from 'zod';
import { leaveOutNulls } from './leave-out-nulls.ts';

export interface OllamaFacts {
  readonly fetch: typeof globalThis.fetch;
  /** Without `/api`. */
  readonly url: string;
  readonly model: string;
  /** In tokens; the same everywhere: another one loads the model anew. */
  readonly context: number;
  readonly keepAlive: string | number;
  /** `low` for models that cannot stop thinking. */
  readonly think: false | 'low';
}

export async function connectOllama({ fetch, url, model, ...how }: OllamaFacts): Promise<LanguageModel> {
  const { createOllama } = await import('ollama-ai-provider');
  return createOllama({ baseURL: `${url}/api`, fetch: ollamaFetch({ fetch, ...how }) })(model);
}

const chatBody = z.looseObject({
  temperature: z.unknown().optional(),
  top_p: z.unknown().optional(),
  max_output_tokens: z.unknown().optional(),
  tool_choice: z.unknown().optional(),
  options: z.record(z.string(), z.unknown()).optional(),
  format: z.unknown().optional(),
  messages: z.array(
    z.looseObject({
      role: z.string(),
      tool_call_id: z.string().optional(),
      tool_calls: z
        .array(z.looseObject({ id: z.string(), function: z.looseObject({ name: z.string() }) }))
        .nullish(),
    }),
  ),
});
type ChatBody = z.output<typeof chatBody>;

/**
 * Puts what the provider's package says in the wrong place where Ollama reads it, and adds what it cannot say: settings
 * belong into `options`, and without a size of its context and `think` every request would load the model anew, or think.
 */
export const ollamaFetch =
  ({
    fetch,
    context,
    keepAlive,
    think,
  }: Pick<OllamaFacts, 'fetch' | 'context' | 'keepAlive' | 'think'>): typeof globalThis.fetch =>
  async (input, init) => {
    const body = init?.body;
    if (!addressOf(input).endsWith('/api/chat') || typeof body !== 'string') return await fetch(input, init);
    const {
      temperature,
      top_p,
      max_output_tokens,
      tool_choice: _,
      ...rest
    } = chatBody.parse(JSON.parse(body));
    const options = {
      ...withoutUndefined({ temperature, top_p, num_predict: max_output_tokens }),
      num_ctx: context,
      ...rest.options,
    };
    const messages = rest.messages.map((message) => named(message, rest.messages));
    // Cut off silently, the beginning of a prompt would be missing.
    const mended = {
      ...rest,
      ...withoutUndefined({ format: leaveOutNulls(rest.format) }),
      messages,
      options,
      think,
      keep_alive: keepAlive,
      truncate: false,
    };
    return await fetch(input, { ...init, body: JSON.stringify(mended) });
  };

const addressOf = (input: Parameters<typeof globalThis.fetch>[0]): string =>
  input instanceof Request ? input.url : String(input);

const withoutUndefined = (fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

type Message = ChatBody['messages'][number];

/** Some templates look a result up by the name of its tool. */
function named(message: Message, messages: readonly Message[]): Message {
  if (message.role !== 'tool') return message;
  const calls = messages.flatMap(({ tool_calls }) => tool_calls ?? []);
  const call = calls.find(({ id }) => id === message.tool_call_id);
  return call === undefined ? message : { ...message, tool_name: call.function.name };
}
