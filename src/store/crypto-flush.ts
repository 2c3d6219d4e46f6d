import { type CryptoDelta, FencedError } from '../core/crypto-store.ts';
import type { UserId } from '../core/ids.ts';
import { type Queryable, textArray } from './database.ts';

/** Whose state it is, and under which leadership it is written. */
export interface Writer {
  readonly account: UserId;
  readonly epoch: number;
  readonly at: Date;
}

/**
 * The row of the leader is held until the statement is stored: whoever takes over waits for it, and afterwards
 * nothing is written any more.
 */
const ALIVE = 'select id from worker where id = $1 and not dead for share';

/** `$1` epoch, `$2` account, `$3` now. */
const WITH_NOTHING = `with alive as (${ALIVE})`;

/** And `$4` to `$7` rows, a null value takes one away; `$8` and `$9` schemas. */
const WITH_DELTA = `${WITH_NOTHING}, given as (
  select database, store, key, value
  from unnest($4::text[], $5::text[], $6::text[], $7::text[]) as given (database, store, key, value)
), deleted as (
  delete from crypto_row using alive, given
  where account = $2 and crypto_row.database = given.database and crypto_row.store = given.store
    and crypto_row.key = given.key and given.value is null
), written as (
  insert into crypto_row (account, database, store, key, value, at)
  select $2, database, store, key, value, $3::timestamptz from alive, given where value is not null
  on conflict (account, database, store, key) do update set value = excluded.value
), described as (
  insert into crypto_schema (account, database, schema)
  select $2, database, schema from alive, unnest($8::text[], $9::text[]) as given (database, schema)
  on conflict (account, database) do update set schema = excluded.schema
)`;

/** What is stored in the same statement. */
export interface Beside {
  /** More of `with`, each beginning with a comma; it must take its rows from `alive`. `first`: of its parameters. */
  readonly statements: (first: number) => string;
  readonly select: string;
  readonly parameters: readonly string[];
}

const nothingBeside: Beside = { statements: () => '', select: 'null', parameters: [] };

/** @throws FencedError */
export async function assertAlive({ query }: Queryable, epoch: number): Promise<void> {
  const alive = await query(ALIVE, [epoch]);
  if (alive.length === 0) throw new FencedError('another process leads');
}

const ANEW: readonly string[] = [
  'delete from crypto_row where account = $1',
  'delete from crypto_schema where account = $1',
  // Made by the device that is no more: nobody else could read it.
  'delete from crypto_sealed where account = $1',
];

/** Must be called before a delta of a new device is stored, in the same transaction. */
export async function dropState(inside: Queryable, { account, epoch }: Writer): Promise<void> {
  await assertAlive(inside, epoch);
  for (const statement of ANEW) await inside.query(statement, [account]);
}

/**
 * Stores a delta, and what stands beside it, in one statement; returns what that selects.
 * @throws FencedError
 */
export async function storeDelta<Selected>(
  { query }: Queryable,
  { account, epoch, at }: Writer,
  delta: CryptoDelta,
  beside: Beside = nothingBeside,
): Promise<Selected | undefined> {
  // A parameter must be used: where nothing stands beside an empty delta, it is stored as a delta.
  const isEmpty = delta.rows.length + delta.schemas.length === 0 && beside !== nothingBeside;
  const parameters = [epoch, account, at, ...(isEmpty ? [] : parametersOf(delta))];
  const [row] = await query<{ alive: boolean; selected: Selected }>(
    `${isEmpty ? WITH_NOTHING : WITH_DELTA}${beside.statements(parameters.length + 1)}
     select exists (select from alive) as alive, (${beside.select}) as selected`,
    [...parameters, ...beside.parameters],
  );
  if (row?.alive !== true) throw new FencedError('another process leads');
  return row.selected;
}

const parametersOf = ({ rows, schemas }: CryptoDelta): readonly string[] => [
  textArray(rows.map(({ database }) => database)),
  textArray(rows.map(({ store }) => store)),
  textArray(rows.map(({ key }) => key)),
  textArray(rows.map(({ value }) => value)),
  textArray(schemas.map(({ database }) => database)),
  textArray(schemas.map(({ schema }) => schema)),
];
