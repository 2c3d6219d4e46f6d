import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { type PostgresServer, startPostgres } from '../../src/testing/postgres.ts';
import { begin, beginWith, type House, MARKER, meetEncrypted, steps, type Talk } from './conversation.ts';
import { diagnose } from './doctor.ts';
import { openPlayground } from '../vikunja/open-playground.ts';
import { createEisProcess } from './eis-process.ts';
import { beginEncrypted, type Confidant, encrypted } from './encrypted.ts';
import { everyday, furnish } from './everyday.ts';
import { freePort } from './free-port.ts';
import { mustNotHold } from './marker.ts';
import { OtherClient, otherClientVersion } from './other-client.ts';
import { compareRequests } from './requests.ts';
import { goesOnElsewhere } from './restored.ts';
import { createSynapse, installSynapse, SYNAPSE_VERSION } from './synapse.ts';
import { Tally } from './tally.ts';
import { verifying } from './verification.ts';

const DOMAIN = 'hs.test';
/** Who may verify eis. */
const ADMIN = `@ada:${DOMAIN}`;
const tally = new Tally();

/** A missing server is an error where everything must run, and a printed skip elsewhere. */
function missing(what: string): never {
  if (process.env['CI'] === 'true') {
    tally.fail(what);
    process.exit(tally.close());
  }
  tally.say(`skipped: ${what}\n0 passed, 0 failed, 1 skipped`);
  process.exit(0);
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

interface Ports {
  readonly homeserver: number;
  readonly eis: number;
  /** `host:port` of the services that people may connect. */
  readonly services: readonly string[];
}

/** With `url` on Postgres, without on the embedded database. */
const configurationOf = (ports: Ports, folder: string, url?: string): object => ({
  homeserver: { url: `http://127.0.0.1:${ports.homeserver}`, domain: DOMAIN },
  registration: join(folder, '..', 'registration.yaml'),
  data: join(folder, 'data'),
  ...(url === undefined ? {} : { database: { url } }),
  listen: { port: ports.eis },
  permissions: { [DOMAIN]: 'use', [ADMIN]: 'admin' },
  time_zone: 'Europe/Berlin',
  egress: { allow: ports.services },
  // One that happens to be on this machine is not asked.
  models: { local: { enabled: false } },
});

function writeConfiguration(folder: string, configuration: object): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'config.yaml');
  writeFileSync(file, stringify(configuration));
  return file;
}

async function build(folder: string, postgres: PostgresServer): Promise<House> {
  await postgres.createDatabase('eis');
  const vikunja = await openPlayground('2');
  const other = await openPlayground('2');
  const services = [vikunja.hostAndPort, other.hostAndPort];
  const ports = { homeserver: await freePort(), eis: await freePort(), services };
  const registration = join(folder, 'registration.yaml');
  const onPostgres = join(folder, 'postgres');
  const embedded = join(folder, 'embedded');
  const elsewhere = join(folder, 'elsewhere');
  const restored = writeConfiguration(elsewhere, configurationOf(ports, elsewhere));
  const configuration = writeConfiguration(
    onPostgres,
    configurationOf(ports, onPostgres, postgres.url('eis')),
  );
  run(['src/main.ts', 'register', '--config', configuration, '--url', `http://127.0.0.1:${ports.eis}`]);
  const synapse = { folder: join(folder, 'synapse'), port: ports.homeserver, domain: DOMAIN, registration };
  const log = join(folder, 'eis.log');
  return {
    synapse: createSynapse(python(), synapse),
    eis: createEisProcess({ configuration, port: ports.eis, log }),
    embedded: createEisProcess({
      configuration: writeConfiguration(embedded, configurationOf(ports, embedded)),
      port: ports.eis,
      log,
    }),
    restored: {
      configuration: restored,
      eis: createEisProcess({ configuration: restored, port: ports.eis, log }),
    },
    bot: `@eis:${DOMAIN}`,
    configuration,
    registration,
    folder,
    vikunja,
    token: furnish(vikunja),
    other: { vikunja: other, token: furnish(other) },
  };
}

