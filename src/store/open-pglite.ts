import { PGlite, type Transaction } from '@electric-sql/pglite';
import { type Database, persist, type Queryable, storable } from './database.ts';
import { createSpaceGuard, type FreeBytes, freeBytesBeside } from './disk-space.ts';
import { DurableNodeFS, durableParameters } from './durable-node-fs.ts';
import { lockFolder } from './process-lock.ts';

export class NotDurableError extends Error {
  override readonly name = 'NotDurableError';
}

export interface EmbeddedDatabase extends Database {
  readonly kind: 'pglite';
  readonly raw: PGlite;
  /** False for one in memory: there is nothing to check, vacuum or lock. */
  readonly onDisk: boolean;
  /** On its disk. */
  readonly freeBytes: () => number;
}

const INT8 = 20;
const parsers = { [INT8]: Number };

const queryableOn = (session: Pick<Transaction, 'query'>, guard: (statement: string) => void): Queryable => ({
  query: async <Row extends object>(text: string, parameters: Parameters<Queryable['query']>[1] = []) => {
    guard(text);
    return (await session.query<Row>(text, parameters.map(storable))).rows;
  },
});

interface Kept {
  readonly onDisk: boolean;
  readonly freeBytes: () => number;
  readonly guard: (statement: string) => void;
  readonly release: () => void;
}

const inMemory: Kept = {
  onDisk: false,
  freeBytes: () => Infinity,
  guard: () => undefined,
  release: () => undefined,
};

/**
 * PGlite in a folder that is kept to this process, or in memory when there is no folder.
 * @throws StoreInUseError when another process has the folder, NotDurableError when commits do not reach the disk.
 */
export async function openPGlite(
  folder: string | undefined,
  freeBytes: FreeBytes = freeBytesBeside,
): Promise<EmbeddedDatabase> {
  if (folder === undefined) return databaseOn(await PGlite.create({ parsers }), inMemory);
  const { release } = lockFolder(folder);
  try {
    const files = new DurableNodeFS(folder);
    const raw = await PGlite.create({ fs: files, parsers, startParams: [...durableParameters] });
    await assertDurable(raw, files);
    const guard = createSpaceGuard(folder, freeBytes);
    return databaseOn(raw, { onDisk: true, freeBytes: () => freeBytes(folder), guard, release });
  } catch (error) {
    release();
    throw error;
  }
}

function databaseOn(raw: PGlite, { onDisk, freeBytes, guard, release }: Kept): EmbeddedDatabase {
  return {
    kind: 'pglite',
    raw,
    onDisk,
    freeBytes,
    ...queryableOn(raw, guard),
    transaction: async (work) =>
      await persist(
        async () => await raw.transaction(async (session) => await work(queryableOn(session, guard))),
      ),
    close: async () => {
      await raw.close();
      release();
    },
  };
}

/** The promise "200 means stored" rests on internals of PGlite, so each start tries it. */
export async function assertDurable(raw: PGlite, files: Pick<DurableNodeFS, 'fsyncs'>): Promise<void> {
  await raw.exec('create table if not exists durable (at timestamptz); truncate durable');
  const before = files.fsyncs;
  await raw.exec('insert into durable (at) values (now())');
  if (files.fsyncs > before) return;
  await raw.close();
  throw new NotDurableError(
    'A commit did not reach the disk (no fsync was seen), so messages could be lost. Install the exact version of PGlite that package-lock.json names, or use PostgreSQL.',
  );
}
