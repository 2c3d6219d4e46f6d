import type { PlainRequest } from '../router.ts';
import { type Asking, carryOut, matchRequest, refusalAnswer, requesterOf } from './answer-request.ts';
import type { Answer } from './call.ts';
import { endpointsOf } from './endpoints/all.ts';
import { type FaultName, Faults } from './faults.ts';
import { type Generation, generations, waysOf } from './generation.ts';
import type { Outcome } from './outcome.ts';
import { forbidden, Refusal, unauthorised } from './refusal.ts';
import { State } from './state.ts';
import { removeTask } from './write-task.ts';

export interface VikunjaOptions {
  readonly version: Generation;
  readonly now: () => Date;
  /** Of the server; left out: GMT. */
  readonly zone?: string;
  /** Real time, for answers that come late. */
  readonly sleep?: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** One request that came in. */
export interface VikunjaRequest {
  readonly method: string;
  /** The path without ids: `/api/v1/tasks/:task`; the path itself where there is no such route. */
  readonly template: string;
  /** Path and query. */
  readonly target: string;
  /** 0 where no answer was given. */
  readonly status: number;
  /** The user name of whoever asked; undefined where the token was not good. */
  readonly user: string | undefined;
}

export interface PlaygroundVikunja {
  /** Everything that it knows, to be looked at and edited. */
  readonly state: State;
  readonly faults: Faults;
  /** Every request, in the order of the answers. */
  readonly requests: readonly VikunjaRequest[];
  readonly forgetRequests: () => void;
  readonly answer: (request: PlainRequest, scheme?: string) => Promise<Outcome>;
  /** Goes on as another generation, with everything that is in it. */
  readonly upgradeTo: (version: Generation) => void;
}

const SLOW_MS = 3000;

/** A Vikunja in memory, which answers as real servers of three generations do. It listens nowhere by itself. */
export function createPlaygroundVikunja(options: VikunjaOptions): PlaygroundVikunja {
  const { version, now, zone = 'GMT', sleep } = options;
  const state = new State(version, { zone, now });
  const faults = new Faults();
  const requests: VikunjaRequest[] = [];
  return {
    state,
    faults,
    requests,
    forgetRequests: () => void requests.splice(0),
    upgradeTo: (next) => {
      state.generation = next;
    },
    answer: async (request, scheme = 'http') => {
      const { note, outcome, isSlow } = answered({ state, faults }, request, scheme);
      if (isSlow) await sleep?.(SLOW_MS);
      requests.push(note);
      return outcome;
    },
  };
}

interface Server {
  readonly state: State;
  readonly faults: Faults;
}

interface Answered {
  readonly note: VikunjaRequest;
  readonly outcome: Outcome;
  readonly isSlow: boolean;
}

function answered({ state, faults }: Server, request: PlainRequest, scheme: string): Answered {
  const { method, target } = request;
  const path = target.split('?', 1)[0] ?? '';
  const find = () => matchRequest(state, endpointsOf(state.generation), { method, path });
  const first = find();
  const template = first instanceof Refusal ? path : first.template;
  const met = faults.take({ method, template });
  if (met.has('upgrade')) upgrade(state);
  const matched = met.has('upgrade') ? find() : first;
  const user = requesterOf(state, matched, { path, authorization: request.headers['authorization'] });
  const outcome = met.has('drop-request')
    ? CLOSED
    : outcomeOf(answerTo(state, met, { matched, user, request, scheme }), met);
  return {
    note: {
      method,
      template,
      target,
      status: outcome.kind === 'answer' ? outcome.status : 0,
      user: user instanceof Refusal ? undefined : user.username,
    },
    outcome,
    isSlow: met.has('slow'),
  };
}

const CLOSED: Outcome = { kind: 'closed' };

type Heard = Omit<Asking, 'matched' | 'user'> & {
  readonly matched: Asking['matched'] | Refusal;
  readonly user: Asking['user'] | Refusal;
};

/** What cannot be answered is refused before any fault counts. */
function answerTo(state: State, met: Met, { matched, user, request, scheme }: Heard): Answer {
  if (user instanceof Refusal) return refusalAnswer(user, 1, '');
  if (matched instanceof Refusal) return refusalAnswer(matched, 1, '');
  return withFaults(state, met, { matched, user, request, scheme });
}

function upgrade(state: State): void {
  const next = generations[generations.indexOf(state.generation) + 1];
  if (next !== undefined) state.generation = next;
}

type Met = ReadonlySet<FaultName>;

/** Refused before anything is done, or done with whatever is wrong about it. */
function withFaults(state: State, met: Met, asking: Asking): Answer {
  const ways = waysOf[state.generation];
  const { api } = asking.matched.endpoint;
  const say = (refusal: Refusal): Answer => refusalAnswer(refusal, api, 'http://localhost/');
  if (met.has('expired') || met.has('narrow')) return say(unauthorised(ways));
  if (met.has('refuse')) return say(forbidden(ways));
  if (met.has('500')) return say(internal());
  if (met.has('html')) return PAGE;
  if (met.has('vanishing')) vanish(state, asking);
  const answer =
    met.has('lies') || met.has('echo-without-label') ? pretended(state, asking) : done(state, met, asking);
  return met.has('late-500') ? say(internal()) : answer;
}

const internal = (): Refusal => new Refusal(500, 'Internal Server Error');

const PAGE: Answer = {
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: '<!doctype html><html><head><title>Sign in</title></head><body><h1>Sign in</h1></body></html>',
};

function vanish(state: State, { matched }: Asking): void {
  const task = state.tasks.get(Number(matched.parameters['task']));
  if (task) removeTask(state, task);
}

/** Carried out, and taken back behind the requester's back. */
function pretended(state: State, asking: Asking): Answer {
  const restore = state.remember();
  const answer = carryOut(state, asking);
  restore();
  return answer;
}

function done(state: State, met: Met, asking: Asking): Answer {
  const task = state.tasks.get(Number(asking.matched.parameters['task']));
  const answer = carryOut(state, asking);
  if (met.has('wipes') && task) task.description = '';
  if (met.has('doubled') && answer.status < 300) carryOut(state, asking);
  if (met.has('same-index')) repeatIndex(state);
  return answer;
}

function repeatIndex(state: State): void {
  const made = state.tasks.get(state.last.task);
  if (!made) return;
  const others = state.tasksOf(made.project).filter(({ id }) => id !== made.id);
  made.index = Math.max(...others.map(({ index }) => index), 1);
}

function outcomeOf({ status, headers = {}, body, bytes }: Answer, met: Met): Outcome {
  if (met.has('drop-answer')) return CLOSED;
  if (met.has('silent')) return { kind: 'silent' };
  const isText = typeof body === 'string';
  const text = body === undefined ? '' : isText ? body : `${JSON.stringify(body)}\n`;
  const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
  const isCut = met.has('truncate');
  return {
    kind: 'answer',
    status,
    headers: { ...type, ...headers },
    text,
    isCut,
    ...(bytes ? { bytes } : {}),
  };
}
