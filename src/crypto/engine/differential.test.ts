import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { CryptoRow } from '../../core/crypto-store.ts';
import type { Engine } from '../engine.ts';
import { KeyRange } from './keys.ts';
import { openEngine } from './open-engine.ts';

/** In all; shared by the worlds, which run side by side. */
const TRANSACTIONS = 20_000;
const WORLDS = 4;
/** Then the engine is opened anew from what it told to store. */
const UNTIL_RELOAD = 250;
jest.setTimeout(120_000);

/** The part of IndexedDB that both have. */
interface Asked {
  readonly result: unknown;
  readonly error: { readonly name: string } | null;
}
interface Opening extends Asked {
  readonly result: Base;
  readonly transaction: Deal;
}
interface Base {
  readonly version: number;
  readonly objectStoreNames: { readonly length: number; readonly item: (index: number) => string | null };
  readonly transaction: (stores: readonly string[], mode: string) => Deal;
  readonly createObjectStore: (name: string) => Shelf;
  readonly deleteObjectStore: (name: string) => void;
  readonly close: () => void;
}
interface Deal {
  readonly error: { readonly name: string } | null;
  readonly objectStore: (name: string) => Shelf;
  readonly commit: () => void;
  readonly abort: () => void;
}
interface Readable {
  readonly get: (query: unknown) => Asked;
  readonly getAll: (query?: unknown, count?: number) => Asked;
  readonly getAllKeys: (query?: unknown, count?: number) => Asked;
  readonly count: (query?: unknown) => Asked;
  readonly openCursor: (query?: unknown) => Asked;
}
interface Shelf extends Readable {
  readonly put: (value: unknown, key?: unknown) => Asked;
  readonly add: (value: unknown, key?: unknown) => Asked;
  readonly delete: (query: unknown) => Asked;
  readonly clear: () => Asked;
  readonly index: (name: string) => Readable;
  readonly createIndex: (name: string, keyPath: unknown, options: { readonly unique: boolean }) => unknown;
}
interface Step {
  readonly key: unknown;
  readonly primaryKey: unknown;
  readonly value: unknown;
  readonly continue: () => void;
  readonly update: (value: unknown) => Asked;
  readonly delete: () => Asked;
}
interface Ranges {
  readonly bound: (lower: unknown, upper: unknown, lowerOpen?: boolean, upperOpen?: boolean) => unknown;
  readonly lowerBound: (lower: unknown, open?: boolean) => unknown;
  readonly upperBound: (upper: unknown, open?: boolean) => unknown;
}
interface Kind {
  readonly open: (name: string, version?: number) => Opening;
  readonly ranges: Ranges;
}

type Range =
  | { readonly kind: 'all' }
  | { readonly kind: 'key'; readonly key: unknown }
  | { readonly kind: 'lower' | 'upper'; readonly key: unknown; readonly open: boolean }
  | { readonly kind: 'both'; readonly from: unknown; readonly to: unknown; readonly open: boolean };

interface Doing {
  readonly store: string;
  readonly index: string | undefined;
  readonly what: (typeof DOINGS)[number];
  readonly key: unknown;
  readonly value: unknown;
  readonly range: Range;
  readonly count: number | undefined;
}

const DOINGS = [
  'put',
  'put',
  'put',
  'add',
  'delete',
  'delete range',
  'clear',
  'get',
  'get all',
  'get keys',
  'count',
  'walk',
  'walk and update',
  'walk and delete',
] as const;

interface Plan {
  readonly mode: 'readonly' | 'readwrite';
  readonly doings: readonly Doing[];
  readonly isOneByOne: boolean;
  readonly end: 'nothing' | 'commit' | 'abort';
}

type Layout = Readonly<Record<string, readonly string[]>>;
type Change =
  | { readonly kind: 'add store' | 'drop store'; readonly store: string }
  | { readonly kind: 'add index'; readonly store: string; readonly index: string }
  | { readonly kind: 'put'; readonly store: string; readonly key: string; readonly value: unknown };

