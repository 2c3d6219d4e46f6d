import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { credentialsContext } from '../core/connection.ts';
import { modelKeyContext } from '../core/model-key.ts';
import type { UserId } from '../core/ids.ts';
import { postgresFor } from '../testing/databases.ts';
import { fillSample } from './backup-sample.ts';
import type { Queryable } from './database.ts';
import { migrate } from './migrate.ts';
import { openPGlite } from './open-pglite.ts';
import { openPostgres } from './open-postgres.ts';
import type { StoreDatabase, StoreOptions } from './open-store.ts';
import { openAll, resealAll, type RotateDeps } from './rotate-rows.ts';
import { rotateStore } from './rotate-store.ts';
import { createBoxes } from './seal-rows.ts';
import { storedTables } from './stored-tables.ts';

// Making an embedded database takes seconds, and many on a busy machine.
jest.setTimeout(120_000);

const alice = '@alice:example.org' as UserId;
const parent = mkdtempSync(join(tmpdir(), 'eis-rotate-'));
const server = await postgresFor('rotation');
afterAll(async () => {
  rmSync(parent, { recursive: true, force: true });
});

/** A seal as simple as can be: the name of its key, 24 bytes that are never the same, and what it is bound to. */
let nonces = 0;
function plainSeal(key: string) {
  const begin = Buffer.from(`\u0001${key.repeat(4)}`);
  return {
    begin,
    seal: (context: string, plain: Uint8Array): Uint8Array =>
      Buffer.concat([
        begin,
        Buffer.from(String((nonces += 1)).padStart(24)),
        Buffer.from(`${context}\0`),
        plain,
      ]),
  };
}
const old = plainSeal('o');
const next = plainSeal('n');
function open(context: string, sealed: Uint8Array): Uint8Array {
  const bytes = Buffer.from(sealed);
  const body = bytes.subarray(29);
  const bound = Buffer.from(`${context}\0`);
  if (!body.subarray(0, bound.length).equals(bound)) throw new Error('belongs elsewhere');
  return body.subarray(bound.length);
}
const deps: RotateDeps = { ...next, open };

const kinds = ['pglite', ...(server ? ['postgres' as const] : [])] as const;
type Kind = (typeof kinds)[number];
let made = 0;

async function newPlace(kind: Kind): Promise<StoreOptions> {
  made += 1;
  if (kind === 'pglite' || !server) return { folder: join(parent, `data${made}/database`) };
  await server.createDatabase(`rotate${made}`);
  return { url: server.url(`rotate${made}`) };
}

const openAt = async ({ url, folder }: StoreOptions): Promise<StoreDatabase> =>
  url === undefined ? await openPGlite(folder) : openPostgres(url);

/** What an act keeps sealed of the vault, by what it is bound to. */
const kept = [
  [credentialsContext(alice, 'c1'), '{"token":"tk"}'],
  [modelKeyContext(alice, 'k1'), 'sk-test'],
] as const;
const keptAs = (context: string, secret: string): string =>
  Buffer.from(old.seal(context, Buffer.from(secret))).toString('base64');

/** Each row in `rows` many of every table, and an act that keeps a connection and a key for a model, whole. */
async function fill(database: StoreDatabase, rows = 3): Promise<void> {
  await migrate(database);
  await fillSample(database, { ...old, open }, () => rows);
  const edits = [
    ...['c1', 'k1'].map((id, index) => {
      const [context = '', secret = ''] = kept[index] ?? [];
      return { op: 'remove', id, before: { id, name: 'my', sealed: keptAs(context, secret) } };
    }),
    { sealed: 'no sealed text' },
  ];
  await database.query(
    `insert into act (owner, mark, request, room_id, connection, action, approval, undoes, body, at)
     values ($1, 'm', 'r', '!r', 'c1', 'connection.remove', 'requester', '{}', $2, now())`,
    [alice, createBoxes({ ...old, open })('act').close(`${alice}|m`, { edits })],
  );
}

/** How many sealed values begin with these bytes. */
async function countOf({ query }: Queryable, begin: Uint8Array): Promise<number> {
  let count = 0;
  for (const { name, sealed } of storedTables)
    for (const column of sealed) {
      const [row] = await query<{ found: number }>(
        `select count(*) as found from ${name} where substr("${column.name}", 1, 5) = $1`,
        [begin],
      );
      count += row?.found ?? 0;
    }
  return count;
}

