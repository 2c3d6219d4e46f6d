import type { UserId } from '../core/ids.ts';
import type { ModelKey, SealedModelKey } from '../core/model-key.ts';
import type { Queryable } from './database.ts';
import { base64, type Boxes } from './seal-rows.ts';

const COLUMNS = 'id, provider, state, since, body, credentials';
const OF = `select ${COLUMNS} from model_key where owner = $1`;

const PUT = `
insert into model_key (owner, ${COLUMNS}) values ($1, $2, $3, $4, $5::timestamptz, $6, $7)
on conflict (owner, id) do update set provider = excluded.provider, state = excluded.state,
  since = excluded.since, body = excluded.body, credentials = excluded.credentials`;

const NOTE_WRONG = `
update model_key set state = 'wrong', since = $4::timestamptz
where owner = $1 and id = $2 and credentials = $3 and state <> 'wrong'`;

interface ModelKeyRow {
  readonly id: string;
  readonly provider: string;
  readonly state: ModelKey['state'];
  readonly since: Date;
  readonly body: Uint8Array;
  readonly credentials: Uint8Array;
}

type Body = Pick<ModelKey, 'name' | 'address' | 'model' | 'allowed' | 'allowedAt'>;

const bodyBox = (boxes: Boxes) => boxes<Body>('model_key');
const placeOf = (owner: UserId, id: string): string => `${owner}|${id}`;

/**
 * The keys that people have for models. What they are called, where they lead and what they may be used for is sealed
 * here and bound to its owner; the key itself comes sealed by the vault and is stored as it is.
 */
export function createModelKeys({ query }: Queryable, boxes: Boxes) {
  const reading = (owner: UserId, row: ModelKeyRow): SealedModelKey => ({
    ...bodyBox(boxes).read(placeOf(owner, row.id), row.body),
    id: row.id,
    provider: row.provider,
    state: row.state,
    since: row.since.toISOString(),
    sealed: base64(row.credentials),
  });
  return {
    /** In the order in which they were added. */
    async of(owner: UserId): Promise<readonly SealedModelKey[]> {
      const rows = await query<ModelKeyRow>(`${OF} order by ordinal`, [owner]);
      return rows.map((row) => reading(owner, row));
    },

    async read(owner: UserId, id: string): Promise<SealedModelKey | undefined> {
      const [row] = await query<ModelKeyRow>(`${OF} and id = $2`, [owner, id]);
      return row && reading(owner, row);
    },

    /** Inserts or replaces. */
    async put(owner: UserId, key: SealedModelKey): Promise<void> {
      const { id, provider, state, since, sealed, ...body } = key;
      const sealedBody = bodyBox(boxes).close(placeOf(owner, id), body);
      const credentials = Buffer.from(sealed, 'base64');
      await query(PUT, [owner, id, provider, state, new Date(since), sealedBody, credentials]);
    },

    /** The provider refused it. One that was removed or changed meanwhile stays as it is. */
    async noteWrong(
      owner: UserId,
      { id, sealed }: Pick<SealedModelKey, 'id' | 'sealed'>,
      since: Date,
    ): Promise<void> {
      await query(NOTE_WRONG, [owner, id, Buffer.from(sealed, 'base64'), since]);
    },

    async remove(owner: UserId, id: string): Promise<void> {
      await query('delete from model_key where owner = $1 and id = $2', [owner, id]);
    },
  };
}