const INDEXES: Readonly<Record<string, unknown>> = {
  backup: 'needs_backup',
  unsent: 'unsent',
  by_info: 'info',
  sender: ['sender_key', 'sender_data_type', 'session_id'],
};

/** Numbers from 0 to below `n`, the same for the same seed (mulberry32). */
function createDice(seed: number) {
  let state = seed;
  const roll = (n: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % n;
  };
  return { roll, pick: <T>(list: readonly T[]): T => list[roll(list.length)]! };
}
type Dice = ReturnType<typeof createDice>;

const aKey = ({ roll, pick }: Dice): string =>
  pick(['a', 'b', 'B', 'é', '', '\u{1F511}', '\uffff', `room\x1dsession${roll(6)}`, `k${roll(12)}`]);

const aValue = ({ roll, pick }: Dice): unknown =>
  roll(20) === 0
    ? pick([null, true, 'text', 7, [], [1, 'two', { three: null }]])
    : {
        info: `i${roll(9)}`,
        unsent: pick<unknown>([true, false, 0, 1, 0.5, -1]),
        ...(roll(3) === 0 ? {} : { needs_backup: roll(2) }),
        sender_key: pick<unknown>([`s${roll(3)}`, roll(3), ['list', roll(2)]]),
        sender_data_type: pick<unknown>([roll(3), roll(3), roll(3), null]),
        session_id: `x${roll(5)}`,
        pickled: { ciphertext: 'é\u2028"\\\u0000'.repeat(roll(3)), nonce: [roll(256), roll(256)] },
      };

function anIndexKey({ roll, pick }: Dice, index: string | undefined): unknown {
  switch (index ?? 'none') {
    case 'backup':
      return roll(2);
    case 'unsent':
      return pick([0, 1, 0.5]);
    case 'by_info':
      return `i${roll(9)}`;
    case 'sender':
      return pick<unknown>([
        [`s${roll(3)}`, roll(3), ''],
        [`s${roll(3)}`],
        [roll(3), roll(3), `x${roll(5)}`],
      ]);
    default:
      return aKey({ roll, pick });
  }
}

function aRange(dice: Dice, index: string | undefined): Range {
  const key = (): unknown => anIndexKey(dice, index);
  const open = dice.roll(2) === 0;
  return dice.pick<Range>([
    { kind: 'all' },
    { kind: 'key', key: key() },
    { kind: 'lower', key: key(), open },
    { kind: 'upper', key: key(), open },
    { kind: 'both', from: key(), to: key(), open },
  ]);
}

function aDoing(dice: Dice, layout: Layout): Doing {
  const { roll, pick } = dice;
  const store = pick(Object.keys(layout));
  const indexes = layout[store] ?? [];
  const index = indexes.length > 0 && roll(2) === 0 ? pick(indexes) : undefined;
  return {
    store,
    index,
    what: pick(roll(3) === 0 ? DOINGS : DOINGS.slice(0, 5)),
    key: roll(60) === 0 ? pick<unknown>([true, {}, undefined]) : aKey(dice),
    value: aValue(dice),
    range: aRange(dice, index),
    count: pick([undefined, undefined, 0, 1, 3]),
  };
}

function aPlan(dice: Dice, layout: Layout): Plan {
  const { roll, pick } = dice;
  return {
    mode: roll(8) === 0 ? 'readonly' : 'readwrite',
    doings: Array.from({ length: 1 + roll(4) }, () => aDoing(dice, layout)),
    isOneByOne: roll(2) === 0,
    end: pick(['nothing', 'nothing', 'commit', 'commit', 'commit', 'abort']),
  };
}

const failed = (error: unknown): string =>
  `failed: ${typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : ''}`;

