import { describe, expect, it } from '@jest/globals';
import type { CryptoDelta } from '../../core/crypto-store.ts';
import type { Engine } from '../engine.ts';
import type { TransactionMode } from './active-transaction.ts';
import type { Database } from './database.ts';
import type { ObjectStore } from './object-store.ts';
import { openEngine } from './open-engine.ts';
import type { OpenRequest, Request } from './requests.ts';
import { Transaction } from './transaction.ts';
import { withIndexedDB } from './with-indexed-db.ts';

interface Opening {
  readonly result: Database | undefined;
  readonly transaction: Transaction | undefined;
}

const answered = async (request: Request): Promise<unknown> =>
  await new Promise((resolve, reject) => {
    const onsuccess = (): void => resolve(request.result);
    const onerror = (): void => reject(request.error);
    Object.assign(request, { onsuccess, onerror });
  });

const ended = async (transaction: Transaction): Promise<string> =>
  await new Promise((resolve) => {
    const oncomplete = (): void => resolve('complete');
    const onabort = (): void => resolve('abort');
    Object.assign(transaction, { oncomplete, onabort });
  });

async function open(
  engine: Engine,
  version?: number,
  upgrade: (opening: Opening) => void = () => undefined,
): Promise<Database> {
  const factory = engine.factory as { open: (name: string, version?: number) => OpenRequest<Database> };
  const opening = factory.open('machine', version);
  const onupgradeneeded = (): void => {
    const { result, transaction } = opening;
    upgrade({ result, transaction: transaction instanceof Transaction ? transaction : undefined });
  };
  Object.assign(opening, { onupgradeneeded });
  await answered(opening);
  return opening.result!;
}

const withStore = ({ result }: Opening): void => void result?.createObjectStore('sessions');

async function writing(
  database: Database,
  work: (store: ObjectStore, transaction: Transaction) => void,
  mode: TransactionMode = 'readwrite',
): Promise<string> {
  const transaction = database.transaction('sessions', mode);
  const end = ended(transaction);
  work(transaction.objectStore('sessions'), transaction);
  return await end;
}

const rowsOf = (delta: CryptoDelta | undefined): readonly (readonly [string, string | null])[] =>
  (delta?.rows ?? []).map(({ key, value }) => [key, value]);

