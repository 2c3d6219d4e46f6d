import { UnavailableError, UserFacingError } from './errors.ts';

/** The service cannot be reached, or broke off: nothing is known about it but that it is away. */
export class AwayError extends UnavailableError {}

/** What was to be removed is used by others: it was not removed. */
export class InUseError extends UserFacingError {}
