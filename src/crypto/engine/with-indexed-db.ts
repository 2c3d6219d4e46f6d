import { Cursor, CursorWithValue } from './cursor.ts';
import { Database } from './database.ts';
import { KeyRange } from './keys.ts';
import { OpenRequest, Request } from './requests.ts';

/** The machine asks for them, by these names, as long as it lives. */
const CLASSES = {
  IDBCursor: Cursor,
  IDBCursorWithValue: CursorWithValue,
  IDBDatabase: Database,
  IDBKeyRange: KeyRange,
  IDBOpenDBRequest: OpenRequest,
  IDBRequest: Request,
};

let opening: Promise<unknown> = Promise.resolve();

/**
 * `factory` is `indexedDB` in the global scope while `work` runs, which opens a machine; one after the other, as
 * several machines may be opened in one process. Afterwards the machine needs its classes only.
 */
export async function withIndexedDB<T>(factory: object, work: () => Promise<T>): Promise<T> {
  const mine = opening.then(async () => await install(factory, work));
  opening = mine.catch(() => undefined);
  return await mine;
}

async function install<T>(factory: object, work: () => Promise<T>): Promise<T> {
  for (const [name, value] of Object.entries({ ...CLASSES, indexedDB: factory })) define(name, value);
  try {
    return await work();
  } finally {
    Reflect.deleteProperty(globalThis, 'indexedDB');
  }
}

function define(name: string, value: object): void {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}
