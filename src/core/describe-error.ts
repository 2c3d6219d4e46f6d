/**
 * What the log may know of an error: its class, its code and where it was thrown. The message stays out: those of
 * `JSON.parse` and of databases quote the text they stumbled over.
 */
export function describeError(error: unknown): {
  readonly error: string;
  readonly code: string | undefined;
  readonly at: string | undefined;
} {
  if (typeof error !== 'object' || error === null)
    return { error: typeof error, code: undefined, at: undefined };
  const { name, code, stack }: { name?: unknown; code?: unknown; stack?: unknown } = error;
  return {
    error: wordOf(name) ?? 'object',
    code: wordOf(code),
    at: typeof stack === 'string' ? frameOf(stack) : undefined,
  };
}

/** Names and codes are short words (`TypeError`, `ECONNREFUSED`, `57P01`); anything else could be a text. */
const WORD = /^\w{1,60}$/;
const FRAME = /\/src\/([\w./-]{1,200}):(\d{1,7}):\d{1,7}\)?$/;

const wordOf = (value: unknown): string | undefined =>
  typeof value === 'string' && WORD.test(value) ? value : undefined;

/** The innermost line of our own that the stack names, as `store/inbox.ts:40`. */
function frameOf(stack: string): string | undefined {
  for (const line of stack.split('\n')) {
    const [, file, row] = line.startsWith('    at ') ? (FRAME.exec(line) ?? []) : [];
    if (file !== undefined && row !== undefined) return `${file}:${row}`;
  }
  return undefined;
}
