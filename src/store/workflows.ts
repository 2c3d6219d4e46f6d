import type { UserId } from '../core/ids.ts';
import type { NewEntry } from '../core/new-entry.ts';
import type { Fields } from '../core/json.ts';
import type { Workflow, WorkflowState, WorkflowTurn } from '../core/workflow.ts';
import { planTimers, sealEntry } from './append.ts';
import type { Database, Queryable } from './database.ts';
import { type Boxes, digestOf, entryBox, replyKeyOf } from './seal-rows.ts';

/** A workflow to be. */
export interface NewWorkflow extends WorkflowState {
  readonly owner: UserId;
  readonly id: string;
  /** Of the edit that makes it: its act knows the request. */
  readonly mark: string;
  /** The request that set it first, when it is made anew. */
  readonly request?: string;
}

export interface WorkflowDeps {
  readonly database: Database;
  readonly boxes: Boxes;
  readonly now: () => Date;
}

interface WorkflowRow {
  readonly owner: UserId;
  readonly id: string;
  readonly turn: number;
  readonly request: string;
  readonly spoken: string | null;
  readonly body: Uint8Array;
}

const FIRST_TURN = 0;

const workflowBox = (boxes: Boxes) => boxes<Fields>('workflow');
const placeOf = (owner: UserId, id: string): string => `${owner}|${id}`;
const digestIn = (next: NewEntry | undefined): string | null => (next ? digestOf(next.key) : null);

/** The mark of an edit is that of its act, a dot, and the number of the edit. */
const actOf = (mark: string): string => mark.slice(0, Math.max(0, mark.lastIndexOf('.')));

const CREATE = `
insert into workflow (owner, id, request, turn, digest, body, finished_at)
select $1, $2, coalesce($3, (select request from act where owner = $1 and mark = $4), $5), $6, decode($7, 'hex'), $8,
  case when $7::text is null then $9::timestamptz end
on conflict do nothing returning id`;

const UPDATE = `
update workflow set turn = turn + 1, digest = decode($3, 'hex'), body = $4,
  finished_at = case when $3::text is null then coalesce(finished_at, $5::timestamptz) end
where owner = $1 and id = $2`;

/** One that is on its way into its lane meanwhile finds another turn there, and says nothing. */
const UNPLAN = `
delete from timer where digest in (
  select timer.digest from timer join workflow using (digest)
  where workflow.owner = $1 and workflow.id = $2 for update of timer skip locked
)`;

const COLUMNS = 'owner, id, turn, request, spoken, body';
const LOCK = `select ${COLUMNS} from workflow where owner = $1 and id = $2 for update`;
const REMOVE = 'delete from workflow where owner = $1 and id = $2';

/**
 * What people set for a time. Whatever changes one also changes its timer, in the same transaction. Bodies are sealed
 * and bound to their owner.
 */
export function createWorkflows({ database, boxes, now }: WorkflowDeps) {
  return { ...createReading(database, boxes), ...createWriting({ database, boxes, now }) };
}

function createReading({ query }: Queryable, boxes: Boxes) {
  const read = async (where: string, values: readonly string[]): Promise<readonly Workflow[]> => {
    const rows = await query<WorkflowRow>(
      `select ${COLUMNS} from workflow where ${where} order by ordinal`,
      values,
    );
    return rows.map((row) => readRow(row, boxes));
  };
  return {
    /** In the order they were made; those that came for the last time are among them for a week. */
    all: async (owner: UserId): Promise<readonly Workflow[]> => await read('owner = $1', [owner]),

    read: async (owner: UserId, id: string): Promise<Workflow | undefined> =>
      (await read('owner = $1 and id = $2', [owner, id]))[0],

    /** What was set by this request, as acts name theirs. */
    ofRequest: async (owner: UserId, request: string): Promise<readonly Workflow[]> =>
      await read('owner = $1 and request = $2', [owner, request]),

    /** The one whose last message was said by the entry whose digest begins with these 32 digits. */
    saidBy: async (owner: UserId, said: string): Promise<Workflow | undefined> =>
      (await read('owner = $1 and spoken = $2', [owner, said]))[0],
  };
}

/** The request goes along, so that what is removed and made anew is still cancelled with it. */
function readRow({ owner, id, turn, request, spoken, body }: WorkflowRow, boxes: Boxes): Workflow {
  const fields = { ...workflowBox(boxes).read(placeOf(owner, id), body), request };
  return { owner, id, turn, body: fields, ...(spoken === null ? {} : { spoken }) };
}

function createWriting({ database, boxes, now }: WorkflowDeps) {
  const seal = (owner: UserId, id: string, { request: _request, ...body }: Fields): Uint8Array =>
    workflowBox(boxes).close(placeOf(owner, id), body);
  const plan = async (inside: Queryable, next: NewEntry | undefined): Promise<void> => {
    if (next) await planTimers(inside, [sealEntry(next, entryBox(boxes))], now());
  };
  return {
    /** The same id again: nothing happens. */
    async create({ owner, id, mark, request, body, next }: NewWorkflow): Promise<void> {
      const act = actOf(mark);
      await database.transaction(async (inside) => {
        const made = await inside.query(CREATE, [
          owner,
          id,
          request ?? null,
          act,
          act.split('.', 1)[0] ?? '',
          FIRST_TURN,
          digestIn(next),
          seal(owner, id, body),
          now(),
        ]);
        if (made.length > 0) await plan(inside, next);
      });
    },

    /** Changes it as it is by then; one that is gone stays gone. `change` is called again when it has to be tried again. */
    async change(
      owner: UserId,
      id: string,
      change: (workflow: Workflow) => WorkflowState | undefined,
    ): Promise<void> {
      await database.transaction(async (inside) => {
        const [row] = await inside.query<WorkflowRow>(LOCK, [owner, id]);
        const changed = row && change(readRow(row, boxes));
        if (!changed) return;
        const { body, next } = changed;
        await inside.query(UNPLAN, [owner, id]);
        await inside.query(UPDATE, [owner, id, digestIn(next), seal(owner, id, body), now()]);
        await plan(inside, next);
      });
    },

    async remove(owner: UserId, id: string): Promise<void> {
      const statements = [LOCK, UNPLAN, REMOVE];
      await database.transaction(async (inside) => {
        for (const statement of statements) await inside.query(statement, [owner, id]);
      });
    },
  };
}

const TURN = `
update workflow set turn = turn + 1, digest = decode($4, 'hex'), body = $5, spoken = coalesce($6, spoken),
  finished_at = case when $4::text is null then $7::timestamptz end
where owner = $1 and id = $2 and turn = $3 returning id`;

/** Within the transaction that ends the row which was its time; false when it was changed since it was read. */
export async function turnWorkflow(
  { query }: Queryable,
  { owner, id, turn, body: { request: _request, ...body }, next, isSaid }: WorkflowTurn,
  { boxes, at, digest }: { readonly boxes: Boxes; readonly at: Date; readonly digest: string },
): Promise<boolean> {
  const sealed = workflowBox(boxes).close(placeOf(owner, id), body);
  const said = isSaid ? replyKeyOf(digest) : null;
  const turned = await query(TURN, [owner, id, turn, digestIn(next), sealed, said, at]);
  return turned.length > 0;
}
