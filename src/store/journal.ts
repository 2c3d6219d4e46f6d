import { type Receipt, isWhole } from '../core/edit.ts';
import type { RoomId, UserId } from '../core/ids.ts';
import type { Act, ActState, NewAct, Step } from '../core/journal.ts';
import type { Json } from '../core/json.ts';
import { type Database, type Parameter, persist, textArray } from './database.ts';
import type { Box, Boxes } from './seal-rows.ts';

/** The mark that is there already stays as it is, with what was begun under it. */
const OPEN = `
insert into act (owner, mark, request, room_id, connection, action, approval, undoes, body, at)
values ($1, $2, $3, $4, $5, $6, $7, $8::text[], $9, $10::timestamptz)
on conflict (owner, mark) do nothing`;

/** `$11` and `$12`: the watermark of its first step, and when that was begun. */
const OPEN_BEGUN = `
with opened as (${OPEN} returning owner, mark)
insert into act_step (owner, mark, ordinal, watermark, begun_at)
select owner, mark, 0, $11::bytea, $12::timestamptz from opened`;

/** Begun again: the first watermark counts, so that what the first attempt made is found. */
const BEGIN = `
insert into act_step (owner, mark, ordinal, watermark, begun_at) values ($1, $2, $3, $4, $5)
on conflict (owner, mark, ordinal) do nothing`;

const END = `
insert into act_step (owner, mark, ordinal, receipt, object_id, result, begun_at, ended_at)
values ($1, $2, $3, $4, $5, $6, $7::timestamptz, $7::timestamptz)
on conflict (owner, mark, ordinal) do update set receipt = excluded.receipt, object_id = excluded.object_id,
  result = excluded.result, ended_at = excluded.ended_at`;

/** What was taken back meanwhile stays undone, whoever closes it once more. */
const closing = (state: string): string => `
closed as (
  update act set state = ${state}::text where owner = $1 and mark = $2 and state <> 'undone' returning undoes, state
)
update act set state = 'undone' from closed
where act.owner = $1 and act.mark = any(closed.undoes) and closed.state in ('whole', 'partly')`;

const CLOSE = `with ${closing('$3')}`;
const END_LAST = `with ended as (${END}), ${closing('$8')}`;

const COLUMNS = `
act.owner, act.mark, act.request, act.room_id, act.connection, act.action, act.approval, act.state,
  array_to_json(act.undoes) as undoes, act.body, act.at,
  act_step.ordinal as step, act_step.watermark, act_step.receipt`;
const STEPS = 'left join act_step on act_step.owner = act.owner and act_step.mark = act.mark';
const IN_ORDER = 'order by act.ordinal, act_step.ordinal';

const FIND = `
select ${COLUMNS} from act ${STEPS} where act.owner = $1 and act.mark = $2 ${IN_ORDER}`;

const OF_REQUEST = `
select ${COLUMNS} from act ${STEPS}
where act.owner = $1 and act.request = $2 and act.body is not null ${IN_ORDER}`;

/** Of this person in this room, not long ago, and more than nothing came of it. */
const RECENT = `
act.owner = $1 and act.room_id = $2 and act.at >= $3 and act.state in ('begun', 'whole', 'partly', 'doubt')
  and act.body is not null`;

/** What the newest request did, unless that was to take something back: one undo never reaches behind another. */
const LATEST = `
with newest as (
  select request from act
  where ${RECENT} and (cardinality(act.undoes) = 0 or act.state = 'whole') order by ordinal desc limit 1
)
select ${COLUMNS} from act join newest using (request) ${STEPS}
where ${RECENT} and cardinality(act.undoes) = 0 ${IN_ORDER}`;

interface ActRow extends Pick<NewAct, 'owner' | 'mark' | 'request' | 'connection' | 'action' | 'approval'> {
  readonly room_id: RoomId;
  readonly state: ActState;
  readonly undoes: readonly string[];
  readonly body: Uint8Array | null;
  readonly at: Date;
  /** Null where no step was begun. */
  readonly step: number | null;
  readonly watermark: Uint8Array | null;
  readonly receipt: Uint8Array | null;
}

interface ActBoxes {
  readonly body: Box<Pick<NewAct, 'edits' | 'scope'>>;
  readonly watermark: Box<Json>;
  readonly receipt: Box<Receipt>;
}

const actPlace = (owner: UserId, mark: string): string => `${owner}|${mark}`;
const stepPlace = (owner: UserId, mark: string, ordinal: number): string => `${owner}|${mark}|${ordinal}`;

/** One edit of an act, by its place among the edits. */
export interface EndedStep {
  readonly ordinal: number;
  readonly receipt: Receipt;
}

const createActBoxes = (boxes: Boxes): ActBoxes => ({
  body: boxes('act'),
  watermark: boxes('watermark'),
  receipt: boxes('receipt'),
});

/**
 * What is written down before and after each write. Every function is one statement, and has reached the disk when it
 * returns. Edits, watermarks and receipts are sealed and bound to their owner and mark.
 */
export function createJournal(database: Database, boxes: Boxes, now: () => Date) {
  const sealing = createActBoxes(boxes);
  return { ...createWriting(database, sealing, now), ...createReading(database, sealing) };
}

