import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { Batch } from './accept.ts';
import { aSeal } from '../testing/seal.ts';
import { DiskFullError } from './disk-space.ts';
import { assertDurable, NotDurableError, openPGlite } from './open-pglite.ts';
import { openStore, openStoreOn, type Store, type StoreDeps } from './open-store.ts';
import { StoreInUseError } from './process-lock.ts';
import { keepCheckpoints } from './upkeep.ts';

const key = Buffer.alloc(32, 7);
const deps: StoreDeps = {
  ...aSeal(key),
  log: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
  now: () => new Date(),
  sleep: async (_ms, signal) => {
    await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true }));
  },
};
const parent = mkdtempSync(join(tmpdir(), 'eis-store-'));
const folder = join(parent, 'data');
afterAll(() => {
  rmSync(parent, { recursive: true, force: true });
});
const batchOf = (...keys: readonly string[]): Batch => ({
  entries: keys.map((one) => ({
    kind: 'event',
    key: one,
    lane: 'lane',
    payload: { body: 'quincemarmalade' },
  })),
  changes: [],
  redactions: [],
  unreadable: [],
});
const open = async (): Promise<Store> => await openStore({ folder }, deps);

/** Another eis on the same folder: prints each key as soon as it was accepted. */
const CHILD = `
  import { openStore } from '${join(import.meta.dirname, 'open-store.ts')}';
  import { aSeal } from '${join(import.meta.dirname, '../testing/seal.ts')}';
  const quiet = () => undefined;
  const store = await openStore({ folder: process.argv[1] }, {
    ...aSeal(Buffer.alloc(32, 7)), log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    now: () => new Date(), sleep: async () => await new Promise(quiet),
  });
  for (let index = 0; ; index += 1) {
    const entry = { kind: 'event', key: '$' + index, lane: 'lane', payload: { body: 'quincemarmalade' } };
    await store.inbox.accept({ entries: [entry], changes: [], redactions: [], unreadable: [] });
    process.stdout.write('$' + index + '\\n');
  }`;

describe('the embedded store in a folder', () => {
  it('keeps what it accepted, and the folder to itself, while and after another process is killed', async () => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', CHILD, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const acknowledged: string[] = [];
    for await (const line of createInterface(child.stdout)) {
      acknowledged.push(line);
      if (acknowledged.length < 40) continue;
      await expect(open()).rejects.toThrow(StoreInUseError);
      break;
    }
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    expect(acknowledged).toHaveLength(40);
    const store = await open();
    expect((await store.inbox.accept(batchOf(...acknowledged))).fresh).toBe(0);
    await store.close();
  });

  it('is refused to a second opening, which says what to do, and free again when it was closed', async () => {
    const store = await open();
    await expect(open()).rejects.toThrow(/Another eis is using .*stop it first/);
    await store.close();
    await store.close();
    const again = await open();
    await expect(again.ping()).resolves.toBeUndefined();
    await again.close();
  });

  it('is closed to other accounts of the machine', () => {
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('holds no word of a message in its files, write-ahead log included', async () => {
    const store = await open();
    await store.inbox.accept(batchOf('$marker'));
    await store.ownTasks.create('@alice:example.org' as never, '1', { title: 'quincemarmalade' });
    await store.clean(new Date());
    await store.close();
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) =>
      file.isFile(),
    );
    const holding = (letters: string): number =>
      files.filter(({ parentPath, name }) => readFileSync(join(parentPath, name)).includes(letters)).length;
    expect(files.length).toBeGreaterThan(100);
    expect(holding('@alice:example.org')).toBeGreaterThan(0);
    expect(holding('quincemarmalade')).toBe(0);
  });

  it('stores nothing more when the disk is nearly full, and goes on when it is not', async () => {
    let free = Number.MAX_SAFE_INTEGER;
    const store = await openStoreOn(await openPGlite(folder, () => free), deps);
    free = 1_000_000;
    await expect(store.inbox.accept(batchOf('$full'))).rejects.toThrow(DiskFullError);
    await expect(store.ping()).rejects.toThrow(DiskFullError);
    expect((await store.counts()).waiting).toBeGreaterThanOrEqual(0);
    free = Number.MAX_SAFE_INTEGER;
    await expect(store.ping()).resolves.toBeUndefined();
    expect((await store.inbox.accept(batchOf('$full'))).fresh).toBe(1);
    await store.close();
  });

  it('makes a checkpoint five minutes after the last one, if anything was written', async () => {
    const database = await openPGlite(folder);
    let clock = new Date('2026-11-27T10:00:00Z');
    const last = async (): Promise<string> =>
      (
        await database.query<{ lsn: string }>(
          'select checkpoint_lsn::text as lsn from pg_control_checkpoint()',
        )
      )[0]!.lsn;
    /** Looks once after each of these waits; returns where the last checkpoint stood after each look. */
    const lookAfter = async (...waits: readonly number[]): Promise<readonly string[]> => {
      const closing = new AbortController();
      const left = [...waits];
      const found: string[] = [];
      const sleep = async (): Promise<void> => {
        found.push(await last());
        const wait = left.shift();
        if (wait === undefined) closing.abort();
        else clock = new Date(clock.getTime() + wait);
      };
      await keepCheckpoints({ database, sleep, now: () => clock, log: deps.log }, closing.signal);
      return found.slice(1);
    };
    const start = await last();
    expect(await lookAfter(5000, 100_000)).toEqual([start, start]);
    const [soon, first, quiet, still] = await lookAfter(5000, 300_000, 5000, 300_000);
    expect([soon, quiet, still]).toEqual([start, first, first]);
    expect(first).not.toBe(start);
    await database.query(
      'create table large as select repeat(md5(i::text), 20) as text from generate_series(1, 120000) as i',
    );
    expect(await lookAfter(5000)).not.toEqual([first]);
    await database.query('drop table large');
    await database.close();
  });

  it('refuses to run when a commit does not reach the disk', async () => {
    const memory = await PGlite.create();
    await expect(assertDurable(memory, { fsyncs: 0 })).rejects.toThrow(NotDurableError);
  });
});
