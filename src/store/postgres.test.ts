import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { RoomId, UserId } from '../core/ids.ts';
import { nothing } from '../core/inbox.ts';
import type { NewEntry } from '../core/new-entry.ts';
import { alice } from '../testing/callers.ts';
import { type PostgresServer, startPostgres } from '../testing/postgres.ts';
import { aSeal } from '../testing/seal.ts';
import type { Batch } from './accept.ts';
import type { ClaimedLane } from './claim.ts';
import { openPostgres } from './open-postgres.ts';
import { openStore, type Store, type StoreDeps } from './open-store.ts';

const server = await startPostgres();
if (!server) process.stderr.write('SKIPPED: no PostgreSQL on this machine\n');
afterAll(async () => {
  await server?.stop();
});

const deps: StoreDeps = {
  ...aSeal(),
  log: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
  now: () => new Date(),
  sleep: async (ms, signal) => await sleep(ms, undefined, signal ? { signal } : {}),
};
/** What the driver says of a server that it cannot reach, or lost. */
const AWAY = /ECONNREFUSED|ECONNRESET|CONNECTION_|terminat|shutting down|starting up/;
const room = '!room:example.org' as RoomId;
const eis = '@eis:example.org' as UserId;
const anEntry = (key: string, lane = 'lane'): NewEntry => ({ kind: 'event', key, lane, payload: { key } });
const batchOf = (entries: readonly NewEntry[]): Batch => ({
  entries,
  changes: [],
  redactions: [],
  unreadable: [],
});

