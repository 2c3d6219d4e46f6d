import { parseArgs } from 'node:util';
import { z } from 'zod';

const options = {
  kills: { type: 'string', default: '200' },
  seed: { type: 'string' },
  without: { type: 'string', default: 'nothing' },
  models: { type: 'boolean', default: false },
  encrypted: { type: 'boolean', default: false },
  pglite: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  log: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

const given = z
  .strictObject({
    kills: z.coerce.number('--kills takes a number').int().min(1).max(100_000),
    seed: z.coerce.number('--seed takes a number').int().optional(),
    without: z.enum(
      ['nothing', 'dedupe', 'outbox-echo', 'journal', 'ledger', 'flush'],
      '--without takes the name of a safeguard: dedupe, outbox-echo, journal, ledger or flush',
    ),
    models: z.boolean(),
    encrypted: z.boolean(),
    pglite: z.boolean(),
    json: z.boolean(),
    log: z.string().optional(),
    help: z.boolean(),
  })
  .refine(({ without, models }) => without !== 'ledger' || models, '--without ledger needs --models')
  .refine(({ without, encrypted }) => without !== 'flush' || encrypted, '--without flush needs --encrypted');
export type Given = z.output<typeof given>;

export const usage = `npm run torture -- [--kills 200] [--encrypted] [--models] [--json] [--without SAFEGUARD]
  --kills N       how often eis is killed (200)
  --without NAME  a control run: one safeguard is taken out, and the counts must show it;
                  dedupe, outbox-echo, journal, ledger (with --models) or flush (with --encrypted)
  --encrypted     in encrypted rooms: keys, ratchets and plain words are counted as well
  --models        people also say what only models understand, and ask models in the cloud
  --pglite        with the embedded database, also where PostgreSQL is installed
  --seed N        the same choices as in an earlier run
  --log FILE      keeps the log of every eis
  --json          prints { kills, requests, lost, doubleReplies, doubleWrites } at the end, with --encrypted
                  { kills, lostKeys, reusedIndexes, lost, doubleReplies, plain }`;

/** What was typed, or a sentence about what is wrong with it. */
export function readArguments(words: readonly string[]): Given | string {
  try {
    const { values } = parseArgs({ args: [...words], options });
    const read = given.safeParse(values);
    return read.success ? read.data : z.prettifyError(read.error);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
