import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { startPostgres } from '../../src/testing/postgres.ts';
import { begin, type House, steps } from './conversation.ts';
import { diagnose } from './diagnose.ts';
import { createEisProcess } from './eis-process.ts';
import { freePort } from './free-port.ts';
import { compareRequests } from './requests.ts';
import { createSynapse, installSynapse, SYNAPSE_VERSION } from './synapse.ts';

const DOMAIN = 'hs.test';
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** A missing server is an error where everything must run, and a printed skip elsewhere. */
function missing(what: string): never {
  const mustRun = process.env['CI'] === 'true';
  say(`${mustRun ? 'FAILED' : 'skipped'}: ${what}`);
  say(mustRun ? '0 passed, 1 failed' : '0 passed, 0 failed, 1 skipped');
  process.exit(mustRun ? 1 : 0);
}

function python(): string {
  try {
    return installSynapse(resolve('.cache'));
  } catch (error) {
    return missing(`Synapse ${SYNAPSE_VERSION} could not be installed: ${String(error)}`);
  }
}

const run = (program: readonly string[]): void => {
  const { status, stdout, stderr } = spawnSync(process.execPath, program, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program.join(' ')} failed:\n${stdout}${stderr}`);
};

async function build(folder: string, database: string): Promise<House> {
  const [homeserverPort, port] = [await freePort(), await freePort()];
  const configuration = join(folder, 'config.yaml');
  const registration = join(folder, 'registration.yaml');
  writeFileSync(
    configuration,
    stringify({
      homeserver: { url: `http://127.0.0.1:${homeserverPort}`, domain: DOMAIN },
      registration,
      data: join(folder, 'data'),
      database: { url: database },
      listen: { port },
      permissions: { [DOMAIN]: 'use' },
      time_zone: 'Europe/Berlin',
    }),
  );
  run(['src/main.ts', 'register', '--config', configuration, '--url', `http://127.0.0.1:${port}`]);
  const synapse = createSynapse(python(), {
    folder: join(folder, 'synapse'),
    port: homeserverPort,
    domain: DOMAIN,
    registration,
  });
  return {
    synapse,
    eis: createEisProcess({ configuration, port, log: join(folder, 'eis.log') }),
    bot: `@eis:${DOMAIN}`,
    configuration,
  };
}

interface Tally {
  passed: number;
  failed: number;
}

async function attempt(tally: Tally, name: string, check: () => Promise<void>): Promise<void> {
  const started = performance.now();
  try {
    await check();
    tally.passed += 1;
    say(`  ✓ ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  } catch (error) {
    tally.failed += 1;
    say(`  ✗ ${name}\n    ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function converse(house: House, tally: Tally): Promise<void> {
  await house.synapse.start();
  await house.eis.start();
  const talk = await begin(house);
  for (const step of steps) await attempt(tally, step.name, async () => await step.run(talk));
  await attempt(
    tally,
    'V3 the playground answers as Synapse does',
    async () => await compareRequests(house.eis),
  );
  talk.alice.stop();
}

/** Keeps what the servers wrote where somebody can look at it after a failure. */
function keepLogs(folder: string): void {
  const kept = resolve('.cache', 'servers-failed');
  rmSync(kept, { recursive: true, force: true });
  mkdirSync(kept, { recursive: true });
  cpSync(join(folder, 'eis.log'), join(kept, 'eis.log'));
  cpSync(join(folder, 'synapse', 'homeserver.log'), join(kept, 'homeserver.log'));
  say(`The logs are in ${kept}.`);
}

const postgres = (await startPostgres()) ?? missing('PostgreSQL 15 is not installed (Debian: postgresql-15)');
const folder = mkdtempSync(join(tmpdir(), 'eis-servers-'));
const tally: Tally = { passed: 0, failed: 0 };
const version = spawnSync('/usr/lib/postgresql/15/bin/postgres', ['--version'], {
  encoding: 'utf8',
}).stdout.trim();
say(`Synapse ${SYNAPSE_VERSION} (SQLite) · ${version} · Node ${process.version}`);
const house = await build(folder, await postgres.createDatabase('eis'));
try {
  await converse(house, tally);
  for (const { name, check } of diagnose(house, postgres)) await attempt(tally, name, check);
} catch (error) {
  tally.failed += 1;
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
} finally {
  await house.eis.stop();
  await house.synapse.stop();
  await postgres.stop();
  if (tally.failed > 0) keepLogs(folder);
  rmSync(folder, { recursive: true, force: true });
}
say(`${tally.passed} passed, ${tally.failed} failed`);
process.exit(tally.failed === 0 ? 0 : 1);