async function converse(house: House, postgres: PostgresServer): Promise<void> {
  await house.synapse.start();
  await house.eis.start();
  const talk = await begin(house, 'alice');
  for (const { name, run: go } of steps) await tally.attempt(name, async () => await go(talk));
  await talkEveryday(await begin(house, 'dora'), '');
  const confidant = await talkEncrypted(house);
  for (const { name, check } of diagnose(house, postgres)) await tally.attempt(name, check);
  await tally.attempt('P4 a copy goes on elsewhere with a new device of the same identity', async () => {
    await goesOnElsewhere(confidant);
  });
  confidant.alice.stop();
  await tally.attempt('P5 the embedded database serves as well', async () => {
    await house.embedded.start();
    await talk.person.say(talk.room, `the attic is called ${MARKER}`);
    await talk.person.hears(talk.room, /^Hello Alice/i);
    await talk.person.say(talk.room, 'add ladder');
    await talk.person.hears(talk.room, /^✅ Added: ladder/);
  });
  await tally.attempt(
    'Q1 without the keys of its identity it resets nothing, leaves, and opens no plain room',
    async () => {
      for (const name of ['erik', 'frida']) await meetEncrypted(name, house);
      await house.embedded.stop();
    },
  );
  talk.person.stop();
}

async function talkEveryday(talk: Talk, where: string): Promise<void> {
  for (const { name, run: go } of everyday)
    await tally.attempt(`${name}${where}`, async () => await go(talk));
  talk.person.stop();
}

/** With a client that is not ours: the same again in encrypted rooms, and what only they have. */
async function talkEncrypted(house: House): Promise<Confidant> {
  const talk = await beginEncrypted(house);
  tally.say(`matrix-js-sdk ${otherClientVersion()} · ${talk.alice.crypto.getVersion()}`);
  for (const { name, run: go } of [...encrypted, ...verifying])
    await tally.attempt(name, async () => await go(talk));
  const person = await OtherClient.register(house.synapse.url, 'emil');
  await talkEveryday({ ...(await beginWith(house, person)), ...house.other }, ', encrypted');
  return talk;
}

/** Keeps what the servers wrote where somebody can look at it after a failure. */
function keepLogs(folder: string): void {
  const kept = resolve('.cache', 'servers-failed');
  rmSync(kept, { recursive: true, force: true });
  mkdirSync(kept, { recursive: true });
  for (const log of ['eis.log', join('synapse', 'homeserver.log')])
    if (existsSync(join(folder, log))) cpSync(join(folder, log), join(kept, log.replaceAll('/', '-')));
  tally.say(`The logs are in ${kept}.`);
}

const postgres = (await startPostgres()) ?? missing('PostgreSQL 15 is not installed (Debian: postgresql-15)');
const folder = mkdtempSync(join(tmpdir(), 'eis-servers-'));
tally.say(`Synapse ${SYNAPSE_VERSION} (SQLite) · ${postgres.version} · Node ${process.version}`);
const house = await build(folder, postgres);
try {
  await converse(house, postgres);
  await tally.attempt('V3 the playground is asked nothing that Synapse was not asked', async () => {
    const eis = [house.eis, house.embedded, house.restored.eis];
    await compareRequests(new Set(eis.flatMap(({ requests }) => [...requests()])));
  });
  await postgres.halt();
  const kept = [
    postgres.folder,
    join(folder, 'postgres'),
    join(folder, 'embedded'),
    join(folder, 'elsewhere'),
  ];
  await tally.attempt('no word of a message that is no task stands on any disk', async () => {
    mustNotHold(MARKER, kept);
    await Promise.resolve();
  });
  await tally.attempt('A6, Q4 the token stands on no disk and in no log', async () => {
    mustNotHold(house.token, [...kept, join(folder, 'eis.log'), join(folder, 'synapse', 'homeserver.log')]);
    await Promise.resolve();
  });
} catch (error) {
  tally.fail(error instanceof Error ? (error.stack ?? error.message) : String(error));
} finally {
  await house.eis.stop();
  await Promise.all([house.embedded.stop(), house.restored.eis.stop()]);
  await house.synapse.stop();
  await Promise.all([house.vikunja.close(), house.other.vikunja.close()]);
  await postgres.stop();
  const code = tally.close();
  if (code !== 0) keepLogs(folder);
  rmSync(folder, { recursive: true, force: true });
  process.exitCode = code;
}
process.exit();
