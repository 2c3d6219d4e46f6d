import { type PostgresServer, startPostgres } from '../../src/testing/postgres.ts';

/** A throw-away server for one bench; it is stopped and its folder deleted however the bench ends. */
export async function withPostgres<T>(use: (server: PostgresServer) => Promise<T>): Promise<T> {
  const server = await startPostgres();
  if (!server) throw new Error('No PostgreSQL is installed here. On Debian: apt-get install postgresql-15');
  try {
    return await use(server);
  } finally {
    await server.stop();
  }
}
