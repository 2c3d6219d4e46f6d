import postgres from 'postgres';
import { type Database, type Parameter, persist, type Queryable, storable } from './database.ts';

export interface PostgresDatabase extends Database {
  readonly kind: 'postgres';
  /** For what needs a session of its own: leadership, migrations, notifications. */
  readonly openSession: (onclose?: () => void) => postgres.Sql<{ bigint: number }>;
  readonly listen: (channel: string, hear: (payload: string) => void) => Promise<() => Promise<void>>;
}

/** A homeserver repeats a batch that was answered 503 within a second; waiting longer for a connection helps nobody. */
const CONNECT_SECONDS = 3;
/** No statement of ours takes seconds; one that hangs must not hold its locks for ever. */
const STATEMENT_MS = 30_000;
const CONNECTIONS = 10;
const INT8 = 20;

const options = {
  connect_timeout: CONNECT_SECONDS,
  // Lists are sent as text, so the server's table of types is not needed at each connection.
  fetch_types: false,
  onnotice: () => undefined,
  types: { bigint: { to: INT8, from: [INT8], parse: Number, serialize: String } },
};

const queryableOn = (sql: Pick<postgres.Sql<{ bigint: number }>, 'unsafe'>): Queryable => ({
  query: async <Row extends object>(text: string, parameters: readonly Parameter[] = []) =>
    await sql.unsafe<Row[]>(
      text,
      parameters.map((parameter) => sendable(storable(parameter))),
      { prepare: true },
    ),
});

const sendable = (parameter: Parameter): string | number | boolean | null | Date | Buffer =>
  parameter instanceof Uint8Array ? Buffer.from(parameter) : parameter;

/** Connects when the first statement is run. Every statement fails within seconds while the server is away. */
export function openPostgres(url: string): PostgresDatabase {
  const sql = postgres(url, {
    ...options,
    max: CONNECTIONS,
    connection: { application_name: 'eis', statement_timeout: STATEMENT_MS, jit: false },
  });
  return {
    kind: 'postgres',
    ...queryableOn(sql),
    transaction: async <T>(work: (inside: Queryable) => Promise<T>) =>
      await persist(async () => {
        const { value } = await sql.begin(async (inside) => ({ value: await work(queryableOn(inside)) }));
        return value;
      }),
    openSession: (onclose = () => undefined) =>
      postgres(url, {
        ...options,
        max: 1,
        idle_timeout: 0,
        max_lifetime: null,
        onclose,
        connection: { application_name: 'eis' },
      }),
    listen: async (channel, hear) => {
      const listening = await sql.listen(channel, hear);
      return async () => await listening.unlisten();
    },
    close: async () => await sql.end({ timeout: 2 }),
  };
}