describe('Q2 the engine', () => {
  it('tells the last write of each key, once, and nothing of what was taken back', async () => {
    const engine = openEngine({ schemas: [], rows: [] });
    const database = await open(engine, 1, withStore);
    expect(engine.takeDelta()?.schemas).toEqual([
      { database: 'machine', schema: '{"version":1,"stores":{"sessions":[]}}' },
    ]);
    await writing(database, (store) => {
      store.put({ n: 1 }, 'a');
      store.put(true, 'b');
      store.put({ n: 2 }, 'a');
      store.put('gone', 'c');
      store.delete('c');
    });
    const aborted = await writing(database, (store, transaction) => {
      store.put('never', 'd');
      transaction.abort();
    });
    const refused = await writing(database, (store) => {
      store.put('never', 'e');
      store.add('never', 'a');
    });
    expect([aborted, refused]).toEqual(['abort', 'abort']);
    expect(rowsOf(engine.takeDelta())).toEqual([
      ['a', '{"n":2}'],
      ['b', 'true'],
      ['c', null],
    ]);
    expect(engine.takeDelta()).toBeUndefined();
  });

  it.each([
    ['bytes', new Uint8Array(1)],
    ['a map', new Map()],
    ['a date', new Date(0)],
    ['a big number', 1n],
    ['no number', Number.NaN],
    ['nothing in a list', [undefined]],
    ['a function within', { f: () => 1 }],
    ['an object of a class', { of: new URL('https://example.org') }],
    ['nothing', undefined],
  ])('keeps no value that JSON does not bring back: %s', async (_name, value) => {
    const database = await open(openEngine({ schemas: [], rows: [] }), 1, withStore);
    await writing(database, (store) => {
      expect(() => store.put(value, 'a')).toThrow(expect.objectContaining({ name: 'DataCloneError' }));
    });
  });

  it.each([
    ['a number', 7],
    ['a list', ['a']],
    ['NUL', 'a\0'],
    ['half a character', 'a\ud800'],
    ['nothing', undefined],
  ])('takes no key that a database does not hold: %s', async (_name, key) => {
    const database = await open(openEngine({ schemas: [], rows: [] }), 1, withStore);
    await writing(database, (store) => {
      expect(() => store.put(1, key)).toThrow(expect.objectContaining({ name: 'DataError' }));
    });
  });

  it('refuses what the machine does not use, as it would not be tried', async () => {
    const engine = openEngine({ schemas: [], rows: [] });
    const refusals: unknown[] = [];
    const attempt = (work: () => unknown): void => {
      try {
        work();
        refusals.push('taken');
      } catch (error) {
        refusals.push(Object(error).name);
      }
    };
    const database = await open(engine, 1, ({ result, transaction }) => {
      attempt(() => result?.createObjectStore('keyed', { keyPath: 'id' }));
      const store = result?.createObjectStore('sessions');
      attempt(() => store?.createIndex('all', 'list', { multiEntry: true }));
      attempt(() => store?.createIndex('deep', 'a.b'));
      attempt(() => result?.transaction('sessions'));
      attempt(() => transaction?.objectStore('sessions').createIndex('fine', 'info', { unique: true }));
    });
    const late = async (): Promise<Database> =>
      await open(engine, 2, ({ transaction }) => {
        const store = transaction!.objectStore('sessions');
        attempt(() => store.createIndex('once', 'id', { unique: true }));
      });
    await writing(database, (store) => void store.put({ id: 1 }, 'a'));
    attempt(() => database.transaction('sessions', 'versionchange'));
    attempt(() => database.transaction('elsewhere'));
    attempt(() => database.createObjectStore('late'));
    await writing(database, (store) => attempt(() => store.put(1, 'a')), 'readonly');
    database.close();
    attempt(() => database.transaction('sessions'));
    await late();
    expect(refusals).toEqual([
      'NotSupportedError',
      'NotSupportedError',
      'NotSupportedError',
      'InvalidStateError',
      'taken',
      'TypeError',
      'NotFoundError',
      'InvalidStateError',
      'ReadOnlyError',
      'InvalidStateError',
      'NotSupportedError',
    ]);
    await expect(open(engine, 1)).rejects.toMatchObject({ name: 'VersionError' });
  });

  it('leaves nothing of an upgrade that failed', async () => {
    const engine = openEngine({ schemas: [], rows: [] });
    const first = await open(engine, 1, (opening) => {
      withStore(opening);
      opening.transaction?.objectStore('sessions').put('kept', 'a');
    });
    first.close();
    engine.takeDelta();
    const failing = open(engine, 2, ({ result, transaction }) => {
      result?.deleteObjectStore('sessions');
      result?.createObjectStore('other').put(1, 'b');
      transaction?.abort();
    });
    await expect(failing).rejects.toMatchObject({ name: 'AbortError' });
    expect(engine.takeDelta()).toBeUndefined();
    const again = await open(engine);
    expect([again.version, again.objectStoreNames.length, again.objectStoreNames.item(0)]).toEqual([
      1,
      1,
      'sessions',
    ]);
    expect(await answered(again.transaction('sessions').objectStore('sessions').get('a'))).toBe('kept');
  });

  it('does not begin with rows for which it has no place', () => {
    const row = { database: 'machine', store: 'elsewhere', key: 'a', value: '1' };
    const schemas = [{ database: 'machine', schema: '{"version":1,"stores":{"sessions":[]}}' }];
    expect(() => openEngine({ schemas, rows: [row] })).toThrow('a store that it does not have');
    expect(() => openEngine({ schemas: [], rows: [row] })).toThrow('a database that it does not have');
  });

  it('stands in the global scope while a machine is opened, for one at a time', async () => {
    const [one, two] = [{}, {}];
    const seen: unknown[] = [];
    const present = (): unknown => Reflect.get(globalThis, 'indexedDB');
    const look = async (): Promise<void> => {
      seen.push(present());
      await Promise.resolve();
      seen.push(present());
    };
    const failing = withIndexedDB(one, async () => {
      await look();
      throw new Error('not opened');
    });
    const working = withIndexedDB(two, look);
    await expect(failing).rejects.toThrow('not opened');
    await working;
    expect(seen.map((each) => each === one || (each === two && 'two'))).toEqual([true, true, 'two', 'two']);
    expect('indexedDB' in globalThis).toBe(false);
    expect('IDBKeyRange' in globalThis).toBe(true);
  });
});