const answered = async (asked: Asked): Promise<unknown> =>
  await new Promise((resolve) => {
    const onsuccess = (): void => resolve(asked.result ?? 'nothing');
    const onerror = (): void => resolve(failed(asked.error));
    Object.assign(asked, { onsuccess, onerror });
  });

async function walked(asked: Asked, { what, value }: Doing): Promise<unknown> {
  const seen: unknown[] = [];
  const read = (): Step | null => asked.result as Step | null;
  return await new Promise((resolve) => {
    const onerror = (): void => resolve([...seen, failed(asked.error)]);
    const onsuccess = (): void => {
      const step = read();
      if (step === null) {
        resolve(seen);
        return;
      }
      seen.push([step.key, step.primaryKey, step.value]);
      try {
        if (what === 'walk and delete' && seen.length % 2 === 0) step.delete();
        if (what === 'walk and update' && seen.length % 2 === 1) step.update(value);
        step.continue();
      } catch (error) {
        resolve([...seen, failed(error)]);
      }
    };
    Object.assign(asked, { onsuccess, onerror });
  });
}

function rangeIn(ranges: Ranges, range: Range): unknown {
  switch (range.kind) {
    case 'all':
      return undefined;
    case 'key':
      return range.key;
    case 'lower':
      return ranges.lowerBound(range.key, range.open);
    case 'upper':
      return ranges.upperBound(range.key, range.open);
    case 'both':
      return ranges.bound(range.from, range.to, range.open, !range.open);
  }
}

/** Everything is asked at once; what comes is waited for by whoever wants it. */
function begin(doing: Doing, deal: Deal, ranges: Ranges): Promise<unknown> {
  const shelf = deal.objectStore(doing.store);
  const readable = doing.index === undefined ? shelf : shelf.index(doing.index);
  const range = (): unknown => rangeIn(ranges, doing.range);
  switch (doing.what) {
    case 'put':
      return answered(shelf.put(doing.value, doing.key));
    case 'add':
      return answered(shelf.add(doing.value, doing.key));
    case 'delete':
      return answered(shelf.delete(doing.key));
    case 'delete range':
      return answered(shelf.delete(doing.index === undefined ? range() : doing.key));
    case 'clear':
      return answered(shelf.clear());
    case 'get':
      return answered(readable.get(range()));
    case 'get all':
      return answered(readable.getAll(range(), doing.count));
    case 'get keys':
      return answered(readable.getAllKeys(range(), doing.count));
    case 'count':
      return answered(readable.count(range()));
    case 'walk':
    case 'walk and update':
    case 'walk and delete':
      return walked(readable.openCursor(range()), doing);
  }
}

/** What is thrown at once is an answer as well. */
const attempt = (work: () => Promise<unknown>): Promise<unknown> => {
  try {
    return work();
  } catch (error) {
    return Promise.resolve(`threw: ${failed(error)}`);
  }
};

const ended = async (deal: Deal): Promise<string> =>
  await new Promise((resolve) => {
    const oncomplete = (): void => resolve('complete');
    const onabort = (): void => resolve(`abort ${deal.error?.name ?? ''}`);
    Object.assign(deal, { oncomplete, onabort });
  });

async function carryOut(plan: Plan, base: Base, ranges: Ranges): Promise<string> {
  const deal = base.transaction([...new Set(plan.doings.map(({ store }) => store))], plan.mode);
  const end = ended(deal);
  const answers: unknown[] = [];
  for (const doing of plan.doings) {
    const answer = attempt(() => begin(doing, deal, ranges));
    answers.push(plan.isOneByOne ? await answer : answer);
  }
  const finished = await attempt(() => {
    if (plan.end === 'commit') deal.commit();
    if (plan.end === 'abort') deal.abort();
    return Promise.resolve('done');
  });
  return JSON.stringify([await Promise.all(answers), finished, await end]);
}

