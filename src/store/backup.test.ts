import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { postgresFor } from '../testing/databases.ts';
import { aSeal } from '../testing/seal.ts';
import { ownMigrations } from './backup-catalog.ts';
import { fillSample } from './backup-sample.ts';
import { openSource } from './backup-source.ts';
import { openSnapshot, type Snapshot } from './backup-snapshot.ts';
import { type BackupSummary, writeBackup } from './backup-write.ts';
import { createNotes } from './house.ts';
import { migrate } from './migrate.ts';
import { openPGlite } from './open-pglite.ts';
import { openPostgres } from './open-postgres.ts';
import type { StoreDatabase, StoreOptions } from './open-store.ts';
import { lockFolder } from './process-lock.ts';
import { DiskFullError } from './disk-space.ts';
import { restoreTarget } from './restore-into.ts';
import { readBackup } from './restore-read.ts';
import { RESTORED_AT, RESTORED_FROM } from './restored.ts';
import { makeTables } from './restore-schema.ts';
import { createBoxes } from './seal-rows.ts';
import { storedTables } from './stored-tables.ts';

// Making an embedded database takes seconds, and many on a busy machine.
jest.setTimeout(120_000);

const seal = aSeal(Buffer.alloc(32, 7));
const now = new Date('2026-11-21T16:00:00.000Z');
const later = new Date('2026-11-21T18:00:00.000Z');
const parent = mkdtempSync(join(tmpdir(), 'eis-backup-'));
const server = await postgresFor('backups');
afterAll(async () => {
  rmSync(parent, { recursive: true, force: true });
});

let place = '';
beforeEach(() => {
  place = mkdtempSync(join(parent, 'test-'));
});

const kinds = ['pglite', ...(server ? ['postgres' as const] : [])] as const;
type Kind = (typeof kinds)[number];
let made = 0;

async function newPlace(kind: Kind): Promise<StoreOptions> {
  made += 1;
  if (kind === 'pglite' || !server) return { folder: join(place, `data${made}/database`) };
  await server.createDatabase(`backup${made}`);
  return { url: server.url(`backup${made}`) };
}

const openAt = async ({ url, folder }: StoreOptions): Promise<StoreDatabase> =>
  url === undefined ? await openPGlite(folder) : openPostgres(url);

async function filled(kind: Kind, rows = 5): Promise<StoreDatabase> {
  const database = kind === 'pglite' ? await openPGlite(undefined) : await openAt(await newPlace(kind));
  await migrate(database);
  await database.query('delete from settlement');
  await fillSample(database, seal, () => rows);
  return database;
}

const snapshotOf = (database: StoreDatabase) => ({
  openSnapshot: async () => await openSnapshot(database),
  now: () => now,
  freeBytes: () => Infinity,
});

const backUp = async (database: StoreDatabase, name = 'backup'): Promise<BackupSummary> =>
  await writeBackup({ file: join(place, name), program: '1.2.3' }, { ...seal, ...snapshotOf(database) });

async function restore(file: string, options: StoreOptions): Promise<void> {
  const { trailer } = await readBackup(file, { onRow: () => undefined });
  await restoreTarget(options).load({ file, digest: trailer.digest, at: later }, seal);
}

let small = '';
beforeAll(async () => {
  small = join(parent, 'small');
  const database = await openPGlite(undefined);
  await migrate(database);
  await database.query('delete from settlement');
  await fillSample(database, seal, () => 2);
  await writeBackup({ file: small, program: '1.2.3' }, { ...seal, ...snapshotOf(database) });
  await database.close();
});

/** A copy of the backup of a small database. */
function aBackup(): string {
  const file = join(place, 'backup');
  copyFileSync(small, file);
  return file;
}

/** What restoring changes on purpose. */
const CHANGED = ['lane', 'outbox', 'note', 'settlement'];
const unchanged = ({ tables }: Pick<BackupSummary, 'tables'>) =>
  Object.fromEntries(Object.entries(tables).filter(([name]) => !CHANGED.includes(name)));

