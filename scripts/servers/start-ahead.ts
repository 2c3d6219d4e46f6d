import { readFile } from 'node:fs/promises';
import { readSettings } from '../../src/config/read-settings.ts';
import { wire } from '../../src/wiring.ts';

/** `node start-ahead.ts CONFIGURATION HOURS`: eis as `start` runs it, with a clock that is ahead by so many hours. */
const [configuration = '', hours = '0'] = process.argv.slice(2);
const ahead = Number(hours) * 3_600_000;
const now = (): Date => new Date(new Date().getTime() + ahead);
const random = (bytes: number): Uint8Array => crypto.getRandomValues(new Uint8Array(bytes));

const settings = await readSettings(
  { file: configuration, mustExist: true, environment: {} },
  { readFile: async (path) => await readFile(path, 'utf8'), random, mayMake: false },
);
if (settings.kind === 'wrong') throw new Error(settings.findings.map(({ what }) => what).join('; '));
const eis = await wire({
  ...settings,
  version: 'ahead',
  startedAt: now(),
  now,
  random,
  write: (line) => void process.stdout.write(`${line}\n`),
});
process.once('SIGTERM', () => {
  void eis.stop().then(() => process.exit(0));
});
