import type { EncryptionState } from '../core/encryption.ts';
import type { Finding } from '../core/finding.ts';
import { examineEncryption, putBackFindings } from './examine-encryption.ts';
import { examineHomeserver, type ExamineHomeserverDeps } from './examine-homeserver.ts';
import { examineModels, type ModelsView } from './examine-models.ts';
import { isFull, startFinding } from './start-finding.ts';

/** What a running eis knows and nobody else can find out. */
export interface RunningView {
  /** Whether our own wake event came back; `undefined` until the first one had time to. */
  readonly reachesUs: () => boolean | undefined;
  /** Where the homeserver should reach us, from the registration. */
  readonly url: string;
  /** `host:port` of services that people wanted to reach, and that were refused because they are private. */
  readonly refused: () => readonly string[];
}

export interface DatabaseView {
  readonly kind: 'postgres' | 'pglite';
  /** Rejects when the database is away. */
  readonly ping: () => Promise<void>;
  /** How many rows could not be handled and were not handled again since. */
  readonly deadLetters: () => Promise<number>;
  /** The moments (ISO) within the last day at which somebody could not be answered: even the room eis opened was encrypted. */
  readonly encryptedSince: () => Promise<readonly string[]>;
  /** When (ISO), within the last week, it turned out that the database was put back by other means than `eis restore`. */
  readonly putBackSince: () => Promise<string | undefined>;
  /** How it is, or was when eis last ran; undefined where it never came so far. */
  readonly encryption: () => Promise<EncryptionState | undefined>;
}

export interface ExamineDeps extends Omit<ExamineHomeserverDeps, 'isRunning'> {
  /** What was found while configuration, registration and key were read. */
  readonly before: readonly Finding[];
  /** A finding when it could not be opened. */
  readonly database: DatabaseView | Finding;
  /** Looks at the models of the house. Never rejects. */
  readonly models: () => Promise<ModelsView>;
  /** Nothing when none runs and a command looks for itself. */
  readonly running: RunningView | undefined;
}

/** Everything that `doctor` looks at, in the order in which things depend on one another. Never rejects. */
export async function examine(deps: ExamineDeps): Promise<readonly Finding[]> {
  const [homeserver, database, models] = await Promise.all([
    examineHomeserver({ ...deps, isRunning: deps.running !== undefined }),
    examineDatabase(deps.database),
    deps.models(),
  ]);
  // One cause, one finding: a homeserver that is away, or does not know us, does not reach us either, and what it brings
  // is refused as long as nothing can be stored.
  const isAway =
    deps.running !== undefined && [...homeserver, ...database].some(({ level }) => level === 'error');
  return [
    ...deps.before,
    ...database,
    ...homeserver,
    ...(isAway ? [] : examineRunning(deps.running)),
    ...examineModels(models),
    ...refusedFindings(deps.running?.refused() ?? []),
  ];
}

const NAMES = { postgres: 'PostgreSQL', pglite: 'The embedded database' } as const;

async function examineDatabase(database: DatabaseView | Finding): Promise<readonly Finding[]> {
  if ('level' in database) return [database];
  try {
    await database.ping();
    const [dead, encrypted, putBackAt, state] = await Promise.all([
      database.deadLetters(),
      database.encryptedSince(),
      database.putBackSince(),
      database.encryption(),
    ]);
    return [
      { id: 'database.reach', level: 'well', what: `${NAMES[database.kind]} answers.` },
      ...deadLetterFindings(dead),
      ...examineEncryption(state, encrypted),
      ...putBackFindings(putBackAt),
    ];
  } catch (error) {
    const finding = startFinding(error);
    if (isFull(finding)) return [finding];
    return [
      {
        id: 'database.reach',
        level: 'error',
        what: `${NAMES[database.kind]} does not answer.`,
        mend:
          database.kind === 'postgres'
            ? 'Start it, and look at database.url. Meanwhile the homeserver keeps what people say; nothing is lost.'
            : 'The log says more. Meanwhile the homeserver keeps what people say; nothing is lost.',
      },
    ];
  }
}

function deadLetterFindings(count: number): readonly Finding[] {
  if (count === 0) return [];
  return [
    {
      id: 'inbox.dead-letters',
      level: 'warning',
      what: count === 1 ? 'One entry could not be handled.' : `${count} entries could not be handled.`,
      mend: 'eis dead-letters lists them; once the cause is mended, eis dead-letters rerun NUMBER handles one again.',
    },
  ];
}

/** A service at home is the usual case, so the setting is explained where it is missed. */
function refusedFindings(refused: readonly string[]): readonly Finding[] {
  if (refused.length === 0) return [];
  const addresses = refused.map((address) => `'${address}'`).join(', ');
  const what =
    refused.length === 1
      ? `Somebody wanted to connect ${refused[0]}, which is a private address, so eis did not reach it.`
      : `People wanted to connect ${refused.join(', ')}, which are private addresses, so eis did not reach them.`;
  return [
    {
      id: 'egress.allow',
      level: 'warning',
      what,
      mend: `Services with a private address are reached only when the configuration names them by host and port: if these may be, write under egress: allow: [${addresses}], and start eis anew.`,
    },
  ];
}

function examineRunning(running: RunningView | undefined): readonly Finding[] {
  if (running === undefined)
    return [
      {
        id: 'running',
        level: 'well',
        what: 'eis is not running, or is in safe mode; whether the homeserver reaches it can only be seen while it runs.',
      },
    ];
  const reaches = running.reachesUs();
  if (reaches === true)
    return [{ id: 'homeserver.reach', level: 'well', what: 'The homeserver reaches eis.' }];
  if (reaches === undefined)
    return [
      {
        id: 'homeserver.reach',
        level: 'warning',
        what: 'It is not known yet whether the homeserver reaches eis.',
        mend: 'Look again in a minute.',
      },
    ];
  return [
    {
      id: 'homeserver.reach',
      level: 'error',
      what: `The homeserver does not reach eis at ${running.url}: what eis wrote there itself did not come back.`,
      mend: `The url in the registration must lead from the homeserver to eis (from its machine: curl ${running.url}/health). Both copies of the registration must be the same, and the homeserver must have loaded it.`,
    },
  ];
}