describe.each(kinds)('P4 a backup of %s', (kind) => {
  it.each(kinds)('is the same in %s, row for row and column for column', async (other) => {
    const source = await filled(kind);
    const before = await backUp(source);
    await source.close();
    expect(Object.keys(before.tables)).toHaveLength(storedTables.length - 5);
    expect(Object.values(before.tables).filter(({ rows }) => rows < 5)).toEqual([]);

    const there = await newPlace(other);
    await restore(join(place, 'backup'), there);
    const target = await openAt(there);
    const after = await backUp(target, 'second');
    expect(unchanged(after)).toEqual(unchanged(before));
    expect(after.tables['lane']?.rows).toBe(before.tables['lane']?.rows);
    expect(after.tables['outbox']?.rows).toBe(before.tables['outbox']?.rows);
    expect(await migrate(target)).toBe(false);
    await target.close();
  });

  it('looks for what it may have sent, leaves nothing in the hands of anybody, and counts on', async () => {
    const source = await filled(kind);
    await source.query(
      `update ledger set state = case when id like 'id 0%' then 'answered' else 'begun' end`,
    );
    await backUp(source);
    await source.close();
    const there = await newPlace(kind);
    await restore(join(place, 'backup'), there);
    const target = await openAt(there);
    const ledger = await target.query<{ state: string }>('select state from ledger order by ordinal');
    expect(ledger.map(({ state }) => state)).toEqual(['answered', ...Array(4).fill('unknown')]);
    const outbox = await target.query<{ state: string; left_behind: boolean; worker: number | null }>(
      'select state, left_behind, worker from outbox order by ordinal',
    );
    expect(outbox.map(({ state, left_behind: left }) => [state, left])).toEqual([
      ['planned', true],
      ['planned', true],
      ['sent', true],
      ['failed', false],
      ['planned', true],
    ]);
    expect(outbox.filter(({ state, worker }) => state === 'planned' && worker !== null)).toEqual([]);
    expect(await target.query('select from lane where owner is not null')).toEqual([]);
    expect(await target.query('select from worker')).toEqual([]);
    const notes = createNotes(target, createBoxes(seal));
    expect([await notes.get(RESTORED_AT), await notes.get(RESTORED_FROM)]).toEqual([
      later.toISOString(),
      now.toISOString(),
    ]);
    const [next] = await target.query<{ ordinal: number }>(
      `insert into own_task (owner, id, fields) values ('o', 'i', '') returning ordinal`,
    );
    expect(next?.ordinal).toBe(6);
    await target.close();
  });

  it('brings back no device, also from a backup of an older eis, but every place where somebody stood', async () => {
    const source = await filled(kind);
    const withDevice = async (): Promise<Snapshot> => {
      const snapshot = await openSnapshot(source);
      const devices = ['["@eis:example.org","c2VhbGVk"]'];
      return {
        ...snapshot,
        head: {
          ...snapshot.head,
          tables: [...snapshot.head.tables, { name: 'device', columns: ['account', 'body'] }],
        },
        next: async () => {
          const chunk = await snapshot.next();
          if (chunk) return chunk;
          const rows = devices.splice(0);
          return rows.length > 0 ? { table: 'device', rows } : undefined;
        },
      };
    };
    const old = { ...seal, ...snapshotOf(source), openSnapshot: withDevice };
    const { tables } = await writeBackup({ file: join(place, 'backup'), program: '1.2.3' }, old);
    await source.close();
    expect(tables['device']?.rows).toBe(1);
    expect(Object.keys(tables).filter((name) => name.startsWith('crypto_'))).toEqual(['crypto_place']);
    const there = await newPlace(kind);
    await restore(join(place, 'backup'), there);
    const target = await openAt(there);
    const counts: number[] = [];
    for (const table of ['device', 'crypto_schema', 'crypto_row', 'crypto_sealed', 'crypto_place'])
      counts.push((await target.query(`select from ${table}`)).length);
    expect(counts).toEqual([0, 0, 0, 0, 5]);
    await target.close();
  });

  it('is of one moment, whatever is written while it is made', async () => {
    const source = await filled(kind, 300);
    const before = await backUp(source, 'before');
    const snapshot = await openSnapshot(source);
    await source.query('delete from inbox');
    await source.query('update own_task set id = id || $1', ['x']);
    const summary = await writeBackup(
      { file: join(place, 'during'), program: '1' },
      { ...seal, ...snapshotOf(source), openSnapshot: async () => await Promise.resolve(snapshot) },
    );
    expect(summary.tables).toEqual(before.tables);
    expect((await backUp(source, 'after')).tables['inbox']?.rows).toBe(0);
    await source.close();
  });

  it('goes into an empty database only', async () => {
    const database = await filled(kind, 1);
    await backUp(database);
    await database.close();
    const there = await newPlace(kind);
    await restore(join(place, 'backup'), there);
    const words = kind === 'pglite' ? /There is a database in .* already/ : /not empty/;
    await expect(restoreTarget(there).assertFree()).rejects.toThrow(words);
    await expect(restore(join(place, 'backup'), there)).rejects.toThrow(words);
  });
});

