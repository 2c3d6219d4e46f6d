import { describeError } from '../core/describe-error.ts';

/** An error as it may stand in a row: class, code and place of it and of its cause, never its message. */
export function errorText(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? [error.cause] : [];
  return [error, ...cause].map(described).join(' < ');
}

function described(thrown: unknown): string {
  const { error, code, at } = describeError(thrown);
  return [error, ...(code === undefined ? [] : [code]), ...(at === undefined ? [] : [`at ${at}`])].join(' ');
}
