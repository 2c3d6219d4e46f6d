import type { Log, LogFields } from '../core/log.ts';

const LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LEVELS)[number];

export interface LogDeps {
  /** Takes one line, without its end. */
  readonly write: (line: string) => void;
  readonly now: () => Date;
  /** Lines below it are not written. */
  readonly level: LogLevel;
}

/** A field is a name, a number, a code; a longer one is a text that does not belong here. */
const LONGEST_FIELD = 300;
/** JSON lets them through, and in a terminal they hide or turn what stands beside them. */
const HIDDEN = /[\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g;

/** Structured lines: `{"time":…,"level":…,"event":…}` and the fields. Nothing but scalars gets in, whatever the types were told. */
export function createLog({ write, now, level: lowest }: LogDeps): Log {
  const at =
    (level: LogLevel) =>
    (event: string, fields: LogFields = {}): void => {
      if (LEVELS.indexOf(level) < LEVELS.indexOf(lowest)) return;
      const head = { time: now().toISOString(), level, event };
      write(toLine(Object.assign({ ...head }, scalarsOf(fields), head)));
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

const toLine = (fields: object): string =>
  JSON.stringify(fields).replace(HIDDEN, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);

const scalarsOf = (fields: LogFields): LogFields =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]: [string, unknown]) => [name, toScalar(value)]),
  );

function toScalar(value: unknown): string | number | boolean {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'string') return '[no scalar]';
  return value.length > LONGEST_FIELD ? `${value.slice(0, LONGEST_FIELD)}…` : value;
}
