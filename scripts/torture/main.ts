import { closeSync, openSync } from 'node:fs';
import type { Without } from './messages.ts';
import { type Given, readArguments, usage } from './read-arguments.ts';
import { asJson, asText } from './report.ts';
import { type Tortured, torture } from './torture.ts';

// Kills eis again and again while people talk to it, and counts what got lost or came twice.

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

const SEEDS = 1_000_000;

/** A control run is right when it counts something: else the torture would not notice a mistake in eis either. */
function isRight(without: Without, { faults, doubleReplies, doubleWrites, ledger, keys }: Tortured): boolean {
  switch (without) {
    case 'nothing':
      return faults.length === 0;
    case 'ledger':
      return ledger !== undefined && ledger.unwritten > 0;
    case 'flush':
      return keys !== undefined && keys.lostKeys + keys.reusedIndexes > 0;
    case 'dedupe':
    case 'outbox-echo':
    case 'journal':
      return doubleReplies + doubleWrites > 0;
  }
}

async function run(given: Given): Promise<boolean> {
  const log = given.log === undefined ? undefined : openSync(given.log, 'w');
  const stopped = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => stopped.abort(new Error(`ended by ${signal}`)));
  try {
    const tortured = await torture({
      ...given,
      log,
      seed: given.seed ?? Math.floor(Math.random() * SEEDS),
      database: given.pglite ? 'pglite' : 'postgres',
      stopped: stopped.signal,
      tell: complain,
    });
    (given.json ? complain : print)(asText(tortured).join('\n'));
    if (given.json) print(asJson(tortured));
    return isRight(given.without, tortured);
  } finally {
    if (log !== undefined) closeSync(log);
  }
}

const given = readArguments(process.argv.slice(2));
if (typeof given === 'string') {
  complain(`${given}\n${usage}`);
  process.exitCode = 2;
} else if (given.help) {
  print(usage);
} else {
  process.exitCode = (await run(given)) ? 0 : 1;
}
