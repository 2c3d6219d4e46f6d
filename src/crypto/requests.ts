import {
  type KeysBackupRequest,
  type KeysClaimRequest,
  type KeysQueryRequest,
  type KeysUploadRequest,
  RequestType,
  type RoomMessageRequest,
  type SignatureUploadRequest,
  type ToDeviceRequest,
} from '@matrix-org/matrix-sdk-crypto-wasm';
import * as z from 'zod';
import { describeError } from '../core/describe-error.ts';
import { sha256 } from '../core/digest.ts';
import { canonical } from '../core/json.ts';
import type { Log } from '../core/log.ts';
import type { Machine } from './machine.ts';
import { isAway, refusalIn } from './refusal.ts';

/** What a machine can want to be sent. */
export type MachineRequest =
  | KeysUploadRequest
  | KeysQueryRequest
  | KeysClaimRequest
  | ToDeviceRequest
  | SignatureUploadRequest
  | RoomMessageRequest
  | KeysBackupRequest;

/** One request of the client-server API, made as our device; rejects with an error that carries its `status`. */
export type CallAsDevice = (request: {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}) => Promise<unknown>;

export interface RequestsDeps {
  readonly machine: Machine;
  readonly callAsDevice: CallAsDevice;
  /** The others wait. */
  readonly only?: RequestType | undefined;
  readonly now: () => Date;
  readonly log: Log;
  /** Aborted when this process may not act any more. */
  readonly signal: AbortSignal;
}

/** Somebody's devices or keys changed: whom the machine asks about in vain may be answered now. */
export type News = 'devices changed';

export interface Requests {
  /**
   * Sends what the machine wants to be sent until it wants nothing more; callers share one run. What the homeserver
   * refuses is left for later and holds nothing else up. Rejects when the homeserver is away.
   */
  readonly drain: (because?: News) => Promise<void>;
  /** Sends one request that a step returned, and tells the machine. Rejects when that fails. */
  readonly send: (request: MachineRequest) => Promise<void>;
  /** How many one-time keys the homeserver has, by algorithm; some leave that out of /sync, with different meanings. */
  readonly oneTimeKeyCounts: () => Promise<Readonly<Record<string, number>>>;
}

/** A query makes the machine want at most a few things more; a homeserver that answers nonsense never ends it. */
const MOST_ROUNDS = 20;
/** Asking for keys of other homeservers takes as long as the slowest of them. */
const TIMEOUT_MS = 60_000;
const FIRST_BACK_OFF_MS = 30_000;
const LONGEST_BACK_OFF_MS = 3_600_000;
/** Whoever was left out of an answer may have new devices by then. */
const LONGEST_IN_VAIN_MS = 300_000;

export function createRequests(deps: RequestsDeps): Requests {
  const refusals = createRefusals(deps);
  let wishes = 0;
  let running: Promise<void> | undefined;

  const run = async (): Promise<void> => {
    const sent = new Map<string, number>();
    let known = wishes;
    try {
      for (let rounds = 0; rounds < MOST_ROUNDS; rounds += 1) {
        // A caller has learned something: what it wants is new, also where it was asked a moment ago.
        if (known !== wishes) sent.clear();
        known = wishes;
        // What a caller wants after we looked is not sent yet.
        if (!(await sendWanted(deps, refusals, sent)) && known === wishes) return;
      }
      deps.log.warn('the crypto machine wants ever more', { rounds: MOST_ROUNDS });
    } finally {
      running = undefined;
    }
  };

  return {
    drain: async (because) => {
      // Also what was noted while the news were on their way.
      if (because === 'devices changed') refusals.forgetInVain();
      wishes += 1;
      running ??= run();
      await running;
    },
    send: async (request) => await sendOne(request, deps),
    oneTimeKeyCounts: async () => {
      const { callAsDevice, signal } = deps;
      const answer = await callAsDevice({ method: 'POST', path: keysPath('upload'), body: {}, signal });
      return Counted.parse(answer).one_time_key_counts;
    },
  };
}

/** True when something was sent, so that the machine may want more. `sent`: in the same run. */
async function sendWanted(
  deps: RequestsDeps,
  refusals: Refusals,
  sent: Map<string, number>,
): Promise<boolean> {
  const { machine, signal, only } = deps;
  const wanted = (await machine.run(wantedBy)).filter(({ type }) => only === undefined || type === only);
  let hasSent = false;
  for (const request of wanted) {
    signal.throwIfAborted();
    const key = keyOf(request);
    if (refusals.holds(key)) continue;
    const times = sent.get(key) ?? 0;
    if (times === mostTimes(request)) {
      // Some homeservers leave whom they cannot ask out of their answer, and then it is wanted for ever.
      refusals.noteInVain(key);
      continue;
    }
    hasSent = (await sendUnlessRefused(request, deps, refusals)) || hasSent;
    sent.set(key, times + 1);
  }
  return hasSent;
}

