import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { testFiles } from './check/source-files.ts';
import { selectTests } from './test/select.ts';

/*
 * `npm test [-- words and options of jest]`. A word chooses test files by their path or, where no path has it,
 * tests by their name: `npm test -- contract`, `npm test -- Q10`. Without words every test file must have run.
 */

const Results = z.looseObject({
  numTotalTestSuites: z.number(),
  numRuntimeErrorTestSuites: z.number(),
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  testResults: z.array(
    z.looseObject({ assertionResults: z.array(z.looseObject({ title: z.string(), status: z.string() })) }),
  ),
});

/** A test whose name is a number that was found out: said at the end, when the test has passed. */
const FIGURE = 'figure: ';
/** A test of something that went wrong in the world outside: named when tests were chosen, with how often it passed. */
const TRAP = 'trap: ';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const folder = mkdtempSync(join(tmpdir(), 'eis-test-'));
const report = join(folder, 'results.json');
const files = testFiles();
const words = process.argv.slice(2);

const { status } = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    '--json',
    `--outputFile=${report}`,
    ...selectTests(words, files),
  ],
  { stdio: ['inherit', 'ignore', 'inherit'] }, // jest talks on standard error; with --json the results go to the other
);

function sayTraps(titles: readonly string[]): void {
  const times = Map.groupBy(titles, (title) => title);
  for (const [title, all] of times) say(`✓ ${title}${all.length > 1 ? ` (${all.length} times)` : ''}`);
}

function summary(): { passed: number; failed: number } {
  const results = Results.parse(JSON.parse(readFileSync(report, 'utf8')));
  const passed = results.numPassedTests;
  const titles = results.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter((test) => test.status === 'passed')
    .map(({ title }) => title);
  if (words.length > 0) sayTraps(titles.filter((title) => title.includes(TRAP)));
  for (const title of titles) if (title.startsWith(FIGURE)) say(title.slice(FIGURE.length));
  let failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  if (results.numPendingTests > 0) say(`${results.numPendingTests} skipped`);
  if (words.length === 0 && results.numTotalTestSuites !== files.length) {
    say(`${results.numTotalTestSuites} test files ran, but there are ${files.length}.`);
    failed += 1;
  }
  if (passed + failed === 0) {
    say('No test has run.');
    failed += 1;
  }
  return { passed, failed };
}

try {
  const { passed, failed } = summary();
  say(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && status === 0 ? 0 : 1;
} catch {
  say('jest ended without results.\n0 passed, 1 failed');
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
