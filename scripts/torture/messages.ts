import { z } from 'zod';

/** Calls of the store between which a message can be lost or doubled: eis is killed before or after one of them. */
export const steps = [
  'accept',
  'claim',
  'recordDecision',
  'create',
  'update',
  'remove',
  'open',
  'begin',
  'end',
  'endLast',
  'close',
  'connect',
  'finish',
  'take',
  'sent',
  'remember',
  'moveDue',
] as const;
/** The same, where there are models. */
export const modelSteps = ['progress', 'finish', 'recordDecision', 'writeDown', 'settle'] as const;
/** The same, where rooms are encrypted. */
export const cryptoSteps = ['flush', 'flushReceived', 'flushDecrypted', 'flushEncrypted'] as const;
const allSteps = [...steps, ...modelSteps, ...cryptoSteps] as const;
export type Step = (typeof allSteps)[number];
export type Phase = 'before' | 'after';

/** What a control run takes out of eis. */
const without = z.enum(['nothing', 'dedupe', 'outbox-echo', 'journal', 'ledger', 'flush']);
export type Without = z.output<typeof without>;

/** With what an eis is started. */
const setup = z.strictObject({
  /** As it would stand in `config.yaml`. */
  configuration: z.record(z.string(), z.json()),
  /** As it would stand in `registration.yaml`. */
  registration: z.string(),
  masterKey: z.string(),
  database: z.strictObject({ url: z.string().exactOptional(), folder: z.string().exactOptional() }),
  without,
});
export type Setup = z.output<typeof setup>;

/** From the torture to an eis. */
export const order = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('start'), setup }),
  /** The next such call is held for ever, and reported. */
  z.strictObject({ kind: z.literal('trap'), step: z.enum(allSteps), phase: z.enum(['before', 'after']) }),
]);
export type Order = z.output<typeof order>;

/** From an eis to the torture. */
export const news = z.discriminatedUnion('kind', [
  /** The program is in memory, and nothing is started yet. */
  z.strictObject({ kind: z.literal('loaded') }),
  z.strictObject({ kind: z.literal('listening'), address: z.string() }),
  z.strictObject({ kind: z.literal('leading') }),
  z.strictObject({ kind: z.literal('caught') }),
  z.strictObject({ kind: z.literal('failed'), because: z.string() }),
]);
export type News = z.output<typeof news>;