describe.each(kinds)('P4 a backup of an older eis, in %s', (kind) => {
  const [first, second] = ownMigrations();

  async function older(): Promise<string> {
    const database = await openPGlite(undefined);
    await makeTables(database, second?.when ?? 0);
    await createNotes(database, createBoxes(seal)).set('master-key', 'fits');
    await database.query(`insert into lane (name, head, next_at) values ('l', 3, now())`);
    await backUp(database, 'older');
    await database.close();
    return join(place, 'older');
  }

  it('is put back as it was, and brought up to date', async () => {
    const file = await older();
    expect((await readBackup(file, { onRow: () => undefined })).header.tables.length).toBeLessThan(20);
    const there = await newPlace(kind);
    await restore(file, there);
    const target = await openAt(there);
    expect(await migrate(target)).toBe(false);
    expect(await target.query('select head from lane')).toEqual([{ head: 3 }]);
    expect(await target.query('select from act')).toEqual([]);
    await target.close();
  });

  it('goes into tables of an older one, and not into those of a newer one', async () => {
    if (kind === 'pglite') return;
    const file = await older();
    const tables = async (when: number): Promise<StoreOptions> => {
      const there = await newPlace(kind);
      const database = await openAt(there);
      await makeTables(database, when);
      await database.close();
      return there;
    };
    await restore(file, await tables(first?.when ?? 0));
    const newer = await tables(Infinity);
    await expect(restore(file, newer)).rejects.toThrow('the tables of a newer eis');
    const untouched = await openAt(newer);
    expect(await untouched.query('select from lane')).toEqual([]);
    await untouched.close();
  });
});

