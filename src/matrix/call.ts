import type { UserId } from '../core/ids.ts';

/** One request of the client-server API. `path` begins with `/_matrix/` and holds no query; ids in it are encoded. */
export interface HomeserverRequest {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  readonly path: string;
  /** A list becomes a repeated key. */
  readonly query?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: object;
  /** How long the homeserver may be silent. */
  readonly timeoutMs?: number;
  /** How long all waits for a homeserver that is busy (429) may take together; 0 gives its first refusal back. */
  readonly patienceMs?: number;
  /** Rejects at once when it is aborted; the homeserver is not told. */
  readonly signal?: AbortSignal;
}

/** Asks as one of our accounts and returns the parsed answer; throws `HomeserverError` for anything but success. */
export type Call = (user: UserId, request: HomeserverRequest) => Promise<unknown>;

/** The same, where the account is settled. */
export type CallAs = (request: HomeserverRequest) => Promise<unknown>;

interface Refusal {
  /** 0 when no answer came. */
  readonly status: number;
  readonly errcode?: string | undefined;
  readonly retryAfterMs?: number | undefined;
  /** Of the connection, when no answer came. */
  readonly code?: string | undefined;
  /** It wants more before it does this, and calls that conversation so; empty where it gives it no name. */
  readonly session?: string | undefined;
}

/** The homeserver refused, or did not answer. Its own words are left out: some homeservers put tokens into them. */
export class HomeserverError extends Error {
  override readonly name = 'HomeserverError';
  readonly status: number;
  readonly errcode: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly code: string | undefined;
  readonly session: string | undefined;
  constructor({ status, errcode, retryAfterMs, code, session }: Refusal) {
    super(`homeserver: ${status === 0 ? (code ?? 'no answer') : `${status} ${errcode ?? ''}`.trimEnd()}`);
    this.status = status;
    this.errcode = errcode;
    this.retryAfterMs = retryAfterMs;
    this.code = code ?? errcode;
    this.session = session;
  }
}

/** The status of a refusal; undefined for every other error. */
export const statusOf = (error: unknown): number | undefined =>
  error instanceof HomeserverError ? error.status : undefined;

/** Forbidden or unknown: asking again gives the same answer. */
export const isRefused = (error: unknown): boolean => [403, 404].includes(statusOf(error) ?? 0);

/** The specification's path below `/_matrix/client/v3`, its parts encoded. */
export const clientPath = (...parts: readonly string[]): string =>
  `/_matrix/client/v3/${parts.map(encodeURIComponent).join('/')}`;
