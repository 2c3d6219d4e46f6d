import { randomUUID } from 'node:crypto';
import type { CryptoStore } from '../../src/core/crypto-store.ts';
import type { Store } from '../../src/store/open-store.ts';
import { storeLate } from './lose-flush.ts';
import type { Phase, Step, Without } from './messages.ts';

/** Called around every step; a call that never returns holds eis there. */
type Pass = (step: Step, phase: Phase) => Promise<void>;

type Around = <Given extends readonly unknown[], Result>(
  step: Step,
  act: (...given: Given) => Promise<Result>,
) => (...given: Given) => Promise<Result>;

/** The same store, in which each step can be held. */
export function withTraps(store: Store, pass: Pass): Store {
  const around: Around =
    (step, act) =>
    async (...given) => {
      await pass(step, 'before');
      const result = await act(...given);
      await pass(step, 'after');
      return result;
    };
  const timers = { ...store.timers, moveDue: moveDueWith(store.timers, pass) };
  const crypto: Store['crypto'] = (account, epoch) => flushesWith(store.crypto(account, epoch), around);
  return { ...store, ...queuesWith(store, around), ...recordsWith(store, around), timers, crypto };
}

/** Only when something was due is it a step. */
const moveDueWith =
  (timers: Store['timers'], pass: Pass): Store['timers']['moveDue'] =>
  async (now) => {
    const due = await timers.next();
    const isStep = due !== undefined && due <= now;
    if (isStep) await pass('moveDue', 'before');
    const moved = await timers.moveDue(now);
    if (isStep) await pass('moveDue', 'after');
    return moved;
  };

const flushesWith = <Batch>(crypto: CryptoStore<Batch>, around: Around): CryptoStore<Batch> => ({
  ...crypto,
  flush: around('flush', crypto.flush),
  flushReceived: around('flushReceived', crypto.flushReceived),
  flushDecrypted: around('flushDecrypted', crypto.flushDecrypted),
  flushEncrypted: around('flushEncrypted', crypto.flushEncrypted),
});

/** Accepting nothing new is no step. */
function queuesWith({ inbox, outbox }: Store, around: Around): Pick<Store, 'inbox' | 'outbox'> {
  const accept = around('accept', inbox.accept);
  return {
    inbox: {
      ...inbox,
      accept: async (batch) => await (batch.entries.length > 0 ? accept(batch) : inbox.accept(batch)),
      claim: around('claim', inbox.claim),
      recordDecision: around('recordDecision', inbox.recordDecision),
      progress: around('progress', inbox.progress),
      finish: around('finish', inbox.finish),
    },
    outbox: {
      ...outbox,
      take: around('take', async (worker, limit) => await outbox.take(worker, limit)),
      sent: around('sent', async (key, event) => await outbox.sent(key, event)),
    },
  };
}

type Records = Pick<Store, 'ownTasks' | 'journal' | 'connections' | 'workflows' | 'ledger'>;

function recordsWith({ ownTasks, journal, connections, workflows, ledger }: Store, around: Around): Records {
  return {
    ownTasks: {
      ...ownTasks,
      create: around('create', async (...given) => await ownTasks.create(...given)),
      update: around('update', async (...given) => await ownTasks.update(...given)),
      remove: around('remove', async (...given) => await ownTasks.remove(...given)),
    },
    journal: {
      ...journal,
      open: around('open', async (...given) => await journal.open(...given)),
      begin: around('begin', async (...given) => await journal.begin(...given)),
      end: around('end', async (...given) => await journal.end(...given)),
      endLast: around('endLast', async (...given) => await journal.endLast(...given)),
      close: around('close', async (...given) => await journal.close(...given)),
    },
    connections: {
      ...connections,
      put: around('connect', async (...given) => await connections.put(...given)),
    },
    ledger: {
      ...ledger,
      begin: around('writeDown', async (...given) => await ledger.begin(...given)),
      settle: around('settle', async (...given) => await ledger.settle(...given)),
    },
    workflows: {
      ...workflows,
      create: around('remember', async (...given) => await workflows.create(...given)),
    },
  };
}

/** The same store with one of its safeguards taken out, to show that the torture would notice. */
export function withoutSafeguard(store: Store, without: Without): Store {
  switch (without) {
    case 'nothing':
      return store;
    case 'dedupe':
      return { ...store, inbox: { ...store.inbox, accept: acceptAnew(store.inbox.accept) } };
    case 'outbox-echo':
      return { ...store, outbox: { ...store.outbox, take: takeUnmarked(store.outbox) } };
    case 'journal':
      return { ...store, journal: { ...store.journal, find: findNothing } };
    case 'flush':
      return { ...store, crypto: (account, epoch) => storeLate(store.crypto(account, epoch)) };
    case 'ledger':
      return { ...store, ledger: { ...store.ledger, begin: writeNothing } };
  }
}

/** What the homeserver sends again is taken for something new. */
const acceptAnew =
  (accept: Store['inbox']['accept']): Store['inbox']['accept'] =>
  async ({ entries, ...batch }) =>
    await accept({ ...batch, entries: entries.map((entry) => ({ ...entry, key: randomUUID() })) });

/** What a dead process was sending looks as if nobody had tried: no echo of it is looked for. */
const takeUnmarked =
  (outbox: Store['outbox']): Store['outbox']['take'] =>
  async (worker, limit) =>
    (await outbox.take(worker, limit)).map((row) => ({ ...row, left: false, tries: 0 }));

/** What leaves is not written down before. */
const writeNothing: Store['ledger']['begin'] = async () => await Promise.resolve('begun');

/** What was begun before is forgotten. */
const findNothing: Store['journal']['find'] = async () => await Promise.resolve(undefined);
