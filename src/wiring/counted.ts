import type { Store } from '../store/open-store.ts';
import type { OutboxRow } from '../store/outbox.ts';
import type { Metrics } from '../telemetry/metrics.ts';

type Inbox = Pick<Store['inbox'], 'finish' | 'postpone' | 'bury'>;

/** The same, with what becomes of entries counted. */
export const countInbox = (
  { finish, postpone, bury }: Inbox,
  { handled }: Pick<Metrics, 'handled'>,
): Inbox => ({
  finish: async (entry, result) => {
    const committed = await finish(entry, result);
    handled(entry.kind, committed === 'continued' ? 'done' : committed);
    return committed;
  },
  postpone: async (entry, error) => {
    const postponed = await postpone(entry, error);
    handled(entry.kind, postponed === 'again' ? 'postponed' : 'fenced');
    return postponed;
  },
  bury: async (entry, error, result) => {
    const committed = await bury(entry, error, result);
    handled(entry.kind, committed === 'done' ? 'dead' : 'fenced');
    return committed;
  },
});

type Outbox = Pick<Store['outbox'], 'take' | 'sent' | 'retry' | 'fail' | 'replaceWith'>;
type Counting = Pick<Metrics, 'outbox' | 'replied'> & { readonly now: () => Date };

/** The same, with what becomes of rows counted, and how long replies took. */
export function countOutbox(outbox: Outbox, { outbox: count, replied, now }: Counting): Outbox {
  const taken = new Map<string, OutboxRow>();
  const settle = (key: string, state: Parameters<typeof count>[1]): void => {
    const row = taken.get(key);
    if (!row) return;
    taken.delete(key);
    count(row.outgoing.kind, state);
    if (state === 'sent' && row.outgoing.kind === 'message')
      replied(now().getTime() - row.plannedAt.getTime());
  };
  return {
    take: async (worker, limit) => {
      const rows = await outbox.take(worker, limit);
      for (const row of rows) taken.set(row.key, row);
      return rows;
    },
    sent: async (key, eventId, signs) => {
      await outbox.sent(key, eventId, signs);
      settle(key, 'sent');
    },
    retry: async (key, afterMs, error) => {
      await outbox.retry(key, afterMs, error);
      settle(key, 'retried');
    },
    fail: async (key, error) => {
      await outbox.fail(key, error);
      settle(key, 'failed');
    },
    replaceWith: async (key, instead) => {
      await outbox.replaceWith(key, instead);
      settle(key, 'diverted');
    },
  };
}
