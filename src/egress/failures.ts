import { codeOf } from '../core/error-code.ts';
import { UnavailableError, UserFacingError } from '../core/errors.ts';
import { AwayError } from '../core/service-errors.ts';
import { allowedAs, type ServiceOrigin } from './service-origin.ts';
import { say } from './sentences.ts';

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

type Certificate = Parameters<ReturnType<typeof say>['certificate']>[1];
type Reason = Parameters<ReturnType<typeof say>['failed']>[1];

/** What is known about a certificate that does not hold. */
const CERTIFICATE: Readonly<Record<string, Certificate>> = {
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not yet',
  CERT_REVOKED: 'revoked',
  ERR_TLS_CERT_ALTNAME_INVALID: 'other name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'nobody',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknown',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknown',
  UNABLE_TO_GET_ISSUER_CERT: 'unknown',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknown',
  CERT_UNTRUSTED: 'unknown',
  CERT_SIGNATURE_FAILURE: 'damaged',
  CERT_CHAIN_TOO_LONG: 'too long',
  INVALID_CA: 'not theirs',
  INVALID_PURPOSE: 'other use',
  HOSTNAME_MISMATCH: 'other name',
};
/** An admin can make eis trust these. */
const MAY_BE_OWN: ReadonlySet<Certificate> = new Set(['nobody', 'unknown', 'not theirs']);

/** Nothing was asked: the name leads nowhere, or nobody is there. */
const NOT_REACHED: Readonly<Record<string, Reason>> = {
  ENOTFOUND: 'no name',
  ENODATA: 'no name',
  EAI_AGAIN: 'no lookup',
  ECONNREFUSED: 'no port',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ETIMEDOUT: 'too late',
  ERR_SSL_WRONG_VERSION_NUMBER: 'no https',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'no https',
  EPROTO: 'no https',
};

/** Names that are not known: saying it again changes nothing about that. */
const UNKNOWN_NAME: ReadonlySet<string> = new Set(['ENOTFOUND', 'ENODATA']);

/** What went wrong on the way, in words for the person. What is said already, and our own mistakes, stay as they are. */
export function failureOf(error: unknown, progress: Progress): unknown {
  const code = codeOf(error) ?? '';
  const isOurs = error instanceof LimitError || error instanceof UnreadableAnswerError;
  if (error instanceof UserFacingError || (code === '' && !isOurs)) return error;
  const { calledAs } = progress.origin;
  const certainty = certaintyOf(progress);
  const certificate = CERTIFICATE[code];
  if (certificate !== undefined)
    return new UserFacingError(
      (language) => [
        ...say(language).certificate(calledAs, certificate),
        ...(MAY_BE_OWN.has(certificate) ? [say(language).addAuthority] : []),
      ],
      { certainty, cause: error },
    );
  const Failure = isAway(error, code) ? AwayError : UnavailableError;
  const reason = reasonOf(error, code, progress);
  const isNoName = UNKNOWN_NAME.has(code) && !progress.wasSent;
  return new Failure(
    (language) => [
      ...say(language).failed(calledAs, reason),
      ...(isNoName ? [say(language).checkAddress] : []),
    ],
    { certainty, cause: error },
  );
}

/** What answers too much, or not in HTTP, is there. */
const isAway = (error: unknown, code: string): boolean =>
  !(error instanceof UnreadableAnswerError || (error instanceof LimitError && error.limit === 'size')) &&
  !code.startsWith('HPE_');

function reasonOf(error: unknown, code: string, { wasSent }: Progress): Reason {
  if (error instanceof LimitError) return error.limit === 'time' ? 'too late' : 'too much';
  if (code.startsWith('HPE_') || error instanceof UnreadableAnswerError) return 'unreadable';
  if (wasSent) return 'broke off';
  return NOT_REACHED[code] ?? 'unreachable';
}

export const refusedAsPrivate = (origin: ServiceOrigin): UserFacingError =>
  new UserFacingError((language) => say(language).privateAddress(origin.calledAs, allowedAs(origin)), {
    certainty: 'not done',
  });

export const refusedForEver = ({ calledAs }: ServiceOrigin): UserFacingError =>
  new UserFacingError((language) => say(language).noService(calledAs), { certainty: 'not done' });

export const refusedAsPlain = ({ calledAs }: ServiceOrigin): UserFacingError =>
  new UserFacingError((language) => say(language).noHttps(calledAs), { certainty: 'not done' });
