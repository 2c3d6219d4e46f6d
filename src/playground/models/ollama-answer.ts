import type { OllamaBody } from './ollama-body.ts';
import type { WholeModel } from './ollama-models.ts';
import { json, type ModelOutcome, piecesOf } from './model-server.ts';
import type { Said } from './script.ts';
import { type Sleep, spoilBody, spoilText } from './spoil.ts';

export interface ChatAnswer {
  readonly model: WholeModel;
  readonly body: OllamaBody;
  readonly said: Said;
  /** `/api/chat` or `/api/generate`. */
  readonly path: string;
  readonly at: Date;
}

/** How much of a text one line of a stream has. */
const PIECE = 12;
const ERROR = 'an error was encountered while running the model: unexpected EOF';
const NOT_OFFERED = { id: 'call_1', function: { name: 'delete_everything', arguments: { sure: true } } };

/** The answer of a model, streamed or whole, with whatever goes wrong. */
export function chatOutcome(
  answer: ChatAnswer,
  { sleep, signal }: { sleep: Sleep; signal: AbortSignal },
): ModelOutcome {
  const { said, body } = answer;
  const { fault } = said;
  if (!body.stream) {
    if (fault === 'error-line') return json(500, { error: ERROR });
    const whole = json(200, { ...partOf(answer, wholeOf(answer)), ...endOf(answer) });
    return whole.kind === 'whole' ? spoilBody(whole, fault, { sleep, more: ' ', signal }) : whole;
  }
  const lines = linesOf(answer);
  const pieces = piecesOf(fault === 'error-line' ? [...lines.slice(0, 2), line({ error: ERROR })] : lines);
  const more = line({ ...partOf(answer, { content: ' and so on' }), done: false });
  const headers = { 'content-type': 'application/x-ndjson' };
  return spoilBody({ kind: 'pieces', status: 200, headers, pieces }, fault, { sleep, more, signal });
}

const line = (value: object): string => `${JSON.stringify(value)}\n`;

interface Message {
  readonly content: string;
  readonly thinking?: string;
  readonly tool_calls?: readonly object[];
}

function wholeOf({ said, body, model }: ChatAnswer): Message {
  const thinks = model.capabilities.includes('thinking') && body.think !== false;
  return {
    content: spoilText(said),
    ...(thinks ? { thinking: said.thinking } : {}),
    ...(said.fault === 'tool-call' ? { content: '', tool_calls: [NOT_OFFERED] } : {}),
  };
}

function partOf({ model, path, at }: ChatAnswer, message: Message): object {
  const said =
    path === '/api/chat'
      ? { message: { role: 'assistant', ...message } }
      : {
          response: message.content,
          ...(message.thinking === undefined ? {} : { thinking: message.thinking }),
        };
  return { model: model.name, created_at: at.toISOString(), ...said };
}

const endOf = ({ said: { tokens, fault } }: ChatAnswer): object => ({
  done: true,
  done_reason: fault === 'length' ? 'length' : 'stop',
  total_duration: 1_204_883_000,
  load_duration: 2_101_000,
  prompt_eval_count: tokens.sent,
  prompt_eval_duration: 120_000_000,
  eval_count: tokens.received,
  eval_duration: 900_000_000,
});

function linesOf(answer: ChatAnswer): readonly string[] {
  const { content, thinking, tool_calls: calls } = wholeOf(answer);
  const part = (message: Message): string => line({ ...partOf(answer, message), done: false });
  return [
    ...(thinking === undefined ? [] : [part({ content: '', thinking })]),
    ...(calls ? [part({ content: '', tool_calls: calls })] : []),
    ...(content.match(new RegExp(`[\\s\\S]{1,${PIECE}}`, 'g')) ?? []).map((piece) =>
      part({ content: piece }),
    ),
    line({ ...partOf(answer, { content: '' }), ...endOf(answer) }),
  ];
}
