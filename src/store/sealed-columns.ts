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

const TIME = 'timestamp with time zone';

/** Every table of the schema; a test compares. Whatever copies rows, or seals them anew, goes through this list. */
export const storedTables: readonly StoredTable[] = [
  { name: 'seen', columns: { digest: 'bytea', at: TIME }, key: ['digest'], sealed: [] },
  {
    name: 'lane',
    columns: {
      name: 'text',
      pk: 'bigint',
      head: 'bigint',
      done: 'bigint',
      owner: 'integer',
      epoch: 'integer',
      attempts: 'smallint',
      next_at: TIME,
      error: 'bytea',
    },
    key: ['name'],
    identity: 'pk',
    sealed: [{ name: 'error', prefix: 'error|lane', bound: ['name'] }],
  },
  {
    name: 'inbox',
    columns: {
      lane_pk: 'bigint',
      position: 'bigint',
      digest: 'bytea',
      kind: 'text',
      payload: 'bytea',
      decision: 'bytea',
      at: TIME,
      progress: 'boolean',
    },
    key: ['lane_pk', 'position'],
    sealed: [
      { name: 'payload', prefix: 'inbox', bound: ['digest'] },
      { name: 'decision', prefix: 'decision', bound: ['digest'] },
    ],
  },
  {
    name: 'dead_letter',
    columns: {
      id: 'bigint',
      digest: 'bytea',
      accepted_at: TIME,
      lane: 'text',
      kind: 'text',
      error: 'bytea',
      raw: 'bytea',
      at: TIME,
      rerun_at: TIME,
    },
    key: ['id'],
    identity: 'id',
    sealed: [
      { name: 'error', prefix: 'error', bound: ['digest'] },
      { name: 'raw', prefix: 'raw', bound: ['digest'] },
    ],
  },
  {
    name: 'timer',
    columns: { digest: 'bytea', lane: 'text', kind: 'text', payload: 'bytea', due: TIME, planned_at: TIME },
    key: ['digest'],
    sealed: [{ name: 'payload', prefix: 'inbox', bound: ['digest'] }],
  },
  {
    name: 'redacted',
    columns: { digest: 'bytea', payload: 'bytea', at: TIME },
    key: ['digest'],
    sealed: [{ name: 'payload', prefix: 'inbox', bound: ['digest'] }],
  },
  {
    name: 'outbox',
    columns: {
      key: 'text',
      digest: 'bytea',
      ordinal: 'bigint',
      destination: 'text',
      body: 'bytea',
      state: 'text',
      worker: 'integer',
      left_behind: 'boolean',
      tries: 'integer',
      next_at: TIME,
      event_id: 'text',
      signs: 'text[]',
      error: 'bytea',
      planned_at: TIME,
      finished_at: TIME,
    },
    key: ['key'],
    identity: 'ordinal',
    sealed: [
      { name: 'body', prefix: 'outbox', bound: ['key'] },
      { name: 'error', prefix: 'error', bound: ['key'] },
    ],
  },
  {
    name: 'room',
    columns: {
      room_id: 'text',
      join_rule: 'text',
      history_visibility: 'text',
      encrypted: 'boolean',
      replacement: 'text',
      changes: 'bigint',
      settled_in: 'bigint',
    },
    key: ['room_id'],
    sealed: [],
  },
  {
    name: 'member',
    columns: { room_id: 'text', user_id: 'text', membership: 'text' },
    key: ['room_id', 'user_id'],
    sealed: [],
  },
  { name: 'settlement', columns: { id: 'integer', generation: 'bigint' }, key: ['id'], sealed: [] },
  { name: 'direct_room', columns: { user_id: 'text', room_id: 'text' }, key: ['user_id'], sealed: [] },
  { name: 'once', columns: { digest: 'bytea', by: 'bytea', until: TIME }, key: ['digest'], sealed: [] },
  {
    name: 'shown',
    columns: { user_id: 'text', room_id: 'text', body: 'bytea', digest: 'bytea', at: TIME },
    key: ['user_id', 'room_id'],
    sealed: [{ name: 'body', prefix: 'shown', bound: ['user_id', 'room_id'] }],
  },
  {
    name: 'open_question',
    columns: { user_id: 'text', room_id: 'text', body: 'bytea', digest: 'bytea', expires_at: TIME },
    key: ['user_id', 'room_id'],
    sealed: [{ name: 'body', prefix: 'open_question', bound: ['user_id', 'room_id'] }],
  },
  {
    name: 'act',
    columns: {
      owner: 'text',
      mark: 'text',
      ordinal: 'bigint',
      request: 'text',
      room_id: 'text',
      connection: 'text',
      action: 'text',
      approval: 'text',
      state: 'text',
      undoes: 'text[]',
      body: 'bytea',
      at: TIME,
    },
    key: ['owner', 'mark'],
    identity: 'ordinal',
    sealed: [{ name: 'body', prefix: 'act', bound: ['owner', 'mark'] }],
  },
  {
    name: 'act_step',
    columns: {
      owner: 'text',
      mark: 'text',
      ordinal: 'integer',
      watermark: 'bytea',
      receipt: 'bytea',
      object_id: 'text',
      result: 'text',
      begun_at: TIME,
      ended_at: TIME,
    },
    key: ['owner', 'mark', 'ordinal'],
    sealed: [
      { name: 'watermark', prefix: 'watermark', bound: ['owner', 'mark', 'ordinal'] },
      { name: 'receipt', prefix: 'receipt', bound: ['owner', 'mark', 'ordinal'] },
    ],
  },
  {
    name: 'connection',
    columns: {
      owner: 'text',
      id: 'text',
      service: 'text',
      is_default: 'boolean',
      state: 'text',
      since: TIME,
      last_used: TIME,
      body: 'bytea',
      facts: 'bytea',
      credentials: 'bytea',
    },
    key: ['owner', 'id'],
    sealed: [
      { name: 'body', prefix: 'connection', bound: ['owner', 'id'] },
      { name: 'facts', prefix: 'facts', bound: ['owner', 'id'] },
      // `credentialsContext` of core/connection.ts.
      { name: 'credentials', prefix: 'credentials', bound: ['owner', 'id'] },
    ],
  },
  {
    name: 'setting',
    columns: { owner: 'text', body: 'bytea' },
    key: ['owner'],
    sealed: [{ name: 'body', prefix: 'setting', bound: ['owner'] }],
  },
  {
    name: 'own_task',
    columns: { owner: 'text', id: 'text', ordinal: 'bigint', fields: 'bytea' },
    key: ['owner', 'id'],
    identity: 'ordinal',
    sealed: [{ name: 'fields', prefix: 'own_task', bound: ['owner', 'id'] }],
  },
  {
    name: 'workflow',
    columns: {
      owner: 'text',
      id: 'text',
      ordinal: 'bigint',
      request: 'text',
      turn: 'integer',
      digest: 'bytea',
      spoken: 'text',
      body: 'bytea',
      finished_at: TIME,
    },
    key: ['owner', 'id'],
    identity: 'ordinal',
    sealed: [{ name: 'body', prefix: 'workflow', bound: ['owner', 'id'] }],
  },
  {
    name: 'model_key',
    columns: {
      owner: 'text',
      id: 'text',
      ordinal: 'bigint',
      provider: 'text',
      state: 'text',
      since: TIME,
      body: 'bytea',
      credentials: 'bytea',
    },
    key: ['owner', 'id'],
    identity: 'ordinal',
    sealed: [
      { name: 'body', prefix: 'model_key', bound: ['owner', 'id'] },
      // `modelKeyContext` of core/model-key.ts.
      { name: 'credentials', prefix: 'model-key', bound: ['owner', 'id'] },
    ],
  },
  {
    name: 'ledger',
    columns: {
      owner: 'text',
      id: 'text',
      ordinal: 'bigint',
      request: 'text',
      month: 'text',
      provider: 'text',
      model: 'text',
      purpose: 'text',
      state: 'text',
      reserved: 'bigint',
      sent: 'bigint',
      received: 'bigint',
      size: 'integer',
      replaced: 'integer',
      body: 'bytea',
      text: 'bytea',
      at: TIME,
    },
    key: ['owner', 'id'],
    identity: 'ordinal',
    sealed: [
      { name: 'body', prefix: 'ledger', bound: ['owner', 'id'] },
      { name: 'text', prefix: 'ledger_text', bound: ['owner', 'id'] },
    ],
  },
  {
    name: 'turn',
    columns: {
      user_id: 'text',
      request: 'text',
      room_id: 'text',
      ordinal: 'bigint',
      body: 'bytea',
      at: TIME,
    },
    key: ['user_id', 'request'],
    identity: 'ordinal',
    sealed: [{ name: 'body', prefix: 'turn', bound: ['user_id', 'request'] }],
  },
  {
    name: 'sync_position',
    columns: { account: 'text', position: 'bytea' },
    key: ['account'],
    sealed: [{ name: 'position', prefix: 'sync_position', bound: ['account'] }],
  },
  {
    name: 'device',
    columns: { account: 'text', body: 'bytea' },
    key: ['account'],
    sealed: [{ name: 'body', prefix: 'device', bound: ['account'] }],
  },
  {
    name: 'note',
    columns: { name: 'text', value: 'bytea' },
    key: ['name'],
    sealed: [{ name: 'value', prefix: 'note', bound: ['name'] }],
  },
  {
    name: 'worker',
    columns: { id: 'integer', seen_at: TIME, dead: 'boolean' },
    key: ['id'],
    identity: 'id',
    sealed: [],
  },
];

/** The context a value of this column was sealed with. `textOf`: a column of its row as text, bytes in hexadecimal digits. */
export const contextOf = (
  { prefix, bound }: SealedColumn,
  textOf: (column: string) => string | number,
): string => [prefix, ...bound.map(textOf)].join('|');