describe.each(server ? [['PostgreSQL', server] as const] : [])(
  'the store on a server: %s',
  (_name, postgres) => {
    let databases = 0;
    let url = '';
    let stores: Store[] = [];
    const open = async (overrides: Partial<StoreDeps> = {}): Promise<Store> => {
      const store = await openStore({ url }, { ...deps, ...overrides });
      stores.push(store);
      return store;
    };
    beforeEach(async () => {
      await Promise.all(stores.map(async (store) => await store.close()));
      stores = [];
      databases += 1;
      await postgres.createDatabase(`test${databases}`);
      url = postgres.url(`test${databases}`);
    });
    afterAll(async () => {
      await Promise.all(stores.map(async (store) => await store.close()));
    });
    const ask = async <Row extends object>(text: string): Promise<readonly Row[]> => {
      const database = openPostgres(url);
      const rows = await database.query<Row>(text);
      await database.close();
      return rows;
    };

    it('is made once by four processes that start at the same moment', async () => {
      const opened = await Promise.all([1, 2, 3, 4].map(async () => await open()));
      expect((await opened[0]!.inbox.accept(batchOf([anEntry('$1')]))).fresh).toBe(1);
      expect((await opened[3]!.inbox.accept(batchOf([anEntry('$1')]))).fresh).toBe(0);
    });

    it('keeps every event once when eight doors bring overlapping batches', async () => {
      const doors = [await open(), await open(), await open(), await open()];
      const all = Array.from({ length: 400 }, (_, index) => anEntry(`$${index}`, `lane ${index % 20}`));
      const bring = async (door: number): Promise<number> => {
        let fresh = 0;
        for (let round = 0; round < 40; round += 1) {
          const from = (round * 37 + door * 11) % 380;
          const part = all.slice(from, from + 20);
          const batch = batchOf(door % 2 === 0 ? part : part.toReversed());
          fresh += (await doors[door % 4]!.inbox.accept(batch)).fresh;
        }
        return fresh;
      };
      const fresh = await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map(bring));
      const rest = await doors[0]!.inbox.accept(batchOf(all));
      expect([...fresh, rest.fresh].reduce((sum, count) => sum + count, 0)).toBe(400);
      const gaps = await ask(`
      select name from lane left join (
        select lane_pk, count(*) as rows, max(position) as last from inbox group by 1
      ) as counted on counted.lane_pk = lane.pk
      where rows <> last or last <> head or head is null or rows is null`);
      expect(gaps).toEqual([]);
    });

    it('hands every entry to one worker, in the order of its lane, with three at work while it is fed', async () => {
      const feeders = [await open(), await open()];
      const lanes = 7;
      const perLane = 60;
      const handled = new Map<string, number[]>();
      const inHand = new Set<string>();
      let overlaps = 0;
      const handle = async (store: Store, lane: ClaimedLane): Promise<void> => {
        if (inHand.has(lane.name)) overlaps += 1;
        inHand.add(lane.name);
        for (const [index, entry] of lane.entries.entries()) {
          handled.set(lane.name, [...(handled.get(lane.name) ?? []), Number(entry.key.split('.')[1])]);
          if (index === lane.entries.length - 1) inHand.delete(lane.name);
          expect(await store.inbox.finish(entry, nothing)).toBe('done');
        }
      };
      const count = (): number => [...handled.values()].reduce((sum, list) => sum + list.length, 0);
      const work = async (store: Store): Promise<void> => {
        const worker = await store.leadership.join();
        while (count() < lanes * perLane) {
          const claimed = await store.inbox.claim(worker, 2);
          await Promise.all(claimed.map(async (lane) => await handle(store, lane)));
        }
      };
      const feed = async (lane: number): Promise<void> => {
        for (let index = 0; index < perLane; index += 1) {
          await feeders[lane % 2]!.inbox.accept(batchOf([anEntry(`${lane}.${index}`, `lane ${lane}`)]));
        }
      };
      const workers = await Promise.all([open(), open(), open()]);
      await Promise.all([
        ...workers.map(work),
        ...Array.from({ length: lanes }, (_, lane) => lane).map(feed),
      ]);
      expect([...handled.keys()]).toHaveLength(lanes);
      for (const list of handled.values())
        expect(list).toEqual(Array.from({ length: perLane }, (_, index) => index));
      expect(overlaps).toBe(0);
      expect(await feeders[0]!.counts()).toMatchObject({ waiting: 0, running: 0 });
    });

    it('has one leader; the next takes over as soon as its session ends', async () => {
      const first = await (await open()).leadership.lead();
      const standby = await open();
      const taking = standby.leadership.lead();
      await (await open()).inbox.accept(batchOf([anEntry('$1')]));
      const [claimed] = await stores[0]!.inbox.claim(first.epoch, 1);
      expect(first.lost.aborted).toBe(false);
      const killedAt = performance.now();
      await ask(`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted`);
      const second = await taking;
      expect(performance.now() - killedAt).toBeLessThan(5000);
      expect(second.epoch).toBeGreaterThan(first.epoch);
      expect(first.lost.aborted).toBe(true);
      expect(await stores[0]!.inbox.finish(claimed!.entries[0]!, nothing)).toBe('fenced');
      expect(await stores[0]!.inbox.claim(first.epoch, 1)).toEqual([]);
      expect((await standby.inbox.claim(second.epoch, 1))[0]?.entries[0]?.key).toBe('$1');
      await second.release();
      expect((await (await open()).leadership.lead()).epoch).toBeGreaterThan(second.epoch);
    });

    it('replaces a leader that is frozen', async () => {
      const frozen = await (
        await open({ sleep: async () => await new Promise(() => undefined) })
      ).leadership.lead();
      const taking = (await open()).leadership.lead();
      await ask(`update worker set seen_at = now() - interval '1 minute'`);
      const next = await taking;
      expect(next.epoch).toBeGreaterThan(frozen.epoch);
      expect(await stores[0]!.inbox.claim(frozen.epoch, 1)).toEqual([]);
    });

    it('gives up waiting for leadership when it is closed', async () => {
      await (await open()).leadership.lead();
      const standby = await open();
      const taking = standby.leadership.lead();
      await Promise.all([expect(taking).rejects.toThrow('abort'), standby.close()]);
    });

    it('wakes other processes when something was accepted', async () => {
      const listening = await open();
      let ring: () => void = () => undefined;
      const rung = new Promise<void>((resolve) => {
        ring = resolve;
      });
      listening.inbox.onAccepted(() => ring());
      const feeding = await open();
      for (let index = 0; index < 200; index += 1) {
        await feeding.inbox.accept(batchOf([anEntry(`$${index}`)]));
        if (await Promise.race([rung.then(() => true), sleep(20).then(() => false)])) break;
      }
      await rung;
      expect(await listening.counts()).not.toMatchObject({ waiting: 0 });
    });

    it('says quickly that the server is away, loses nothing that was accepted, and goes on afterwards', async () => {
      const store = await open();
      const acknowledged: string[] = [];
      const stop = new AbortController();
      const feed = async (): Promise<void> => {
        for (let index = 0; !stop.signal.aborted; index += 1) {
          const key = `$${index}`;
          const accepted = await store.inbox.accept(batchOf([anEntry(key)])).catch(() => undefined);
          if (accepted) acknowledged.push(key);
          if (!accepted) await sleep(20);
        }
      };
      const feeding = feed();
      while (acknowledged.length < 30) await sleep(5);
      await postgres.crash();
      const askedAt = performance.now();
      await expect(store.inbox.accept(batchOf([anEntry('$away')]))).rejects.toThrow(AWAY);
      await expect(store.ping()).rejects.toThrow(AWAY);
      expect(performance.now() - askedAt).toBeLessThan(4000);
      await postgres.restart();
      const before = acknowledged.length;
      while (acknowledged.length < before + 10) await sleep(5);
      stop.abort();
      await feeding;
      const again = await store.inbox.accept(batchOf(acknowledged.map((key) => anEntry(key))));
      expect(again.fresh).toBe(0);
    });

    it('holds no word of a message in its files, write-ahead log included', async () => {
      const marker = 'quincemarmalade';
      const store = await open();
      const { epoch } = await store.leadership.lead();
      await leaveWords(store, epoch, marker);
      await ask('checkpoint');
      expect(filesWith(alice, postgres)).not.toEqual([]);
      expect(filesWith(marker, postgres)).toEqual([]);
      expect(filesWith(Buffer.from(marker).toString('base64').slice(0, 16), postgres)).toEqual([]);
    });
  },
);

