import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sha256 } from '../core/digest.ts';
import type { EventId, RoomId } from '../core/ids.ts';
import { type Handled, nothing, type Outgoing } from '../core/inbox.ts';
import { modelEntryKey } from '../core/new-entry.ts';
import { answer, status } from '../core/reply.ts';
import { alice } from '../testing/callers.ts';
import { databasesFor } from '../testing/databases.ts';
import { aSeal } from '../testing/seal.ts';
import type { ClaimedEntry } from './claim.ts';
import type { Leadership } from './leadership.ts';
import { openPGlite } from './open-pglite.ts';
import { openPostgres } from './open-postgres.ts';
import { openStoreOn, type Store, type StoreDatabase } from './open-store.ts';
import type { OutboxRow } from './outbox.ts';

const room = '!room:example.org' as RoomId;
const asked = '$asked' as EventId;
const key = modelEntryKey(asked);
const reply = sha256(key).slice(0, 32);
const started = new Date('2026-11-20T08:12:00Z');
let clock = started;
const quiet = (): void => undefined;

const eyes: Outgoing = { kind: 'reaction', room, target: asked, symbol: '👀' };
const saying = (markdown: string): Outgoing => ({
  kind: 'message',
  to: { room },
  reply: status(markdown),
  owner: { kind: 'person', user: alice, sources: 'unknown' },
});
const found: Outgoing = {
  kind: 'message',
  to: { room },
  reply: answer('It is Friday.'),
  owner: { kind: 'everyone' },
  replacesProgress: true,
};
const { replacesProgress: _replacesProgress, ...foundAtOnce } = found;
const end: Outgoing = { kind: 'end progress', room };
const saysSo: Handled = { ...nothing, say: [end, found] };

const drivers = await databasesFor<StoreDatabase>('progress', { openPGlite, openPostgres });

