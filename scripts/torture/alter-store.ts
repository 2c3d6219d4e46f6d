import { randomUUID } from 'node:crypto';
import type { Store } from '../../src/store/open-store.ts';
import type { Phase, Step, Without } from './messages.ts';

/** Called around every step; a call that never returns holds eis there. */
type Pass = (step: Step, phase: Phase) => Promise<void>;

type WriteOf = Parameters<Store['ownTasks']['create']>;

/** The same store, in which each step can be held. Accepting nothing new is no step. */
export function withTraps(store: Store, pass: Pass): Store {
  const around =
    <Given extends unknown[], Result>(step: Step, act: (...given: Given) => Promise<Result>) =>
    async (...given: Given): Promise<Result> => {
      await pass(step, 'before');
      const result = await act(...given);
      await pass(step, 'after');
      return result;
    };
  const { inbox, ownTasks, outbox } = store;
  const accept = around('accept', inbox.accept);
  return {
    ...store,
    inbox: {
      ...inbox,
      accept: async (batch) => await (batch.entries.length > 0 ? accept(batch) : inbox.accept(batch)),
      claim: around('claim', inbox.claim),
      recordDecision: around('recordDecision', inbox.recordDecision),
      finish: around('finish', inbox.finish),
    },
    ownTasks: {
      ...ownTasks,
      create: around('create', async (...given: WriteOf) => await ownTasks.create(...given)),
      update: around('update', async (...given: WriteOf) => await ownTasks.update(...given)),
    },
    outbox: {
      ...outbox,
      take: around('take', async (worker: number, limit: number) => await outbox.take(worker, limit)),
      sent: around(
        'sent',
        async (key: string, eventId: string | undefined) => await outbox.sent(key, eventId),
      ),
    },
  };
}

/** The same store with one of the two safeguards taken out, to show that the torture would notice. */
export function withoutSafeguard(store: Store, without: Without): Store {
  switch (without) {
    case 'nothing':
      return store;
    case 'dedupe':
      return { ...store, inbox: { ...store.inbox, accept: acceptAnew(store.inbox.accept) } };
    case 'outbox-echo':
      return { ...store, outbox: { ...store.outbox, take: takeUnmarked(store.outbox) } };
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
