import type { Said } from './script.ts';
import { event, inPieces } from './server-sent.ts';

const CREATED = 1_790_000_000;
const RESPONSE_ID = 'resp_playground';
const MESSAGE_ID = 'msg_playground';
const REFUSAL = "I'm sorry, but I can't help with that.";
const ARGUMENTS = '{"sure":true}';
const FAILURE = { code: 'server_error', message: 'The model produced an error.' };

/** An answer of `/v1/responses`. */
export const responseObject = (model: string, said: Said, text: string): object => ({
  id: RESPONSE_ID,
  object: 'response',
  created_at: CREATED,
  status: said.fault === 'length' ? 'incomplete' : 'completed',
  error: null,
  incomplete_details: said.fault === 'length' ? { reason: 'max_output_tokens' } : null,
  model,
  output: outputOf(said, text),
  store: false,
  usage: {
    input_tokens: said.tokens.sent,
    input_tokens_details: { cached_tokens: 0 },
    output_tokens: said.tokens.received,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: said.tokens.sent + said.tokens.received,
  },
});

function outputOf({ fault }: Said, text: string): readonly object[] {
  if (fault === 'tool-call')
    return [
      {
        type: 'function_call',
        id: 'fc_1',
        call_id: 'call_1',
        name: 'delete_everything',
        arguments: ARGUMENTS,
        status: 'completed',
      },
    ];
  const content =
    fault === 'refusal'
      ? { type: 'refusal', refusal: REFUSAL }
      : { type: 'output_text', text, annotations: [] };
  return [{ type: 'message', id: MESSAGE_ID, status: 'completed', role: 'assistant', content: [content] }];
}

/** The same as a stream. */
export function responseEvents(model: string, said: Said, text: string): readonly string[] {
  let number = 0;
  const named = (type: string, data: object): string => {
    number += 1;
    return event({ type, sequence_number: number, ...data }, type);
  };
  const begun = { ...responseObject(model, said, ''), status: 'in_progress', output: [], usage: null };
  const item = { type: 'message', id: MESSAGE_ID, status: 'in_progress', role: 'assistant', content: [] };
  const at = { item_id: MESSAGE_ID, output_index: 0, content_index: 0 };
  const start = [
    named('response.created', { response: begun }),
    named('response.output_item.added', { output_index: 0, item }),
  ];
  const deltas = inPieces(said.fault === 'refusal' ? '' : text).map((delta) =>
    named('response.output_text.delta', { ...at, delta }),
  );
  if (said.fault === 'error-line') return [...start, ...deltas.slice(0, 1), named('error', FAILURE)];
  const [done] = outputOf(said, text);
  const ending = said.fault === 'length' ? 'response.incomplete' : 'response.completed';
  return [
    ...start,
    ...deltas,
    named('response.output_item.done', { output_index: 0, item: done ?? item }),
    named(ending, { response: responseObject(model, said, text) }),
  ];
}

const usageOf = ({ tokens }: Said): object => ({
  prompt_tokens: tokens.sent,
  completion_tokens: tokens.received,
  total_tokens: tokens.sent + tokens.received,
});

function finishReason({ fault }: Said): string {
  if (fault === 'length') return 'length';
  if (fault === 'refusal') return 'content_filter';
  return fault === 'tool-call' ? 'tool_calls' : 'stop';
}

/** An answer of `/v1/chat/completions`. */
export function chatCompletion(model: string, said: Said, text: string): object {
  const { fault } = said;
  const call = {
    id: 'call_1',
    type: 'function',
    function: { name: 'delete_everything', arguments: ARGUMENTS },
  };
  const message = {
    role: 'assistant',
    content: fault === 'refusal' || fault === 'tool-call' ? null : text,
    refusal: fault === 'refusal' ? REFUSAL : null,
    ...(fault === 'tool-call' ? { tool_calls: [call] } : {}),
  };
  return {
    id: 'chatcmpl-playground',
    object: 'chat.completion',
    created: CREATED,
    model,
    choices: [{ index: 0, message, logprobs: null, finish_reason: finishReason(said) }],
    usage: usageOf(said),
  };
}

/** The same as a stream. */
export function chatChunks(model: string, said: Said, text: string): readonly string[] {
  const chunk = (delta: object, finish: string | null): string =>
    event({
      id: 'chatcmpl-playground',
      object: 'chat.completion.chunk',
      created: CREATED,
      model,
      choices: [{ index: 0, delta, finish_reason: finish }],
    });
  const start = [chunk({ role: 'assistant', content: '' }, null)];
  const deltas = inPieces(said.fault === 'refusal' ? '' : text).map((piece) =>
    chunk({ content: piece }, null),
  );
  if (said.fault === 'error-line') return [...start, ...deltas.slice(0, 1), event({ error: FAILURE })];
  const usage = event({
    id: 'chatcmpl-playground',
    object: 'chat.completion.chunk',
    model,
    choices: [],
    usage: usageOf(said),
  });
  return [...start, ...deltas, chunk({}, finishReason(said)), usage, event('[DONE]')];
}
