import { z } from 'zod';
import type { Fields } from './json.ts';

/** What opens one encrypted file and nothing else, as the specification's v2 has it. */
export interface FileSeal {
  /** 32 bytes in base64url. */
  readonly key: string;
  /** 16 bytes in base64. */
  readonly iv: string;
  /** SHA-256 of the bytes as they are stored, in base64. */
  readonly sha256: string;
}

/** Where a file lies in Matrix, and what whoever put it there says about it; none of that is believed. */
export interface SentFile {
  /** `mxc://example.org/abc` */
  readonly url: string;
  readonly name: string;
  /** `application/pdf` */
  readonly type: string;
  readonly size?: number;
  /** Left out: anybody who may fetch it can read it. */
  readonly seal?: FileSeal;
}

/** A file in memory, whole, and as its sender sent it: size and hash were looked at. */
export interface HeldFile {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly chunks: readonly Uint8Array[];
}

/** What a backend can do with files. Failures are `UserFacingError`s, `not done`. */
export interface FileIo {
  /** As `fetch` of the same backend, for answers as long as files may be. */
  readonly fetch: typeof globalThis.fetch;
  /** Throws when such a file is not taken, before a byte of it is asked for. */
  readonly check: (file: Pick<SentFile, 'name' | 'type' | 'size'>) => void;
  /** Fetches what a person sent. */
  readonly receive: (file: SentFile, signal: AbortSignal) => Promise<HeldFile>;
  /** Puts a file where the person is answered, so that it can be sent there: encrypted where the room is. */
  readonly send: (file: HeldFile, signal: AbortSignal) => Promise<SentFile>;
}

/** Why a file could not be moved. */
export type FileTrouble =
  | 'too large'
  /** Within our limit, and beyond that of the homeserver. */
  | 'too large there'
  | 'type'
  /** Its bytes are not those that were sent. */
  | 'damaged'
  | 'not there'
  | 'refused'
  | 'away';

export class FileError extends Error {
  override readonly name = 'FileError';
  readonly trouble: FileTrouble;
  constructor(trouble: FileTrouble, cause?: unknown) {
    super(`a file could not be moved: ${trouble}`, { cause });
    this.trouble = trouble;
  }
}

const nowhere = async (): Promise<never> => await Promise.reject(new Error('no files are moved here'));

/** For what has nothing to do with files. */
export const noFiles: FileIo = {
  fetch: nowhere,
  receive: nowhere,
  send: nowhere,
  check: () => undefined,
};

/** Of base64 in both alphabets, with or without its padding. */
const bytesIn = (text: string): number => Math.floor((text.replace(/=+$/, '').length * 3) / 4);
const base64 = (bytes: number) =>
  z
    .string()
    .max(100)
    .regex(/^[A-Za-z0-9+/_-]+={0,2}$/)
    .refine((text) => bytesIn(text) === bytes);

const MXC = /^mxc:\/\/[^/?#\s]{1,255}\/[A-Za-z0-9_~.=+-]{1,255}$/;
const url = z.string().regex(MXC);

const SealedFile = z.looseObject({
  url,
  v: z.literal('v2'),
  key: z.looseObject({ kty: z.literal('oct'), alg: z.literal('A256CTR'), k: base64(32) }),
  iv: base64(16),
  hashes: z.looseObject({ sha256: base64(32) }),
});

const Content = z.looseObject({
  body: z.string().catch(''),
  filename: z.string().optional().catch(undefined),
  info: z
    .looseObject({
      mimetype: z.string().optional().catch(undefined),
      size: z.int().nonnegative().optional().catch(undefined),
    })
    .catch({}),
  url: z.unknown().optional(),
  file: z.unknown().optional(),
});

export const FILE_TYPES: ReadonlySet<string> = new Set(['m.file', 'm.image', 'm.audio', 'm.video']);

/** Longer names are no names, and services refuse them. */
const LONGEST_NAME = 200;
const TYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/;
/** Of bytes that say nothing. */
export const UNKNOWN_TYPE = 'application/octet-stream';

/** The file in the content of a message; undefined where there is none that could be fetched. */
export function readFile(content: unknown): SentFile | undefined {
  const { data } = Content.safeParse(content);
  if (!data) return undefined;
  const { info } = data;
  const about = {
    name: nameFrom(data.filename ?? data.body),
    type: typeFrom(info.mimetype ?? ''),
    ...(info.size === undefined ? {} : { size: info.size }),
  };
  if (data.file !== undefined) {
    const sealed = SealedFile.safeParse(data.file).data;
    return sealed && { ...about, url: sealed.url, seal: sealOf(sealed) };
  }
  const plain = url.safeParse(data.url).data;
  return plain === undefined ? undefined : { ...about, url: plain };
}

const sealOf = ({ key, iv, hashes }: z.output<typeof SealedFile>): FileSeal => ({
  key: key.k,
  iv,
  sha256: hashes.sha256,
});

/** What was said with a file: only where the file has a name besides (MSC2530). */
export function captionIn({ body, filename }: Readonly<Record<string, unknown>>): string {
  return typeof body === 'string' && typeof filename === 'string' && filename !== body ? body : '';
}

const MEANINGFUL = /[\p{Cc}\p{Bidi_Control}"<>|?*:]/gu;

/** The last part of a path, without anything that has a meaning in file systems or headers. */
function nameFrom(said: string): string {
  const [last = ''] = said.toWellFormed().split(/[/\\]/).slice(-1);
  const plain = last.replace(MEANINGFUL, ' ');
  const name = plain
    .replace(/\s+/g, ' ')
    .replace(/^[ .]+/, '')
    .trim();
  return name === '' ? 'file' : shortened(name);
}

/** The ending stays: services and people tell by it what a file is. */
function shortened(name: string): string {
  const characters = Array.from(name);
  if (characters.length <= LONGEST_NAME) return name;
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? '';
  return `${characters.slice(0, LONGEST_NAME - ending.length).join('')}${ending}`;
}

/** Without parameters: `text/plain`. */
export function typeFrom(said: string): string {
  const [bare = ''] = said.toLowerCase().split(';');
  return TYPE.test(bare.trim()) ? bare.trim() : UNKNOWN_TYPE;
}

/** As the content of a message has it. */
export function fileContent({ url: address, name, type, size, seal }: SentFile): Fields {
  const [kind = ''] = type.split('/');
  const msgtype = ['image', 'audio', 'video'].includes(kind) ? `m.${kind}` : 'm.file';
  return {
    msgtype,
    body: name,
    filename: name,
    info: { mimetype: type, ...(size === undefined ? {} : { size }) },
    ...(seal ? { file: sealedFile(address, seal) } : { url: address }),
  };
}

const sealedFile = (address: string, { key, iv, sha256 }: FileSeal): Fields => ({
  url: address,
  v: 'v2',
  key: { kty: 'oct', alg: 'A256CTR', ext: true, key_ops: ['encrypt', 'decrypt'], k: key },
  iv,
  hashes: { sha256 },
});

/** As it is stored, in turns and in plans of writes. */
export const StoredFile = z.object({
  url,
  name: z.string(),
  type: z.string(),
  size: z.number().exactOptional(),
  seal: z.object({ key: z.string(), iv: z.string(), sha256: z.string() }).exactOptional(),
});
