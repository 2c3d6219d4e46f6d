import type { CryptoDelta, CryptoRow, CryptoSchema, CryptoStore, SealedEvent } from '../core/crypto-store.ts';
import { sha256 } from '../core/digest.ts';
import type { UserId } from '../core/ids.ts';
import type { Fields } from '../core/json.ts';
import { acceptInside, type Batch } from './accept.ts';
import { KEYS_DAYS } from './clean.ts';
import { type Beside, dropState, storeDelta, type Writer } from './crypto-flush.ts';
import { pruneSessions } from './crypto-prune.ts';
import { type Database, persist, plainArray, type Queryable, textArray } from './database.ts';
import { ofDatabase } from './database-away.ts';
import type { Box, Boxes } from './seal-rows.ts';

export interface CryptoDeps {
  readonly database: Database;
  readonly boxes: Boxes;
  readonly now: () => Date;
  /** Rings when there is something new in a lane. */
  readonly ring: () => void;
}

/** The content is kept as it was made, by whom and for which transaction. */
const sealedBox = (boxes: Boxes) => boxes<Fields>('crypto_sealed');
const placeOf = (account: UserId, transactionId: string): string => `${account}|${transactionId}`;

/**
 * The inbox forgets that an event was handled; before that, the same event counts as another one. It may have waited
 * for its key for a day.
 */
const SAME_EVENT_DAYS = KEYS_DAYS - 2;
/** `by` comes back whether the place was free or not, but not once it is that old. */
const PLACE: Pick<Beside, 'statements' | 'select'> = {
  statements: (first) => `, placed as (
  insert into crypto_place (account, digest, by, at)
  select $2, decode($${first}, 'hex'), decode($${first + 1}, 'hex'), $3::timestamptz from alive
  on conflict (account, digest) do update set at = crypto_place.at returning by, at
)`,
  select: `select encode(by, 'hex') from placed where at > $3::timestamptz - interval '${SAME_EVENT_DAYS} days'`,
};

/** Selected are those that were sealed before, and stand. */
const SEAL: Pick<Beside, 'statements' | 'select'> = {
  statements: (first) => `, sealing as (
  select transaction_id, room_id, decode(body, 'base64') as body
  from unnest($${first}::text[], $${first + 1}::text[], $${first + 2}::text[]) as given (transaction_id, room_id, body)
), sealed as (
  insert into crypto_sealed (account, transaction_id, room_id, body, at)
  select $2, transaction_id, room_id, body, $3::timestamptz from alive, sealing
  on conflict (account, transaction_id) do update set room_id = excluded.room_id,
    body = case when crypto_sealed.room_id = excluded.room_id then crypto_sealed.body else excluded.body end
  returning transaction_id, body
)`,
  select: `select json_object_agg(transaction_id, encode(sealed.body, 'base64'))
    from sealed join sealing using (transaction_id) where sealed.body <> sealing.body`,
};

const SEALED = 'select body from crypto_sealed where account = $1 and transaction_id = $2 and room_id = $3';

/** The state of the crypto machine of `account`, as long as `epoch` leads. */
export const createCrypto =
  (deps: CryptoDeps) =>
  (account: UserId, epoch: number): CryptoStore<Batch> => {
    const { database, boxes, now, ring } = deps;
    const box = sealedBox(boxes);
    const of = (transactionId: string): string => placeOf(account, transactionId);
    const writer = (): Writer => ({ account, epoch, at: now() });
    const store = createStoring(database, writer);
    return {
      load: async () => await inDatabase(async () => await load(database, writer())),

      flush: async (delta) => {
        if (delta.rows.length + delta.schemas.length > 0 || delta.isAnew) await store(delta);
      },

      flushReceived: async (delta, batch) => {
        const { at } = writer();
        const fresh = await inDatabase(
          async () =>
            await database.transaction(async (inside) => {
              await storeInside(inside, { account, epoch, at }, delta);
              return await acceptInside(inside, batch, { boxes, at });
            }),
        );
        if (fresh > 0) ring();
      },

      flushDecrypted: async (delta, { session, index, event }) => {
        const by = sha256(event);
        const parameters = [sha256(`${session}|${index}`), by];
        return (await store<string>(delta, { ...PLACE, parameters })) === by ? 'first' : 'replayed';
      },

      flushEncrypted: createFlushEncrypted(store, { box, of }),

      sealedContent: async (transactionId, room) => {
        const [row] = await inDatabase(
          async () => await database.query<{ body: Uint8Array }>(SEALED, [account, transactionId, room]),
        );
        return row && box.read(of(transactionId), row.body);
      },
    };
  };

interface Sealing {
  readonly box: Box<Fields>;
  /** The place of what was sealed for a transaction. */
  readonly of: (transactionId: string) => string;
}

const createFlushEncrypted =
  (store: Storing, { box, of }: Sealing): CryptoStore<never>['flushEncrypted'] =>
  async (delta, sealed) => {
    const parameters = [
      textArray(sealed.map(({ transactionId }) => transactionId)),
      textArray(sealed.map(({ room }) => room)),
      plainArray(sealed.map(({ transactionId, content }) => box.close64(of(transactionId), content))),
    ];
    const before = await store<Readonly<Record<string, string>>>(delta, { ...SEAL, parameters });
    const standing = ({ transactionId, content }: SealedEvent): Fields => {
      const body = before?.[transactionId];
      return body === undefined ? content : box.read(of(transactionId), Buffer.from(body, 'base64'));
    };
    return new Map(sealed.map((one) => [one.transactionId, standing(one)]));
  };

type Storing = ReturnType<typeof createStoring>;

/** One statement and one round trip, except for a new device. */
const createStoring =
  (database: Database, writer: () => Writer) =>
  async <Selected>(delta: CryptoDelta, beside?: Beside): Promise<Selected | undefined> =>
    await inDatabase(async () =>
      delta.isAnew
        ? await database.transaction(
            async (inside) => await storeInside<Selected>(inside, writer(), delta, beside),
          )
        : await persist(async () => await storeDelta<Selected>(database, writer(), delta, beside)),
    );

async function storeInside<Selected>(
  inside: Queryable,
  writer: Writer,
  delta: CryptoDelta,
  beside?: Beside,
): Promise<Selected | undefined> {
  if (delta.isAnew) await dropState(inside, writer);
  return await storeDelta<Selected>(inside, writer, delta, beside);
}

const SCHEMAS = 'select database, schema from crypto_schema where account = $1';
const ROWS = 'select database, store, key, value from crypto_row where account = $1';

/** Nobody else writes what is read here: the epoch is new, and all older ones are fenced. */
async function load(
  database: Database,
  writer: Writer,
): Promise<{ readonly schemas: readonly CryptoSchema[]; readonly rows: readonly CryptoRow[] }> {
  return await database.transaction(async (inside) => {
    await pruneSessions(inside, writer);
    const schemas = await inside.query<CryptoSchema>(SCHEMAS, [writer.account]);
    return { schemas, rows: await inside.query<CryptoRow>(ROWS, [writer.account]) };
  });
}

async function inDatabase<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw ofDatabase(error);
  }
}
