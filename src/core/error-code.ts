/** What Node calls the code of an error: `ENOENT`, `ECONNREFUSED`. Asked of anything that was thrown. */
export const codeOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