function someChanges({ roll, pick, ...dice }: Dice, layout: Layout): readonly Change[] {
  const stores = Object.keys(layout);
  const store = pick(stores);
  const fresh = `store ${roll(1000)}`;
  const missing = Object.keys(INDEXES).filter((name) => name !== 'by_info' && !layout[store]?.includes(name));
  const put = {
    kind: 'put',
    key: aKey({ roll, pick, ...dice }),
    value: aValue({ roll, pick, ...dice }),
  } as const;
  return [
    { ...put, store },
    ...(roll(2) === 0 && layout[fresh] === undefined
      ? ([
          { kind: 'add store', store: fresh },
          { kind: 'add index', store: fresh, index: pick(Object.keys(INDEXES)) },
          { ...put, store: fresh },
        ] as const)
      : []),
    ...(roll(2) === 0 && missing.length > 0
      ? ([{ kind: 'add index', store, index: pick(missing) }] as const)
      : []),
    ...(roll(3) === 0 && stores.length > 3 ? ([{ kind: 'drop store', store }] as const) : []),
  ];
}

function changed(layout: Layout, changes: readonly Change[]): Layout {
  const after: Record<string, readonly string[]> = { ...layout };
  for (const change of changes) {
    if (change.kind === 'add store') after[change.store] = [];
    if (change.kind === 'drop store') Reflect.deleteProperty(after, change.store);
    if (change.kind === 'add index') after[change.store] = [...(after[change.store] ?? []), change.index];
  }
  return after;
}

function apply(change: Change, { result: base, transaction: deal }: Opening): Promise<unknown> {
  switch (change.kind) {
    case 'add store':
      base.createObjectStore(change.store);
      return Promise.resolve('made');
    case 'drop store':
      base.deleteObjectStore(change.store);
      return Promise.resolve('dropped');
    case 'add index': {
      const unique = change.index === 'by_info';
      deal.objectStore(change.store).createIndex(change.index, INDEXES[change.index], { unique });
      return Promise.resolve('made');
    }
    case 'put':
      return answered(deal.objectStore(change.store).put(change.value, change.key));
  }
}

interface Upgrade {
  readonly version: number;
  readonly changes: readonly Change[];
  readonly isAborted: boolean;
}

/** What happened while it was upgraded, and the database if it is open. */
async function openWith(kind: Kind, { version, changes, isAborted }: Upgrade) {
  const opening = kind.open('d', version);
  const done: Promise<unknown>[] = [];
  const onupgradeneeded = ({ oldVersion }: { readonly oldVersion: number }) => {
    done.push(Promise.resolve(oldVersion), ...changes.map((change) => attempt(() => apply(change, opening))));
    if (isAborted) opening.transaction.abort();
  };
  Object.assign(opening, { onupgradeneeded });
  const outcome = await answered(opening);
  const base = typeof outcome === 'string' ? undefined : opening.result;
  const names = base?.objectStoreNames;
  const stores = Array.from({ length: names?.length ?? 0 }, (_, index) => names?.item(index));
  const happened = [base ? [base.version, stores] : outcome, await Promise.all(done)];
  return { base, happened: JSON.stringify(happened) };
}

/** What is stored of an engine, as a database would have it. */
function createStored() {
  const rows = new Map<string, CryptoRow>();
  const schemas = new Map<string, string>();
  return {
    take: (engine: Engine): void => {
      const delta = engine.takeDelta();
      for (const { database, schema } of delta?.schemas ?? []) schemas.set(database, schema);
      for (const { value, ...row } of delta?.rows ?? []) {
        const name = JSON.stringify(row);
        if (value === null) rows.delete(name);
        else rows.set(name, { ...row, value });
      }
    },
    open: (): Engine =>
      openEngine({
        schemas: Array.from(schemas, ([database, schema]) => ({ database, schema })),
        rows: [...rows.values()],
      }),
  };
}

