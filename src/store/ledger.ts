import type { UserId } from '../core/ids.ts';
import type { LedgerRow, LedgerState, NewLedgerRow, Settlement, Spent } from '../core/ledger.ts';
import type { Database, Queryable } from './database.ts';
import type { Boxes } from './seal-rows.ts';

/** What a person may still send in a month. */
export interface MonthlyCap {
  /** Undefined: as much as they like. */
  readonly tokens: number | undefined;
  /** `2026-11`, by the clock of the person: the month that the row counts for. */
  readonly month: string;
}

/** Which rows are meant: those of a month, or those that one message led to. */
export type Chosen = { readonly month: string } | { readonly request: string };

/** Whoever writes for one person waits for whoever does already: two requests never see the same room below the cap. */
const LOCK = `select pg_advisory_xact_lock(hashtextextended('ledger|' || $1, 0))`;

/** What the provider said; without that, or until it does, what was set aside for it. */
const isCounted = `(state in ('answered', 'not sent') or sent + received > 0)`;
const tokens = `(case when ${isCounted} then sent + received else reserved end)`;

const SUM = `select coalesce(sum(${tokens}), 0)::bigint as tokens from ledger where owner = $1 and month = $2`;

const BEGIN = `
insert into ledger
  (owner, id, request, month, provider, model, purpose, reserved, size, replaced, body, text, at)
values ($1, $2, $3, $4, $5, $6, $7, $8::bigint, $9::int, $10::int, $11, $12, $13)
on conflict do nothing returning id`;

/** One that was thought to be lost may end well after all. */
const SETTLE = `
update ledger set state = $3, sent = $4::bigint, received = $5::bigint
where owner = $1 and id = $2 and state in ('begun', 'unknown')`;

const COLUMNS = `id, request, provider, model, purpose, state, sent, received, size, replaced, body, text, at`;

/** What was only set aside counts as received, which is what costs more. */
const SPENT = `
select provider, model, count(*)::int as requests, sum(${tokens})::bigint as tokens,
  sum(sent)::bigint as sent, sum(case when ${isCounted} then received else reserved end)::bigint as received
from ledger where owner = $1 and month = $2 and state <> 'not sent'
group by provider, model order by provider, model`;

interface StoredRow {
  readonly id: string;
  readonly request: string;
  readonly provider: string;
  readonly model: string;
  readonly purpose: NewLedgerRow['purpose'];
  readonly state: LedgerState;
  readonly sent: number;
  readonly received: number;
  readonly size: number;
  readonly replaced: number;
  readonly body: Uint8Array;
  readonly text: Uint8Array | null;
  readonly at: Date;
}

interface SpentRow {
  readonly provider: string;
  readonly model: string;
  readonly requests: number;
  readonly tokens: number;
  readonly sent: number;
  readonly received: number;
}

type Body = Pick<NewLedgerRow, 'keyName' | 'host'>;

const bodyBox = (boxes: Boxes) => boxes<Body>('ledger');
const textBox = (boxes: Boxes) => boxes<string>('ledger_text');
const placeOf = (owner: UserId, id: string): string => `${owner}|${id}`;

/** What left the house for models, by whom it was asked for. Texts are sealed and bound to their owner. */
export function createLedger(database: Database, boxes: Boxes) {
  const { query } = database;
  return {
    /**
     * Writes down what is about to leave; nothing may leave before this has returned `begun`. Whoever has no room left
     * below the cap gets no row.
     * @throws when there is a row of this id already: whatever it stands for may have left.
     */
    begin: async (row: NewLedgerRow, cap: MonthlyCap): Promise<'begun' | 'over the cap'> =>
      await database.transaction(async (inside) => await begin(inside, row, { cap, boxes })),

    /** Once: what is settled stays as it is. */
    async settle(owner: UserId, id: string, { state, sent, received }: Settlement): Promise<void> {
      await query(SETTLE, [owner, id, state, sent, received]);
    },

    /** In the order in which they were begun. */
    async of(owner: UserId, chosen: Chosen): Promise<readonly LedgerRow[]> {
      const [column, value] =
        'month' in chosen ? (['month', chosen.month] as const) : (['request', chosen.request] as const);
      const rows = await query<StoredRow>(
        `select ${COLUMNS} from ledger where owner = $1 and ${column} = $2 order by ordinal`,
        [owner, value],
      );
      return rows.map((row) => readRow(owner, row, boxes));
    },

    async spent(owner: UserId, month: string): Promise<Spent> {
      const rows = await query<SpentRow>(SPENT, [owner, month]);
      const sum = (of: (row: SpentRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
      return {
        tokens: sum((row) => row.tokens),
        requests: sum((row) => row.requests),
        byModel: Object.fromEntries(
          rows.map(({ provider, model, sent, received }) => [`${provider}|${model}`, { sent, received }]),
        ),
      };
    },

    /** Whatever was begun until this moment was begun by a process that is gone: nobody will say how it ended. */
    async closeLeft(before: Date): Promise<void> {
      await query(`update ledger set state = 'unknown' where state = 'begun' and at <= $1`, [before]);
    },
  };
}

async function begin(
  { query }: Queryable,
  row: NewLedgerRow,
  { cap, boxes }: { readonly cap: MonthlyCap; readonly boxes: Boxes },
): Promise<'begun' | 'over the cap'> {
  const { owner, id, keyName, host } = row;
  await query(LOCK, [owner]);
  const [spent] = await query<{ tokens: number }>(SUM, [owner, cap.month]);
  if (cap.tokens !== undefined && (spent?.tokens ?? 0) + row.reserved > cap.tokens) return 'over the cap';
  const place = placeOf(owner, id);
  const begun = await query(BEGIN, [
    owner,
    id,
    row.request,
    cap.month,
    row.provider,
    row.model,
    row.purpose,
    row.reserved,
    Buffer.byteLength(row.text),
    row.replaced,
    bodyBox(boxes).close(place, { keyName, host }),
    textBox(boxes).close(place, row.text),
    row.at,
  ]);
  if (begun.length === 0) throw new Error('a row of the ledger with this id was begun before');
  return 'begun';
}

function readRow(owner: UserId, { body, text, ...row }: StoredRow, boxes: Boxes): LedgerRow {
  const place = placeOf(owner, row.id);
  return {
    owner,
    ...row,
    ...bodyBox(boxes).read(place, body),
    text: text ? textBox(boxes).read(place, text) : undefined,
  };
}