function createWriting(database: Database, boxes: ActBoxes, now: () => Date) {
  const run = async (statement: string, values: readonly Parameter[]): Promise<void> => {
    await persist(async () => await database.query(statement, values));
  };
  return {
    /**
     * Stores a call with all its edits before anything of it is carried out; nothing happens when its mark is there
     * already. With `first` its first edit is begun in the same statement, as `begin` would.
     */
    async open(act: NewAct, first?: { readonly watermark: Json }): Promise<void> {
      const values = valuesOf(act, boxes);
      if (!first) return await run(OPEN, values);
      const watermark = watermarkOf(stepPlace(act.owner, act.mark, 0), first.watermark, boxes);
      return await run(OPEN_BEGUN, [...values, watermark, now()]);
    },

    /** From now on this edit may have been made. Begun again, it keeps its first watermark. */
    async begin(owner: UserId, mark: string, ordinal: number, watermark: Json): Promise<void> {
      const sealed = watermarkOf(stepPlace(owner, mark, ordinal), watermark, boxes);
      await run(BEGIN, [owner, mark, ordinal, sealed, now()]);
    },

    /** What reading back showed; a later receipt of the same edit replaces an earlier one. */
    async end(owner: UserId, mark: string, ordinal: number, receipt: Receipt): Promise<void> {
      await run(END, [
        owner,
        mark,
        ...endOf(stepPlace(owner, mark, ordinal), { ordinal, receipt }, boxes),
        now(),
      ]);
    },

    /** `end` and `close` in one statement: either both are stored or none. */
    async endLast(owner: UserId, mark: string, last: EndedStep, state: ActState): Promise<void> {
      const end = endOf(stepPlace(owner, mark, last.ordinal), last, boxes);
      await run(END_LAST, [owner, mark, ...end, now(), state]);
    },

    /** With `whole` or `partly` the acts it takes back become `undone` in the same statement. */
    async close(owner: UserId, mark: string, state: ActState): Promise<void> {
      await run(CLOSE, [owner, mark, state]);
    },
  };
}

function createReading({ query }: Database, boxes: ActBoxes) {
  const read = async (statement: string, values: readonly Parameter[]): Promise<readonly Act[]> =>
    readActs(await query<ActRow>(statement, values), boxes);
  return {
    /** The act of this mark. When its words were forgotten it has its state, and neither edits nor steps. */
    async find(owner: UserId, mark: string): Promise<Act | undefined> {
      const [act] = await read(FIND, [owner, mark]);
      return act;
    },

    /** In the order they were opened; without those whose words were forgotten. */
    async ofRequest(owner: UserId, request: string): Promise<readonly Act[]> {
      return await read(OF_REQUEST, [owner, request]);
    },

    /**
     * The acts of the newest request that can be taken back, in the order they were opened; those of which nobody knows
     * yet how they ended are among them. None when the newest was itself an undo.
     */
    async latest(owner: UserId, room: RoomId, since: Date): Promise<readonly Act[]> {
      return await read(LATEST, [owner, room, since]);
    },
  };
}

function valuesOf(act: NewAct, boxes: ActBoxes): readonly Parameter[] {
  const { owner, mark, request, room, connection, action, approval, edits, scope, undoes, at } = act;
  const body = boxes.body.close(actPlace(owner, mark), { edits, scope });
  return [owner, mark, request, room, connection, action, approval, textArray(undoes), body, at];
}

const watermarkOf = (place: string, watermark: Json, boxes: ActBoxes): Uint8Array | null =>
  watermark === null ? null : boxes.watermark.close(place, watermark);

const endOf = (place: string, { ordinal, receipt }: EndedStep, boxes: ActBoxes): readonly Parameter[] => [
  ordinal,
  boxes.receipt.close(place, receipt),
  receipt.id,
  isWhole(receipt) ? 'whole' : 'partly',
];

const readActs = (rows: readonly ActRow[], boxes: ActBoxes): readonly Act[] =>
  [...Map.groupBy(rows, ({ mark }) => mark).values()].flatMap((steps) => readAct(steps, boxes));

function readAct(rows: readonly ActRow[], boxes: ActBoxes): readonly Act[] {
  const [act] = rows;
  if (!act) return [];
  const { owner, mark, body } = act;
  const { edits, scope } = body
    ? boxes.body.read(actPlace(owner, mark), body)
    : { edits: [], scope: 'unknown' as const };
  return [
    {
      owner,
      mark,
      request: act.request,
      room: act.room_id,
      connection: act.connection,
      action: act.action,
      approval: act.approval,
      state: act.state,
      undoes: act.undoes,
      at: act.at,
      edits,
      scope,
      steps: body ? rows.flatMap((row) => readStep(row, boxes)) : [],
    },
  ];
}

function readStep({ owner, mark, step, watermark, receipt }: ActRow, boxes: ActBoxes): readonly Step[] {
  if (step === null) return [];
  const place = stepPlace(owner, mark, step);
  return [
    {
      ordinal: step,
      watermark: watermark && boxes.watermark.read(place, watermark),
      receipt: receipt ? readReceipt(boxes.receipt.read(place, receipt)) : undefined,
    },
  ];
}

/** JSON leaves out what is undefined. */
const readReceipt = (receipt: Receipt): Receipt => ({ ...receipt, now: receipt.now });