async function sendUnlessRefused(
  request: MachineRequest,
  deps: RequestsDeps,
  refusals: Refusals,
): Promise<boolean> {
  const key = keyOf(request);
  try {
    await sendOne(request, deps);
    refusals.answered(key);
    return true;
  } catch (error) {
    if (isAway(error) || deps.machine.dead.aborted) throw error;
    const failures = refusals.note(key, LONGEST_BACK_OFF_MS);
    const { status, errcode } = refusalIn(error) ?? {};
    deps.log.warn('the homeserver refused a request of the crypto machine', {
      request: RequestType[request.type],
      status: status ?? 0,
      errcode: errcode ?? '',
      failures,
      ...(status === undefined ? describeError(error) : {}),
    });
    return false;
  }
}

const Counted = z.looseObject({
  one_time_key_counts: z.record(z.string(), z.number().nonnegative()).catch({}).default({}),
});

/** What it wants to be said in rooms may have to be encrypted: `verify.ts` says that. */
const wantedBy = async (olm: {
  readonly outgoingRequests: () => Promise<readonly MachineRequest[]>;
}): Promise<readonly MachineRequest[]> =>
  (await olm.outgoingRequests()).filter((request) => !('room_id' in request));

async function sendOne(request: MachineRequest, deps: RequestsDeps): Promise<void> {
  const { machine, callAsDevice, signal } = deps;
  const { method, path } = wayOf(request);
  const body = bodyOf(request);
  const answer = await callAsDevice({
    method,
    path,
    body,
    timeoutMs: TIMEOUT_MS,
    signal,
    ...queryOf(request),
  });
  const { id, type } = request;
  // Signatures made outside the loop have no id: the machine does not wait for their answer.
  if (id === undefined) return;
  await machine.run(async (olm) => await olm.markRequestAsSent(id, type, JSON.stringify(answer)));
}

const Body = z.record(z.string(), z.unknown());
const bodyOf = ({ body }: MachineRequest): Record<string, unknown> => Body.parse(JSON.parse(body));

const clientPath = (...parts: readonly string[]): string =>
  `/_matrix/client/v3/${parts.map(encodeURIComponent).join('/')}`;
const keysPath = (...parts: readonly string[]): string => clientPath('keys', ...parts);

interface Way {
  readonly method: 'PUT' | 'POST';
  readonly path: string;
}

function wayOf(request: MachineRequest): Way {
  if ('room_id' in request) throw new Error('what is said in rooms may have to be encrypted');
  if ('txn_id' in request) {
    const { event_type, txn_id } = request;
    return { method: 'PUT', path: clientPath('sendToDevice', event_type, txn_id) };
  }
  switch (request.type) {
    case RequestType.KeysUpload:
      return { method: 'POST', path: keysPath('upload') };
    case RequestType.KeysQuery:
      return { method: 'POST', path: keysPath('query') };
    case RequestType.KeysClaim:
      return { method: 'POST', path: keysPath('claim') };
    case RequestType.SignatureUpload:
      return { method: 'POST', path: keysPath('signatures', 'upload') };
    case RequestType.KeysBackup:
      return { method: 'PUT', path: clientPath('room_keys', 'keys') };
    case RequestType.ToDevice:
    case RequestType.RoomMessage:
      throw new Error('a request without its transaction id');
  }
}

const queryOf = (request: MachineRequest): { readonly query?: { readonly version: string } } =>
  'version' in request ? { query: { version: request.version } } : {};

/** The same for the same: its id is made anew at every look. Each upload has other keys in it. */
const keyOf = (request: MachineRequest): string =>
  request.type === RequestType.KeysUpload
    ? String(request.type)
    : `${request.type} ${sha256(canonical(bodyOf(request)))}`;

/** Others take our one-time keys meanwhile; a homeserver that always says it has none is believed so often. */
const MOST_UPLOADS = 3;
const mostTimes = ({ type }: MachineRequest): number => (type === RequestType.KeysUpload ? MOST_UPLOADS : 1);

type Refusals = ReturnType<typeof createRefusals>;

/** What was refused, or answered in vain, is not asked again at once: the machine wants the same at every look. */
function createRefusals({ now }: Pick<RequestsDeps, 'now'>) {
  const held = new Map<string, { readonly failures: number; readonly until: number }>();
  const inVain = new Set<string>();
  const at = (): number => now().getTime();
  const forgetOld = (): void => {
    for (const [key, { until }] of held) if (until + LONGEST_BACK_OFF_MS < at()) held.delete(key);
  };
  const note = (key: string, longest: number): number => {
    forgetOld();
    inVain.delete(key);
    const failures = (held.get(key)?.failures ?? 0) + 1;
    const wait = Math.min(FIRST_BACK_OFF_MS * 2 ** (failures - 1), longest);
    held.set(key, { failures, until: at() + wait });
    return failures;
  };
  return {
    holds: (key: string): boolean => (held.get(key)?.until ?? 0) > at(),
    /** The machine will tell whether that was enough. */
    answered: (key: string): void => {
      const known = held.get(key);
      if (known) held.set(key, { ...known, until: at() });
    },
    note,
    noteInVain: (key: string): void => {
      note(key, LONGEST_IN_VAIN_MS);
      inVain.add(key);
    },
    forgetInVain: (): void => {
      for (const key of inVain) held.delete(key);
      inVain.clear();
    },
  };
}
