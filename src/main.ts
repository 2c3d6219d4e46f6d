import { readFile } from 'node:fs/promises';
import { enableCompileCache, flushCompileCache } from 'node:module';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { AdminDoor } from './cli/admin-door.ts';
import { type CommandLine, helpText, readCommandLine } from './cli/command-line.ts';
import { plain } from './cli/output.ts';
import { keepProcessRules, untilTaken, untilSignalled } from './cli/process-rules.ts';
import type { ReachDoorDeps } from './cli/reach-door.ts';
import type { Where } from './config/load.ts';
import type { RightSettings, WrongSettings } from './config/read-settings.ts';
import type { Finding } from './core/finding.ts';

// What a command needs is imported when it runs: `explain` must not load a database, nor `start` the playground.

// Compiled code is kept from one start to the next, which halves the work of a start. Where the folder cannot be
// written, Node goes on without.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)));

// Packages below use what Node no longer likes; people who run eis cannot change that.
process.noDeprecation = true;

type Command = Extract<CommandLine, { kind: 'command' }>;
type Settings = RightSettings | WrongSettings;

const startedAt = new Date();
const now = (): Date => new Date();
const random = (bytes: number): Uint8Array => crypto.getRandomValues(new Uint8Array(bytes));
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);
const output = { print, complain };
const sleep = async (ms: number, signal?: AbortSignal): Promise<void> => {
  await wait(ms, undefined, signal === undefined ? {} : { signal });
};
const readTextFile = async (path: string): Promise<string> => await readFile(path, 'utf8');
const ownFile = async (name: string): Promise<string> =>
  await readFile(new URL(`../${name}`, import.meta.url), 'utf8');

const commands: Readonly<Record<Command['name'], (command: Command) => Promise<number>>> = {
  start,
  demo,
  register,
  doctor,
  status,
  'dead-letters': async (command) => {
    const { deadLetters } = await import('./cli/dead-letters.ts');
    return await overDoor(command, async (door) => await deadLetters(typed(command), { ...output, ...door }));
  },
  trace: async (command) => {
    const { trace } = await import('./cli/trace.ts');
    return await overDoor(command, async (door) => await trace(typed(command), { ...output, ...door }));
  },
  crypto: async (command) => {
    const [{ crypto: tell }, { writeNew }] = await Promise.all([
      import('./cli/crypto.ts'),
      import('./cli/files.ts'),
    ]);
    const rim = { ...output, readFile: readTextFile, writeNew };
    return await overDoor(command, async (door) => await tell(command, { ...rim, ...door }));
  },
  explain,
  backup: async (command) => await copy('backup', command),
  restore: async (command) => await copy('restore', command),
  'rotate-key': async (command) => await copy('rotate-key', command),
  version: async () => {
    print(`eis ${await ownVersion()}`);
    return 0;
  },
  help: async ({ words }) => {
    print(helpText(words[0]));
    return await Promise.resolve(0);
  },
};

const isJson = ({ options }: Command): boolean => options['json'] === true;
const typed = (command: Command) => ({ json: isJson(command), words: command.words });

