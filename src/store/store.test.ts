import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { jsonValue, sample } from 'fast-check';
import type { SealedConnection } from '../core/connection.ts';
import { sha256 } from '../core/digest.ts';
import { type Edit, receiptFor } from '../core/edit.ts';
import type { EventId, RoomId, UserId } from '../core/ids.ts';
import { type Handled, nothing, type Outgoing } from '../core/inbox.ts';
import { type NewEntry, sealedEntryKey } from '../core/new-entry.ts';
import type { NewAct } from '../core/journal.ts';
import type { Json } from '../core/json.ts';
import type { RoomState } from '../core/room-state.ts';
import { Secret } from '../core/secret.ts';
import { alice, bob } from '../testing/callers.ts';
import { databasesFor } from '../testing/databases.ts';
import { aSeal } from '../testing/seal.ts';
import type { Batch } from './accept.ts';
import { WrongMasterKeyError } from './assert-key.ts';
import type { ClaimedEntry } from './claim.ts';
import { LaneLostError } from './fail.ts';
import type { Leadership } from './leadership.ts';
import { SchemaTooNewError } from './migrate.ts';
import { openPGlite } from './open-pglite.ts';
import { openPostgres } from './open-postgres.ts';
import { openStoreOn, type Store, type StoreDatabase, type StoreDeps } from './open-store.ts';

const room = '!room:example.org' as RoomId;
const other = '!other:example.org' as RoomId;
const eis = '@eis:example.org' as UserId;
const lane = `${room}|${alice}`;
const TABLES = `seen, lane, inbox, dead_letter, timer, redacted, outbox, room, member, direct_room, once, shown,
  open_question, own_task, sync_position, device, note, worker, act, act_step, connection, setting,
  workflow, model_key, ledger, turn`;

const started = new Date('2026-11-27T10:00:00.000Z');
let clock = started;
const later = (ms: number): Date => new Date(clock.getTime() + ms);
const seal = aSeal();
const logged: string[] = [];
const note = (event: string): void => void logged.push(event);
const deps: StoreDeps = {
  ...seal,
  log: { debug: note, info: note, warn: note, error: note },
  now: () => clock,
  sleep: async (_ms, signal) => {
    await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true }));
  },
};

const anEntry = (key: string, overrides: Partial<NewEntry> = {}): NewEntry => ({
  kind: 'event',
  key,
  lane,
  payload: { said: key },
  ...overrides,
});
const aBatch = (overrides: Partial<Batch> = {}): Batch => ({
  entries: [],
  changes: [],
  redactions: [],
  unreadable: [],
  ...overrides,
});
const batchOf = (...keys: readonly string[]): Batch => aBatch({ entries: keys.map((key) => anEntry(key)) });
const saying = (markdown: string, to: RoomId = room): Outgoing => ({
  kind: 'message',
  to: { room: to },
  reply: { markdown, tone: 'answer' },
  owner: { kind: 'everyone' },
});
const handled = (overrides: Partial<Handled>): Handled => ({ ...nothing, ...overrides });
const payloads = (entries: readonly ClaimedEntry[]): readonly Json[] => entries.map(({ payload }) => payload);

const stamps: Edit = { noun: 'task', op: 'create', after: { title: 'buy stamps' } };
const dated: Edit = {
  noun: 'task',
  op: 'update',
  id: '7',
  before: { due: null },
  after: { due: '2026-12-01' },
};
const made = receiptFor(stamps, '7', { title: 'buy stamps' });
const postponed = receiptFor(dated, '7', { due: '2026-12-01' });
const request = sha256('$asked').slice(0, 32);

const anAct = (overrides: Partial<NewAct> = {}): NewAct => ({
  owner: alice,
  mark: `${request}.0`,
  request,
  room,
  connection: 'own-list',
  action: 'task.add',
  approval: 'not asked',
  edits: [stamps],
  scope: ['inbox'],
  undoes: [],
  at: clock,
  ...overrides,
});

const aConnection = (overrides: Partial<SealedConnection> = {}): SealedConnection => ({
  id: 'c1',
  service: 'vikunja',
  name: 'my',
  address: 'https://my.vikunja.io',
  account: 'alice',
  isDefault: true,
  state: 'connected',
  since: started.toISOString(),
  lastUsed: undefined,
  facts: { version: '2.5.0' },
  sealed: Buffer.from('sealed by the vault').toString('base64'),
  ...overrides,
});

const redacting = (target: string): Batch => aBatch({ redactions: [{ target, by: alice }] });

const aState = (overrides: Partial<RoomState> = {}): RoomState => ({
  room,
  joinRule: 'invite',
  historyVisibility: 'shared',
  encrypted: false,
  replacement: undefined,
  members: [{ user: alice, membership: 'join' }],
  settled: true,
  ...overrides,
});

const drivers = await databasesFor<StoreDatabase>('the store', { openPGlite, openPostgres });

