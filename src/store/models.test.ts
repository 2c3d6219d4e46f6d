import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sha256 } from '../core/digest.ts';
import type { RoomId } from '../core/ids.ts';
import { type Handled, nothing } from '../core/inbox.ts';
import type { NewLedgerRow } from '../core/ledger.ts';
import type { SealedModelKey } from '../core/model-key.ts';
import { modelEntryKey, type NewEntry } from '../core/new-entry.ts';
import type { Turn } from '../core/turn.ts';
import { alice, bob } from '../testing/callers.ts';
import { databasesFor } from '../testing/databases.ts';
import { aSeal } from '../testing/seal.ts';
import type { Batch } from './accept.ts';
import type { ClaimedEntry } from './claim.ts';
import type { Leadership } from './leadership.ts';
import { openPGlite } from './open-pglite.ts';
import { openPostgres } from './open-postgres.ts';
import { openStoreOn, type Store, type StoreDatabase } from './open-store.ts';

const room = '!room:example.org' as RoomId;
const other = '!other:example.org' as RoomId;
const TABLES = 'seen, lane, inbox, timer, redacted, outbox, model_key, ledger, turn';
const DAY_MS = 86_400_000;
const november = '2026-11';
const started = new Date('2026-11-20T08:12:00Z');
let clock = started;
const later = (ms: number): Date => new Date(clock.getTime() + ms);
const quiet = (): void => undefined;

const requestOf = (key: string): string => sha256(key).slice(0, 32);

const aKey = (overrides: Partial<SealedModelKey> = {}): SealedModelKey => ({
  id: 'k1',
  provider: 'claude',
  name: 'Claude',
  address: 'https://api.anthropic.com/v1',
  state: 'works',
  since: started.toISOString(),
  allowed: ['analysis'],
  allowedAt: started.toISOString(),
  sealed: Buffer.from('sealed by the vault').toString('base64'),
  ...overrides,
});

const aRow = (id: string, overrides: Partial<NewLedgerRow> = {}): NewLedgerRow => ({
  owner: alice,
  id,
  request: requestOf('$asked'),
  provider: 'claude',
  keyName: 'Claude',
  host: 'api.anthropic.com',
  model: 'claude-sonnet-4-5',
  purpose: 'analysis',
  text: '{"messages":["quince jam \\u0000 \ud800 ö"]}',
  replaced: 2,
  reserved: 400,
  at: clock,
  ...overrides,
});

const aTurn = (key: string, overrides: Partial<Turn> = {}): Turn => ({
  user: alice,
  room,
  request: requestOf(key),
  at: clock.toISOString(),
  said: `said ${key}`,
  answered: `answer to ${key}`,
  understood: { by: 'phrase' },
  deeds: [],
  resolved: [],
  leftOut: [],
  ...overrides,
});

const anEntry = (key: string, overrides: Partial<NewEntry> = {}): NewEntry => ({
  kind: 'event',
  key,
  lane: `${room}|${alice}`,
  payload: { said: key },
  ...overrides,
});
const aBatch = (overrides: Partial<Batch>): Batch => ({
  entries: [],
  changes: [],
  redactions: [],
  unreadable: [],
  ...overrides,
});
const redacting = (target: string): Batch => aBatch({ redactions: [{ target, by: alice }] });
const open = { tokens: undefined, month: november };

const drivers = await databasesFor<StoreDatabase>('models', { openPGlite, openPostgres });

