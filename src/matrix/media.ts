import * as z from 'zod';
import { FileError, typeFrom } from '../core/file.ts';
import type { UserId } from '../core/ids.ts';

interface MediaAnswer {
  readonly status: number;
  readonly body: AsyncIterable<Uint8Array>;
}

export interface MediaDeps {
  readonly account: UserId;
  /** Rejects when no answer came. */
  readonly toMedia: (
    asked: {
      readonly method: 'GET' | 'POST';
      readonly path: string;
      readonly query: Readonly<Record<string, string>>;
      readonly type?: string;
      readonly chunks?: readonly Uint8Array[];
    },
    signal: AbortSignal,
  ) => Promise<MediaAnswer>;
}

export interface Media {
  /** The bytes as they come. Throws `FileError`, also while they are read. */
  readonly download: (url: string, signal: AbortSignal) => AsyncIterable<Uint8Array>;
  /** Answers the `mxc://` address. Throws `FileError`. */
  readonly upload: (file: Upload, signal: AbortSignal) => Promise<string>;
}

export interface Upload {
  readonly type: string;
  /** Left out for what is encrypted: the homeserver has no use for it. */
  readonly name?: string;
  readonly chunks: readonly Uint8Array[];
}

/** The authenticated address, and the one before it, which some homeservers have alone and newer ones refuse. */
const DOWNLOADS = ['/_matrix/client/v1/media/download', '/_matrix/media/v3/download'] as const;
const UPLOAD = '/_matrix/media/v3/upload';

const Uploaded = z.looseObject({ content_uri: z.string().regex(/^mxc:\/\/[^/\s]+\/[^/\s]+$/) });

/** Answers about media are short. */
const LONGEST_WORDS = 100_000;

/** Files at the homeserver, as one of our accounts. */
export const createMedia = (deps: MediaDeps): Media => ({
  download: (url, signal) => download(url, signal, deps),
  upload: async (file, signal) => await upload(file, signal, deps),
});

async function* download(url: string, signal: AbortSignal, deps: MediaDeps): AsyncIterable<Uint8Array> {
  const [server = '', id = ''] = url.slice('mxc://'.length).split('/', 2);
  const place = `${encodeURIComponent(server)}/${encodeURIComponent(id)}`;
  let status = 404;
  for (const address of DOWNLOADS) {
    const asked = { method: 'GET', path: `${address}/${place}`, query: queryOf(deps) } as const;
    const answer = await answerTo(asked, signal, deps);
    if (isSuccess(answer)) {
      yield* whole(answer.body, signal);
      return;
    }
    await drain(answer);
    status = answer.status;
    if (!isUnknown(answer)) break;
  }
  throw new FileError(troubleOf(status));
}

const queryOf = ({ account }: Pick<MediaDeps, 'account'>) => ({ user_id: account });

/** What breaks off in the middle is a failure like one at the beginning. */
async function* whole(body: AsyncIterable<Uint8Array>, signal: AbortSignal): AsyncIterable<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    signal.throwIfAborted();
    throw new FileError('away', error);
  }
}

async function upload({ type, name, chunks }: Upload, signal: AbortSignal, deps: MediaDeps): Promise<string> {
  const query = { ...queryOf(deps), ...(name === undefined ? {} : { filename: name }) };
  const asked = { method: 'POST', path: UPLOAD, query, type: typeFrom(type), chunks } as const;
  const answer = await answerTo(asked, signal, deps);
  if (!isSuccess(answer)) {
    await drain(answer);
    throw new FileError(troubleOf(answer.status));
  }
  const { data } = Uploaded.safeParse(await wordsIn(whole(answer.body, signal)));
  if (!data) throw new FileError('away');
  return data.content_uri;
}

async function answerTo(
  asked: Parameters<MediaDeps['toMedia']>[0],
  signal: AbortSignal,
  { toMedia }: MediaDeps,
): Promise<MediaAnswer> {
  try {
    return await toMedia(asked, signal);
  } catch (error) {
    signal.throwIfAborted();
    throw new FileError('away', error);
  }
}

const isSuccess = ({ status }: MediaAnswer): boolean => status === 200;
/** The address itself may be what is not there. */
const isUnknown = ({ status }: MediaAnswer): boolean => status === 404 || status === 405 || status === 400;

function troubleOf(status: number): FileError['trouble'] {
  if (status === 413) return 'too large there';
  if (status === 404 || status === 405 || status === 410) return 'not there';
  return status >= 500 || status === 429 ? 'away' : 'refused';
}

/** Undefined for what is too long, or no JSON. */
async function wordsIn(body: AsyncIterable<Uint8Array>): Promise<unknown> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > LONGEST_WORDS) return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whoever refuses what is still being sent often closes the connection: what it answered counts, not how it ended. */
async function drain({ body }: MediaAnswer): Promise<void> {
  await wordsIn(body).catch(() => undefined);
}
