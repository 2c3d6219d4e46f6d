import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { generations } from '../../src/playground/vikunja/generation.ts';
import { atMost, type Row } from './row.ts';

const PROGRAM = fileURLToPath(new URL('lossy/one-generation.ts', import.meta.url));
/** `EIS_LOSSY_OPERATIONS`: a short form for CI finds what breaks often; the full one is run by hand. */
const OPERATIONS = Number(process.env['EIS_LOSSY_OPERATIONS'] ?? 10_000);
/** `EIS_LOSSY_SEED` repeats the choices of an earlier run, though not its timing. */
const SEED = Number(process.env['EIS_LOSSY_SEED'] ?? Math.floor(Math.random() * 1_000_000));
/** Lines about what went wrong; more say nothing more. */
const LINES = 20;
const LONGEST_OUTPUT = 64 * 1024 * 1024;

const Counted = z.record(z.string(), z.number());
const Played = z.object({
  version: z.string(),
  operations: z.number(),
  undone: z.number(),
  told: Counted,
  met: Counted,
  lost: z.array(z.string()),
  doubled: z.array(z.string()),
  wrong: z.array(z.string()),
  undoDiffers: z.array(z.string()),
});
type Played = z.output<typeof Played>;

/** Random operations on each generation of Vikunja, through a proxy that drops, doubles, delays, truncates and lies. */
export async function lossy(): Promise<readonly Row[]> {
  process.stderr.write(`  ${OPERATIONS} operations on each generation, seed ${SEED}\n`);
  const played = await Promise.all(generations.map(playOne));
  for (const one of played) {
    process.stderr.write(`  ${summary(one)}\n`);
    for (const fault of faultsOf(one).slice(0, LINES)) process.stderr.write(`    ${fault}\n`);
  }
  return rowsOf(played);
}

async function playOne(version: string, index: number): Promise<Played> {
  const given = { version, operations: OPERATIONS, seed: SEED + index };
  const words = Object.entries(given).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM, ...words], {
    maxBuffer: LONGEST_OUTPUT,
  });
  return Played.parse(JSON.parse(stdout));
}

const counted = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, times]) => `${times} ${name}`)
    .join(', ');

const summary = ({ version, operations, undone, told, met }: Played): string =>
  `${version}: ${operations} operations (${counted(told)}), ${undone} taken back; requests: ${counted(met)}`;

const faultsOf = ({ lost, doubled, wrong, undoDiffers }: Played): readonly string[] => [
  ...lost.map((line) => `lost: ${line}`),
  ...doubled.map((line) => `doubled: ${line}`),
  ...wrong.map((line) => `wrong: ${line}`),
  ...undoDiffers.map((line) => `undo differs: ${line}`),
];

const row = (name: string, value: number, note: string): Row => atMost(0, { name, value, unit: '', note });

function rowsOf(played: readonly Played[]): readonly Row[] {
  const sum = (count: (one: Played) => number): number => played.reduce((all, one) => all + count(one), 0);
  const note = `${sum((one) => one.operations)} operations on ${played.length} generations, seed ${SEED}`;
  return [
    row(
      'lossy-lost',
      sum(({ lost }) => lost.length),
      `fields lost without a word; ${note}`,
    ),
    row(
      'lossy-doubled',
      sum(({ doubled }) => doubled.length),
      `objects too many; ${note}`,
    ),
    row(
      'lossy-wrong',
      sum(({ wrong }) => wrong.length),
      `said to be done and not, or the reverse; ${note}`,
    ),
    row(
      'lossy-undo-differs',
      sum(({ undoDiffers }) => undoDiffers.length),
      `of ${sum((one) => one.undone)} that were taken back; ${note}`,
    ),
  ];
}