describe('P4 the file', () => {
  it('is for its owner only, appears when it is whole, and replaces nothing', async () => {
    expect(statSync(small).mode & 0o777).toBe(0o600);
    expect(readdirSync(parent)).not.toContain('small.part');
    const untouched = {
      ...seal,
      now: () => now,
      freeBytes: () => Infinity,
      openSnapshot: async () => await Promise.reject(new Error('opened')),
    };
    await expect(writeBackup({ file: aBackup(), program: '1' }, untouched)).rejects.toThrow(
      'There is a file',
    );
  });

  it('is not written under a key that opens nothing', async () => {
    const database = await openPGlite(undefined);
    await migrate(database);
    await fillSample(database, aSeal(), () => 1);
    await expect(backUp(database)).rejects.toThrow('The master key does not open what is stored.');
    expect(readdirSync(place)).toEqual([]);
    await database.close();
  });

  it('leaves room on the disk, and nothing there when there is none', async () => {
    const database = await openPGlite(undefined);
    await migrate(database);
    const full = { ...seal, ...snapshotOf(database), freeBytes: () => 64 * 1024 * 1024 - 1 };
    await fillSample(database, seal, () => 1);
    await expect(writeBackup({ file: join(place, 'full'), program: '1' }, full)).rejects.toThrow(
      'nearly full',
    );
    expect(readdirSync(place)).toEqual([]);
    const embedded = { ...database, freeBytes: () => 64 * 1024 * 1024 };
    await expect(openSnapshot(embedded)).rejects.toThrow(DiskFullError);
    await database.close();
  });

  it('holds nothing of what people said', async () => {
    const whole = gunzipSync(readFileSync(aBackup())).toString();
    // What is sealed is written in base64, and so it would be if it were not sealed.
    const values = [...whole.matchAll(/[A-Za-z0-9+/]{16,}={0,2}/g)].map(([value]) => value);
    expect(values.length).toBeGreaterThan(50);
    const texts = [whole, ...values.map((value) => Buffer.from(value, 'base64').toString('latin1'))];
    expect(texts.filter((text) => text.includes('"said"'))).toEqual([]);
  });

  const refuse = async (file: string): Promise<string> => {
    try {
      await readBackup(file, { onRow: () => undefined });
      return 'taken';
    } catch (error) {
      return error instanceof Error ? `${error.name}: ${error.message}` : 'no error';
    }
  };

  it('is refused when it is cut off anywhere', async () => {
    const whole = aBackup();
    const { size } = statSync(whole);
    const lengths = [0, 1, 9, 10, 20, 200, size / 2, size - 9, size - 1].map(Math.floor);
    for (const length of lengths) {
      const file = join(place, `cut${length}`);
      copyFileSync(whole, file);
      truncateSync(file, length);
      expect(`${length} ${await refuse(file)}`).toMatch(
        /BackupError: This (backup is cut off|file is no backup)/,
      );
    }
    const text = gunzipSync(readFileSync(whole)).toString().split('\n');
    for (const lines of [1, 3, text.length - 2]) {
      writeFileSync(join(place, 'lines'), gzipSync(`${text.slice(0, lines).join('\n')}\n`));
      expect(await refuse(join(place, 'lines'))).toContain('cut off');
    }
  });

  it('is refused when a byte or a line of it was changed', async () => {
    const whole = aBackup();
    const { size } = statSync(whole);
    const places = Array.from({ length: 40 }, (_, index) => Math.floor(((index + 1) / 41) * size));
    for (const at of places) {
      const file = join(place, `changed${at}`);
      copyFileSync(whole, file);
      const handle = openSync(file, 'r+');
      writeSync(handle, Buffer.of((readFileSync(file)[at] ?? 0) ^ 0x10), 0, 1, at);
      closeSync(handle);
      expect(`${at} ${await refuse(file)}`).toContain('BackupError');
    }
    const lines = gunzipSync(readFileSync(whole)).toString().split('\n');
    const changed = [lines.toSpliced(2, 1), lines.with(2, lines[3] ?? ''), [...lines.slice(0, -1), '[]', '']];
    for (const list of changed) {
      writeFileSync(join(place, 'changed'), gzipSync(list.join('\n')));
      expect(await refuse(join(place, 'changed'))).toContain('damaged');
    }
  });

  it('is refused when it is none, or newer', async () => {
    const file = join(place, 'other');
    const [headerLine = ''] = gunzipSync(readFileSync(aBackup())).toString().split('\n');
    const header = JSON.parse(headerLine) as object;
    const cases: readonly (readonly [Buffer | string, string])[] = [
      ['a text', 'no backup of eis'],
      [gzipSync('a text\n'), 'no backup of eis'],
      [gzipSync('{"eis":"other"}\n'), 'no backup of eis'],
      [gzipSync(`${JSON.stringify({ ...header, form: 2 })}\n`), 'newer eis'],
      [gzipSync(`${JSON.stringify({ ...header, schema: 9e15 })}\n`), 'newer eis'],
      [gzipSync(`${JSON.stringify({ ...header, tables: 1 })}\n`), 'damaged'],
    ];
    for (const [bytes, words] of cases) {
      writeFileSync(file, bytes);
      expect(await refuse(file)).toContain(words);
    }
    expect(await refuse(join(place, 'none'))).toContain('There is no such file');
  });
});

describe('P4 restoring', () => {
  it('leaves no trace of what failed', async () => {
    const file = aBackup();
    const there = await newPlace('pglite');
    const wrong = { file, digest: 'another', at: now };
    await expect(restoreTarget(there).load(wrong, seal)).rejects.toThrow('damaged');
    expect(readdirSync(join(there.folder ?? '', '..'))).toEqual(['database.lock']);
    await restore(file, there);
    expect(existsSync(join(there.folder ?? '', 'PG_VERSION'))).toBe(true);
  });

  it('says when an eis is running there', async () => {
    const file = aBackup();
    const there = await newPlace('pglite');
    const lock = lockFolder(there.folder ?? '');
    await expect(restore(file, there)).rejects.toThrow('An eis is running on this database.');
    lock.release();
  });

  it('says when an eis is running on this Postgres', async () => {
    if (!server) return;
    const there = await newPlace('postgres');
    await expect(openSource(there)).rejects.toThrow('There is nothing to back up yet');
    await restoreTarget(there).assertFree();
    const other = await openAt(there);
    await other.query('select 1');
    await expect(restoreTarget(there).assertFree()).rejects.toThrow('An eis is running on this database.');
    await other.close();
    await restoreTarget(there).assertFree();
  });
});
