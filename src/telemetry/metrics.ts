import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Outgoing } from '../core/inbox.ts';
import type { ModelTier, ModelTokens, NoAnswer } from '../core/model.ts';
import type { InboxKind } from '../core/new-entry.ts';
import { pathTemplate } from './path-template.ts';

export interface MetricsDeps {
  /** How much waits, from the store; may throw while the database is away. */
  readonly counts: () => Promise<Counts>;
  /** Who waits for models of the house. */
  readonly queues: () => readonly ModelQueue[];
}

export interface ModelQueue {
  readonly provider: 'ollama' | 'gateway';
  readonly waiting: number;
  readonly running: number;
  /** It broke down, and is left alone. */
  readonly isOpen: boolean;
}

/** One question to a model, without its person. */
export interface AskedModel {
  readonly tier: ModelTier;
  readonly outcome: 'answered' | NoAnswer;
  readonly ms: number;
  readonly tokens: ModelTokens;
}

export interface Counts {
  readonly waiting: number;
  readonly running: number;
  readonly timers: number;
  readonly outbox: number;
  readonly dead: number;
}

/** What the parts count. Labels are words of eis and of the specification: none names a person, a room or a text. */
export interface Metrics {
  /** After each batch of a door, or after its failure. `ms`: from the call to the commit. */
  readonly accepted: (batch: AcceptedBatch) => void;
  readonly handled: (kind: InboxKind, outcome: 'done' | 'postponed' | 'dead' | 'fenced') => void;
  /** A row of the outbox reached a state. */
  readonly outbox: (kind: Outgoing['kind'], state: 'sent' | 'retried' | 'diverted' | 'failed') => void;
  /** `ms`: from the commit of the message to the homeserver's answer to the reply. */
  readonly replied: (ms: number) => void;
  /** `status` 0: no answer came. The path may be a whole one; ids are taken out here. */
  readonly asked: (request: {
    readonly method: string;
    readonly path: string;
    readonly status: number;
  }) => void;
  readonly askedModel: (asked: AskedModel) => void;
  /** Everything, in the format of Prometheus. Never throws because of the database. */
  readonly text: () => Promise<string>;
}

export interface AcceptedBatch {
  readonly fresh: number;
  readonly duplicate: number;
  readonly unreadable: number;
  readonly outcome: 'stored' | 'failed';
  readonly ms: number;
}

/** Seconds; from an in-memory store to a homeserver that is about to hang up. */
const ACCEPT_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
/** Seconds; from a phrase (20 ms) over a model to a day away. */
const REPLY_BUCKETS = [0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 600, 86_400];

/** Seconds; from a cloud that refuses to a small model on an old processor. */
const MODEL_BUCKETS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 45, 120];

export function createMetrics(deps: MetricsDeps): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const { events, accepts, entries, outbox, replies, requests } = createMeters(registry);
  const models = createModelMeters(registry);
  const gauges = createGauges(registry);
  return {
    accepted: ({ fresh, duplicate, unreadable, outcome, ms }) => {
      events.inc({ outcome: 'fresh' }, fresh);
      events.inc({ outcome: 'duplicate' }, duplicate);
      events.inc({ outcome: 'unreadable' }, unreadable);
      accepts.observe({ outcome }, ms / 1_000);
    },
    handled: (kind, outcome) => {
      entries.inc({ kind, outcome });
    },
    outbox: (kind, state) => {
      outbox.inc({ kind, state });
    },
    replied: (ms) => {
      replies.observe(ms / 1_000);
    },
    asked: ({ method, path, status }) => {
      requests.inc({ method, path: pathTemplate(path), status });
    },
    askedModel: models.count,
    text: async () => {
      models.read(deps.queues());
      await gauges.read(deps);
      return await registry.metrics();
    },
  };
}

const createMeters = (registry: Registry) => {
  const registers = [registry];
  return {
    events: new Counter({
      name: 'eis_events_total',
      help: 'Events that came through the doors',
      labelNames: ['outcome'],
      registers,
    }),
    accepts: new Histogram({
      name: 'eis_accept_seconds',
      help: 'From the arrival of a batch to its commit',
      labelNames: ['outcome'],
      buckets: ACCEPT_BUCKETS,
      registers,
    }),
    entries: new Counter({
      name: 'eis_entries_total',
      help: 'Rows of the inbox that were handled',
      labelNames: ['kind', 'outcome'],
      registers,
    }),
    outbox: new Counter({
      name: 'eis_outbox_total',
      help: 'Rows of the outbox that reached a state',
      labelNames: ['kind', 'state'],
      registers,
    }),
    replies: new Histogram({
      name: 'eis_reply_seconds',
      help: 'From the arrival of a message to its reply',
      buckets: REPLY_BUCKETS,
      registers,
    }),
    requests: new Counter({
      name: 'eis_homeserver_requests_total',
      help: 'Requests to the homeserver; status 0: no answer',
      labelNames: ['method', 'path', 'status'],
      registers,
    }),
  };
};

const createModelMeters = (registry: Registry) => {
  const registers = [registry];
  const seconds = new Histogram({
    name: 'eis_model_seconds',
    help: 'Questions to language models, without waiting for their turn',
    labelNames: ['tier', 'outcome'],
    buckets: MODEL_BUCKETS,
    registers,
  });
  const tokens = new Counter({
    name: 'eis_model_tokens_total',
    help: 'Tokens that models read and wrote',
    labelNames: ['tier', 'direction'],
    registers,
  });
  const queue = new Gauge({
    name: 'eis_model_queue',
    help: 'Questions that wait for a model of the house, or are with it',
    labelNames: ['provider', 'state'],
    registers,
  });
  const open = new Gauge({
    name: 'eis_model_left_alone',
    help: '1 while a model of the house is left alone because it broke down',
    labelNames: ['provider'],
    registers,
  });
  return {
    count: ({ tier, outcome, ms, tokens: { sent, received } }: AskedModel): void => {
      seconds.observe({ tier, outcome }, ms / 1_000);
      tokens.inc({ tier, direction: 'sent' }, sent);
      tokens.inc({ tier, direction: 'received' }, received);
    },
    read: (queues: readonly ModelQueue[]): void => {
      for (const { provider, waiting, running, isOpen } of queues) {
        queue.set({ provider, state: 'waiting' }, waiting);
        queue.set({ provider, state: 'running' }, running);
        open.set({ provider }, isOpen ? 1 : 0);
      }
    },
  };
};

const createGauges = (registry: Registry) => {
  const registers = [registry];
  const rows = new Gauge({
    name: 'eis_rows',
    help: 'Rows that wait, run or are dead; absent while the database is away',
    labelNames: ['state'],
    registers,
  });
  const up = new Gauge({ name: 'eis_database_up', help: '1 when the database answers', registers });
  return {
    read: async ({ counts }: MetricsDeps): Promise<void> => {
      rows.reset();
      try {
        for (const [state, count] of Object.entries(await counts())) rows.set({ state }, Number(count));
        up.set(1);
      } catch {
        up.set(0);
      }
    },
  };
};