describe.each(drivers)('what the store keeps for models, on %s', (_name, openDatabase) => {
  let database: StoreDatabase;
  let store: Store;
  let leading: Leadership | undefined;
  beforeAll(async () => {
    database = await openDatabase();
    store = await openStoreOn(database, {
      ...aSeal(),
      log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
      now: () => clock,
      sleep: async (_ms, signal) => {
        await new Promise<void>((resolve) =>
          signal?.addEventListener('abort', () => resolve(), { once: true }),
        );
      },
    });
  });
  afterAll(async () => {
    await store.close();
  });
  beforeEach(async () => {
    clock = started;
    await database.query(`truncate ${TABLES}`);
  });
  afterEach(async () => {
    await leading?.release();
    leading = undefined;
  });

  const handle = async (entry: NewEntry, handled: Partial<Handled>): Promise<void> => {
    await store.inbox.accept(aBatch({ entries: [entry] }));
    leading ??= await store.leadership.lead();
    for (const claimed of await claim()) await store.inbox.finish(claimed, { ...nothing, ...handled });
  };
  const claim = async (): Promise<readonly ClaimedEntry[]> => {
    leading ??= await store.leadership.lead();
    return (await store.inbox.claim(leading.epoch, 100)).flatMap(({ entries }) => entries);
  };

  describe('keys', () => {
    it('keeps what was put, in the order it was added, for its owner only', async () => {
      const [claude, gpt] = [aKey(), aKey({ id: 'k2', provider: 'openai', name: 'OpenAI', model: 'gpt-5' })];
      await store.modelKeys.put(alice, claude);
      await store.modelKeys.put(alice, gpt);
      const { allowedAt: _allowedAt, ...rest } = claude;
      const wrong: SealedModelKey = { ...rest, state: 'wrong', allowed: [] };
      await store.modelKeys.put(alice, wrong);
      expect(await store.modelKeys.of(alice)).toEqual([wrong, gpt]);
      expect(await store.modelKeys.read(alice, 'k2')).toEqual(gpt);
      expect(await store.modelKeys.of(bob)).toEqual([]);
      expect(await store.modelKeys.read(bob, 'k2')).toBeUndefined();
      await store.modelKeys.remove(bob, 'k2');
      await store.modelKeys.remove(alice, 'k1');
      expect(await store.modelKeys.of(alice)).toEqual([gpt]);
    });

    it('J4 notes that one is wrong, and brings none back that was removed, changed or forbidden meanwhile', async () => {
      const since = new Date('2026-11-20T10:00:00Z');
      const key = aKey();
      await store.modelKeys.noteWrong(alice, key, since);
      expect(await store.modelKeys.of(alice)).toEqual([]);
      const changed = { ...key, sealed: Buffer.from('another').toString('base64') };
      await store.modelKeys.put(alice, changed);
      await store.modelKeys.noteWrong(alice, key, since);
      expect(await store.modelKeys.of(alice)).toEqual([changed]);
      const { allowedAt: _allowedAt, ...forbidden } = { ...key, allowed: [] };
      await store.modelKeys.put(alice, forbidden);
      await store.modelKeys.noteWrong(bob, key, since);
      await store.modelKeys.noteWrong(alice, key, since);
      expect(await store.modelKeys.of(alice)).toEqual([
        { ...forbidden, state: 'wrong', since: since.toISOString() },
      ]);
    });

    it('shows neither a name nor an address to whoever has the database', async () => {
      await store.modelKeys.put(alice, aKey({ name: 'quince', address: 'https://quince.example' }));
      const [row] = await database.query('select model_key::text as row from model_key');
      expect(JSON.stringify(row)).toContain(alice);
      expect(JSON.stringify(row)).not.toMatch(/quince/);
    });
  });

  describe('the ledger', () => {
    it('keeps what leaves byte for byte, and what came of it, for its owner only', async () => {
      expect(await store.ledger.begin(aRow('r1'), open)).toBe('begun');
      const { reserved: _reserved, ...begun } = aRow('r1');
      const size = Buffer.byteLength(begun.text);
      expect(await store.ledger.of(alice, { month: november })).toEqual([
        { ...begun, size, state: 'begun', sent: 0, received: 0 },
      ]);
      await store.ledger.settle(bob, 'r1', { state: 'failed', sent: 1, received: 1 });
      await store.ledger.settle(alice, 'r1', { state: 'answered', sent: 120, received: 30 });
      await store.ledger.settle(alice, 'r1', { state: 'failed', sent: 0, received: 0 });
      expect(await store.ledger.of(alice, { request: begun.request })).toEqual([
        { ...begun, size, state: 'answered', sent: 120, received: 30 },
      ]);
      expect(await store.ledger.of(bob, { month: november })).toEqual([]);
      expect(await store.ledger.of(alice, { month: '2026-10' })).toEqual([]);
    });

    it('takes no second row of the same id, and none that is over the cap', async () => {
      const cap = { tokens: 1_000, month: november };
      await store.ledger.begin(aRow('r1'), cap);
      await expect(store.ledger.begin(aRow('r1'), cap)).rejects.toThrow('begun before');
      await store.ledger.begin(aRow('r2'), cap);
      expect(await store.ledger.begin(aRow('r3'), cap)).toBe('over the cap');
      await store.ledger.settle(alice, 'r1', { state: 'answered', sent: 100, received: 100 });
      expect(await store.ledger.begin(aRow('r4'), cap)).toBe('begun');
      expect(await store.ledger.begin(aRow('r5', { reserved: 1 }), cap)).toBe('over the cap');
      expect(await store.ledger.begin(aRow('r5'), { ...cap, month: '2026-12' })).toBe('begun');
      expect(await store.ledger.begin(aRow('r1', { owner: bob }), cap)).toBe('begun');
      const ids = (await store.ledger.of(alice, { month: november })).map(({ id }) => id);
      expect(ids).toEqual(['r1', 'r2', 'r4']);
    });

    it('lets no two requests at once share what is left', async () => {
      const cap = { tokens: 1_000, month: november };
      const begun = await Promise.all(
        Array.from({ length: 8 }, async (_, index) => await store.ledger.begin(aRow(`r${index}`), cap)),
      );
      expect(begun.filter((one) => one === 'begun')).toHaveLength(2);
      expect((await store.ledger.spent(alice, november)).tokens).toBe(800);
    });

    it('counts what the provider said, and what was set aside where it said nothing', async () => {
      const endings = [
        ['answered', { state: 'answered', sent: 100, received: 20 }],
        ['told', { state: 'failed', sent: 50, received: 0 }],
        ['untold', { state: 'failed', sent: 0, received: 0 }],
        ['never left', { state: 'not sent', sent: 0, received: 0 }],
      ] as const;
      for (const [id, settlement] of endings) {
        await store.ledger.begin(aRow(id), open);
        await store.ledger.settle(alice, id, settlement);
      }
      await store.ledger.begin(aRow('under way', { provider: 'openai', model: 'gpt-5' }), open);
      expect(await store.ledger.spent(alice, november)).toEqual({
        tokens: 120 + 50 + 400 + 400,
        requests: 4,
        byModel: {
          'claude|claude-sonnet-4-5': { sent: 150, received: 420 },
          'openai|gpt-5': { sent: 0, received: 400 },
        },
      });
      expect(await store.ledger.spent(bob, november)).toEqual({ tokens: 0, requests: 0, byModel: {} });
    });

    it('says of what a process left behind that nobody knows, unless it ends after all', async () => {
      await store.ledger.begin(aRow('left'), open);
      await store.ledger.begin(aRow('late'), open);
      await store.ledger.begin(aRow('new', { at: later(2) }), open);
      await store.ledger.closeLeft(later(1));
      await store.ledger.settle(alice, 'late', { state: 'answered', sent: 7, received: 5 });
      const rows = await store.ledger.of(alice, { month: november });
      expect(rows.map(({ id, state }) => [id, state])).toEqual([
        ['left', 'unknown'],
        ['late', 'answered'],
        ['new', 'begun'],
      ]);
      expect((await store.ledger.spent(alice, november)).tokens).toBe(400 + 12 + 400);
    });

    it('forgets the text after 30 days, and the row after 13 months', async () => {
      await store.ledger.begin(aRow('r1'), open);
      await store.clean(later(30 * DAY_MS));
      expect((await store.ledger.of(alice, { month: november }))[0]?.text).toBe(aRow('r1').text);
      await store.clean(later(30 * DAY_MS + 1));
      const [row] = await store.ledger.of(alice, { month: november });
      expect(row).toMatchObject({ id: 'r1', text: undefined, size: Buffer.byteLength(aRow('r1').text) });
      await store.clean(later(396 * DAY_MS + 1));
      expect(await store.ledger.of(alice, { month: november })).toEqual([]);
    });

    it('shows no word, host or name to whoever has the database', async () => {
      const words = { keyName: 'quince', host: 'quince.example', text: 'quince jam' };
      await store.ledger.begin(aRow('r1', words), open);
      const [row] = await database.query('select ledger::text as row from ledger');
      expect(JSON.stringify(row)).toContain(alice);
      expect(JSON.stringify(row)).not.toMatch(/quince/);
    });
  });

  describe('turns', () => {
    it('keeps a turn with the row that was answered, and the newest telling of it', async () => {
      await handle(anEntry('$1'), { turn: aTurn('$1', { waiting: { about: 'the week' } }) });
      await handle(anEntry('$2'), { turn: aTurn('$2') });
      const again = aTurn('$1', { answered: 'nine tasks', understood: { by: 'word', word: 'review' } });
      await handle(anEntry('$3'), { turn: again });
      expect(await store.turns.recent(alice, room, 10)).toEqual([aTurn('$2'), again]);
      expect(await store.turns.last(alice, room)).toEqual(again);
      expect(await store.turns.ofRequest(alice, requestOf('$2'))).toEqual(aTurn('$2'));
      expect(await store.turns.ofRequest(alice, requestOf('$3'))).toEqual(again);
    });

    it('shows a turn neither to others nor in other places', async () => {
      await handle(anEntry('$1'), { turn: aTurn('$1') });
      expect(await store.turns.last(bob, room)).toBeUndefined();
      expect(await store.turns.last(alice, other)).toBeUndefined();
      expect(await store.turns.ofRequest(bob, requestOf('$1'))).toBeUndefined();
      const [row] = await database.query('select turn::text as row from turn');
      expect(JSON.stringify(row)).not.toMatch(/said|answer/);
    });

    it('keeps fifty of each person in each place, for a day', async () => {
      await handle(anEntry('$elsewhere'), { turn: aTurn('$elsewhere', { room: other }) });
      for (let index = 0; index < 53; index += 1)
        await handle(anEntry(`$${index}`), { turn: aTurn(`$${index}`) });
      const kept = await store.turns.recent(alice, room, 1_000);
      expect([kept.length, kept[0]?.said, kept.at(-1)?.said]).toEqual([50, 'said $3', 'said $52']);
      const [count] = await database.query<{ rows: number }>('select count(*)::int as rows from turn');
      expect(count?.rows).toBe(51);
      const night = later(DAY_MS + 1);
      await store.clean(later(DAY_MS));
      expect(await store.turns.last(alice, room)).toBeDefined();
      clock = night;
      expect(await store.turns.last(alice, room)).toBeUndefined();
      await store.clean(night);
      expect(await database.query('select from turn')).toEqual([]);
    });
  });

  describe('the redaction of a message', () => {
    it('forgets how it was answered and what was sent because of it; the counts stay', async () => {
      await handle(anEntry('$asked'), { turn: aTurn('$asked') });
      await handle(anEntry('$kept'), { turn: aTurn('$kept') });
      await store.ledger.begin(aRow('r1'), open);
      await store.ledger.begin(aRow('r2', { request: requestOf('$kept') }), open);
      await store.inbox.accept(redacting('$asked'));
      expect(await store.turns.recent(alice, room, 10)).toEqual([aTurn('$kept')]);
      const rows = await store.ledger.of(alice, { month: november });
      expect(rows.map(({ text }) => text)).toEqual([undefined, aRow('r2').text]);
      expect((await store.ledger.spent(alice, november)).tokens).toBe(800);
    });

    it('Q4 forgets the words of an edit with it: what its message is remembered by, and what was sent for it', async () => {
      await handle(anEntry('$edit'), { turn: aTurn('$asked') });
      await handle(anEntry(modelEntryKey('$edit2')), { turn: aTurn('$asked2') });
      await handle(anEntry('$kept'), { turn: aTurn('$kept') });
      for (const request of ['$asked', '$asked2', '$kept'])
        await store.ledger.begin(aRow(`r${request}`, { request: requestOf(request) }), open);
      for (const edit of ['$edit', '$edit2']) await store.inbox.accept(redacting(edit));
      expect(await store.turns.recent(alice, room, 10)).toEqual([aTurn('$kept')]);
      const rows = await store.ledger.of(alice, { month: november });
      expect(rows.map(({ text }) => text)).toEqual([undefined, undefined, aRow('r').text]);
    });

    it('Q4 forgets them also where the redaction came in first', async () => {
      for (const key of ['$asked', '$edit']) await store.inbox.accept(redacting(key));
      await handle(anEntry('$elsewhere'), { turn: aTurn('$asked') });
      await handle(anEntry('$edit'), { turn: aTurn('$message') });
      await handle(anEntry('$kept'), { turn: aTurn('$kept') });
      await store.ledger.begin(aRow('r1', { request: requestOf('$asked') }), open);
      await store.ledger.begin(aRow('r2', { request: requestOf('$message') }), open);
      await store.clean(later(0));
      expect(await store.turns.recent(alice, room, 10)).toEqual([aTurn('$kept')]);
      const rows = await store.ledger.of(alice, { month: november });
      expect(rows.map(({ text }) => text)).toEqual([undefined, undefined]);
    });

    it('scrubs the row in which a model reads it, whether it waits, was handled, or is yet to come', async () => {
      const ofModel = (key: string): NewEntry =>
        anEntry(modelEntryKey(key), { kind: 'model', lane: `model|${alice}` });
      await handle(ofModel('$handled'), { turn: aTurn(modelEntryKey('$handled')) });
      await store.inbox.accept(aBatch({ entries: [ofModel('$waits')] }));
      for (const key of ['$handled', '$waits', '$comes']) await store.inbox.accept(redacting(key));
      await store.inbox.accept(aBatch({ entries: [ofModel('$comes'), ofModel('$other')] }));
      expect((await claim()).map(({ payload }) => payload)).toEqual([
        { redacted: true },
        { redacted: true },
        { said: modelEntryKey('$other') },
      ]);
      expect(await store.turns.last(alice, room)).toBeUndefined();
      const rows = await database.query(
        'select from inbox join redacted using (digest) where inbox.payload = redacted.payload',
      );
      expect(rows).toHaveLength(3);
    });

    it('forgets as well what stood in the row that answered it, whatever its key', async () => {
      const allowed = anEntry(`${modelEntryKey('$asked')}|$yes`, { kind: 'model', lane: `model|${alice}` });
      await handle(allowed, { turn: aTurn('$asked') });
      await handle(anEntry('$kept'), { turn: aTurn('$kept') });
      await store.inbox.accept(redacting('$asked'));
      const rows = await database.query<{ kept: boolean }>(
        'select payload is not null as kept from inbox order by at, position, lane_pk',
      );
      expect(rows.filter(({ kept }) => kept)).toHaveLength(1);
      expect(rows).toHaveLength(2);
    });

    it('finds in the end what was stored at the same moment', async () => {
      await store.inbox.accept(redacting('$asked'));
      await handle(anEntry('$late'), { turn: aTurn('$asked') });
      await store.ledger.begin(aRow('r1'), open);
      await store.clean(clock);
      expect(await store.turns.last(alice, room)).toBeUndefined();
      expect((await store.ledger.of(alice, { month: november }))[0]?.text).toBeUndefined();
    });
  });
});
