import { afterAll } from '@jest/globals';
import { type PostgresServer, startPostgres } from './postgres.ts';

/** A server for all tests of a file, ended behind the last of them; where this machine has none, the run says so. */
export async function postgresFor(what: string): Promise<PostgresServer | undefined> {
  const server = await startPostgres();
  if (!server) process.stderr.write(`SKIPPED: no PostgreSQL on this machine, ${what} tried on PGlite only\n`);
  afterAll(async () => {
    await server?.stop();
  });
  return server;
}

interface Opening<Database> {
  readonly openPGlite: (folder: undefined) => Promise<Database>;
  readonly openPostgres: (url: string) => Database;
}

/** For `describe.each`: the databases that eis runs on, as far as this machine has them; each opening is an empty one. */
export async function databasesFor<Database>(
  what: string,
  { openPGlite, openPostgres }: Opening<Database>,
): Promise<readonly (readonly [name: string, open: () => Promise<Database>])[]> {
  const server = await postgresFor(what);
  const pglite = ['PGlite', async () => await openPGlite(undefined)] as const;
  if (!server) return [pglite];
  let opened = 0;
  const openNext = async (): Promise<Database> => {
    opened += 1;
    const name = `test${opened}`;
    await server.createDatabase(name);
    return openPostgres(server.url(name));
  };
  return [pglite, ['Postgres', openNext]];
}
