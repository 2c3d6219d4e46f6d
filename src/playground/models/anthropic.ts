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
import type { Said } from './script.ts';
import { event, inPieces } from './server-sent.ts';

/** `https://api.anthropic.com`, in memory. */
export const createPlaygroundAnthropic = (options: CloudOptions): ModelServer =>
  createCloudServer(ways, { models: ['claude-sonnet-4-5', 'claude-haiku-4-5'], ...options });

const REQUEST_ID = 'req_011playground';

const REFUSED: Readonly<Record<CloudRefusal, readonly [number, string, string]>> = {
  'no key': [401, 'authentication_error', 'x-api-key header is required'],
  'wrong key': [401, 'authentication_error', 'invalid x-api-key'],
  forbidden: [
    403,
    'permission_error',
    'Your API key does not have permission to use the specified resource.',
  ],
  'no such path': [404, 'not_found_error', 'Not Found'],
  'no such model': [404, 'not_found_error', 'model: {model}'],
  limited: [429, 'rate_limit_error', 'This request would exceed the rate limit for your organization.'],
  quota: [400, 'invalid_request_error', 'Your credit balance is too low to access the Anthropic API.'],
  busy: [529, 'overloaded_error', 'Overloaded'],
  broken: [500, 'api_error', 'Internal server error'],
};

const errorBody = (type: string, message: string): object => ({
  type: 'error',
  error: { type, message },
  request_id: REQUEST_ID,
});

/** Anthropic keeps to a schema without these only. */
const REFUSED_WORDS = [
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'multipleOf',
  'maxItems',
  'patternProperties',
];

const textBlock = z.looseObject({ type: z.string(), text: z.string().default('') });
const content = z.union([z.string(), z.array(textBlock)]);
const messagesBody = z.looseObject({
  model: z.string(),
  max_tokens: z.int({ error: 'max_tokens: Field required' }).min(1),
  system: content.default(''),
  messages: z.array(z.looseObject({ role: z.string(), content })).min(1),
  stream: z.boolean().default(false),
  output_config: z
    .looseObject({ format: z.looseObject({ type: z.literal('json_schema'), schema: z.json() }).optional() })
    .default({}),
  tools: z.array(z.looseObject({ name: z.string(), input_schema: z.json().optional() })).default([]),
  tool_choice: z.looseObject({ type: z.string(), name: z.string().optional() }).optional(),
});
type MessagesBody = z.output<typeof messagesBody>;

const textOf = (blocks: z.output<typeof content>): string =>
  typeof blocks === 'string' ? blocks : blocks.map(({ text }) => text).join('\n');

const ways: CloudWays = {
  keyIn: (headers) => headers['x-api-key'],
  wrongHeaders: (headers) =>
    headers['anthropic-version'] === undefined ? 'anthropic-version: header is required' : undefined,
  refuse: (refusal, { model }) => {
    const [status, type, message] = REFUSED[refusal];
    const headers: Record<string, string> = refusal === 'limited' ? { 'retry-after': '20' } : {};
    const body = errorBody(type, message.replace('{model}', model));
    return json(status, body, { 'request-id': REQUEST_ID, ...headers });
  },
  badRequest: (message) => json(400, errorBody('invalid_request_error', message)),
  list: (models) => ({
    data: models.map((id) => ({ type: 'model', id, display_name: id, created_at: '2025-09-29T00:00:00Z' })),
    has_more: false,
    first_id: models[0] ?? null,
    last_id: models.at(-1) ?? null,
  }),
  prompts: { '/v1/messages': readMessages },
};

function readMessages(given: unknown): CloudQuestion | string {
  const read = messagesBody.safeParse(given);
  if (!read.success) return read.error.issues[0]?.message ?? 'invalid body';
  const body = read.data;
  const schema = body.output_config.format?.schema ?? forcedTool(body)?.input_schema;
  const wrong =
    body.output_config.format && wrongInSchema(schema, { allRequired: false, refused: REFUSED_WORDS });
  if (wrong !== undefined) return `output_config.format.schema: ${wrong}`;
  const last = body.messages.findLast(({ role }) => role === 'user');
  return {
    asked: {
      model: body.model,
      instructions: textOf(body.system),
      prompt: last ? textOf(last.content) : '',
      schema,
    },
    isStreamed: body.stream,
    whole: (said, text) => ({
      ...messageOf(body),
      content: contentOf(body, said, text),
      stop_reason: stopReason(body, said),
      usage: usageOf(said),
    }),
    events: (said, text) => eventsOf(body, said, text),
  };
}

/** The tool that stands for a schema where a model keeps to none. */
const forcedTool = ({
  tools,
  tool_choice: choice,
}: MessagesBody): MessagesBody['tools'][number] | undefined => {
  if (choice?.type === 'any') return tools[0];
  return choice?.type === 'tool' ? tools.find(({ name }) => name === choice.name) : undefined;
};

const messageOf = ({ model }: MessagesBody): object => ({
  id: 'msg_01playground',
  type: 'message',
  role: 'assistant',
  model,
  stop_sequence: null,
});

const usageOf = ({ tokens }: Said): object => ({
  input_tokens: tokens.sent,
  cache_creation_input_tokens: 0,
  cache_read_input_tokens: 0,
  output_tokens: tokens.received,
  service_tier: 'standard',
});

function stopReason(body: MessagesBody, { fault }: Said): string {
  if (fault === 'refusal') return 'refusal';
  if (fault === 'length') return 'max_tokens';
  return fault === 'tool-call' || forcedTool(body) ? 'tool_use' : 'end_turn';
}

const use = (name: string, input: unknown): object => ({ type: 'tool_use', id: 'toolu_01', name, input });

function contentOf(body: MessagesBody, { fault }: Said, text: string): readonly object[] {
  if (fault === 'refusal') return [];
  if (fault === 'tool-call') return [use('delete_everything', { sure: true })];
  const tool = forcedTool(body);
  return tool ? [use(tool.name, readJson(text))] : [{ type: 'text', text }];
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

const named = (type: string, data: object = {}): string => event({ type, ...data }, type);

function eventsOf(body: MessagesBody, said: Said, text: string): readonly string[] {
  const start = { ...messageOf(body), content: [], stop_reason: null, usage: usageOf(said) };
  const deltas = inPieces(said.fault === 'refusal' ? '' : text).map((piece) =>
    named('content_block_delta', { index: 0, delta: { type: 'text_delta', text: piece } }),
  );
  const begin = [
    named('message_start', { message: start }),
    named('content_block_start', { index: 0, content_block: { type: 'text', text: '' } }),
    named('ping'),
  ];
  if (said.fault === 'error-line')
    return [...begin, ...deltas.slice(0, 1), event(errorBody('overloaded_error', 'Overloaded'), 'error')];
  const delta = { stop_reason: stopReason(body, said), stop_sequence: null };
  return [
    ...begin,
    ...deltas,
    named('content_block_stop', { index: 0 }),
    named('message_delta', { delta, usage: { output_tokens: said.tokens.received } }),
    named('message_stop'),
  ];
}