describe.each(drivers)('the store on %s', (_name, open) => {
  let database: StoreDatabase;
  let store: Store;
  let leading: Leadership | undefined;
  beforeAll(async () => {
    database = await open();
    store = await openStoreOn(database, deps);
  });
  afterAll(async () => {
    await store.close();
  });
  beforeEach(async () => {
    clock = started;
    logged.length = 0;
    await database.query(`truncate ${TABLES}`);
  });
  afterEach(async () => {
    await leading?.release();
    leading = undefined;
  });

  const lead = async (): Promise<number> => {
    leading = await store.leadership.lead();
    return leading.epoch;
  };
  const claimAll = async (worker: number): Promise<readonly ClaimedEntry[]> =>
    (await store.inbox.claim(worker, 100)).flatMap(({ entries }) => entries);
  const claimOne = async (worker: number): Promise<ClaimedEntry> => {
    const [entry] = await claimAll(worker);
    if (!entry) throw new Error('nothing to claim');
    return entry;
  };

  describe('accept', () => {
    it('keeps each key once: within a batch, in a repeated batch, in a grown one, by either door', async () => {
      const worker = await lead();
      const viaSync = anEntry('$2', { payload: { via: 'sync' } });
      expect((await store.inbox.accept(batchOf('$1', '$2', '$1'))).fresh).toBe(2);
      expect((await store.inbox.accept(batchOf('$1', '$2'))).fresh).toBe(0);
      expect((await store.inbox.accept(batchOf('$1', '$2', '$3'))).fresh).toBe(1);
      expect((await store.inbox.accept(aBatch({ entries: [viaSync] }))).fresh).toBe(0);
      const entries = await claimAll(worker);
      expect(entries.map(({ key }) => key)).toEqual(['$1', '$2', '$3']);
      expect(payloads(entries)).toEqual([{ said: '$1' }, { said: '$2' }, { said: '$3' }]);
    });

    it('tells the reference of every entry, known or not', async () => {
      const first = await store.inbox.accept(batchOf('$1'));
      const again = await store.inbox.accept(batchOf('$1', '$2'));
      expect(first.references[0]?.reference).toMatch(/^[0-9a-hj-km-np-tv-z]{8}$/);
      expect(again.references.map(({ key }) => key)).toEqual(['$1', '$2']);
      expect(again.references[0]).toEqual(first.references[0]);
    });

    it('keeps NUL and lone surrogates wherever they stand', async () => {
      const worker = await lead();
      const odd = 'a\0b\ud800c\udc00';
      const entry = anEntry(odd, { lane: `${odd}"\\{},|x`, payload: { [odd]: [odd] } });
      await store.inbox.accept(
        aBatch({
          entries: [entry],
          unreadable: [{ raw: odd, because: odd }],
          syncPosition: { account: eis, position: odd },
        }),
      );
      const claimed = await claimOne(worker);
      expect(claimed).toMatchObject({ key: odd, payload: { [odd]: [odd] } });
      await store.inbox.recordDecision(claimed, { odd });
      expect(await store.inbox.finish(claimed, handled({ say: [saying(odd)] }))).toBe('done');
      expect((await store.outbox.take(worker, 1))[0]?.outgoing).toEqual(saying(odd));
      expect(await store.sync.position(eis)).toBe(odd);
      await store.ownTasks.create(alice, odd.replaceAll('\0', '').toWellFormed(), { title: odd });
      expect((await store.ownTasks.all(alice))[0]?.fields).toEqual({ title: odd });
      expect((await store.deadLetters.list())[0]?.error).toBe(odd);
    });

    it('gives every payload back as it came, whatever it is', async () => {
      const worker = await lead();
      const values = sample(jsonValue({ maxDepth: 4, stringUnit: 'binary' }), 200).map((value) => {
        const plain: Json = JSON.parse(JSON.stringify(value));
        return plain;
      });
      const entries = values.map((payload, index) =>
        anEntry(`$${index}`, { lane: `lane ${index % 20}`, payload }),
      );
      expect((await store.inbox.accept(aBatch({ entries }))).fresh).toBe(200);
      const claimed = await claimAll(worker);
      expect(claimed).toHaveLength(200);
      for (const { key, payload } of claimed)
        expect([key, payload]).toEqual([key, values[Number(key.slice(1))]]);
    });

    it('makes a dead letter of what is nested too deeply to be written down, and accepts the rest', async () => {
      const worker = await lead();
      let deep: Json = 0;
      for (let depth = 0; depth < 10_000; depth += 1) deep = [deep];
      const batch = aBatch({
        entries: [anEntry('$1'), anEntry('$deep', { payload: deep }), anEntry('$2')],
      });
      expect((await store.inbox.accept(batch)).fresh).toBe(2);
      expect((await claimAll(worker)).map(({ key }) => key)).toEqual(['$1', '$2']);
      expect(await store.deadLetters.list()).toMatchObject([{ kind: 'unreadable', lane: '' }]);
    });

    it('keeps what cannot be read once, and never runs it again', async () => {
      const batch = aBatch({ unreadable: [{ raw: '{"type":7}', because: 'type' }] });
      await store.inbox.accept(batch);
      await store.inbox.accept(batch);
      const letters = await store.deadLetters.list();
      expect(letters).toMatchObject([{ kind: 'unreadable', error: 'type' }]);
      expect(await store.deadLetters.rerun(letters[0]?.id ?? 0)).toBe(false);
    });

    it('stores all of a batch or nothing', async () => {
      const broken: StoreDeps = {
        ...deps,
        seal: (context, plain) => {
          if (context.startsWith('sync_position')) throw new Error('broken');
          return seal.seal(context, plain);
        },
      };
      const half = await openStoreOn(database, broken);
      const batch = aBatch({
        entries: [anEntry('$1')],
        changes: [{ kind: 'encryption', room }],
        syncPosition: { account: eis, position: 's1' },
      });
      await expect(half.inbox.accept(batch)).rejects.toThrow('broken');
      expect(await store.counts()).toMatchObject({ waiting: 0 });
      expect(await store.rooms.roomState(room)).toBeUndefined();
      expect((await store.inbox.accept(batch)).fresh).toBe(1);
      expect(await store.sync.position(eis)).toBe('s1');
    });

    it('rings when there is something new, and only then', async () => {
      let rings = 0;
      const silence = store.inbox.onAccepted(() => {
        rings += 1;
      });
      await store.inbox.accept(batchOf('$1'));
      const once = rings;
      await store.inbox.accept(batchOf('$1'));
      expect([once, rings]).toEqual([1, 1]);
      silence();
      await store.inbox.accept(batchOf('$2'));
      expect(rings).toBe(1);
    });
  });

  describe('lanes', () => {
    it('are handed out whole and in order, 16 entries at a time, the longest waiting first', async () => {
      const worker = await lead();
      const keys = Array.from({ length: 20 }, (_, index) => `$${index}`);
      await store.inbox.accept(batchOf(...keys));
      clock = later(1000);
      await store.inbox.accept(aBatch({ entries: [anEntry('$b', { lane: 'b' })] }));
      const lanes = await store.inbox.claim(worker, 10);
      expect(lanes.map(({ name }) => name)).toEqual([lane, 'b']);
      const first = lanes[0]?.entries ?? [];
      expect(first.map(({ key }) => key)).toEqual(keys.slice(0, 16));
      expect(first.map(({ claim }) => claim.position)).toEqual(first.map((_, index) => index + 1));
      expect(await store.inbox.claim(worker, 10)).toEqual([]);
      for (const entry of first) expect(await store.inbox.finish(entry, nothing)).toBe('done');
      expect((await claimAll(worker)).map(({ key }) => key)).toEqual(keys.slice(16));
    });

    it('given back are handed out again from where they stood', async () => {
      const worker = await lead();
      await store.inbox.accept(batchOf('$1', '$2'));
      const [claimed] = await store.inbox.claim(worker, 1);
      await store.inbox.finish(claimed!.entries[0]!, nothing);
      await store.inbox.release(claimed!);
      expect((await claimAll(worker)).map(({ key }) => key)).toEqual(['$2']);
    });

    it('commit replies, later rows, shown list and question with "row done"', async () => {
      const worker = await lead();
      await store.inbox.accept(batchOf('$1'));
      const entry = await claimOne(worker);
      const shown = {
        user: alice,
        room,
        items: [{ noun: 'task', id: '1', name: 'milk', line: 'milk' }],
        upTo: 1,
      };
      const asked = { user: alice, room, answers: ['add milk'], expiresAt: later(60_000) };
      const result = handled({
        say: [saying('one'), saying('two')],
        later: [anEntry('$later'), anEntry('$timer', { due: later(5000) })],
        shown,
        asked,
      });
      expect(await store.inbox.finish(entry, result)).toBe('done');
      expect(await store.people.shown(alice, room, clock)).toEqual(shown);
      expect(await store.people.openQuestion(alice, room, clock)).toEqual(asked);
      expect(await store.counts()).toEqual({ waiting: 1, running: 0, timers: 1, outbox: 2, dead: 0 });
      expect((await claimAll(worker)).map(({ key }) => key)).toEqual(['$later']);
    });

    it('refuse everything from a worker that was replaced', async () => {
      const old = await lead();
      await store.inbox.accept(batchOf('$1', '$2'));
      const [claimed] = await store.inbox.claim(old, 1);
      const entry = claimed!.entries[0]!;
      const successor = await takeOver();
      expect(await store.inbox.finish(entry, nothing)).toBe('fenced');
      expect(await store.inbox.finish(entry, handled({ say: [saying('no')], later: [anEntry('$x')] }))).toBe(
        'fenced',
      );
      expect(await store.inbox.postpone(entry, 'no')).toBe('fenced');
      expect(await store.inbox.bury(entry, 'no', nothing)).toBe('fenced');
      await expect(store.inbox.recordDecision(entry, 1)).rejects.toThrow(LaneLostError);
      await store.inbox.release(claimed!);
      expect(await store.inbox.claim(old, 1)).toEqual([]);
      expect(await store.outbox.take(old, 1)).toEqual([]);
      expect(await store.counts()).toMatchObject({ outbox: 0, timers: 0, dead: 0, waiting: 2 });
      const again = await claimAll(successor);
      expect(again.map(({ key, decision }) => [key, decision])).toEqual([
        ['$1', undefined],
        ['$2', undefined],
      ]);
      expect(await store.inbox.finish(entry, nothing)).toBe('fenced');
      expect(await store.inbox.finish(again[0]!, nothing)).toBe('done');
    });

    it('of dead workers are freed', async () => {
      const dead = await store.leadership.join();
      const alive = await store.leadership.join();
      await store.inbox.accept(batchOf('$1'));
      await claimOne(dead);
      expect(await store.inbox.freeLanes(alive)).toBe(0);
      await database.query('update worker set dead = true where id = $1', [dead]);
      expect(await store.inbox.freeLanes(alive)).toBe(1);
      expect((await claimOne(alive)).key).toBe('$1');
    });

    it('wait after a failure, longer each time, then go on where they stood', async () => {
      const worker = await lead();
      await store.inbox.accept(batchOf('$1'));
      expect(await store.inbox.postpone(await claimOne(worker), 'first')).toBe('again');
      expect(await claimAll(worker)).toEqual([]);
      clock = later(3001);
      const second = await claimOne(worker);
      expect(second.attempts).toBe(1);
      expect(await store.inbox.postpone(second, 'second')).toBe('again');
      clock = later(999);
      expect(await claimAll(worker)).toEqual([]);
      clock = later(2001);
      expect((await claimOne(worker)).attempts).toBe(2);
    });

    it('do not wait for hours because the clock was set back', async () => {
      const worker = await lead();
      await store.inbox.accept(batchOf('$1'));
      await store.inbox.postpone(await claimOne(worker), 'failed');
      await store.inbox.accept(aBatch({ entries: [anEntry('$b', { lane: 'b' })] }));
      clock = later(-7_200_000);
      expect((await claimAll(worker)).map(({ key }) => key).toSorted()).toEqual(['$1', '$b']);
    });

    it('repeat a decision that was kept', async () => {
      const worker = await lead();
      await store.inbox.accept(batchOf('$1'));
      const entry = await claimOne(worker);
      await store.inbox.recordDecision(entry, { calls: ['task.add'] });
      await store.inbox.postpone(entry, 'crashed');
      clock = later(10_000);
      expect((await claimOne(worker)).decision).toEqual({ calls: ['task.add'] });
    });

    it('move on past an entry that fails for good: 0, 1, 1, 1, 2, 3', async () => {
      const worker = await lead();
      await store.inbox.accept(batchOf('0', '1', '2', '3'));
      const ran: string[] = [];
      const handle = async (entry: ClaimedEntry): Promise<boolean> => {
        ran.push(entry.key);
        if (entry.key !== '1') return (await store.inbox.finish(entry, nothing)) === 'done';
        if (entry.attempts < 2) return (await store.inbox.postpone(entry, 'bad')) === 'fenced';
        return (await store.inbox.bury(entry, 'bad', handled({ say: [saying('sorry')] }))) === 'done';
      };
      for (let round = 0; round < 4; round += 1) {
        for (const entry of await claimAll(worker)) if (!(await handle(entry))) break;
        clock = later(60_000);
      }
      expect(ran).toEqual(['0', '1', '1', '1', '2', '3']);
      expect((await store.outbox.take(worker, 9)).map(({ outgoing }) => outgoing)).toEqual([saying('sorry')]);
      const letters = await store.deadLetters.list();
      expect(letters).toMatchObject([{ kind: 'event', lane, error: 'bad' }]);
      expect(await store.deadLetters.rerun(letters[0]?.id ?? 0)).toBe(true);
      expect(await store.deadLetters.rerun(letters[0]?.id ?? 0)).toBe(false);
      expect(payloads(await claimAll(worker))).toEqual([{ said: '1' }]);
      expect((await store.deadLetters.list())[0]?.rerunAt).toEqual(clock);
    });

    it('put an entry aside that does not open, and log it', async () => {
      const worker = await lead();
      await store.inbox.accept(batchOf('$1', '$2', '$3'));
      await database.query(
        'update inbox set payload = (select payload from inbox where position = 1) where position = 2',
      );
      const first = await claimAll(worker);
      expect(first.map(({ key }) => key)).toEqual(['$1']);
      await store.inbox.finish(first[0]!, nothing);
      expect(await claimAll(worker)).toEqual([]);
      expect((await claimAll(worker)).map(({ key }) => key)).toEqual(['$3']);
      expect(await store.deadLetters.list()).toHaveLength(1);
      expect(logged).toContain('an entry does not open');
    });

    it('13.2 turn a row that held a secret into the one that uses it, in front of what was said after it', async () => {
      const worker = await lead();
      await store.inbox.accept(batchOf('$secret', '$next'));
      const [entry] = await claimAll(worker);
      await store.inbox.recordDecision(entry!, { token: 'tk_1' });
      const credential = anEntry('credential|$secret', { kind: 'credential', payload: { text: 'tk_1' } });
      expect(await store.inbox.finish(entry!, handled({ next: credential, forget: true }))).toBe('continued');
      // The lane was given back: what was claimed before is not ours any more.
      expect(await store.inbox.finish(entry!, handled({ forget: true }))).toBe('fenced');
      const claimed = await claimAll(worker);
      expect(claimed.map(({ kind, key }) => [kind, key])).toEqual([
        ['credential', 'credential|$secret'],
        ['event', '$next'],
      ]);
      expect(claimed[0]).toMatchObject({ payload: { text: 'tk_1' }, acceptedAt: entry?.acceptedAt });
      expect(claimed[0]?.decision).toBeUndefined();
      expect(await store.inbox.finish(claimed[0]!, handled({ forget: true }))).toBe('done');
      expect(await store.inbox.finish(claimed[1]!, nothing)).toBe('done');
      expect(await database.query('select from inbox where payload is null')).toHaveLength(1);
      expect((await store.inbox.accept(batchOf('$secret', 'credential|$secret'))).fresh).toBe(0);
    });

    it('13.2 keep a secret that a replaced worker would erase: its successor needs it', async () => {
      const old = await lead();
      await store.inbox.accept(batchOf('$secret'));
      const entry = await claimOne(old);
      const successor = await takeOver();
      expect(await store.inbox.finish(entry, handled({ forget: true }))).toBe('fenced');
      expect((await claimOne(successor)).payload).toEqual({ said: '$secret' });
    });

    it('13.2 run nothing again that was given up and erased', async () => {
      const worker = await lead();
      await store.inbox.accept(batchOf('$secret'));
      await store.inbox.bury(await claimOne(worker), 'failed', handled({ forget: true }));
      const [letter] = await store.deadLetters.list();
      expect(await store.deadLetters.rerun(letter?.id ?? 0)).toBe(false);
    });

    it('are finished quietly in one go, each answer for its own lane', async () => {
      const worker = await lead();
      const lanes = Array.from({ length: 30 }, (_, index) => `lane ${index}`);
      await store.inbox.accept(aBatch({ entries: lanes.map((name) => anEntry(name, { lane: name })) }));
      const entries = await claimAll(worker);
      await database.query(`update lane set epoch = epoch + 1 where name = 'lane 7'`);
      const results = await Promise.all(
        entries.map(async (entry) => await store.inbox.finish(entry, nothing)),
      );
      expect(results).toHaveLength(30);
      entries.forEach((entry, index) => {
        expect(results[index]).toBe(entry.lane === 'lane 7' ? 'fenced' : 'done');
      });
    });
  });

  async function takeOver(): Promise<number> {
    await database.query('update worker set dead = true');
    await database.query('update lane set owner = null where owner is not null');
    return await store.leadership.join();
  }

  describe('outbox', () => {
    let said = 0;
    const say = async (worker: number, replies: readonly Outgoing[]): Promise<void> => {
      said += 1;
      await store.inbox.accept(batchOf(`$said ${said}`));
      expect(await store.inbox.finish(await claimOne(worker), handled({ say: replies }))).toBe('done');
    };

    it('sends in strict order per destination, many destinations at once', async () => {
      const worker = await lead();
      await say(worker, [saying('1'), saying('2'), saying('a', other), { kind: 'leave', room: other }]);
      const first = await store.outbox.take(worker, 10);
      expect(first.map(({ outgoing }) => outgoing)).toEqual([saying('1'), saying('a', other)]);
      expect(first[0]).toMatchObject({ left: false, tries: 0, plannedAt: clock });
      expect(first[0]?.key).toMatch(/^[0-9a-f]{32}\.0$/);
      expect(await store.outbox.take(worker, 10)).toEqual([]);
      await store.outbox.sent(first[0]?.key ?? '', '$sent');
      expect((await store.outbox.take(worker, 10)).map(({ outgoing }) => outgoing)).toEqual([saying('2')]);
      await store.outbox.fail(first[1]?.key ?? '', 'forbidden');
      expect((await store.outbox.take(worker, 10)).map(({ outgoing }) => outgoing)).toEqual([
        { kind: 'leave', room: other },
      ]);
    });

    it('waits before it tries again, and holds the destination meanwhile', async () => {
      const worker = await lead();
      await say(worker, [saying('1'), saying('2')]);
      const [row] = await store.outbox.take(worker, 10);
      await store.outbox.retry(row?.key ?? '', 5000, 'limited');
      clock = later(4999);
      expect(await store.outbox.take(worker, 10)).toEqual([]);
      clock = later(1);
      expect(await store.outbox.take(worker, 10)).toMatchObject([{ key: row?.key, tries: 1, left: false }]);
    });

    it('T7 does not wait for a clock that was set back to come round again', async () => {
      const worker = await lead();
      await say(worker, [saying('1')]);
      const [row] = await store.outbox.take(worker, 10);
      await store.outbox.retry(row?.key ?? '', 600_000, 'limited');
      expect(await store.outbox.take(worker, 10)).toEqual([]);
      clock = later(-3_600_000);
      expect(await store.outbox.take(worker, 10)).toMatchObject([{ key: row?.key, tries: 1 }]);
    });

    it('marks what a dead worker was sending, and sends it once more in its turn', async () => {
      const old = await lead();
      await say(old, [saying('1'), saying('2')]);
      const [row] = await store.outbox.take(old, 10);
      const alive = await takeOver();
      expect(await store.outbox.take(alive, 10)).toEqual([]);
      expect(await store.outbox.freeStale(alive)).toBe(1);
      expect(await store.outbox.take(alive, 10)).toMatchObject([{ key: row?.key, left: true, tries: 1 }]);
      await store.outbox.sent(row?.key ?? '', undefined);
      expect(await store.outbox.take(alive, 10)).toMatchObject([{ outgoing: saying('2'), left: false }]);
    });

    it('diverts: the row is done, what is said instead follows under its key', async () => {
      const worker = await lead();
      await say(worker, [saying('private')]);
      const [row] = await store.outbox.take(worker, 10);
      await store.outbox.replaceWith(row?.key ?? '', [saying('elsewhere'), saying('rest', other)]);
      const rows = await store.outbox.take(worker, 10);
      expect(rows.map(({ key, outgoing }) => [key, outgoing])).toEqual([
        [`${row?.key}.0`, saying('elsewhere')],
        [`${row?.key}.1`, saying('rest', other)],
      ]);
      await store.outbox.replaceWith(row?.key ?? '', [saying('twice')]);
      expect(await store.counts()).toMatchObject({ outbox: 2 });
    });

    it('keeps the order of direct messages when their room is made', async () => {
      const worker = await lead();
      const direct = (markdown: string): Outgoing =>
        ({ ...saying(markdown), to: { dmWith: bob } }) as Outgoing;
      await say(worker, [direct('1'), direct('2')]);
      await store.rooms.setDirectRoom(bob, other);
      await say(worker, [direct('3'), saying('4', other)]);
      const sent: Outgoing[] = [];
      for (let round = 0; round < 4; round += 1) {
        const rows = await store.outbox.take(worker, 10);
        expect(rows).toHaveLength(1);
        sent.push(...rows.map(({ outgoing }) => outgoing));
        await store.outbox.sent(rows[0]?.key ?? '', '$x');
      }
      expect(sent).toEqual([direct('1'), direct('2'), direct('3'), saying('4', other)]);
      expect(await store.rooms.directRoom(bob)).toBe(other);
      await store.rooms.forgetDirectRoom(bob);
      expect(await store.rooms.directRoom(bob)).toBeUndefined();
    });

    it('8.6 names what an entry said, with the signs under it, where it was said and in its order', async () => {
      const worker = await lead();
      const asked = sha256(`$said ${said + 1}`).slice(0, 32);
      const [first, second] = ['$sign1' as EventId, '$sign2' as EventId];
      const privately: Outgoing = { ...saying('private'), to: { dmWith: bob } } as Outgoing;
      await say(worker, [saying('one'), saying('delete it?'), privately, saying('not sent')]);
      await store.rooms.setDirectRoom(bob, other);
      const eventIds = ['$e0', '$e1', '$e2'];
      for (let round = 0; round < 3; round += 1) {
        for (const { key } of await store.outbox.take(worker, 9)) {
          const index = Number(key.split('.')[1]);
          const eventId = eventIds[index];
          if (eventId) await store.outbox.sent(key, eventId, index === 1 ? [first, second] : []);
        }
      }
      await say(worker, [saying('something else')]);
      const found = await store.outbox.saidBy(asked);
      expect(found).toEqual([
        { key: `${asked}.0`, room, eventId: '$e0', isProgress: false, signs: [], outgoing: saying('one') },
        {
          key: `${asked}.1`,
          room,
          eventId: '$e1',
          isProgress: false,
          signs: [first, second],
          outgoing: saying('delete it?'),
        },
        { key: `${asked}.2`, room: other, eventId: '$e2', isProgress: false, signs: [], outgoing: privately },
      ]);
      expect(await store.outbox.saidBy(sha256('$nothing').slice(0, 32))).toEqual([]);
    });

    it('8.6 knows the signs of a question a day later, also when its room was made for it', async () => {
      const worker = await lead();
      const asked = sha256(`$said ${said + 1}`).slice(0, 32);
      await say(worker, [{ ...saying('delete it?'), to: { dmWith: bob } } as Outgoing]);
      const [row] = await store.outbox.take(worker, 1);
      await store.rooms.setDirectRoom(bob, other);
      await store.outbox.sent(row?.key ?? '', '$q', ['$sign' as EventId]);
      await store.clean(later(86_400_001));
      expect(await store.outbox.saidBy(asked)).toEqual([
        {
          key: row?.key,
          room: other,
          eventId: '$q',
          isProgress: false,
          signs: ['$sign'],
          outgoing: undefined,
        },
      ]);
    });

    it('8.6 settles a question in its room, behind what was said there before', async () => {
      const worker = await lead();
      const settle: Outgoing = { kind: 'settle', room, asked: request, result: '✅ yes' };
      await say(worker, [saying('done'), settle, saying('elsewhere', other)]);
      const first = await store.outbox.take(worker, 9);
      expect(first.map(({ outgoing }) => outgoing)).toEqual([saying('done'), saying('elsewhere', other)]);
      await store.outbox.sent(first[0]?.key ?? '', '$x');
      expect((await store.outbox.take(worker, 9)).map(({ outgoing }) => outgoing)).toEqual([settle]);
    });

    it('rings when something is planned', async () => {
      const worker = await lead();
      let rings = 0;
      const silence = store.outbox.onPlanned(() => {
        rings += 1;
      });
      await say(worker, [saying('1')]);
      expect(rings).toBe(1);
      silence();
    });

    it('U3 shows every station of a message by its reference, and no text', async () => {
      const worker = await lead();
      const { references } = await store.inbox.accept(batchOf('$1', '$2'));
      const reference = references[0]?.reference ?? '';
      expect(await store.trace(reference)).toMatchObject({
        state: 'waiting',
        kind: 'event',
        lane,
        replies: [],
      });
      const entry = await claimOne(worker);
      expect(entry.reference).toBe(reference);
      expect(await store.trace(reference)).toMatchObject({ state: 'running', attempts: 0 });
      await store.inbox.finish(entry, handled({ say: [saying('marmalade')] }));
      const [row] = await store.outbox.take(worker, 1);
      expect(row?.reference).toBe(reference);
      await store.outbox.sent(row?.key ?? '', '$sent');
      const trace = await store.trace(reference.toUpperCase());
      expect(trace).toMatchObject({
        reference,
        state: 'done',
        acceptedAt: clock,
        replies: [{ key: row?.key, destination: room, state: 'sent', eventId: '$sent', finishedAt: clock }],
      });
      expect(JSON.stringify(trace)).not.toContain('marmalade');
      expect(await store.trace('00000000')).toBeUndefined();
      expect(await store.trace('nonsense?')).toBeUndefined();
    });
  });

  describe('timers', () => {
    it('move what is due into its lane, once, however often and by how many they are asked', async () => {
      const worker = await lead();
      const timed = [anEntry('$soon', { due: later(1000) }), anEntry('$late', { due: later(9000) })];
      expect((await store.inbox.accept(aBatch({ entries: timed }))).fresh).toBe(0);
      await store.inbox.accept(aBatch({ entries: timed }));
      expect(await store.timers.next()).toEqual(later(1000));
      expect(await store.timers.moveDue(clock)).toBe(0);
      const moved = await Promise.all([1, 2, 3].map(async () => await store.timers.moveDue(later(1000))));
      expect(moved.reduce((sum, count) => sum + count, 0)).toBe(1);
      expect((await claimAll(worker)).map(({ key, payload }) => [key, payload])).toEqual([
        ['$soon', { said: '$soon' }],
      ]);
      await store.inbox.accept(aBatch({ entries: timed }));
      expect(await store.counts()).toMatchObject({ timers: 1 });
      expect(await store.timers.next()).toEqual(later(9000));
    });
  });

  describe('encrypted events', () => {
    const parked = (times: number, due: Date) =>
      anEntry(sealedEntryKey('$1', times), { kind: 'sealed', payload: { sealed: '$1' }, due });
    const opened = anEntry('$1', { payload: { said: 'the secret word' } });

    /** Waited for its key, was read, and became an event under the key of the row that it left. */
    async function openedLate(worker: number): Promise<ClaimedEntry> {
      await store.inbox.accept(aBatch({ entries: [anEntry('$1', { kind: 'sealed' })] }));
      const first = await claimOne(worker);
      await store.inbox.finish(first, handled({ later: [parked(1, later(2_000))], forget: true }));
      clock = later(60_000);
      expect(await store.timers.hasten(room)).toBe(1);
      const second = await claimOne(worker);
      expect(second).toMatchObject({ kind: 'sealed', payload: { sealed: '$1' } });
      expect(await store.inbox.finish(second, handled({ next: opened }))).toBe('continued');
      return await claimOne(worker);
    }
    const words = async (): Promise<number> =>
      (await database.query('select from inbox where payload is not null')).length;

    it('Q2 become events under their own key, also after they have waited', async () => {
      const worker = await lead();
      const entry = await openedLate(worker);
      expect(entry).toMatchObject({ kind: 'event', key: '$1', lane, payload: { said: 'the secret word' } });
      expect(await store.inbox.finish(entry, nothing)).toBe('done');
      expect((await store.inbox.accept(batchOf('$1'))).fresh).toBe(0);
      expect(await words()).toBe(1);
    });

    it('Q2 lose their words to a redaction that comes when they were read at last', async () => {
      const worker = await lead();
      const entry = await openedLate(worker);
      expect(await store.inbox.finish(entry, nothing)).toBe('done');
      await store.inbox.accept(redacting('$1'));
      expect(
        await database.query(
          'select from inbox join redacted using (digest) where inbox.payload = redacted.payload',
        ),
      ).toHaveLength(1);
      expect(await words()).toBe(1);
    });

    it('Q2 say nothing any more when they were removed while they waited', async () => {
      const worker = await lead();
      expect(await store.inbox.wasRedacted('$1')).toBe(false);
      await store.inbox.accept(redacting('$1'));
      expect(await store.inbox.wasRedacted('$1')).toBe(true);
      expect((await openedLate(worker)).payload).toEqual({ redacted: true });
    });

    it('Q1 are all tried by whoever leads next', async () => {
      await lead();
      const entries = [parked(1, later(86_400_000)), anEntry('$3', { due: later(86_400_000) })];
      await store.inbox.accept(
        aBatch({ entries: [...entries, { ...parked(2, later(5)), lane: `${other}|x` }] }),
      );
      expect(await store.timers.hastenAll()).toBe(2);
      expect(await store.timers.next()).toEqual(later(86_400_000));
    });

    it('Q1 make the members of their rooms known, and of no others', async () => {
      await store.rooms.settleRoom({
        ...aState({ encrypted: true }),
        members: [{ user: alice, membership: 'join' }],
      });
      await store.rooms.settleRoom({
        ...aState({ room: other }),
        members: [{ user: bob, membership: 'join' }],
      });
      expect(await store.rooms.encryptedMembers()).toEqual([alice]);
    });
  });

  describe('redactions', () => {
    it('scrub a target that waits, with its decision and what was shown because of it', async () => {
      const worker = await lead();
      await store.inbox.accept(batchOf('$1', '$2'));
      const [entry] = await claimAll(worker);
      await store.inbox.recordDecision(entry!, { title: 'milk' });
      await store.inbox.postpone(entry!, 'failed');
      await store.inbox.accept(redacting('$1'));
      clock = later(60_000);
      const again = await claimAll(worker);
      expect(again[0]).toMatchObject({ key: '$1', payload: { redacted: true }, decision: undefined });
      expect(again[1]).toMatchObject({ key: '$2', payload: { said: '$2' } });
    });

    it('forget what a handled target left behind', async () => {
      const worker = await lead();
      await store.inbox.accept(batchOf('$1', '$2'));
      const shown = { user: alice, room, items: [], upTo: 0 };
      const asked = { user: alice, room, answers: ['x'], expiresAt: later(60_000) };
      for (const entry of await claimAll(worker)) {
        await store.inbox.finish(entry, entry.key === '$1' ? handled({ shown, asked }) : nothing);
      }
      await store.inbox.accept(redacting('$1'));
      expect(await store.people.shown(alice, room, clock)).toBeUndefined();
      expect(await store.people.openQuestion(alice, room, clock)).toBeUndefined();
      const rows = await database.query<{ same: boolean }>(
        'select exists (select from redacted where redacted.payload = inbox.payload) as same from inbox order by position',
      );
      expect(rows).toEqual([{ same: true }, { same: false }]);
    });

    it('13.2 forget an event by its key as well, before it comes, while it waits and afterwards', async () => {
      const worker = await lead();
      await store.inbox.forgetEvent('$early');
      await store.inbox.accept(batchOf('$early', '$waits', '$done'));
      await store.inbox.forgetEvent('$waits');
      const entries = await claimAll(worker);
      expect(payloads(entries)).toEqual([{ redacted: true }, { redacted: true }, { said: '$done' }]);
      for (const entry of entries) await store.inbox.finish(entry, nothing);
      await store.inbox.forgetEvent('$done');
      expect(await database.query('select from inbox join redacted using (digest, payload)')).toHaveLength(3);
    });

    it('that overtake their target are applied when it comes, by whatever way', async () => {
      const worker = await lead();
      await store.inbox.accept(redacting('$1'));
      await store.inbox.accept(batchOf('$1'));
      await store.inbox.accept(aBatch({ ...redacting('$2'), entries: [anEntry('$2')] }));
      await store.inbox.accept(aBatch({ entries: [anEntry('$3', { due: later(1000) })] }));
      await store.inbox.accept(redacting('$3'));
      await store.timers.moveDue(later(1000));
      const entries = await claimAll(worker);
      expect(entries.map(({ key }) => key)).toEqual(['$1', '$2', '$3']);
      expect(payloads(entries)).toEqual([{ redacted: true }, { redacted: true }, { redacted: true }]);
    });
  });

  describe('rooms', () => {
    const changing = async (...changes: Batch['changes']): Promise<void> => {
      await store.inbox.accept(aBatch({ changes }));
    };

    it('begin with the first change, unsettled, the latest change counting', async () => {
      expect(await store.rooms.roomState(room)).toBeUndefined();
      await changing(
        { kind: 'member', room, user: alice, membership: 'invite' },
        { kind: 'member', room, user: bob, membership: 'join' },
        { kind: 'member', room, user: alice, membership: 'join' },
        { kind: 'member', room, user: bob, membership: 'ban' },
        { kind: 'join-rule', room, joinRule: 'public' },
      );
      await changing({ kind: 'history-visibility', room, visibility: 'world_readable' });
      await changing({ kind: 'tombstone', room, replacement: other, by: bob });
      expect(await store.rooms.roomState(room)).toEqual(
        aState({
          joinRule: 'public',
          historyVisibility: 'world_readable',
          replacement: other,
          settled: false,
        }),
      );
    });

    it('take odd words of a homeserver as they can be kept', async () => {
      const odd = 'a\0\ud800"{},';
      await changing({ kind: 'join-rule', room, joinRule: odd });
      expect((await store.rooms.roomState(room))?.joinRule).toBe('a\ufffd\ufffd"{},');
      await store.rooms.settleRoom(aState({ joinRule: odd, historyVisibility: odd }));
      expect((await store.rooms.roomState(room))?.historyVisibility).toBe('a\ufffd\ufffd"{},');
    });

    it('Q1 say that they are encrypted as long as nobody knows it, and for ever once it was so', async () => {
      expect(await store.rooms.isEncrypted(room)).toBe(true);
      await store.rooms.settleRoom(aState());
      expect(await store.rooms.isEncrypted(room)).toBe(false);
      await store.inbox.accept(aBatch({ changes: [{ room, kind: 'encryption' }] }));
      await store.rooms.settleRoom(aState());
      await store.rooms.forgetRoom(room);
      expect(await store.rooms.isEncrypted(room)).toBe(true);
    });

    it('Q1 tell who is in an encrypted one with us, invited or joined', async () => {
      const members = (own: 'join' | 'invite'): RoomState['members'] => [
        { user: bob, membership: own },
        { user: alice, membership: 'invite' },
      ];
      await store.rooms.settleRoom(aState({ members: members('join') }));
      expect(await store.rooms.sharesEncryptedRoom(bob, alice)).toBe(false);
      await store.rooms.settleRoom(aState({ encrypted: true, members: members('invite') }));
      expect(await store.rooms.sharesEncryptedRoom(bob, alice)).toBe(false);
      await store.rooms.settleRoom(aState({ encrypted: true, members: members('join') }));
      expect(await store.rooms.sharesEncryptedRoom(bob, alice)).toBe(true);
      expect(await store.rooms.sharesEncryptedRoom(bob, '@carol:example.org' as UserId)).toBe(false);
    });

    it('Q1 and people who encrypt are known for ever', async () => {
      expect(await store.people.encrypts(alice)).toBe(false);
      await store.people.noteEncrypts(alice);
      await store.people.noteEncrypts(alice);
      await store.clean(new Date('2999-01-01T00:00:00Z'));
      expect(await store.people.encrypts(alice)).toBe(true);
      expect(await store.people.encrypts(bob)).toBe(false);
    });

    it('never lose that they are encrypted', async () => {
      await changing({ kind: 'encryption', room });
      await store.rooms.settleRoom(aState({ encrypted: false }));
      expect(await store.rooms.roomState(room)).toEqual(aState({ encrypted: true }));
      await store.rooms.forgetRoom(room);
      await changing({ kind: 'member', room, user: alice, membership: 'join' });
      expect((await store.rooms.roomState(room))?.encrypted).toBe(true);
    });

    it('are settled by reading, unsettled by any change and by an outage', async () => {
      await changing({ kind: 'member', room, user: bob, membership: 'join' });
      expect(await store.rooms.settleRoom(aState())).toBe(true);
      expect(await store.rooms.roomState(room)).toEqual(aState());
      await changing({ kind: 'member', room, user: bob, membership: 'invite' });
      expect(await store.rooms.roomState(room)).toMatchObject({ settled: false });
      await store.rooms.settleRoom(aState());
      await store.rooms.unsettleAll();
      expect(await store.rooms.roomState(room)).toMatchObject({ settled: false });
      await store.rooms.settleRoom(aState());
      expect(await store.rooms.roomState(room)).toMatchObject({ settled: true });
    });

    it('are not settled by a reading that is older than a change', async () => {
      const before = await store.rooms.changesOf(room);
      await changing({ kind: 'member', room, user: bob, membership: 'join' });
      expect(await store.rooms.settleRoom(aState(), before)).toBe(false);
      expect((await store.rooms.roomState(room))?.settled).toBe(false);
      expect(await store.rooms.settleRoom(aState(), await store.rooms.changesOf(room))).toBe(true);
    });

    it('J6 tell who knows whom, and nobody else', async () => {
      const joined = (users: readonly UserId[]) =>
        users.map((user) => ({ user, membership: 'join' as const }));
      await store.rooms.settleRoom(aState({ members: joined([eis, alice, bob]) }));
      await store.rooms.settleRoom(aState({ room: other, members: joined([eis, bob]) }));
      expect(await store.rooms.acquaintancesOf(alice)).toEqual([bob, eis]);
      expect(await store.rooms.acquaintancesOf('@carol:example.org' as UserId)).toEqual([]);
      await store.rooms.forgetRoom(room);
      expect(await store.rooms.acquaintancesOf(alice)).toEqual([]);
    });

    it('P4 that are encrypted are known, with the one person in them', async () => {
      const members = (users: readonly UserId[]) =>
        users.map((user) => ({ user, membership: 'join' as const }));
      const third = '!third:example.org' as RoomId;
      await store.rooms.settleRoom(aState({ encrypted: true, members: members([eis, alice]) }));
      await store.rooms.settleRoom(
        aState({ room: other, encrypted: true, members: members([eis, alice, bob]) }),
      );
      await store.rooms.settleRoom(aState({ room: third, encrypted: false, members: members([eis, bob]) }));
      const found = await store.rooms.encryptedRooms(eis);
      expect(found).toHaveLength(2);
      expect(found).toContainEqual({ room, person: alice });
      expect(found).toContainEqual({ room: other, person: undefined });
      expect(await store.rooms.encryptedRooms(bob)).toEqual([{ room: other, person: undefined }]);
    });

    it('are known by who is joined in them', async () => {
      await store.rooms.settleRoom(aState({ members: [{ user: eis, membership: 'join' }] }));
      await store.rooms.settleRoom(aState({ room: other, members: [{ user: eis, membership: 'invite' }] }));
      expect(await store.rooms.knownRooms()).toEqual([room]);
      expect(await store.rooms.knownRooms([eis])).toEqual([room]);
      expect(await store.rooms.knownRooms([alice])).toEqual([]);
      await store.rooms.forgetRoom(room);
      expect(await store.rooms.knownRooms()).toEqual([]);
      expect(await store.rooms.roomState(room)).toBeUndefined();
    });
  });

  describe('people', () => {
    it('claim a thing once, the same claimant again, anybody after its time', async () => {
      const until = later(1000);
      expect(await store.people.claimOnce('greeted|a', '$1', until)).toBe(true);
      expect(await store.people.claimOnce('greeted|a', '$1', until)).toBe(true);
      expect(await store.people.claimOnce('greeted|a', '$2', until)).toBe(false);
      expect(await store.people.claimOnce('greeted|b', '$2')).toBe(true);
      clock = until;
      expect(await store.people.claimOnce('greeted|a', '$2')).toBe(true);
      expect(await store.people.claimOnce('greeted|a', '$3')).toBe(false);
    });

    it('refer to what was shown in the same place within ten minutes', async () => {
      const worker = await lead();
      const shown = { user: alice, room, items: [], upTo: 3, ending: '(my own list)' };
      await store.inbox.accept(batchOf('$1'));
      await store.inbox.finish(await claimOne(worker), handled({ shown }));
      expect(await store.people.shown(alice, room, later(599_999))).toEqual(shown);
      expect(await store.people.shown(alice, room, later(600_000))).toBeUndefined();
      expect(await store.people.shown(bob, room, clock)).toBeUndefined();
      expect(await store.people.shown(alice, other, clock)).toBeUndefined();
    });

    it('answer a question once, and not after its time', async () => {
      const worker = await lead();
      const asked = { user: alice, room, answers: ['yes'], expiresAt: later(1000) };
      await store.inbox.accept(batchOf('$1'));
      await store.inbox.finish(await claimOne(worker), handled({ asked }));
      expect(await store.people.openQuestion(alice, room, later(1000))).toBeUndefined();
      expect(await store.people.openQuestion(alice, room, clock)).toEqual(asked);
      const closed = await Promise.all(
        [1, 2, 3].map(async () => await store.people.closeQuestion(alice, room)),
      );
      expect(closed.filter(Boolean)).toEqual([true]);
    });

    it('8.5 remember a question for a day after its time, for whoever answers too late', async () => {
      const worker = await lead();
      const asked = { user: alice, room, answers: ['yes'], expiresAt: later(1000) };
      await store.inbox.accept(batchOf('$1'));
      await store.inbox.finish(await claimOne(worker), handled({ asked }));
      await store.clean(later(86_400_000));
      expect(await store.people.openQuestion(alice, room, clock)).toEqual(asked);
      await store.clean(later(86_401_001));
      expect(await store.people.openQuestion(alice, room, clock)).toBeUndefined();
    });

    it('keep their own tasks apart, in the order they were made', async () => {
      await store.ownTasks.create(alice, '1', { title: 'milk' });
      await store.ownTasks.create(alice, '0', { title: 'bread' });
      await store.ownTasks.create(alice, '1', { title: 'again' });
      await store.ownTasks.create(bob, '1', { title: 'beer' });
      await store.ownTasks.update(alice, '1', { title: 'oat milk', done: true });
      await store.ownTasks.update(alice, '9', { title: 'nothing' });
      expect(await store.ownTasks.all(alice)).toEqual([
        { id: '1', fields: { title: 'oat milk', done: true } },
        { id: '0', fields: { title: 'bread' } },
      ]);
      expect(await store.ownTasks.read(bob, '1')).toEqual({ title: 'beer' });
      await store.ownTasks.remove(alice, '1');
      expect(await store.ownTasks.read(alice, '1')).toBeUndefined();
      await database.query(`update own_task set owner = $1 where owner = $2`, [bob, alice]);
      await expect(store.ownTasks.all(bob)).rejects.toThrow('authenticate data');
    });
  });

  describe('journal', () => {
    const wordsOf = async (): Promise<string> => {
      const rows = await database.query<{ row: string }>(
        'select act::text as row from act union all select act_step::text from act_step',
      );
      return rows.map(({ row }) => row).join('\n');
    };
    const carryOut = async (act: NewAct, state: 'whole' | 'partly' = 'whole'): Promise<void> => {
      await store.journal.open(act);
      for (const ordinal of act.edits.keys()) {
        await store.journal.begin(act.owner, act.mark, ordinal, null);
        await store.journal.end(act.owner, act.mark, ordinal, made);
      }
      await store.journal.close(act.owner, act.mark, state);
    };

    it('M8 knows of each edit whether it was begun and what came of it, and gives everything back', async () => {
      const act = anAct({
        edits: [stamps, dated, stamps],
        approval: 'requester',
        undoes: ['x.0', 'y"{}\\,.1'],
      });
      expect(await store.journal.find(alice, act.mark)).toBeUndefined();
      await store.journal.open(act);
      expect(await store.journal.find(alice, act.mark)).toEqual({ ...act, state: 'begun', steps: [] });
      await store.journal.begin(alice, act.mark, 0, { newest: 41 });
      await store.journal.end(alice, act.mark, 0, made);
      await store.journal.begin(alice, act.mark, 1, null);
      const steps = [
        { ordinal: 0, watermark: { newest: 41 }, receipt: made },
        { ordinal: 1, watermark: null, receipt: undefined },
      ];
      expect(await store.journal.find(alice, act.mark)).toEqual({ ...act, state: 'begun', steps });
      await store.journal.close(alice, act.mark, 'doubt');
      expect(await store.journal.find(alice, act.mark)).toMatchObject({ state: 'doubt', steps });
      expect(await store.journal.find(bob, act.mark)).toBeUndefined();
    });

    it('M8 opens and begins once: a repeated call finds its own edits and its first watermark', async () => {
      const act = anAct();
      await store.journal.open(act);
      await store.journal.begin(alice, act.mark, 0, { newest: 41 });
      await store.journal.open(anAct({ edits: [dated], action: 'task.change' }));
      await store.journal.begin(alice, act.mark, 0, { newest: 42 });
      expect(await store.journal.find(alice, act.mark)).toEqual({
        ...act,
        state: 'begun',
        steps: [{ ordinal: 0, watermark: { newest: 41 }, receipt: undefined }],
      });
    });

    it('M8 can be opened and begun, and ended and closed, in one statement each', async () => {
      const [first, second] = [anAct(), anAct({ mark: `${request}.1`, undoes: [`${request}.0`] })];
      await store.journal.open(first, { watermark: 41 });
      await store.journal.open(first, { watermark: 42 });
      const begun = await store.journal.find(alice, first.mark);
      expect(begun?.steps).toEqual([{ ordinal: 0, watermark: 41, receipt: undefined }]);
      await store.journal.endLast(alice, first.mark, { ordinal: 0, receipt: made }, 'whole');
      expect(await store.journal.find(alice, first.mark)).toMatchObject({
        state: 'whole',
        steps: [{ ordinal: 0, watermark: 41, receipt: made }],
      });
      await store.journal.open(second, { watermark: null });
      await store.journal.endLast(alice, second.mark, { ordinal: 0, receipt: postponed }, 'partly');
      expect((await store.journal.ofRequest(alice, request)).map(({ state }) => state)).toEqual([
        'undone',
        'partly',
      ]);
    });

    it('M1 keeps the last receipt of an edit, also of an object that is gone', async () => {
      const gone = receiptFor(
        { noun: 'task', op: 'remove', id: '7', before: { title: 'x' } },
        '7',
        undefined,
      );
      const act = anAct();
      await store.journal.open(act);
      await store.journal.begin(alice, act.mark, 0, null);
      await store.journal.end(alice, act.mark, 0, made);
      await store.journal.end(alice, act.mark, 0, gone);
      const found = await store.journal.find(alice, act.mark);
      expect(found?.steps).toStrictEqual([{ ordinal: 0, watermark: null, receipt: gone }]);
    });

    it('M2 finds what can be taken back: the newest request of this person here that has something', async () => {
      const [older, newer] = [sha256('$1').slice(0, 32), sha256('$2').slice(0, 32)];
      await carryOut(anAct({ request: older, mark: `${older}.0` }));
      await carryOut(anAct({ request: newer, mark: `${newer}.0` }), 'partly');
      await carryOut(anAct({ request: newer, mark: `${newer}.1`, edits: [stamps, dated] }));
      await store.journal.open(anAct({ request: newer, mark: `${newer}.2` }));
      await carryOut(anAct({ owner: bob, mark: 'b.0' }));
      await carryOut(anAct({ room: other, mark: 'o.0' }));
      await store.journal.open(anAct({ mark: 'n.0' }));
      await store.journal.close(alice, 'n.0', 'not done');
      const marks = async (since: Date): Promise<readonly string[]> =>
        (await store.journal.latest(alice, room, since)).map(({ mark }) => mark);
      // The last one was begun, and nobody knows yet how it ended.
      expect(await marks(started)).toEqual([`${newer}.0`, `${newer}.1`, `${newer}.2`]);
      expect((await store.journal.latest(alice, room, started))[1]).toMatchObject({
        state: 'whole',
        steps: [{ ordinal: 0, receipt: made }, { ordinal: 1 }],
      });
      expect(await marks(later(1))).toEqual([]);
      await carryOut(anAct({ mark: 'u.1', undoes: [`${newer}.0`, `${newer}.1`] }));
      // A second undo never reaches behind the first.
      expect(await marks(started)).toEqual([]);
      await carryOut(anAct({ request: older, mark: `${older}.1` }));
      expect(await marks(started)).toEqual([`${older}.0`, `${older}.1`]);
      expect((await store.journal.ofRequest(alice, newer)).map(({ mark, state }) => [mark, state])).toEqual([
        [`${newer}.0`, 'undone'],
        [`${newer}.1`, 'undone'],
        [`${newer}.2`, 'begun'],
      ]);
    });

    it('M2 takes back once: what was not carried out takes nothing back, and what is undone stays so', async () => {
      const act = anAct();
      await carryOut(act);
      await store.journal.open(anAct({ mark: 'u.0', undoes: [act.mark] }));
      const stateOf = async (): Promise<string | undefined> =>
        (await store.journal.find(alice, act.mark))?.state;
      for (const state of ['doubt', 'not done'] as const) {
        await store.journal.close(alice, 'u.0', state);
        expect(await stateOf()).toBe('whole');
      }
      await store.journal.close(alice, 'u.0', 'whole');
      expect(await stateOf()).toBe('undone');
      await store.journal.close(alice, act.mark, 'whole');
      expect(await stateOf()).toBe('undone');
      await store.journal.open(anAct({ owner: bob, mark: 'u.0', undoes: [act.mark] }));
      expect(await store.journal.latest(alice, room, started)).toEqual([]);
    });

    it('Q6 says of every act who, what, where, who agreed and what came of it, and seals the words', async () => {
      await store.journal.open(anAct({ approval: 'requester' }), { watermark: { title: 'buy stamps' } });
      await store.journal.endLast(alice, `${request}.0`, { ordinal: 0, receipt: made }, 'whole');
      const rows = await database.query(
        'select owner, action, connection, approval, state, object_id, result from act join act_step using (owner, mark)',
      );
      expect(rows).toEqual([
        {
          owner: alice,
          action: 'task.add',
          connection: 'own-list',
          approval: 'requester',
          state: 'whole',
          object_id: '7',
          result: 'whole',
        },
      ]);
      const found = await wordsOf();
      expect(found).toContain('task.add');
      expect(found).not.toContain('stamps');
      expect(found).not.toContain(Buffer.from('stamps').toString('hex'));
      await database.query('update act set owner = $1', [bob]);
      await database.query('update act_step set owner = $1', [bob]);
      await expect(store.journal.find(bob, `${request}.0`)).rejects.toThrow('authenticate data');
    });

    it('Q6 forgets words after a day, unless it is not known yet what came of them, and rows after a month', async () => {
      await carryOut(anAct());
      await store.journal.open(anAct({ mark: 'begun.0' }), { watermark: 1 });
      await store.journal.open(anAct({ mark: 'doubt.0' }), { watermark: 2 });
      await store.journal.close(alice, 'doubt.0', 'doubt');
      await store.clean(later(86_400_000));
      expect(await store.journal.ofRequest(alice, request)).toHaveLength(3);
      await store.clean(later(86_400_001));
      const kept = await store.journal.ofRequest(alice, request);
      expect(kept.map(({ mark, steps }) => [mark, steps[0]?.watermark])).toEqual([
        ['begun.0', 1],
        ['doubt.0', 2],
      ]);
      expect(await store.journal.find(alice, `${request}.0`)).toMatchObject({
        state: 'whole',
        edits: [],
        steps: [],
      });
      expect((await store.journal.latest(alice, room, started)).map(({ state }) => state)).toEqual([
        'begun',
        'doubt',
      ]);
      expect(await database.query('select from act_step where receipt is not null')).toEqual([]);
      await store.journal.close(alice, 'doubt.0', 'not done');
      await store.clean(later(86_400_001));
      expect((await store.journal.ofRequest(alice, request)).map(({ mark }) => mark)).toEqual(['begun.0']);
      await store.clean(later(30 * 86_400_000 + 1));
      expect(await wordsOf()).toBe('');
    });
  });

  describe('workflows', () => {
    const due = (ms: number, turn: number): NewEntry => ({
      kind: 'occurrence',
      key: `workflow:w1:${later(ms).toISOString()}:${turn}`,
      lane: 'workflow:w1',
      payload: { turn },
      due: later(ms),
    });
    const aWorkflow = (overrides: object = {}) => ({
      owner: alice,
      id: 'w1',
      mark: `${request}.0.0`,
      body: { what: 'leave' },
      next: due(60_000, 0),
      ...overrides,
    });
    const timers = async () => await database.query<{ due: Date }>('select due from timer');
    const spent = { turn: 0, body: { what: 'said' }, next: undefined, isSaid: true };

    it('keeps one with its timer, once, and for its owner only', async () => {
      await store.workflows.create(aWorkflow());
      await store.workflows.create(aWorkflow({ body: { what: 'again' }, next: due(90_000, 0) }));
      const found = { owner: alice, id: 'w1', turn: 0, body: { what: 'leave', request } };
      expect(await store.workflows.all(alice)).toEqual([found]);
      expect(await store.workflows.read(bob, 'w1')).toBeUndefined();
      expect(await timers()).toEqual([{ due: later(60_000) }]);
    });

    it('knows the request of the act that made it, and the one it is given', async () => {
      await store.journal.open(anAct({ mark: 'other.0', request }));
      await store.workflows.create(aWorkflow({ mark: 'other.0.0' }));
      await store.workflows.create(
        aWorkflow({ id: 'w2', mark: 'third.0.0', request: 'first', next: due(1, 9) }),
      );
      expect((await store.workflows.ofRequest(alice, request)).map(({ id }) => id)).toEqual(['w1']);
      expect((await store.workflows.ofRequest(alice, 'first')).map(({ id }) => id)).toEqual(['w2']);
      expect(await store.workflows.ofRequest(bob, 'first')).toEqual([]);
    });

    it('changes and removes it together with its timer', async () => {
      await store.workflows.create(aWorkflow());
      await store.workflows.change(alice, 'w1', ({ turn }) => ({
        body: { what: 'stay' },
        next: due(30_000, turn + 1),
      }));
      expect(await store.workflows.read(alice, 'w1')).toMatchObject({ turn: 1, body: { what: 'stay' } });
      expect(await timers()).toEqual([{ due: later(30_000) }]);
      await store.workflows.change(bob, 'w1', () => ({ body: {}, next: undefined }));
      await store.workflows.remove(bob, 'w1');
      expect(await timers()).toHaveLength(1);
      await store.workflows.remove(alice, 'w1');
      expect(await timers()).toEqual([]);
      expect(await store.workflows.all(alice)).toEqual([]);
    });

    it('ends its turn, says it and plans the next one in one commit', async () => {
      const worker = await lead();
      await store.workflows.create(aWorkflow());
      clock = later(60_000);
      await store.timers.moveDue(clock);
      const entry = await claimOne(worker);
      const next = due(86_400_000, 1);
      const workflow = { ...spent, owner: alice, id: 'w1', due: clock, next };
      expect(await store.inbox.finish(entry, handled({ say: [saying('⏰')], workflow }))).toBe('done');
      expect(await timers()).toEqual([{ due: later(86_400_000) }]);
      const said = sha256(entry.key).slice(0, 32);
      expect(await store.workflows.saidBy(alice, said)).toMatchObject({ turn: 1, body: { what: 'said' } });
      expect(await store.workflows.saidBy(bob, said)).toBeUndefined();
      expect(await store.outbox.take(worker, 9)).toHaveLength(1);
    });

    it('says nothing of a turn that was changed while it was handled, and hands the row out again', async () => {
      const worker = await lead();
      await store.workflows.create(aWorkflow());
      clock = later(60_000);
      await store.timers.moveDue(clock);
      const entry = await claimOne(worker);
      await store.workflows.change(alice, 'w1', ({ turn }) => ({
        body: { what: 'moved' },
        next: due(60_000, turn + 1),
      }));
      const workflow = { ...spent, owner: alice, id: 'w1', due: clock };
      expect(await store.inbox.finish(entry, handled({ say: [saying('⏰')], workflow }))).toBe('continued');
      expect(await store.outbox.take(worker, 9)).toEqual([]);
      expect(await store.workflows.read(alice, 'w1')).toMatchObject({ turn: 1, body: { what: 'moved' } });
      expect((await claimOne(worker)).key).toBe(entry.key);
    });

    it('forgets one a week after it came for the last time, and none that is to come', async () => {
      await store.workflows.create(aWorkflow());
      await store.workflows.create(aWorkflow({ id: 'w2', next: undefined }));
      clock = later(6 * 86_400_000);
      await store.clean(clock);
      expect(await store.workflows.all(alice)).toHaveLength(2);
      clock = later(2 * 86_400_000);
      await store.clean(clock);
      expect((await store.workflows.all(alice)).map(({ id }) => id)).toEqual(['w1']);
    });
  });

  describe('connections', () => {
    const namesOf = async (owner: UserId): Promise<readonly string[]> =>
      (await store.connections.of(owner)).map(({ name, isDefault }) => (isDefault ? `*${name}` : name));

    it('A9 come back as they were put, the default ones first, then by name', async () => {
      const work = aConnection({
        id: 'c2',
        name: 'Work',
        isDefault: false,
        account: undefined,
        lastUsed: later(5).toISOString(),
        state: 'missing right',
      });
      await store.connections.put(alice, work);
      await store.connections.put(alice, aConnection());
      await store.connections.put(alice, aConnection({ id: 'c3', name: 'home', isDefault: false }));
      expect(await namesOf(alice)).toEqual(['*my', 'home', 'Work']);
      expect(await store.connections.read(alice, 'c2')).toEqual(work);
      expect(await store.connections.read(bob, 'c2')).toBeUndefined();
      expect(await store.connections.of(bob)).toEqual([]);
    });

    it('A9 have one default for each service, which moves to the next by name', async () => {
      await store.connections.put(alice, aConnection({ id: 'c1', name: 'my' }));
      await store.connections.put(alice, aConnection({ id: 'c2', name: 'work', isDefault: false }));
      await store.connections.put(alice, aConnection({ id: 'c3', name: 'Home', isDefault: false }));
      await store.connections.put(alice, aConnection({ id: 'd1', name: 'dav', service: 'caldav' }));
      await store.connections.put(bob, aConnection({ id: 'c1', name: 'bobs' }));
      await store.connections.put(alice, aConnection({ id: 'c2', name: 'work' }));
      expect(await namesOf(alice)).toEqual(['*dav', '*work', 'Home', 'my']);
      await store.connections.remove(alice, 'c2');
      expect(await namesOf(alice)).toEqual(['*dav', '*Home', 'my']);
      await store.connections.remove(alice, 'c1');
      await store.connections.remove(alice, 'nothing');
      expect(await namesOf(alice)).toEqual(['*dav', '*Home']);
      await store.connections.remove(alice, 'c3');
      expect(await namesOf(alice)).toEqual(['*dav']);
      expect(await namesOf(bob)).toEqual(['*bobs']);
    });

    it('A13 change their state for one caller, with the moment since when', async () => {
      await store.connections.put(alice, aConnection());
      const change = async (now: Date) =>
        await store.connections.changeState(alice, 'c1', 'wrong credentials', now);
      const changed = await Promise.all([change(later(1)), change(later(1)), change(later(1))]);
      expect(changed.filter(Boolean)).toEqual([true]);
      expect(await change(later(2))).toBe(false);
      expect(await store.connections.changeState(bob, 'c1', 'connected', later(2))).toBe(false);
      await store.connections.touch(alice, 'c1', later(3));
      await store.connections.learn(alice, 'c1', { version: '3.0' });
      expect(await store.connections.read(alice, 'c1')).toEqual(
        aConnection({
          state: 'wrong credentials',
          since: later(1).toISOString(),
          lastUsed: later(3).toISOString(),
          facts: { version: '3.0' },
        }),
      );
    });

    it('A4 show nobody who reads the database what they are, and open for their owner only', async () => {
      await store.connections.put(alice, aConnection({ name: 'marmalade', facts: { shop: 'marmalade' } }));
      const [row] = await database.query<{ row: string }>('select connection::text as row from connection');
      const hidden = ['marmalade', 'vikunja.io'].map((word) => Buffer.from(word).toString('hex'));
      expect(row?.row).toContain(alice);
      for (const word of ['marmalade', 'vikunja.io', ...hidden]) expect(row?.row).not.toContain(word);
      await database.query('update connection set owner = $1', [bob]);
      await expect(store.connections.of(bob)).rejects.toThrow('authenticate data');
    });

    it('C11 settings are kept per person, the last ones', async () => {
      expect(await store.settings.read(alice)).toEqual({});
      await store.settings.write(alice, { timeZone: 'Europe/Berlin' });
      await store.settings.write(bob, { timeZone: 'UTC' });
      await store.settings.write(alice, { timeZone: 'Europe/London' });
      expect(await store.settings.read(alice)).toEqual({ timeZone: 'Europe/London' });
      await store.settings.write(alice, {});
      expect(await store.settings.read(alice)).toEqual({});
    });
  });

  describe('after a restore', () => {
    const reopen = async (): Promise<Store> =>
      await openStoreOn({ ...database, close: async () => undefined }, deps);
    const answerIn = async (restored: Store, worker: number, key: string) => {
      await restored.inbox.accept(batchOf(key));
      const [claimed] = await restored.inbox.claim(worker, 1);
      await restored.inbox.finish(claimed!.entries[0]!, handled({ say: [saying(key)] }));
      const [row] = await restored.outbox.take(worker, 1);
      await restored.outbox.sent(row?.key ?? '', '$x');
      return row;
    };

    it('Q8 says nothing twice: what is planned for earlier entries looks for its echo from the copy on', async () => {
      const worker = await lead();
      const copied = clock;
      await store.inbox.accept(batchOf('$before'));
      clock = later(7_200_000);
      await store.notes.set('restored-at', clock.toISOString());
      await store.notes.set('restored-from', copied.toISOString());
      clock = later(7_200_000);
      const restored = await reopen();
      const [claimed] = await restored.inbox.claim(worker, 1);
      await restored.inbox.finish(claimed!.entries[0]!, handled({ say: [saying('again?')] }));
      const [row] = await restored.outbox.take(worker, 1);
      expect(row).toMatchObject({
        outgoing: saying('again?'),
        left: true,
        plannedAt: clock,
        lookFrom: copied,
      });
      await restored.outbox.replaceWith(row?.key ?? '', [saying('elsewhere')]);
      const [instead] = await restored.outbox.take(worker, 1);
      expect(instead).toMatchObject({ left: true, lookFrom: copied });
      await restored.outbox.sent(instead?.key ?? '', '$x');
      // What the homeserver repeats right after the start counts as earlier too.
      expect(await answerIn(restored, worker, '$repeated')).toMatchObject({ left: true });
      expect([restored.isRestored(clock), restored.isRestored(later(3_600_000))]).toEqual([true, false]);
      clock = later(3_600_000);
      expect(await answerIn(restored, worker, '$new')).toMatchObject({ left: false, lookFrom: clock });
      expect(await answerIn(await reopen(), worker, '$newer')).toMatchObject({ left: false });
    });

    it('Q8 looks as far back as it can where nobody knows when the copy was made', async () => {
      const worker = await lead();
      await store.notes.set('restored-at', clock.toISOString());
      expect(await answerIn(await reopen(), worker, '$1')).toMatchObject({
        left: true,
        lookFrom: new Date(0),
      });
    });

    it('Q8 begins anew with a second restore, and never where nothing was restored', async () => {
      expect(store.isRestored(new Date(0))).toBe(false);
      await store.notes.set('restored-at', clock.toISOString());
      await reopen();
      clock = later(10 * 86_400_000);
      expect((await reopen()).isRestored(clock)).toBe(false);
      await store.notes.set('restored-at', clock.toISOString());
      expect((await reopen()).isRestored(clock)).toBe(true);
    });
  });

  describe('house', () => {
    it('keeps devices and notes sealed', async () => {
      expect(await store.devices.load(eis)).toBeUndefined();
      await store.devices.save(eis, { deviceId: 'D1' });
      await store.devices.save(eis, { deviceId: 'D2', accessToken: new Secret('t0ken') });
      const device = await store.devices.load(eis);
      expect([device?.deviceId, device?.accessToken?.reveal()]).toEqual(['D2', 't0ken']);
      await store.notes.set('wake', { room: 'a' });
      await store.notes.set('wake', { room: 'b' });
      expect(await store.notes.get('wake')).toEqual({ room: 'b' });
      expect(await store.notes.get('other')).toBeUndefined();
    });

    it('says when the database answers', async () => {
      await expect(store.ping()).resolves.toBeUndefined();
    });

    it('refuses another master key before anything is written under it', async () => {
      await openStoreOn({ ...database, close: async () => undefined }, deps);
      const opening = openStoreOn({ ...database, close: async () => undefined }, { ...deps, ...aSeal() });
      await expect(opening).rejects.toThrow(WrongMasterKeyError);
    });

    it('refuses a database of a newer eis', async () => {
      const [row] = await database.query<{ id: number }>(
        `insert into drizzle.__drizzle_migrations (hash, created_at) values ('newer', 9999999999999) returning id`,
      );
      const opening = openStoreOn({ ...database, close: async () => undefined }, deps);
      await expect(opening).rejects.toThrow(SchemaTooNewError);
      await database.query('delete from drizzle.__drizzle_migrations where id = $1', [row?.id ?? 0]);
    });

    it('forgets words after a day and keys after a month, but nothing that waits', async () => {
      const worker = await lead();
      await store.inbox.accept(batchOf('$1', '$2', '$dead'));
      await store.inbox.accept(aBatch({ entries: [anEntry('$waits', { lane: 'w' })] }));
      const shown = { user: alice, room, items: [], upTo: 0 };
      const [one, two, dead] = (await store.inbox.claim(worker, 1))[0]!.entries;
      await store.inbox.finish(one!, handled({ say: [saying('1')], shown }));
      await store.inbox.finish(two!, handled({ say: [saying('2', other)] }));
      await store.inbox.bury(dead!, 'bad', nothing);
      const [row] = await store.outbox.take(worker, 1);
      await store.outbox.sent(row?.key ?? '', '$x');
      await store.people.claimOnce('a', 'b', later(1000));
      const count = async (what: string): Promise<number> =>
        (await database.query<{ n: number }>(`select count(*)::int as n from ${what}`))[0]?.n ?? -1;
      await store.clean(clock);
      expect(await count('inbox where payload is not null')).toBe(4);
      clock = later(86_400_001);
      await store.clean(clock);
      expect(await count('inbox where payload is not null')).toBe(2);
      expect(await count(`outbox where body is not null`)).toBe(1);
      expect([await count('shown'), await count('once'), await count('seen')]).toEqual([0, 0, 4]);
      expect((await store.inbox.accept(batchOf('$1'))).fresh).toBe(0);
      clock = later(31 * 86_400_000);
      await store.clean(clock);
      expect([
        await count('inbox'),
        await count('dead_letter'),
        await count('outbox'),
        await count('lane'),
      ]).toEqual([1, 0, 1, 1]);
      expect(await claimAll(worker)).toMatchObject([{ key: '$waits', payload: { said: '$waits' } }]);
    });
  });
});
