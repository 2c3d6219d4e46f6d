import { z } from 'zod';
import { wrongInSchema } from './check-schema.ts';
import {
  type CloudOptions,
  type CloudQuestion,
  type CloudRefusal,
  type CloudWays,
  createCloudServer,
} from './cloud-server.ts';
import { json, type ModelServer } from './model-server.ts';
import { chatChunks, chatCompletion, responseEvents, responseObject } from './openai-shapes.ts';

/** `https://api.openai.com`, in memory; also whatever else speaks like it (`/v1/chat/completions`). */
export const createPlaygroundOpenai = (options: CloudOptions): ModelServer =>
  createCloudServer(ways, { models: ['gpt-5.1', 'gpt-5-mini', 'gpt-4.1-mini'], ...options });

const REFUSED: Readonly<Record<CloudRefusal, readonly [number, string, string | null, string]>> = {
  'no key': [401, 'invalid_request_error', null, "You didn't provide an API key."],
  // Like the real one it repeats the ends of the key.
  'wrong key': [401, 'invalid_request_error', 'invalid_api_key', 'Incorrect API key provided: {key}.'],
  forbidden: [
    403,
    'invalid_request_error',
    null,
    'You have insufficient permissions for this operation. Missing scopes: api.model.read.',
  ],
  'no such path': [404, 'invalid_request_error', null, 'Invalid URL'],
  'no such model': [
    404,
    'invalid_request_error',
    'model_not_found',
    'The model `{model}` does not exist or you do not have access to it.',
  ],
  limited: [429, 'tokens', 'rate_limit_exceeded', 'Rate limit reached for {model}. Please try again in 20s.'],
  quota: [429, 'insufficient_quota', 'insufficient_quota', 'You exceeded your current quota.'],
  busy: [503, 'server_error', null, 'The server is currently overloaded with other requests.'],
  broken: [500, 'server_error', null, 'The server had an error while processing your request.'],
};

const errorBody = (type: string, code: string | null, message: string): object => ({
  error: { message, type, param: null, code },
});

const hidden = (key: string): string => `${key.slice(0, 8)}${'*'.repeat(20)}${key.slice(-4)}`;

const ways: CloudWays = {
  keyIn: (headers) => /^Bearer (\S+)$/.exec(headers['authorization'] ?? '')?.[1],
  wrongHeaders: () => undefined,
  refuse: (refusal, { key, model }) => {
    const [status, type, code, message] = REFUSED[refusal];
    const headers: Record<string, string> = refusal === 'limited' ? { 'retry-after': '20' } : {};
    const text = message.replace('{key}', hidden(key)).replace('{model}', model);
    return json(status, errorBody(type, code, text), headers);
  },
  badRequest: (message) => json(400, errorBody('invalid_request_error', null, message)),
  list: (models) => ({
    object: 'list',
    data: models.map((id) => ({ id, object: 'model', created: 1_754_000_000, owned_by: 'openai' })),
  }),
  prompts: { '/v1/responses': readResponses, '/v1/chat/completions': readChat },
};

const part = z.looseObject({ type: z.string().optional(), text: z.string().default('') });
const content = z.union([z.string(), z.array(part)]);
const message = z.looseObject({ role: z.string(), content });
const textOf = (given: z.output<typeof content>): string =>
  typeof given === 'string' ? given : given.map(({ text }) => text).join('\n');

const shared = {
  model: z.string(),
  stream: z.boolean().default(false),
  temperature: z.number().nullish(),
};

const responsesBody = z.looseObject({
  ...shared,
  input: z.union([z.string(), z.array(message)]),
  instructions: z.string().default(''),
  text: z
    .looseObject({ format: z.looseObject({ type: z.string(), schema: z.json().optional() }).optional() })
    .default({}),
});

const chatBody = z.looseObject({
  ...shared,
  messages: z.array(message).min(1),
  response_format: z
    .looseObject({
      type: z.string(),
      json_schema: z.looseObject({ schema: z.json().optional(), strict: z.boolean().nullish() }).optional(),
    })
    .optional(),
});

const STRICT = { allRequired: true, refused: ['patternProperties', 'oneOf'] } as const;

/** Models that think set their own temperature. */
const THINKS = /^(?:o\d|gpt-5(?!\.\d))/;

function readResponses(given: unknown): CloudQuestion | string {
  const read = responsesBody.safeParse(given);
  if (!read.success) return read.error.issues[0]?.message ?? 'invalid body';
  const { model, stream, input, instructions, text: wanted } = read.data;
  const schema = wanted.format?.schema;
  const wrong = wrongIn(read.data, schema);
  if (wrong !== undefined) return wrong;
  const messages = typeof input === 'string' ? [{ role: 'user', content: input }] : input;
  return {
    asked: { model, schema, ...saidIn(messages, instructions) },
    isStreamed: stream,
    whole: (said, text) => responseObject(model, said, text),
    events: (said, text) => responseEvents(model, said, text),
  };
}

function readChat(given: unknown): CloudQuestion | string {
  const read = chatBody.safeParse(given);
  if (!read.success) return read.error.issues[0]?.message ?? 'invalid body';
  const { model, stream, messages, response_format: format } = read.data;
  const { schema, strict } = format?.json_schema ?? {};
  const wrong = wrongIn(read.data, strict === true ? schema : undefined);
  if (wrong !== undefined) return wrong;
  return {
    asked: { model, schema, ...saidIn(messages, '') },
    isStreamed: stream,
    whole: (said, text) => chatCompletion(model, said, text),
    events: (said, text) => chatChunks(model, said, text),
  };
}

function wrongIn(
  { model, temperature }: { readonly model: string; readonly temperature?: number | null | undefined },
  strictSchema: unknown,
): string | undefined {
  if (typeof temperature === 'number' && THINKS.test(model))
    return "Unsupported parameter: 'temperature' is not supported with this model.";
  const wrong = wrongInSchema(strictSchema, STRICT);
  return wrong === undefined ? undefined : `Invalid schema for response_format 'response': ${wrong}`;
}

function saidIn(
  messages: readonly z.output<typeof message>[],
  instructions: string,
): { instructions: string; prompt: string } {
  const constant = messages.filter(({ role }) => role === 'system' || role === 'developer');
  const last = messages.findLast(({ role }) => role === 'user');
  return {
    instructions: [instructions, ...constant.map((one) => textOf(one.content))].filter(Boolean).join('\n'),
    prompt: last ? textOf(last.content) : '',
  };
}
