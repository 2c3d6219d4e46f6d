import { parseArgs } from 'node:util';
import { benches } from './benches.ts';
import type { Row } from './row.ts';
import { writePage } from './write-page.ts';

/**
 * `npm run bench [-- --json] [--page] [--strict] [names]`: a name is that of a bench or of one of its rows. `--page`
 * writes what was measured into `docs/performance.md`; with `--strict` a goal that is missed is a failure.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    page: { type: 'boolean', default: false },
    strict: { type: 'boolean', default: false },
  },
});

const wanted = benches.filter(
  ({ name, rows, isLong }) =>
    (positionals.length === 0 && !isLong) ||
    positionals.some((asked) => asked === name || rows.includes(asked)),
);
if (wanted.length === 0) {
  process.stderr.write(`No such figure. There are: ${benches.flatMap(({ rows }) => rows).join(', ')}\n`);
  process.exit(2);
}

const lineOf = ({ name, value, unit, goal, met, note }: Row): string =>
  `${met ? '✓' : '✗'} ${name.padEnd(22)} ${String(value).padStart(9)} ${unit.padEnd(5)} goal ${String(goal).padStart(7)}  ${note}`;

// Whatever was started is ended by what hears of the exit.
process.once('SIGINT', () => process.exit(130));

const rows: Row[] = [];
let failures = 0;
for (const { name, run } of wanted) {
  if (!values.json) process.stderr.write(`… ${name}\n`);
  try {
    const measured = await run();
    rows.push(...measured);
    if (!values.json) process.stdout.write(`${measured.map(lineOf).join('\n')}\n`);
  } catch (error) {
    failures += 1;
    process.stderr.write(
      `${name} could not be measured: ${error instanceof Error ? error.message : String(error)}\n`,
    );
  }
}
if (values.page) writePage(rows);
if (values.json) process.stdout.write(`${JSON.stringify(rows, undefined, 2)}\n`);
const missed = values.strict ? rows.filter(({ met }) => !met).length : 0;
process.exit(failures + missed > 0 ? 1 : 0);