const FIRST: readonly Change[] = [
  { kind: 'add store', store: 'sessions' },
  { kind: 'add index', store: 'sessions', index: 'backup' },
  { kind: 'add index', store: 'sessions', index: 'unsent' },
  { kind: 'add index', store: 'sessions', index: 'sender' },
  { kind: 'add store', store: 'requests' },
  { kind: 'add index', store: 'requests', index: 'by_info' },
  { kind: 'add index', store: 'requests', index: 'unsent' },
  { kind: 'add store', store: 'users' },
];

async function liveThrough(seed: number, transactions: number): Promise<Readonly<Record<string, number>>> {
  const dice = createDice(seed);
  const oracle: Kind = {
    open: (() => {
      const factory = new IDBFactory() as unknown as Kind;
      return (name: string, version?: number) => factory.open(name, version);
    })(),
    ranges: IDBKeyRange,
  };
  const stored = createStored();
  let engine = stored.open();
  const ours: Kind = { open: (...all) => (engine.factory as Kind).open(...all), ranges: KeyRange };
  const both = [oracle, ours] as const;
  let bases: readonly Base[] = [];
  let layout: Layout = {};
  let version = 0;
  const counts = { transactions: 0, upgrades: 0, reloads: 0, completed: 0, aborted: 0 };

  const upgrade = async (changes: readonly Change[], isAborted: boolean): Promise<void> => {
    for (const base of bases) base.close();
    const outcomes = await Promise.all(
      both.map(async (kind) => await openWith(kind, { version: version + 1, changes, isAborted })),
    );
    expect(outcomes[1]?.happened).toBe(outcomes[0]?.happened);
    for (const { base } of outcomes) base?.close();
    counts.upgrades += 1;
    if (outcomes[0]?.base) {
      version += 1;
      layout = changed(layout, changes);
    }
  };
  const reopen = async (): Promise<void> => {
    const as = { version, changes: [], isAborted: false };
    const outcomes = await Promise.all(both.map(async (kind) => await openWith(kind, as)));
    expect(outcomes[1]?.happened).toBe(outcomes[0]?.happened);
    bases = outcomes.flatMap(({ base }) => base ?? []);
  };

  await upgrade(FIRST, false);
  await reopen();
  while (counts.transactions < transactions) {
    const plan = aPlan(dice, layout);
    const [expected, happened] = await Promise.all(
      both.map(async ({ ranges }, index) => await carryOut(plan, bases[index]!, ranges)),
    );
    const name = `world ${seed}, transaction ${counts.transactions}`;
    expect(`${name}: ${happened}`).toBe(`${name}: ${expected}`);
    counts.transactions += 1;
    counts[expected?.includes('"complete"') ? 'completed' : 'aborted'] += 1;
    stored.take(engine);
    if (counts.transactions % UNTIL_RELOAD === 0) {
      await upgrade(someChanges(dice, layout), dice.roll(3) === 0);
      stored.take(engine);
      engine = stored.open();
      counts.reloads += 1;
      await reopen();
    }
  }
  return counts;
}

// Thousands of refusals are made: where each was made does not matter.
const { stackTraceLimit } = Error;
beforeAll(() => {
  Error.stackTraceLimit = 0;
});
afterAll(() => {
  Error.stackTraceLimit = stackTraceLimit;
});

it('Q2 the engine answers like another one, in 20,000 random transactions, upgraded and opened anew meanwhile', async () => {
  const worlds = await Promise.all(
    Array.from({ length: WORLDS }, async (_, seed) => await liveThrough(seed + 1, TRANSACTIONS / WORLDS)),
  );
  const sum = (name: string): number => worlds.reduce((total, counts) => total + (counts[name] ?? 0), 0);
  expect(sum('transactions')).toBe(TRANSACTIONS);
  expect(sum('completed')).toBeGreaterThan(TRANSACTIONS / 2);
  expect(sum('aborted')).toBeGreaterThan(TRANSACTIONS / 10);
  expect(sum('reloads')).toBe(TRANSACTIONS / UNTIL_RELOAD);
});
