import { z } from 'zod';
import type { AskedOfModel } from './script.ts';

const message = z.looseObject({ role: z.string(), content: z.string().default('') });

/** What a chat or a generation may hold, as Ollama reads it: what it does not know is ignored. */
const body = z.looseObject({
  model: z.string().default(''),
  messages: z.array(message).default([]),
  prompt: z.string().default(''),
  system: z.string().default(''),
  stream: z.boolean().default(true),
  format: z.json().optional(),
  think: z.union([z.boolean(), z.string()]).optional(),
  tools: z.array(z.json()).optional(),
  keep_alive: z.union([z.string(), z.number()]).optional(),
  options: z.looseObject({ num_ctx: z.int().optional(), num_predict: z.int().optional() }).default({}),
  input: z.union([z.string(), z.array(z.string())]).optional(),
  dimensions: z.int().optional(),
});

export type OllamaBody = z.output<typeof body>;

/** Undefined: Ollama would not read it either. */
export function readBody(bytes: Uint8Array): OllamaBody | undefined {
  try {
    return body.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return undefined;
  }
}

/** The question in it. */
export function askedIn({ model, messages, prompt, system, format }: OllamaBody): AskedOfModel {
  const of = (role: string): readonly string[] =>
    messages.filter((one) => one.role === role).map(({ content }) => content);
  return {
    model,
    instructions: [system, ...of('system')].filter((text) => text !== '').join('\n'),
    prompt: of('user').at(-1) ?? prompt,
    schema: typeof format === 'object' && format !== null ? format : undefined,
  };
}
