import { type Queryable } from './database.ts';

/** Texts, bytes and nulls, in the order of the columns. */
export type Fetched = Readonly<Record<string, string | Uint8Array | null>>;

const FIRST_ROWS = 50;
const MOST_ROWS = 5_000;
/** Of what is fetched at once: enough to be quick, little enough to be in memory several times. */
const CHUNK_LENGTH = 1_000_000;

/** Reads from an open cursor: as many rows at a time as make a chunk of the right size, each turned into a text. */
export function fetchFrom(
  { query }: Queryable,
  cursor: string,
  read: (row: Fetched) => string,
): () => Promise<readonly string[]> {
  let rowsAtOnce = FIRST_ROWS;
  return async () => {
    const found = await query<Fetched>(`fetch forward ${rowsAtOnce} from ${cursor}`);
    const rows = found.map(read);
    rowsAtOnce = wanted(rows);
    return rows;
  };
}

function wanted(rows: readonly string[]): number {
  const average = rows.reduce((sum, { length }) => sum + length, 0) / Math.max(1, rows.length);
  return Math.min(MOST_ROWS, Math.max(1, Math.floor(CHUNK_LENGTH / Math.max(1, average))));
}