async function leaveWords(store: Store, worker: number, marker: string): Promise<void> {
  const entry = { ...anEntry('$1', `${room}|${alice}`), payload: { body: marker } };
  await store.inbox.accept({
    ...batchOf([entry, { ...entry, key: '$timer', due: new Date(8e12) }]),
    unreadable: [{ raw: marker, because: marker }],
    syncPosition: { account: eis, position: marker },
  });
  const claimed = (await store.inbox.claim(worker, 1))[0]!.entries[0]!;
  await store.inbox.recordDecision(claimed, { title: marker });
  await store.inbox.finish(claimed, {
    say: [
      {
        kind: 'message',
        to: { room },
        reply: { markdown: marker, tone: 'answer' },
        owner: { kind: 'everyone' },
      },
    ],
    later: [{ ...entry, key: '$later' }],
    shown: { user: alice, room, items: [{ noun: 'task', id: '1', name: marker, line: marker }], upTo: 1 },
    asked: { user: alice, room, answers: [marker], expiresAt: new Date(8e12) },
  });
  const [row] = await store.outbox.take(worker, 1);
  await store.outbox.retry(row?.key ?? '', 0, marker);
  const later = (await store.inbox.claim(worker, 1))[0]!.entries[0]!;
  await store.inbox.postpone(later, marker);
  await store.ownTasks.create(alice, '1', { title: marker });
  await store.notes.set('note', marker);
  await store.devices.save(eis, { deviceId: marker });
}

/** Files of the data directory in which these letters stand. */
function filesWith(letters: string, { folder }: PostgresServer): readonly string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  if (files.length < 100) throw new Error('this is no data directory');
  return files
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => readFileSync(file).includes(letters));
}
