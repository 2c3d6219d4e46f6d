import type { PlainRequest } from '../router.ts';
import type { ModelFault } from './model-faults.ts';
import { type ModelOutcome, type ModelServer, json, piecesOf } from './model-server.ts';
import { Requests } from './requests.ts';
import { type AskedOfModel, type Rule, type Said, Script } from './script.ts';
import { EVENT_STREAM } from './server-sent.ts';
import { hesitate, type Sleep, spoilBody, spoilText, spoilWire } from './spoil.ts';

export interface CloudOptions {
  /** The keys that are good. */
  readonly keys?: readonly string[];
  /** The models that there are, the standard one first. */
  readonly models?: readonly string[];
  readonly rules?: readonly Rule[];
  /** Real time. */
  readonly sleep: Sleep;
  /** How late it is when it is slow. */
  readonly slowMs?: number;
  /** How long the model takes for one answer, in real milliseconds. */
  readonly answerMs?: number;
}

/** A question that was understood. */
export interface CloudQuestion {
  readonly asked: AskedOfModel;
  readonly isStreamed: boolean;
  /** The answer of the model goes out in this form. */
  readonly whole: (said: Said, text: string) => object;
  readonly events: (said: Said, text: string) => readonly string[];
}

/** What is to be refused, in the words of whoever refuses it. */
export type CloudRefusal =
  | 'no key'
  | 'wrong key'
  | 'forbidden'
  | 'no such path'
  | 'no such model'
  | 'limited'
  | 'quota'
  | 'busy'
  | 'broken';

/** How one provider speaks. */
export interface CloudWays {
  readonly keyIn: (headers: PlainRequest['headers']) => string | undefined;
  readonly refuse: (refusal: CloudRefusal, detail: { key: string; model: string }) => ModelOutcome;
  /** The body cannot be taken. */
  readonly badRequest: (message: string) => ModelOutcome;
  /** What every request must have; undefined: it is as it should be. */
  readonly wrongHeaders: (headers: PlainRequest['headers']) => string | undefined;
  readonly list: (models: readonly string[]) => object;
  /** By path. A text says what is wrong with the body. */
  readonly prompts: Readonly<Record<string, (body: unknown) => CloudQuestion | string>>;
}

const LIST = '/v1/models';

/** A provider in memory with a model that follows a script. It listens nowhere by itself. */
export function createCloudServer(ways: CloudWays, options: CloudOptions): ModelServer {
  const script = new Script(options.rules);
  const requests = new Requests();
  return {
    script,
    requests: requests.all,
    leftCount: () => requests.left,
    forgetRequests: () => requests.forget(),
    answer: async (request, signal) => {
      const path = request.target.split('?', 1)[0] ?? '';
      requests.note(request, request.method === 'POST' && Object.hasOwn(ways.prompts, path), signal);
      return await answerCloud({ ways, options, script, request, path, signal });
    },
  };
}

interface Asking {
  readonly ways: CloudWays;
  readonly options: CloudOptions;
  readonly script: Script;
  readonly request: PlainRequest;
  readonly path: string;
  readonly signal: AbortSignal;
}

const LIST_FAULTS: readonly ModelFault[] = [
  'forbidden',
  'closed',
  'silent',
  'slow',
  'html',
  'broken-json',
  'redirect',
  'busy',
  'limited',
];

async function answerCloud(asking: Asking): Promise<ModelOutcome> {
  const { ways, request, path } = asking;
  const barred = refusedAtTheDoor(asking);
  if (barred) return barred;
  if (request.method === 'GET' && path === LIST) return await answerList(asking);
  const read = Object.hasOwn(ways.prompts, path) ? ways.prompts[path] : undefined;
  if (request.method !== 'POST' || !read) return ways.refuse('no such path', detailOf(asking));
  const question = read(parsed(request.body));
  return typeof question === 'string' ? ways.badRequest(question) : await answerQuestion(asking, question);
}

const detailOf = ({ ways, request }: Asking, model = ''): { key: string; model: string } => ({
  key: ways.keyIn(request.headers) ?? '',
  model,
});

/** Whoever has no good key gets no further. */
function refusedAtTheDoor(asking: Asking): ModelOutcome | undefined {
  const { ways, options, script, request } = asking;
  const wrong = ways.wrongHeaders(request.headers);
  if (wrong !== undefined) return ways.badRequest(wrong);
  const detail = detailOf(asking);
  if (detail.key === '') return ways.refuse('no key', detail);
  const isGood = !script.faultFor(['wrong-key']) && (options.keys ?? []).includes(detail.key);
  return isGood ? undefined : ways.refuse('wrong key', detail);
}

async function answerList(asking: Asking): Promise<ModelOutcome> {
  const { ways, options, script, signal } = asking;
  const fault = script.faultFor(LIST_FAULTS);
  await hesitate(fault, { ...options, signal });
  return refused(fault, asking, '') ?? json(200, ways.list(options.models ?? []));
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

const REFUSALS: Readonly<Partial<Record<ModelFault, CloudRefusal>>> = {
  'not-found': 'no such model',
  busy: 'busy',
  'out-of-memory': 'broken',
  limited: 'limited',
  quota: 'quota',
};

function refused(fault: ModelFault | undefined, asking: Asking, model: string): ModelOutcome | undefined {
  const refusal = fault === 'forbidden' && asking.path === LIST ? 'forbidden' : fault && REFUSALS[fault];
  return refusal ? asking.ways.refuse(refusal, detailOf(asking, model)) : spoilWire(fault);
}

async function answerQuestion(asking: Asking, question: CloudQuestion): Promise<ModelOutcome> {
  const { ways, options, script, signal } = asking;
  const { asked, isStreamed } = question;
  if (!(options.models ?? []).includes(asked.model))
    return ways.refuse('no such model', detailOf(asking, asked.model));
  const said = script.say(asked);
  const { fault } = said;
  await hesitate(fault, { ...options, signal });
  if (options.answerMs) await options.sleep(options.answerMs, signal);
  const spoilt = refused(fault, asking, asked.model);
  if (spoilt) return spoilt;
  if (fault === 'error-line' && !isStreamed) return ways.refuse('broken', detailOf(asking, asked.model));
  const text = spoilText(said);
  const { sleep } = options;
  if (isStreamed) {
    const pieces = piecesOf(question.events(said, text));
    const more = ': still there\n\n';
    return spoilBody({ kind: 'pieces', status: 200, headers: EVENT_STREAM, pieces }, fault, {
      sleep,
      more,
      signal,
    });
  }
  const whole = json(200, question.whole(said, text));
  return whole.kind === 'whole' ? spoilBody(whole, fault, { sleep, more: ' ', signal }) : whole;
}
