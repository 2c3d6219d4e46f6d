import { BadCredentialsError, saidBy, UnavailableError, UserFacingError } from '../../core/errors.ts';

/** The same failure after something was sent: what was certainly not done by itself may be done in part by now. */
export function inDoubt(error: unknown): unknown {
  if (!(error instanceof UserFacingError)) return error;
  const facts = {
    certainty: 'may have been done',
    cause: error,
    ...(error.next === undefined ? {} : { next: error.next }),
    ...saidBy(error),
  } as const;
  if (error instanceof BadCredentialsError)
    return new BadCredentialsError(error.message, error.trouble, facts);
  if (error instanceof UnavailableError) return new UnavailableError(error.message, facts);
  return new UserFacingError(error.message, facts);
}