describe.each(drivers)('what an entry says while it is handled, on %s', (_name, open) => {
  let database: StoreDatabase;
  let store: Store;
  let leading: Leadership | undefined;
  beforeAll(async () => {
    database = await open();
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
    await database.query('truncate seen, lane, inbox, timer, redacted, outbox, dead_letter, turn');
    const entry = {
      kind: 'model',
      key,
      lane: `model|${alice}`,
      payload: { said: 'which day is it' },
    } as const;
    await store.inbox.accept({ entries: [entry], changes: [], redactions: [], unreadable: [] });
  });
  afterEach(async () => {
    await leading?.release();
    leading = undefined;
  });

  /** A new process takes over from the one before, if any. */
  const claim = async (): Promise<ClaimedEntry> => {
    await leading?.release();
    leading = await store.leadership.lead();
    const [entry] = (await store.inbox.claim(leading.epoch, 1)).flatMap(({ entries }) => entries);
    if (!entry) throw new Error('nothing to claim');
    return entry;
  };
  const take = async (): Promise<readonly OutboxRow[]> => await store.outbox.take(leading?.epoch ?? 0, 9);
  /** Sends what is to be sent, one after the other, and tells it. */
  const send = async (): Promise<readonly Outgoing[]> => {
    const said: Outgoing[] = [];
    for (let rows = await take(); rows.length > 0; rows = await take())
      for (const row of rows) {
        said.push(row.outgoing);
        await store.outbox.sent(row.key, `$${row.key}`);
      }
    return said;
  };

  it('J10 is committed at once, under keys of its own, and is there once however often it is tried', async () => {
    const first = await claim();
    let rings = 0;
    const silence = store.outbox.onPlanned(() => {
      rings += 1;
    });
    await store.inbox.progress(first, 1, [eyes]);
    silence();
    expect(rings).toBe(1);
    const [row] = await take();
    expect(row).toMatchObject({ key: `${reply}.p1.0`, outgoing: eyes, isProgress: true });
    const again = await claim();
    expect(again.hasProgress).toBe(true);
    await store.inbox.progress(again, 1, [eyes]);
    await store.inbox.progress(again, 2, [saying('Asking …')]);
    const rows = await database.query<{ key: string }>('select key from outbox order by ordinal');
    expect(rows.map((one) => one.key)).toEqual([`${reply}.p1.0`, `${reply}.p2.0`]);
  });

  it('J10 ends behind the answer, which takes its place', async () => {
    const entry = await claim();
    await store.inbox.progress(entry, 1, [eyes]);
    await store.inbox.progress(entry, 2, [saying('Asking …')]);
    expect(await send()).toEqual([eyes, saying('Asking …')]);
    expect(await store.inbox.finish(entry, saysSo)).toBe('done');
    expect(await send()).toEqual([found, end]);
    const said = await store.outbox.saidBy(reply);
    expect(said.slice(0, 3).map(({ isProgress }) => isProgress)).toEqual([true, true, false]);
  });

  it('J10 is not said any more when it was not sent before the answer', async () => {
    const entry = await claim();
    await store.inbox.progress(entry, 1, [eyes]);
    const [taken] = await take();
    await store.inbox.progress(entry, 2, [saying('Asking …')]);
    await store.inbox.finish(entry, saysSo);
    await store.outbox.sent(taken?.key ?? '', '$eyes');
    expect(await send()).toEqual([found, end]);
  });

  it('J10 is looked for when it may have been sent, whoever asks', async () => {
    const entry = await claim();
    await store.inbox.progress(entry, 2, [saying('Asking …')]);
    await take();
    const again = await claim();
    await store.inbox.finish(again, saysSo);
    const [left] = await take();
    expect(left).toMatchObject({ key: `${reply}.p2.0`, left: true });
    await store.outbox.sent(left?.key ?? '', '$asking');
    expect(await send()).toEqual([found, end]);
  });

  it('J10 waits for what is being said when the answer comes', async () => {
    const entry = await claim();
    const telling = store.inbox.progress(entry, 1, [eyes]);
    const finishing = store.inbox.finish(entry, saysSo);
    await Promise.all([telling, finishing]);
    expect(await finishing).toBe('done');
    expect(await send()).toEqual([found, end]);
  });

  it('J10 leaves no trace in an answer that came at once', async () => {
    const entry = await claim();
    await store.inbox.finish(entry, saysSo);
    expect(await send()).toEqual([foundAtOnce]);
  });

  it.each<readonly [string, (store: Store, entry: ClaimedEntry) => Promise<unknown>, readonly Outgoing[]]>([
    ['nothing', async ({ inbox }, entry) => await inbox.finish(entry, nothing), [end]],
    [
      'an apology',
      async ({ inbox }, entry) =>
        await inbox.bury(entry, 'TypeError', { ...nothing, say: [saying('Sorry.')] }),
      [saying('Sorry.'), end],
    ],
  ])('J10 is taken away also when what is left to say is %s', async (_what, finish, said) => {
    const entry = await claim();
    await store.inbox.progress(entry, 1, [eyes]);
    await send();
    await finish(store, entry);
    expect(await send()).toEqual(said);
  });

  it('J10 is taken away by the next process when the message was removed meanwhile', async () => {
    const entry = await claim();
    await store.inbox.progress(entry, 1, [eyes]);
    await send();
    const redactions = [{ target: asked, by: alice }];
    await store.inbox.accept({ entries: [], changes: [], redactions, unreadable: [] });
    const again = await claim();
    expect(again.payload).toEqual({ redacted: true });
    expect(await store.inbox.finish(again, nothing)).toBe('done');
    expect(await send()).toEqual([end]);
  });

  it('is said neither for a lane that is lost nor after the end', async () => {
    const entry = await claim();
    const again = await claim();
    await store.inbox.progress(entry, 1, [eyes]);
    expect(await database.query('select from outbox')).toEqual([]);
    expect((await database.query('select from inbox where progress')).length).toBe(0);
    await store.inbox.finish(again, nothing);
    await store.inbox.progress(again, 2, [eyes]);
    expect(await database.query('select from outbox')).toEqual([]);
  });

  it('J10 stays while the entry waits to be tried again', async () => {
    const entry = await claim();
    await store.inbox.progress(entry, 2, [saying('Asking …')]);
    await send();
    expect(await store.inbox.postpone(entry, 'TypeError')).toBe('again');
    expect(await send()).toEqual([]);
    clock = new Date(clock.getTime() + 600_000);
    await store.inbox.finish(await claim(), saysSo);
    expect(await send()).toEqual([found, end]);
  });
});
