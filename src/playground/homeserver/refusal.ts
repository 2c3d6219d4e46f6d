import type { HttpReply } from '../../core/http.ts';
import type { Json } from '../../core/json.ts';

/** What the homeserver says instead of doing it: a status, an `errcode` and a sentence. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly errcode: string;
  readonly more: Readonly<Record<string, Json>>;
  constructor(status: number, errcode: string, message: string, more: Readonly<Record<string, Json>> = {}) {
    super(message);
    this.status = status;
    this.errcode = errcode;
    this.more = more;
  }
}

export const forbidden = (message: string): Refusal => new Refusal(403, 'M_FORBIDDEN', message);
export const notFound = (message: string): Refusal => new Refusal(404, 'M_NOT_FOUND', message);
export const badJson = (message: string): Refusal => new Refusal(400, 'M_BAD_JSON', message);
export const invalid = (message: string): Refusal => new Refusal(400, 'M_INVALID_PARAM', message);
export const missing = (message: string): Refusal => new Refusal(400, 'M_MISSING_PARAM', message);
export const unknownToken = (message: string): Refusal => new Refusal(401, 'M_UNKNOWN_TOKEN', message);

/**
 * Without an `errcode`: what is still to be proven (user-interactive authentication), or an empty body, which is what
 * Conduit sends when it breaks inside.
 */
export function asReply({ status, errcode, message, more }: Refusal): HttpReply {
  if (errcode !== '') return { status, body: { errcode, error: message, ...more } };
  return { status, body: Object.keys(more).length > 0 ? more : '' };
}
