import { z } from 'zod';
import type { Finding } from '../core/finding.ts';
import type { CryptoDoor } from './crypto-door.ts';
import type { SnapshotDoor } from './snapshot-door.ts';

/** What admin commands ask. The running eis answers over its socket; when none runs, the command opens the store itself. */
export interface AdminDoor {
  readonly status: () => Promise<StatusView>;
  readonly findings: () => Promise<readonly Finding[]>;
  readonly deadLetters: () => Promise<readonly DeadLetterView[]>;
  /** False: there is none of that number, or it was handled again already. */
  readonly rerun: (id: number) => Promise<boolean>;
  readonly trace: (reference: string) => Promise<TraceView | undefined>;
  readonly snapshot: SnapshotDoor;
  readonly crypto: CryptoDoor;
}

const moment = z.union([z.date(), z.iso.datetime().transform((text) => new Date(text))]);

export const statusView = z.object({
  version: z.string(),
  startedAt: moment,
  database: z.enum(['postgres', 'pglite']),
  /** Whether the homeserver reaches eis; absent until it is known. */
  reachesUs: z.boolean().exactOptional(),
  counts: z.object({
    waiting: z.number(),
    running: z.number(),
    timers: z.number(),
    outbox: z.number(),
    dead: z.number(),
  }),
});
export type StatusView = z.output<typeof statusView>;

export const findingView = z.object({
  id: z.string(),
  level: z.enum(['well', 'warning', 'error']),
  what: z.string(),
  mend: z.string().exactOptional(),
});

export const deadLetterView = z.object({
  id: z.number(),
  reference: z.string(),
  kind: z.string(),
  lane: z.string(),
  error: z.string(),
  at: moment,
  rerunAt: moment.exactOptional(),
});
export type DeadLetterView = z.output<typeof deadLetterView>;

const replyView = z.object({
  key: z.string(),
  /** A room, or the person whose direct room is meant. */
  destination: z.string(),
  /** `diverted`: other replies took its place, because the room had other readers by then. */
  state: z.enum(['planned', 'sending', 'sent', 'failed', 'diverted']),
  tries: z.number(),
  plannedAt: moment,
  finishedAt: moment.exactOptional(),
  eventId: z.string().exactOptional(),
});
export type ReplyView = z.output<typeof replyView>;

/** Every station of one message, without a word of it. */
export const traceView = z.object({
  reference: z.string(),
  kind: z.string(),
  lane: z.string(),
  acceptedAt: moment,
  /** `planned`: waits for the moment `due`. */
  state: z.enum(['planned', 'waiting', 'running', 'done', 'dead']),
  due: moment.exactOptional(),
  /** Failures so far. */
  attempts: z.number(),
  replies: z.array(replyView).readonly(),
});
export type TraceView = z.output<typeof traceView>;
