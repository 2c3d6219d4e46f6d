import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The version this project is tested with; also what `pip` is asked for. */
export const SYNAPSE_VERSION = '1.163.2';

/** How long Synapse may take to answer its first request: a second here, more on a busy machine. */
const START_MS = 60_000;

export interface Synapse {
  readonly url: string;
  readonly domain: string;
  readonly start: () => Promise<void>;
  /** Ends it as an operator would (SIGTERM) and waits for the process. */
  readonly stop: () => Promise<void>;
  readonly restart: () => Promise<void>;
}

interface SynapseOptions {
  /** An empty folder for everything it writes. */
  readonly folder: string;
  readonly port: number;
  readonly domain: string;
  /** Path of the registration file of the application service. */
  readonly registration: string;
}

const run = (command: string, parameters: readonly string[], folder?: string): void => {
  const { status, stderr } = spawnSync(command, parameters, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${parameters.join(' ')} failed:\n${stderr}`);
};

/** A virtual environment with Synapse in it, made once below `cache` and used again afterwards. Gives its Python. */
export function installSynapse(cache: string): string {
  const environment = resolve(cache, `synapse-${SYNAPSE_VERSION}`);
  const python = join(environment, 'bin', 'python');
  if (existsSync(join(environment, 'complete'))) return python;
  run('python3', ['-m', 'venv', environment]);
  run(python, [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    `matrix-synapse==${SYNAPSE_VERSION}`,
  ]);
  writeFileSync(join(environment, 'complete'), '');
  return python;
}

/** Open limits and open registration: it listens on loopback only and lives as long as the test. */
const configurationOf = ({ folder, port, domain, registration }: SynapseOptions): string => `
server_name: ${domain}
public_baseurl: http://127.0.0.1:${port}/
pid_file: ${folder}/homeserver.pid
listeners: [{port: ${port}, type: http, tls: false, bind_addresses: ['127.0.0.1'], resources: [{names: [client], compress: false}]}]
database: {name: sqlite3, args: {database: ${folder}/homeserver.db}}
log_config: ${folder}/log.yaml
media_store_path: ${folder}/media
signing_key_path: ${folder}/signing.key
report_stats: false
registration_shared_secret: registration
macaroon_secret_key: macaroon
form_secret: form
enable_registration: true
enable_registration_without_verification: true
trusted_key_servers: []
federation_domain_whitelist: []
app_service_config_files: [${registration}]
rc_message: {per_second: 1000, burst_count: 1000}
rc_registration: {per_second: 1000, burst_count: 1000}
rc_login: {address: {per_second: 1000, burst_count: 1000}, account: {per_second: 1000, burst_count: 1000}, failed_attempts: {per_second: 1000, burst_count: 1000}}
rc_joins: {local: {per_second: 1000, burst_count: 1000}}
rc_invites: {per_room: {per_second: 1000, burst_count: 1000}, per_user: {per_second: 1000, burst_count: 1000}}
`;

const LOG = `version: 1
formatters: {plain: {format: '%(asctime)s %(name)s %(levelname)s %(message)s'}}
handlers: {file: {class: logging.FileHandler, formatter: plain, filename: FILE}}
root: {level: WARNING, handlers: [file]}
disable_existing_loggers: false
`;

const answers = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(`${url}/_matrix/client/versions`)).ok;
  } catch {
    return false;
  }
};

const ended = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise<void>((done) => {
    child.once('exit', () => {
      done();
    });
  });
};

/** A Synapse of its own on loopback, not yet started. */
export function createSynapse(python: string, options: SynapseOptions): Synapse {
  const { folder, port, domain } = options;
  const url = `http://127.0.0.1:${port}`;
  const settings = join(folder, 'homeserver.yaml');
  mkdirSync(folder, { recursive: true });
  writeFileSync(settings, configurationOf(options));
  writeFileSync(join(folder, 'log.yaml'), LOG.replace('FILE', join(folder, 'homeserver.log')));
  const program = ['-m', 'synapse.app.homeserver', '-c', settings];
  run(python, [...program, '--generate-keys'], folder);
  let child: ChildProcess | undefined;

  const start = async (): Promise<void> => {
    child = spawn(python, program, { cwd: folder, stdio: 'ignore' });
    for (let waited = 0; waited < START_MS; waited += 100) {
      if (await answers(url)) return;
      if (child.exitCode !== null) throw new Error(`Synapse ended at once; see ${folder}/homeserver.log`);
      await sleep(100);
    }
    throw new Error(`Synapse did not answer within ${START_MS / 1000} s; see ${folder}/homeserver.log`);
  };
  const stop = async (): Promise<void> => {
    if (!child) return;
    child.kill('SIGTERM');
    await ended(child);
    child = undefined;
  };
  return {
    url,
    domain,
    start,
    stop,
    restart: async () => {
      await stop();
      await start();
    },
  };
}
