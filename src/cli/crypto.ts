import { codeOf } from '../core/error-code.ts';
import type { AdminDoor } from './admin-door.ts';
import { type CryptoView, type IdentityReset, readRecoveryFile, type RecoveryTaken } from './crypto-door.ts';
import { cryptoVerify } from './crypto-verify.ts';
import { obstacles } from './examine-encryption.ts';
import type { ExitCode, Output } from './output.ts';

export interface CryptoDeps extends Output, Pick<AdminDoor, 'crypto'> {
  readonly readFile: (path: string) => Promise<string>;
  /** For its owner only; rejects with EEXIST when there is one. */
  readonly writeNew: (path: string, text: string) => Promise<void>;
}

interface Typed {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | true>>;
}

const USAGE =
  'Say: eis crypto status, eis crypto export-recovery FILE, eis crypto import-recovery FILE, eis crypto verify, or eis crypto reset-identity --yes';

/** `eis crypto …`: 0 done, 1 not done, 2 not understood. */
export async function crypto(typed: Typed, deps: CryptoDeps): Promise<ExitCode> {
  const [name = 'status', ...rest] = typed.words;
  if (name === 'verify' && rest.length <= 2) return await cryptoVerify(rest, deps);
  const verb = VERBS.get(name);
  if (verb?.takes === rest.length) return await verb.carryOut({ ...typed, words: rest }, deps);
  const lacksFile = verb !== undefined && rest.length < verb.takes;
  deps.complain(lacksFile ? `Name a file: eis crypto ${name} FILE` : USAGE);
  return 2;
}

async function status({ options }: Typed, { crypto: door, print }: CryptoDeps): Promise<ExitCode> {
  const view = await door.status();
  print(options['json'] === true ? JSON.stringify(view, undefined, 2) : statusText(view));
  return view.state === 'on' ? 0 : 1;
}

const STATES: Readonly<Record<CryptoView['state'], string>> = {
  on: 'Encrypted rooms: eis reads and writes in them',
  starting: 'Encrypted rooms: eis is only starting, or another process leads',
  off: 'Encrypted rooms: eis cannot read them',
  'not running': 'Encrypted rooms: eis is not running; this is what is stored',
};

function statusText({ state, because, deviceId, deviceKey, identityKey, keys }: CryptoView): string {
  const obstacle = because && obstacles[because];
  return [
    STATES[state],
    ...(obstacle ? [obstacle.what, `→ ${obstacle.mend}`] : []),
    ...(deviceId === undefined ? [] : [`Device: ${deviceId}`]),
    ...(deviceKey === undefined ? [] : [`Key of the device: ${inGroups(deviceKey)}`]),
    ...(identityKey === undefined ? [] : [`Key of the identity: ${inGroups(identityKey)}`]),
    ...(keys ? [`Room keys: ${keys.total}, of which ${keys.backedUp} have a copy at the homeserver`] : []),
  ].join('\n');
}

/** As clients show keys. */
const inGroups = (key: string): string => key.match(/.{1,4}/g)?.join(' ') ?? key;

async function exportRecovery({ words: [file = ''] }: Typed, deps: CryptoDeps): Promise<ExitCode> {
  const found = await deps.crypto.recovery();
  if (found === undefined) {
    deps.complain('eis has no identity yet: it makes one at its first start with a device.');
    return 1;
  }
  try {
    await deps.writeNew(file, `${JSON.stringify(found, undefined, 2)}\n`);
  } catch (error) {
    deps.complain(
      isThere(error)
        ? `There is a file ${file} already. Name another one.`
        : `${file} could not be written${reasonFor(error)}. Name another one.`,
    );
    return 1;
  }
  deps.print(
    `${file}: whoever has it can speak as eis in encrypted rooms and read what was said there. Keep it where you keep the master key.`,
  );
  return 0;
}

const isThere = (error: unknown): boolean => codeOf(error) === 'EEXIST';

const REASONS: ReadonlyMap<string | undefined, string> = new Map([
  ['ENOENT', 'there is none'],
  ['EACCES', 'its permissions do not allow it'],
  ['EPERM', 'its permissions do not allow it'],
  ['EISDIR', 'it is a folder'],
  ['ENOTDIR', 'a part of its path is no folder'],
  ['ENOSPC', 'the disk is full'],
  ['EROFS', 'the disk is read-only'],
]);

const reasonFor = (error: unknown): string => {
  const reason = REASONS.get(codeOf(error)) ?? codeOf(error);
  return reason === undefined ? '' : `: ${reason}`;
};

async function importRecovery({ words: [file = ''] }: Typed, deps: CryptoDeps): Promise<ExitCode> {
  let text: string;
  try {
    text = await deps.readFile(file);
  } catch (error) {
    deps.complain(`${file} could not be read${reasonFor(error)}.`);
    return 1;
  }
  const taken = await deps.crypto.takeRecovery(readRecoveryFile(text));
  const isTaken = taken === 'taken' || taken === 'offered' || taken === 'known already';
  (isTaken ? deps.print : deps.complain)(TAKEN[taken]);
  return isTaken ? 0 : 1;
}

const TAKEN: Readonly<Record<RecoveryTaken, string>> = {
  taken:
    'The identity of the file is that of eis now. eis crypto status says whether the homeserver shows it.',
  offered:
    'eis has another identity. It takes that of the file if the homeserver shows it: eis crypto status says more.',
  'known already': 'eis has this identity already.',
  'other account': 'The file belongs to another account.',
  'not keys': 'The keys in the file are not keys.',
  'no recovery file': 'This is not a file that eis crypto export-recovery wrote.',
};

async function resetIdentity({ options }: Typed, deps: CryptoDeps): Promise<ExitCode> {
  if (options['yes'] !== true) {
    deps.complain(
      'Everybody who has verified eis is warned, and has to do it again. If that is what you want: eis crypto reset-identity --yes',
    );
    return 2;
  }
  const { state, because } = await deps.crypto.status();
  const obstacle = because && obstacles[because];
  if (state === 'off' && obstacle && !RESET_HELPS.has(because)) {
    deps.complain(`There is no identity to replace. ${obstacle.what} ${obstacle.mend}`);
    return 1;
  }
  const became = await deps.crypto.resetIdentity();
  (became === 'replaced' ? deps.print : deps.complain)(RESETS[became]);
  return became === 'replaced' ? 0 : 1;
}

const RESET_HELPS: ReadonlySet<CryptoView['because']> = new Set(['foreign identity', 'identity refused']);

const RESETS: Readonly<Record<IdentityReset, string>> = {
  replaced: 'eis has a new identity. Keep a copy of it: eis crypto export-recovery FILE.',
  refused:
    'The homeserver did not replace the identity of eis: it does not allow that, or does not answer (eis doctor says which). Nothing was changed. Where the old keys are still to be had, eis crypto import-recovery FILE brings them back.',
  'not running': 'Only the eis that runs, and leads, can do this. Start it first.',
};

interface Verb {
  /** How many words stand behind it. */
  readonly takes: number;
  readonly carryOut: (typed: Typed, deps: CryptoDeps) => Promise<ExitCode>;
}

const VERBS: ReadonlyMap<string, Verb> = new Map([
  ['status', { takes: 0, carryOut: status }],
  ['export-recovery', { takes: 1, carryOut: exportRecovery }],
  ['import-recovery', { takes: 1, carryOut: importRecovery }],
  ['reset-identity', { takes: 0, carryOut: resetIdentity }],
]);
