import type { PlainRequest } from '../router.ts';
import type { Script } from './script.ts';

/** What comes back over the wire, or does not. */
export type ModelOutcome =
  | {
      readonly kind: 'whole';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly text: string;
    }
  /** One piece after the other; the connection breaks off where the pieces throw. */
  | {
      readonly kind: 'pieces';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly pieces: AsyncIterable<string>;
    }
  /** The connection closes without a word. */
  | { readonly kind: 'closed' }
  /** Nothing ever comes. */
  | { readonly kind: 'silent' };

/** One request, as it came in. */
export interface ModelRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Exactly what was sent. */
  readonly bytes: Uint8Array;
  /** A model was to say something: no list, no test of a key, no loading. */
  readonly isPrompt: boolean;
}

/** The model's side of a conversation, on no socket by itself. */
export interface ModelServer {
  readonly script: Script;
  /** In the order in which they came. */
  readonly requests: readonly ModelRequest[];
  /** How many of them their callers gave up before they were answered. */
  readonly leftCount: () => number;
  readonly forgetRequests: () => void;
  /** `signal`: the caller is gone. */
  readonly answer: (request: PlainRequest, signal: AbortSignal) => Promise<ModelOutcome>;
}

export const json = (
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): ModelOutcome => ({
  kind: 'whole',
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  text: JSON.stringify(body),
});

/** The connection breaks off here. */
export class BrokenOff extends Error {
  override readonly name = 'BrokenOff';
}

/** Yields these, and breaks off behind them where `isCut`. */
export async function* piecesOf(
  pieces: Iterable<string> | AsyncIterable<string>,
  { isCut = false }: { isCut?: boolean } = {},
): AsyncGenerator<string> {
  for await (const piece of pieces) yield piece;
  if (isCut) throw new BrokenOff('the answer breaks off');
}
