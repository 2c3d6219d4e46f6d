/** Enough to recognise a failure; a longer text is more likely data than diagnosis. */
const LONGEST = 300;

/**
 * An error as it may stand in a log line or a row. Database errors carry the values of the statement behind
 * `params:`; those are cut off, whatever they are.
 */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return `thrown: ${typeof error}`;
  const [message = ''] = error.message.split(/\n?params:/, 1);
  const cause = error.cause instanceof Error ? ` < ${error.cause.name}: ${error.cause.message}` : '';
  return `${error.name}: ${message}${cause}`.replaceAll('\0', '').toWellFormed().slice(0, LONGEST);
}