/** What the act keeps, as it is now. */
async function keptSecrets({ query }: Queryable): Promise<readonly Uint8Array[]> {
  const [row] = await query<{ body: Uint8Array }>(`select body from act where mark = 'm'`);
  const act = createBoxes({ ...next, open })<{
    edits: [...Record<'before', { sealed: string }>[], { sealed: string }];
  }>('act');
  const { edits } = act.read(`${alice}|m`, row?.body ?? new Uint8Array());
  expect(edits.at(-1)).toEqual({ sealed: 'no sealed text' });
  return edits.flatMap((edit) => ('before' in edit ? [Buffer.from(edit.before.sealed, 'base64')] : []));
}

describe.each(kinds)('Q4 rotating the master key on %s', (kind) => {
  it('seals every value anew, and opens what it opened before', async () => {
    const there = await newPlace(kind);
    const database = await openAt(there);
    await fill(database);
    const before = await openAll(database, { ...old, open });
    expect(before.values).toBeGreaterThan(storedTables.flatMap(({ sealed }) => sealed).length * 3);
    expect(await countOf(database, old.begin)).toBe(before.values);
    await database.close();

    let forgotten = 0;
    const forgetOld = async (): Promise<void> => await Promise.resolve(void (forgotten += 1));
    const rotated = await rotateStore(there, { ...deps, forgetOld });
    expect(rotated).toEqual({ values: before.values, old: 0, digest: before.digest });
    expect(forgotten).toBe(1);

    const after = await openAt(there);
    expect([await countOf(after, old.begin), await countOf(after, next.begin)]).toEqual([0, before.values]);
    const secrets = await keptSecrets(after);
    expect(secrets).toHaveLength(kept.length);
    for (const [index, [context, secret]] of kept.entries()) {
      const sealed = secrets[index] ?? new Uint8Array();
      expect(Buffer.from(sealed).subarray(0, 5)).toEqual(Buffer.from(next.begin));
      expect(Buffer.from(open(context, sealed)).toString()).toBe(secret);
    }
    await after.close();
  });

  it('goes on where it was interrupted, the note that tells which key fits being first', async () => {
    const database = await openAt(await newPlace(kind));
    await fill(database, 40);
    const before = await openAll(database, { ...old, open });
    const notes: string[] = [];
    for (;;) {
      let left = 1;
      const breaking: typeof database = {
        ...database,
        query: async (statement, parameters) => {
          if (statement.startsWith('update') && (left -= 1) < 0) throw new Error('killed');
          return await database.query(statement, parameters);
        },
      };
      try {
        await resealAll(breaking, deps);
        break;
      } catch {
        const [note] = await database.query<{ value: Uint8Array }>(
          `select value from note where name = 'master-key'`,
        );
        notes.push(
          Buffer.from(note?.value ?? [])
            .subarray(0, 5)
            .toString(),
        );
      }
    }
    expect(new Set(notes)).toEqual(new Set([next.begin.toString()]));
    expect(notes.length).toBeGreaterThan(3);
    expect(await openAll(database, deps)).toEqual({ ...before, old: 0 });
    await database.close();
  });

  it('changes nothing when a value opens with neither key', async () => {
    const there = await newPlace(kind);
    const database = await openAt(there);
    await fill(database);
    await database.query(`update own_task set fields = 'broken' where ordinal = 2`);
    const before = await countOf(database, old.begin);
    await database.close();
    const forgetOld = async (): Promise<never> => await Promise.reject(new Error('forgotten'));
    await expect(rotateStore(there, { ...deps, forgetOld })).rejects.toThrow('own_task opens neither');
    const after = await openAt(there);
    expect([await countOf(after, old.begin), await countOf(after, next.begin)]).toEqual([before, 0]);
    await after.close();
  });

  it('says when an eis is running', async () => {
    const there = await newPlace(kind);
    const running = await openAt(there);
    await running.query('select 1');
    const forgetOld = async (): Promise<never> => await Promise.reject(new Error('forgotten'));
    await expect(rotateStore(there, { ...deps, forgetOld })).rejects.toThrow(
      'An eis is running on this database.',
    );
    await running.close();
  });
});

describe('Q4 rotating before anything was stored', () => {
  it('only takes the new key', async () => {
    const there = await newPlace('pglite');
    let forgotten = 0;
    const forgetOld = async (): Promise<void> => await Promise.resolve(void (forgotten += 1));
    expect((await rotateStore(there, { ...deps, forgetOld })).values).toBe(0);
    expect([forgotten, existsSync(there.folder ?? '')]).toEqual([1, false]);
  });
});
