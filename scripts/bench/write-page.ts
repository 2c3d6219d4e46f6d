import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import type { Row } from './row.ts';

const PAGE = 'docs/performance.md';
const [BEGIN, END] = ['<!-- figures: npm run bench -- --page -->', '<!-- end of figures -->'];
const HEAD = ['| figure | measured | goal | met | |', '|---|---|---|---|---|'];
/** The names in a table that was written before. */
const NAME = /^\| `([a-z0-9-]+)` \|/;

const lineOf = ({ name, value, unit, goal, met, note }: Row): string =>
  `| \`${name}\` | ${value} ${unit} | ${goal} ${unit} | ${met ? 'yes' : '**no**'} | ${note} |`;

function machine(): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const today = new Date().toISOString().slice(0, 10);
  return `${today}: ${cpus().length} cores (${cpu?.model ?? 'unknown'}), ${memory} GiB, ${type()} ${release()}, Node ${process.version.slice(1)}.`;
}

/** Puts the rows into the table of the page; what was not measured this time stays as it was. */
export function writePage(rows: readonly Row[]): void {
  const page = readFileSync(PAGE, 'utf8');
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`${PAGE} has no place for figures`);
  const lines = new Map<string, string>();
  for (const line of page.slice(begin, end).split('\n')) {
    const name = NAME.exec(line)?.[1];
    if (name !== undefined) lines.set(name, line);
  }
  for (const row of rows) lines.set(row.name, lineOf(row));
  const table = [BEGIN, machine(), '', ...HEAD, ...lines.values(), ''].join('\n');
  writeFileSync(PAGE, `${page.slice(0, begin)}${table}${page.slice(end)}`);
}
