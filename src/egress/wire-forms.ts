import { z } from 'zod';
import type { Json } from '../core/json.ts';

/** Changes one text of a person or of the instructions; undefined: it may not leave. */
export type ChangeText = (text: string) => string | undefined;

export interface WireRequest {
  readonly model: string;
  /** How many tokens the answer may have. */
  readonly mostReceived: number;
  /** The same request with each text changed and its schema looked through. @throws NotPlainError */
  readonly changed: (change: ChangeText) => object;
}

export interface Usage {
  readonly sent: number;
  readonly received: number;
}

/** How a kind of provider is asked, and how it counts. Nothing else is sent: what is not named here is not known here. */
export interface WireForm {
  /** Below the address. */
  readonly path: string;
  /** Undefined: something in it is unknown. */
  readonly read: (body: unknown) => WireRequest | undefined;
  readonly usage: (answer: unknown) => Usage | undefined;
}

/** Some text of a request may not leave as it is, and has no other form. */
export class NotPlainError extends Error {
  override readonly name = 'NotPlainError';
}

const atMost = z.int().min(1).max(1_000_000);
const temperature = z.number().min(0).max(2).optional();
const json: z.ZodType<Json> = z.json();
const isWhole = z.literal(false).optional();

const block = <Type extends string>(type: Type) =>
  z.strictObject({
    type: z.literal(type),
    text: z.string(),
    cache_control: z.strictObject({ type: z.literal('ephemeral') }).optional(),
  });
const textBlock = block('text');

const messagesBody = z.strictObject({
  model: z.string(),
  max_tokens: atMost,
  temperature,
  stream: isWhole,
  output_config: z
    .strictObject({ format: z.strictObject({ type: z.literal('json_schema'), schema: json }) })
    .optional(),
  system: z.array(textBlock).optional(),
  messages: z.array(z.strictObject({ role: z.enum(['user', 'assistant']), content: z.array(textBlock) })),
});

const responsesBody = z.strictObject({
  model: z.string(),
  max_output_tokens: atMost,
  temperature,
  stream: isWhole,
  // Else the provider would keep it.
  store: z.literal(false),
  include: z.tuple([z.literal('reasoning.encrypted_content')]).optional(),
  reasoning: z.strictObject({ effort: z.enum(['none', 'minimal', 'low', 'medium', 'high']) }).optional(),
  text: z
    .strictObject({
      format: z.strictObject({
        type: z.literal('json_schema'),
        strict: z.boolean(),
        name: z.literal('response'),
        schema: json,
      }),
    })
    .optional(),
  input: z.array(
    z.strictObject({
      role: z.enum(['system', 'developer', 'user', 'assistant']),
      content: z.union([z.string(), z.array(block('input_text'))]),
    }),
  ),
});

const completionsBody = z.strictObject({
  model: z.string(),
  max_tokens: atMost,
  temperature,
  stream: isWhole,
  response_format: z
    .strictObject({
      type: z.literal('json_schema'),
      json_schema: z.strictObject({ name: z.literal('response'), strict: z.boolean(), schema: json }),
    })
    .optional(),
  messages: z.array(
    z.strictObject({
      role: z.enum(['system', 'user', 'assistant']),
      content: z.union([z.string(), z.array(textBlock)]),
    }),
  ),
});

const COUNT = z.int().min(0).max(100_000_000);
const messagesUsage = z.looseObject({
  usage: z.looseObject({
    input_tokens: COUNT,
    cache_creation_input_tokens: COUNT.nullish(),
    cache_read_input_tokens: COUNT.nullish(),
    output_tokens: COUNT,
  }),
});
const responsesUsage = z.looseObject({ usage: z.looseObject({ input_tokens: COUNT, output_tokens: COUNT }) });
const completionsUsage = z.looseObject({
  usage: z.looseObject({ prompt_tokens: COUNT, completion_tokens: COUNT }),
});

