import type { Gate, Verdict } from './check/gate.ts';
import { generated } from './check/gates/generated.ts';
import { arrows, deadCode, format, lint, seeds, sentences, types } from './check/gates/looks.ts';
import { migrations } from './check/gates/migrations.ts';
import { packages } from './check/gates/packages.ts';
import { tests } from './check/gates/tests.ts';

/*
 * `npm run check [-- --no-tests]`: all gates, also after one has failed; a line for each, with how much it looked at
 * and how long it took. Two run at a time; the tests want the machine for themselves and come last.
 */

const AT_A_TIME = 2; // the tools use threads of their own, and two cores are what we can count on

const first: readonly Gate[] = [
  types,
  lint,
  format,
  arrows,
  deadCode,
  sentences,
  seeds,
  generated,
  migrations,
  packages,
];
const last: readonly Gate[] = process.argv.includes('--no-tests') ? [] : [tests];

interface Judged extends Verdict {
  readonly seconds: string;
}

async function judge(gate: Gate): Promise<Judged> {
  const started = performance.now();
  const verdict = await gate
    .judge()
    .catch((error: unknown) => ({ count: 'nothing', problems: [String(error)] }));
  return { ...verdict, seconds: ((performance.now() - started) / 1000).toFixed(1) };
}

function print(gate: Gate, { count, problems, figures = [], seconds }: Judged): void {
  const mark = problems.length === 0 ? '✓' : '✗';
  process.stdout.write(`${mark} ${gate.name.padEnd(18)} ${count.padStart(13)} ${seconds.padStart(6)} s\n`);
  for (const figure of figures) process.stdout.write(`    ${figure}\n`);
  for (const problem of problems) process.stdout.write(`    ${problem.replaceAll('\n', '\n    ')}\n`);
}

/** Judges gates `AT_A_TIME`, prints them in their order, and returns the names of those that failed. */
async function run(gates: readonly Gate[]): Promise<readonly string[]> {
  const judged = gates.map(() => Promise.withResolvers<Judged>());
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < gates.length; index = next++) {
      const gate = gates[index];
      if (gate) judged[index]?.resolve(await judge(gate));
    }
  };
  const workers = Array.from({ length: AT_A_TIME }, work);
  const failed: string[] = [];
  for (const [index, gate] of gates.entries()) {
    const result = await judged[index]?.promise;
    if (!result) continue;
    print(gate, result);
    if (result.problems.length > 0) failed.push(gate.name);
  }
  await Promise.all(workers);
  return failed;
}

const started = performance.now();
const failed = [...(await run(first)), ...(await run(last))];
const seconds = ((performance.now() - started) / 1000).toFixed(1);
const count = first.length + last.length;
process.stdout.write(`${count - failed.length} passed, ${failed.length} failed (${seconds} s)\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
