import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { nearest } from '../core/nearest.ts';

interface CommandWords {
  readonly summary: string;
  /** What may stand behind the name, as people read it. */
  readonly takes: string;
  /** Further lines of its help. */
  readonly more?: readonly string[];
  readonly options: ParseArgsOptionsConfig;
  /** How many words without dashes it takes. */
  readonly words: { readonly least: number; readonly most: number };
}

const none = { least: 0, most: 0 };
const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

/** Every sub-command, in the order of the help. `--config` belongs to all of them. */
export const COMMANDS = {
  start: { summary: 'start eis', takes: '', options: {}, words: none },
  demo: {
    summary: 'try eis with a homeserver of its own in memory; nothing else is needed',
    takes:
      '[--talk FILE|-] [--port PORT] [--vikunja 0.24|1|2] [--without-devices] [--model scripted | --ollama URL [--model NAME]]',
    more: [
      '--vikunja  the generation of the Vikunja that is there to be connected (else 2)',
      '--model    scripted: a local model and a cloud that follow a script; the page shows what they are given',
      '--ollama   a real Ollama, and with --model a model of it; else none is looked for',
      '--without-devices  a homeserver on which encryption cannot be had',
    ],
    options: {
      talk: text,
      port: text,
      vikunja: text,
      model: text,
      ollama: text,
      'without-devices': flag,
    },
    words: none,
  },
  register: {
    summary: 'write the registration for the homeserver, and a first configuration',
    takes: '--domain DOMAIN [--homeserver URL] [--url URL] [--bot NAME] [--admin @YOU:DOMAIN]',
    more: [
      '--domain      the name of the homeserver, as it stands behind the colon of its user ids',
      '--homeserver  where eis reaches the homeserver (else http://127.0.0.1:8008)',
      '--url         where the homeserver reaches eis (else http://127.0.0.1 and the port under listen)',
    ],
    options: { domain: text, homeserver: text, url: text, bot: text, admin: text },
    words: none,
  },
  doctor: {
    summary: 'look at everything, and say how to mend what is wrong',
    takes: '[--json]',
    options: { json: flag },
    words: none,
  },
  status: {
    summary: 'what the running eis is doing',
    takes: '[--json]',
    options: { json: flag },
    words: none,
  },
  'dead-letters': {
    summary: 'what could not be handled; handle one again',
    takes: '[--json] [list | rerun NUMBER]',
    options: { json: flag },
    words: { least: 0, most: 2 },
  },
  trace: {
    summary: 'follow one message from arrival to answer',
    takes: '[--json] REFERENCE',
    options: { json: flag },
    words: { least: 1, most: 1 },
  },
  explain: {
    summary: 'say how sentences are understood, without doing anything',
    takes: '[--json] [--time-zone ZONE] [--now TIME] [SETTINGS] [SENTENCE]',
    more: [
      'Without a sentence each line of standard input is one. As settings of a person:',
      '--language    the tag of a language, like de (else recognised from the words)',
      '--date-order  day-month or month-day',
      '--first-day   monday, saturday or sunday',
      '--marks       vikunja or todoist',
    ],
    options: {
      json: flag,
      'time-zone': text,
      now: text,
      language: text,
      'date-order': text,
      'first-day': text,
      marks: text,
    },
    words: { least: 0, most: 1000 },
  },
  backup: {
    summary: 'copy everything eis has stored into one file, also while it runs',
    takes: '[--with-key | --key-apart KEYFILE] [--json] FILE',
    more: [
      '--with-key   the master key goes into the file, under the passphrase in EIS_BACKUP_PASSPHRASE',
      '             (or in the file that EIS_BACKUP_PASSPHRASE_FILE names)',
      '--key-apart  the master key goes into a file of its own; keep the two apart',
      '--json       how many rows of each table, and their digests',
      'Without either the key is not copied: keep a copy of it elsewhere.',
    ],
    options: { 'with-key': flag, 'key-apart': text, json: flag },
    words: { least: 1, most: 1 },
  },
  restore: {
    summary: 'put a backup into a new database, of either kind, on this machine or another',
    takes: 'FILE',
    more: [
      'eis must be stopped, and the database empty. A key in the file needs EIS_BACKUP_PASSPHRASE.',
      'It may be interrupted: then everything is as before, and it can be said again.',
    ],
    options: {},
    words: { least: 1, most: 1 },
  },
  'rotate-key': {
    summary: 'make a new master key, and seal everything with it',
    takes: '',
    more: ['eis must be stopped. It may be interrupted: said again, it goes on.'],
    options: {},
    words: none,
  },
  crypto: {
    summary: 'the device of eis for encrypted rooms: how it is, and its keys',
    takes:
      '[status [--json] | verify [match|differ] [USER] | export-recovery FILE | import-recovery FILE | reset-identity --yes]',
    more: [
      'verify           shows the pictures of a verification that an admin began in an app, and takes the answer',
      'export-recovery  writes what cannot be made anew into a file of its own: several homeservers never let',
      '                 eis replace its identity. Everything else is in eis backup, and so are these keys',
      'import-recovery  brings them back from such a file',
      'reset-identity   makes a new identity, where the homeserver allows it; whoever had verified eis is warned',
    ],
    options: { json: flag, yes: flag },
    words: { least: 0, most: 3 },
  },
  version: { summary: 'the version of eis', takes: '', options: {}, words: none },
  help: { summary: 'this page', takes: '', options: {}, words: { least: 0, most: 1 } },
} as const satisfies Readonly<Record<string, CommandWords>>;