function optionOf({ options }: Command, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

async function ownVersion(): Promise<string> {
  const description: unknown = JSON.parse(await ownFile('package.json'));
  return typeof description === 'object' && description !== null && 'version' in description
    ? String(description.version)
    : 'unknown';
}

function whereOf(command: Command): Where {
  const fromEnvironment = process.env['EIS_CONFIG'] ?? '';
  const named = optionOf(command, 'config') ?? (fromEnvironment === '' ? undefined : fromEnvironment);
  return { file: resolve(named ?? 'config.yaml'), mustExist: named !== undefined, environment: process.env };
}

async function settingsOf(command: Command, key: 'make a key' | 'only look'): Promise<Settings> {
  const { readSettings } = await import('./config/read-settings.ts');
  return await readSettings(whereOf(command), {
    readFile: readTextFile,
    random,
    mayMake: key === 'make a key',
  });
}

const isError = ({ level }: Finding): boolean => level === 'error';
const sentenceOf = ({ what, mend }: Finding): string => plain(mend === undefined ? what : `${what} ${mend}`);

interface Running {
  readonly stop: () => Promise<void>;
}

/** `eis start`: runs until a signal. Wrong settings start safe mode, which handles nothing and says why. */
async function start(command: Command): Promise<number> {
  const stopping = new AbortController();
  const signalled = abortWhenSignalled(stopping);
  const settings = await settingsOf(command, 'make a key');
  if (settings.kind === 'right' && settings.madeKey !== undefined) complain(settings.madeKey);
  const running =
    settings.kind === 'right' ? await startRight(settings, stopping.signal) : await startSafe(settings);
  if (running === undefined) return stopping.signal.aborted ? 0 : 1;
  flushCompileCache();
  await signalled;
  await running.stop();
  return 0;
}

async function abortWhenSignalled(stopping: AbortController): Promise<void> {
  await untilSignalled(process);
  stopping.abort();
}

/** A database that is away, for example because the machine is starting, is waited for in safe mode. */
const TRY_AGAIN_MS = 5_000;

async function startRight(settings: RightSettings, signal: AbortSignal): Promise<Running | undefined> {
  const [{ wire }, { whyNotStarted }, { keyPlaceOf }] = await Promise.all([
    import('./wiring.ts'),
    import('./cli/why-not-started.ts'),
    import('./cli/key-place.ts'),
  ]);
  const { configuration, registration } = settings;
  while (!signal.aborted) {
    try {
      return await wire({ ...settings, version: await ownVersion(), startedAt, now, random, write: print });
    } catch (error) {
      const finding = await whyNotStarted(error, keyPlaceOf(process.env, configuration));
      const wrong = { kind: 'wrong', findings: [finding], usable: configuration, registration } as const;
      if (finding.id === 'key.opens') return await startSafe(wrong);
      if (finding.id !== 'database.reach') {
        complain(`eis could not start. ${sentenceOf(finding)}`);
        return undefined;
      }
      const safe = await startSafe(wrong);
      await sleep(TRY_AGAIN_MS, signal).catch(() => undefined);
      await safe.stop();
    }
  }
  return undefined;
}

async function startSafe({ findings, usable, registration }: WrongSettings): Promise<Running> {
  const reasons = findings.filter(isError).map(sentenceOf);
  complain(['eis starts in safe mode and handles nothing, because:', ...reasons].join('\n  '));
  const { wireSafeMode } = await import('./wiring/safe-mode.ts');
  const { listen, log } = usable;
  return await wireSafeMode({ listen, level: log.level, reasons, registration, now, write: print });
}

async function demo(command: Command): Promise<number> {
  const [{ demo: play, isGeneration }, { startDemoEis }, { readDemoOptions }] = await Promise.all([
    import('./demo.ts'),
    import('./wiring/demo.ts'),
    import('./cli/demo-options.ts'),
  ]);
  const options = readDemoOptions(command.options, { isGeneration });
  if (typeof options === 'string') {
    complain(options);
    return 2;
  }
  return await play(options, {
    startEis: startDemoEis,
    now,
    sleep,
    fetch,
    random,
    write: print,
    readText: async (path) => (path === '-' ? await text(process.stdin) : await readTextFile(path)),
    stopped: untilSignalled(process),
  });
}

async function register(command: Command): Promise<number> {
  const [{ register: write, registerOptions }, files, { fillRegistration }, first, { loadConfiguration }] =
    await Promise.all([
      import('./cli/register.ts'),
      import('./cli/files.ts'),
      import('./config/registration.ts'),
      import('./config/first-configuration.ts'),
      import('./config/load.ts'),
    ]);
  const where = whereOf(command);
  const hasConfiguration = await files.exists(where.file);
  const loaded = await loadConfiguration({ ...where, mustExist: false }, { readFile: readTextFile });
  if (hasConfiguration && loaded.kind === 'wrong') {
    const { problemText } = await import('./config/problem.ts');
    complain(loaded.problems.map(problemText).join('\n'));
    return 2;
  }
  const template = await ownFile('registration.yaml.template');
  return await write(registerOptions(command.options), {
    ...output,
    ...files,
    ...first,
    configurationFile: where.file,
    standing: first.standingOf(loaded),
    hasConfiguration,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    fillRegistration: (facts) => fillRegistration(template, facts, random),
  });
}

async function reachOf(settings: Settings): Promise<ReachDoorDeps> {
  const { reachOf: reach } = await import('./wiring/reach.ts');
  return reach(settings, { version: await ownVersion(), startedAt, now });
}

async function overDoor(command: Command, use: (door: AdminDoor) => Promise<number>): Promise<number> {
  const { overDoor: over } = await import('./cli/reach-door.ts');
  return await over(await reachOf(await settingsOf(command, 'only look')), use);
}

/** Copying the database, putting it back, changing its key. */
async function copy(name: 'backup' | 'restore' | 'rotate-key', command: Command): Promise<number> {
  const { copies } = await import('./wiring/copies.ts');
  const rim = { ...output, where: whereOf(command), readFile: readTextFile, random, now };
  return await copies(name, command, { ...rim, version: await ownVersion() });
}

async function doctor(command: Command): Promise<number> {
  const [{ doctor: tell }, { allFindings }] = await Promise.all([
    import('./cli/doctor.ts'),
    import('./cli/reach-door.ts'),
  ]);
  const reach = await reachOf(await settingsOf(command, 'only look'));
  return await tell({ json: isJson(command) }, { ...output, findings: async () => await allFindings(reach) });
}

async function status(command: Command): Promise<number> {
  const [{ status: tell }, { askRunning }] = await Promise.all([
    import('./cli/status.ts'),
    import('./cli/ask-running.ts'),
  ]);
  const { dataFolder, callSocket } = await reachOf(await settingsOf(command, 'only look'));
  const running = await askRunning(dataFolder, { callSocket });
  return await tell({ json: isJson(command) }, { ...output, running, now });
}

async function explain(command: Command): Promise<number> {
  const [{ explain: tell, explainOptions }, { loadConfiguration }, { parse }] = await Promise.all([
    import('./cli/explain.ts'),
    import('./config/load.ts'),
    import('./wiring/explain.ts'),
  ]);
  const loaded = await loadConfiguration(whereOf(command), { readFile: readTextFile });
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const timeZone = loaded.kind === 'right' ? loaded.configuration.time_zone : here;
  const lines = createInterface({ input: process.stdin, crlfDelay: Infinity });
  return await tell(explainOptions(command.options, command.words), {
    ...output,
    timeZone,
    parse,
    now,
    lines,
  });
}

async function run(line: readonly string[]): Promise<number> {
  const command = readCommandLine(line);
  if (command.kind === 'wrong') {
    complain(command.message);
    return 2;
  }
  try {
    return await commands[command.name](command);
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
    return 2;
  }
}

keepProcessRules({ process, stdout: process.stdout, complain, now });
const code = await run(process.argv.slice(2));
await untilTaken(process.stdout);
process.exit(code);