/** Anthropic's own. */
const messages: WireForm = {
  path: '/messages',
  read: (body) => {
    const read = messagesBody.safeParse(body).data;
    return (
      read && {
        model: read.model,
        mostReceived: read.max_tokens,
        changed: (change) => ({
          ...read,
          ...(read.output_config && {
            output_config: {
              format: {
                ...read.output_config.format,
                schema: looked(read.output_config.format.schema, change),
              },
            },
          }),
          ...(read.system && { system: read.system.map((one) => withText(one, change)) }),
          messages: read.messages.map((one) => withContent(one, change)),
        }),
      }
    );
  },
  usage: (answer) => {
    const usage = messagesUsage.safeParse(answer).data?.usage;
    if (!usage) return undefined;
    const { cache_creation_input_tokens: made, cache_read_input_tokens: reused } = usage;
    return { sent: usage.input_tokens + (made ?? 0) + (reused ?? 0), received: usage.output_tokens };
  },
};

/** OpenAI's own. */
const responses: WireForm = {
  path: '/responses',
  read: (body) => {
    const read = responsesBody.safeParse(body).data;
    return (
      read && {
        model: read.model,
        mostReceived: read.max_output_tokens,
        changed: (change) => ({
          ...read,
          ...(read.text && {
            text: { format: { ...read.text.format, schema: looked(read.text.format.schema, change) } },
          }),
          input: read.input.map((one) => withContent(one, change)),
        }),
      }
    );
  },
  usage: (answer) => {
    const usage = responsesUsage.safeParse(answer).data?.usage;
    return usage && { sent: usage.input_tokens, received: usage.output_tokens };
  },
};

/** What others understand as well. */
const completions: WireForm = {
  path: '/chat/completions',
  read: (body) => {
    const read = completionsBody.safeParse(body).data;
    return (
      read && {
        model: read.model,
        mostReceived: read.max_tokens,
        changed: (change) => ({
          ...read,
          ...(read.response_format && {
            response_format: {
              type: 'json_schema',
              json_schema: {
                ...read.response_format.json_schema,
                schema: looked(read.response_format.json_schema.schema, change),
              },
            },
          }),
          messages: read.messages.map((one) => withContent(one, change)),
        }),
      }
    );
  },
  usage: (answer) => {
    const usage = completionsUsage.safeParse(answer).data?.usage;
    return usage && { sent: usage.prompt_tokens, received: usage.completion_tokens };
  },
};

export const wireForms: readonly WireForm[] = [messages, responses, completions];

function changedText(text: string, change: ChangeText): string {
  const changed = change(text);
  if (changed === undefined) throw new NotPlainError('a text that cannot be classified');
  return changed;
}

const withText = <Block extends { readonly text: string }>(one: Block, change: ChangeText): Block => ({
  ...one,
  text: changedText(one.text, change),
});

const withContent = <Message extends { readonly content: string | readonly { readonly text: string }[] }>(
  message: Message,
  change: ChangeText,
): Message => ({
  ...message,
  content:
    typeof message.content === 'string'
      ? changedText(message.content, change)
      : message.content.map((one) => withText(one, change)),
});

/** Words of schemas and names of actions: `additionalProperties`, `task.add`. No digits: nothing that could be a key. */
const DECLARED = /^[$A-Za-z][A-Za-z_.-]{0,39}$/;
/** Deeper than any schema of eis. */
const DEEPEST = 20;

/** A schema is made of declared words. Its sentences are changed like any other; a name in it can only be left as it is. */
function looked(schema: Json, change: ChangeText, depth = 0): Json {
  if (depth > DEEPEST) throw new NotPlainError('a schema without an end');
  if (typeof schema === 'string') return DECLARED.test(schema) ? schema : changedText(schema, change);
  if (schema === null || typeof schema !== 'object') return schema;
  if (isList(schema)) return schema.map((part) => looked(part, change, depth + 1));
  return Object.fromEntries(
    Object.entries(schema).map(([name, part]) => {
      if (!DECLARED.test(name)) throw new NotPlainError('a field that nothing declares');
      return [name, looked(part, change, depth + 1)];
    }),
  );
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
