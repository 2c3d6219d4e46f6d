import { UnavailableError, UserFacingError } from '../core/errors.ts';
import {
  FileError,
  type FileIo,
  type FileSeal,
  type HeldFile,
  type SentFile,
  UNKNOWN_TYPE,
} from '../core/file.ts';
import { isAllowed, typeOfFile } from './file-type.ts';
import { sayFiles } from './sentences.ts';

export interface FileLimits {
  readonly megabytes: number;
  /** `image/*`, `application/pdf` */
  readonly types: readonly string[];
}

export interface FilesDeps {
  readonly limits: FileLimits;
  readonly download: (url: string, signal: AbortSignal) => AsyncIterable<Uint8Array>;
  readonly upload: (
    file: { readonly type: string; readonly name?: string; readonly chunks: readonly Uint8Array[] },
    signal: AbortSignal,
  ) => Promise<string>;
  readonly createDecrypting: (seal: FileSeal) => {
    readonly decrypt: (chunk: Uint8Array) => Uint8Array;
    readonly end: () => void;
  };
  readonly createEncrypting: () => {
    readonly encrypt: (chunk: Uint8Array) => Uint8Array;
    readonly end: () => FileSeal;
  };
}

export interface Files extends Pick<FileIo, 'check' | 'receive'> {
  readonly send: (
    file: HeldFile,
    to: { readonly encrypted: boolean },
    signal: AbortSignal,
  ) => Promise<SentFile>;
}

/** As people count them: never more than a service means by it. */
const MEGABYTE = 1_000_000;
const bytesIn = (megabytes: number): number => megabytes * MEGABYTE;

/** Each is held in memory: more at once wait. */
const AT_ONCE = 2;

/**
 * Files between Matrix and whoever keeps them. A file is held in memory up to the limit, and handed on only when all of
 * it is there and is what was sent; nothing of it touches a disk.
 */
export function createFiles(deps: FilesDeps): Files {
  const { limits } = deps;
  const inTurn = createTurns(AT_ONCE);
  const spoken = async <T>(file: About, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw inWords(error, file, limits);
    }
  };
  return {
    check: (file) => {
      if ((file.size ?? 0) > bytesIn(limits.megabytes))
        throw inWords(new FileError('too large'), file, limits);
      if (file.type !== UNKNOWN_TYPE && !isAllowed(file.type, limits.types))
        throw inWords(new FileError('type'), file, limits);
    },
    receive: async (file, signal) =>
      await inTurn(async () => await spoken(file, async () => await receive(file, signal, deps)), signal),
    send: async (file, to, signal) =>
      await inTurn(
        async () => await spoken(file, async () => await send(file, to, { signal, ...deps })),
        signal,
      ),
  };
}

type About = Pick<SentFile, 'name' | 'type'>;

async function receive(file: SentFile, signal: AbortSignal, deps: FilesDeps): Promise<HeldFile> {
  const { name, url, seal } = file;
  const opening = seal && deps.createDecrypting(seal);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of deps.download(url, signal)) {
    size += chunk.length;
    if (size > bytesIn(deps.limits.megabytes)) throw new FileError('too large');
    chunks.push(opening ? opening.decrypt(chunk) : chunk);
  }
  opening?.end();
  const type = typeOfFile(file.type, chunks);
  return allowed({ name, type, size, chunks }, deps.limits);
}

function allowed(file: HeldFile, { megabytes, types }: FileLimits): HeldFile {
  if (file.size > bytesIn(megabytes)) throw new FileError('too large');
  if (!isAllowed(file.type, types)) throw new FileError('type');
  return file;
}

async function send(
  { name, type, size, chunks }: HeldFile,
  { encrypted }: { readonly encrypted: boolean },
  { signal, ...deps }: FilesDeps & { readonly signal: AbortSignal },
): Promise<SentFile> {
  const file = { name, size, type: typeOfFile(type, chunks) };
  allowed({ ...file, chunks }, deps.limits);
  if (!encrypted) return { ...file, url: await deps.upload({ ...file, chunks }, signal) };
  const sealing = deps.createEncrypting();
  const stored = chunks.map((chunk) => sealing.encrypt(chunk));
  const seal = sealing.end();
  // Neither its name nor what it is.
  return { ...file, seal, url: await deps.upload({ type: UNKNOWN_TYPE, chunks: stored }, signal) };
}

/** What the person can do about it; what is no trouble with a file stays as it is. */
function inWords(error: unknown, { name, type }: About, { megabytes }: FileLimits): unknown {
  if (!(error instanceof FileError)) return error;
  const spoken = (language: string): readonly string[] => {
    const words = sayFiles(language);
    switch (error.trouble) {
      case 'too large':
        return words.tooLarge(name, megabytes);
      case 'too large there':
        return words.tooLargeThere(name);
      case 'type':
        return words.wrongType(name, type);
      case 'damaged':
        return words.damaged(name);
      case 'not there':
        return words.notThere(name);
      case 'refused':
        return words.refused(name);
      case 'away':
        return words.away(name);
    }
  };
  const facts = { certainty: 'not done', cause: error } as const;
  return error.trouble === 'away' ? new UnavailableError(spoken, facts) : new UserFacingError(spoken, facts);
}

/** So many at a time; whoever is not wanted any more when it is their turn does nothing. */
function createTurns(atOnce: number) {
  let running = 0;
  const waiting: (() => void)[] = [];
  const isFree = (): boolean => running < atOnce;
  return async function inTurn<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    while (!isFree()) {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.push(resolve);
      await promise;
    }
    running += 1;
    try {
      signal.throwIfAborted();
      return await work();
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };
}
