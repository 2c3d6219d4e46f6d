import { codeOf } from '../core/error-code.ts';
import { UnavailableError, UserFacingError } from '../core/errors.ts';
import { AwayError } from '../core/service-errors.ts';
import { allowedAs, type ServiceOrigin } from './service-origin.ts';

/** How far a request came. */
export interface Progress {
  readonly origin: ServiceOrigin;
  /** It asks for nothing but an answer, so that nothing can have been done. */
  readonly isRead: boolean;
  /** A connection existed: from then on the service may have taken the request. */
  wasSent: boolean;
}

/** The answer took longer, or was longer, than eis waits for or takes. */
export class LimitError extends Error {
  override readonly name = 'LimitError';
  readonly limit: 'time' | 'size';
  constructor(limit: 'time' | 'size') {
    super(`over the limit of ${limit}`);
    this.limit = limit;
  }
}

/** The service answered with something that no service answers. */
export class UnreadableAnswerError extends Error {
  override readonly name = 'UnreadableAnswerError';
}

export const certaintyOf = ({ isRead, wasSent }: Progress): 'not done' | 'may have been done' =>
  isRead || !wasSent ? 'not done' : 'may have been done';

/** What is known about a certificate that does not hold. */
const CERTIFICATE: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'it has expired',
  CERT_NOT_YET_VALID: 'it is not valid yet',
  CERT_REVOKED: 'it was revoked',
  ERR_TLS_CERT_ALTNAME_INVALID: 'it is for another name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'nobody vouches for it',
  SELF_SIGNED_CERT_IN_CHAIN: 'I do not know the authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'I do not know the authority',
  UNABLE_TO_GET_ISSUER_CERT: 'I do not know the authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'I do not know the authority',
  CERT_UNTRUSTED: 'I do not know the authority',
  CERT_SIGNATURE_FAILURE: 'it is damaged',
  CERT_CHAIN_TOO_LONG: 'its chain is too long',
  INVALID_CA: 'its authority may not vouch for it',
  INVALID_PURPOSE: 'it is for something else',
  HOSTNAME_MISMATCH: 'it is for another name',
};
const ADD_AUTHORITY =
  'if that is your own authority, an admin can add it under egress.certificate_authorities.';

/** Nothing was asked: the name leads nowhere, or nobody is there. */
const NOT_REACHED: Readonly<Record<string, string>> = {
  ENOTFOUND: 'was not found: no such name is known.',
  ENODATA: 'was not found: no such name is known.',
  EAI_AGAIN: 'was not found: the name could not be looked up.',
  ECONNREFUSED: 'does not answer: nothing waits at that port.',
  EHOSTUNREACH: 'cannot be reached.',
  ENETUNREACH: 'cannot be reached.',
  ETIMEDOUT: 'did not answer in time.',
  ERR_SSL_WRONG_VERSION_NUMBER: 'does not speak https at that port.',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'does not speak https at that port.',
  EPROTO: 'does not speak https at that port.',
};

/** Names that are not known: saying it again changes nothing about that. */
const UNKNOWN_NAME: ReadonlySet<string> = new Set(['ENOTFOUND', 'ENODATA']);

const whatNext = (code: string, { wasSent }: Progress): { readonly next?: string } =>
  UNKNOWN_NAME.has(code) && !wasSent ? { next: 'look whether the address is right.' } : {};

/** What went wrong on the way, in words for the person. What is said already, and our own mistakes, stay as they are. */
export function failureOf(error: unknown, progress: Progress): unknown {
  const code = codeOf(error) ?? '';
  const isOurs = error instanceof LimitError || error instanceof UnreadableAnswerError;
  if (error instanceof UserFacingError || (code === '' && !isOurs)) return error;
  const { calledAs } = progress.origin;
  const certainty = certaintyOf(progress);
  const certificate = CERTIFICATE[code];
  if (certificate !== undefined)
    return new UserFacingError(`${calledAs} has a certificate I do not trust: ${certificate}.`, {
      certainty,
      cause: error,
      ...(certificate.includes('vouch') || certificate.includes('authority') ? { next: ADD_AUTHORITY } : {}),
    });
  const Failure = isAway(error, code) ? AwayError : UnavailableError;
  return new Failure(`${calledAs} ${brokenBecause(error, code, progress)}`, {
    certainty,
    cause: error,
    ...whatNext(code, progress),
  });
}

/** What answers too much, or not in HTTP, is there. */
const isAway = (error: unknown, code: string): boolean =>
  !(error instanceof UnreadableAnswerError || (error instanceof LimitError && error.limit === 'size')) &&
  !code.startsWith('HPE_');

function brokenBecause(error: unknown, code: string, { wasSent }: Progress): string {
  if (error instanceof LimitError)
    return error.limit === 'time' ? 'did not answer in time.' : 'sent more than I take.';
  if (code.startsWith('HPE_') || error instanceof UnreadableAnswerError)
    return 'answered in a way I do not understand.';
  if (wasSent) return 'broke off.';
  return NOT_REACHED[code] ?? 'cannot be reached.';
}

export const refusedAsPrivate = (origin: ServiceOrigin): UserFacingError =>
  new UserFacingError(
    `${origin.calledAs} leads to a private address, which I may not reach: an admin can allow it with egress.allow: [${allowedAs(origin)}].`,
    { certainty: 'not done', next: 'ask an admin to allow it, or use a public address.' },
  );

export const refusedForEver = ({ calledAs }: ServiceOrigin): UserFacingError =>
  new UserFacingError(`${calledAs} leads to an address at which no service can be.`, {
    certainty: 'not done',
    next: 'look at the address, then say it again.',
  });

export const refusedAsPlain = ({ calledAs }: ServiceOrigin): UserFacingError =>
  new UserFacingError(
    `${calledAs} is public, and without https everybody on the way could read your token.`,
    {
      certainty: 'not done',
      next: 'use an address that begins with https://.',
    },
  );