export type CommandName = keyof typeof COMMANDS;

export type CommandLine =
  | {
      readonly kind: 'command';
      readonly name: CommandName;
      readonly options: Readonly<Record<string, string | true>>;
      readonly words: readonly string[];
    }
  | { readonly kind: 'wrong'; readonly message: string };

const isCommand = (name: string): name is CommandName => Object.hasOwn(COMMANDS, name);

/** What was typed behind `eis`. Wrong: what is wrong, the nearest that exists, and how it is used. */
export function readCommandLine(typed: readonly string[]): CommandLine {
  const [first = 'help', ...rest] = typed;
  const name = ALIASES.get(first) ?? first;
  if (!isCommand(name)) {
    const guess = nearest(name, Object.keys(COMMANDS));
    const hint = guess === undefined ? '' : ` Did you mean ${guess}?`;
    return { kind: 'wrong', message: `eis knows no command ${name}.${hint}\n\n${helpText()}` };
  }
  if (rest.includes('--help') || rest.includes('-h'))
    return { kind: 'command', name: 'help', options: {}, words: [name] };
  return readRest(name, rest);
}

const ALIASES = new Map([
  ['--help', 'help'],
  ['-h', 'help'],
  ['--version', 'version'],
  ['-v', 'version'],
]);

function readRest(name: CommandName, rest: readonly string[]): CommandLine {
  const command: CommandWords = COMMANDS[name];
  const known = { config: text, ...command.options };
  const { tokens } = parseArgs({
    args: [...rest],
    options: known,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const options: Record<string, string | true> = {};
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const wrong = wrongOption(token.name, token.value, known);
    if (wrong !== undefined) return { kind: 'wrong', message: `${wrong}\n\n${usageOf(name)}` };
    options[token.name] = token.value ?? true;
  }
  const { least, most } = command.words;
  if (words.length < least || words.length > most)
    return {
      kind: 'wrong',
      message: `${words.length < least ? 'Something is missing.' : `${words[most] ?? ''} is too much.`}\n\n${usageOf(name)}`,
    };
  return { kind: 'command', name, options, words };
}

function wrongOption(
  name: string,
  value: string | undefined,
  known: ParseArgsOptionsConfig,
): string | undefined {
  const option = Object.hasOwn(known, name) ? known[name] : undefined;
  if (option?.type === 'string') return value === undefined ? `--${name} needs a value.` : undefined;
  if (option?.type === 'boolean') return value === undefined ? undefined : `--${name} takes no value.`;
  const guess = nearest(name, Object.keys(known));
  return `There is no option --${name}.${guess === undefined ? '' : ` Did you mean --${guess}?`}`;
}

const usageOf = (name: CommandName): string => `Usage: eis ${name} ${COMMANDS[name].takes}`.trimEnd();

/** The page of `eis help`, or of one command. */
export function helpText(topic?: string): string {
  if (topic !== undefined && isCommand(topic)) return commandHelp(topic);
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return [
    'Usage: eis COMMAND [OPTIONS]',
    '',
    ...lines,
    '',
    'eis help COMMAND says more about one.',
    CONFIG_LINE,
  ].join('\n');
}

function commandHelp(name: CommandName): string {
  const { summary, more = [] }: CommandWords = COMMANDS[name];
  const lines = [summary, ...more].map((line) => `  ${line}`);
  return [usageOf(name), '', ...lines, '', CONFIG_LINE].join('\n');
}

const CONFIG_LINE =
  '--config FILE names the configuration (else EIS_CONFIG, else config.yaml in this folder).';
