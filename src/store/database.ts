import { codeOf } from '../core/error-code.ts';

/** What a statement may be given. Lists travel as text: see `textArray`. */
export type Parameter = string | number | boolean | null | Date | Uint8Array;

/** Runs one statement, written for Postgres. `Row` states what it returns: bigint as number, timestamptz as Date. */
export interface Queryable {
  readonly query: <Row extends object>(
    text: string,
    parameters?: readonly Parameter[],
  ) => Promise<readonly Row[]>;
}

/** The little that Postgres and PGlite are used for. */
export interface Database extends Queryable {
  readonly kind: 'postgres' | 'pglite';
  /**
   * Commits when `work` returns and rolls back when it throws; run again on a deadlock, so `work` does nothing but
   * statements. Inside, only the argument may be used: PGlite has one session, and the outer handle would wait for
   * ever.
   */
  readonly transaction: <T>(work: (inside: Queryable) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

/**
 * A list as the text of a Postgres array, for a parameter cast to `text[]`, `int[]` …; the drivers differ in how
 * they send lists, and both send text as it is.
 */
export const textArray = (values: readonly (string | null)[]): string =>
  `{${values.map((value) => (value === null ? 'NULL' : quoted(value))).join(',')}}`;

/** For numbers, hexadecimal digits and base64, in which nothing needs quoting. */
export const plainArray = (values: readonly (string | number)[]): string => `{${values.join(',')}}`;

const quoted = (value: string): string => `"${value.replace(/["\\]/g, '\\$&')}"`;

/**
 * A parameter as Postgres can hold it: text without NUL and without half a surrogate pair, whoever sent it. For names
 * only (a join rule, an event id): what must come back letter by letter is sealed.
 */
export const storable = (parameter: Parameter): Parameter =>
  typeof parameter === 'string' ? parameter.replaceAll('\0', '\uFFFD').toWellFormed() : parameter;

const DEADLOCK = '40P01';
const SERIALIZATION = '40001';
/** Rows are locked in one order, so a deadlock is rare; five in a row are our mistake. */
const TRIES = 5;

/** Repeats `work` when the database gave it up in favour of another transaction. */
export async function persist<T>(work: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await work();
    } catch (error) {
      const code = codeOf(error);
      if ((code !== DEADLOCK && code !== SERIALIZATION) || tried === TRIES) throw error;
    }
  }
}
