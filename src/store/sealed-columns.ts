/** As the schema names them; each of them casts to text and back without loss. */
export type ColumnType =
  | 'text'
  | 'text[]'
  | 'bigint'
  | 'integer'
  | 'smallint'
  | 'boolean'
  | 'timestamp with time zone'
  | 'bytea';

/** What a sealed value is bound to: `prefix`, then the values of these columns of its row, with bars between. */
export interface SealedColumn {
  readonly name: string;
  readonly prefix: string;
  readonly bound: readonly string[];
}

export interface StoredTable {
  readonly name: string;
  readonly columns: Readonly<Record<string, ColumnType>>;
  /** Of the primary key, in its order. */
  readonly key: readonly string[];
  /** The column whose values the database hands out itself. */
  readonly identity?: string;
  readonly sealed: readonly SealedColumn[];
}

/** The context a value of this column was sealed with. `textOf`: a column of its row as text, bytes in hexadecimal digits. */
export const contextOf = (
  { prefix, bound }: SealedColumn,
  textOf: (column: string) => string | number,
): string => [prefix, ...bound.map(textOf)].join('|');
